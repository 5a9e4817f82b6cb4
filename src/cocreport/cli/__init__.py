"""The commands: each takes its arguments, opens the desk, calls one function and shows one result."""
