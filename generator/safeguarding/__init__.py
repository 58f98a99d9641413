"""The only way from the records to the public. Its rules are tested by removing them one at a time."""
