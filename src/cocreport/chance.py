"""The only chance: handed in from the command line, so that tests and examples can repeat themselves."""


def system_chance(signs: str) -> str:
    """Return one sign out of a text, picked by the system's source of randomness."""
    from secrets import choice

    return choice(signs)
