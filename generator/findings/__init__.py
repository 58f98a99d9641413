"""What is wrong with a record, as a value: a code, a place, and words in both languages."""
