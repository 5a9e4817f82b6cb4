"""What of a case somebody gets to read: people by code, times as coarse as needed, every form it can have."""
