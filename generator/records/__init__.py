"""From bytes to typed records. Private: only the checks and the publish boundary may look in here."""
