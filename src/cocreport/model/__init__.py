"""What a case, a team and an event are; no file, clock or terminal is known here."""
