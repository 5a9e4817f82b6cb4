"""The folder on disk: the only floor that opens, writes, locks or removes a file of a team."""
