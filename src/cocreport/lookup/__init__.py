"""What a team wants to know without opening its cases: the index, and what is read off it."""
