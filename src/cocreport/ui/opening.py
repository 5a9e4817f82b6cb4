"""The first thing on the screen, there before anything slow is loaded."""

import sys
from contextlib import suppress
from typing import Final

OPENING: Final = """\
Take the time it needs. Each answer is kept as soon as it is given.
Any question can stay without an answer. Ctrl-C stops here, and you can go on later.
"""


def show_opening() -> None:
    """Greet whoever is at the keyboard, on the terminal only."""
    with suppress(OSError, ValueError):
        if sys.stdin.isatty() and sys.stderr.isatty():
            sys.stderr.write(OPENING + "\n")
            sys.stderr.flush()
