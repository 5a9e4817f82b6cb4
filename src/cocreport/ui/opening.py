"""The first thing on the screen, there before anything slow is loaded."""

import sys
from contextlib import suppress
from typing import Final

from cocreport.words import N_, say

OPENING: Final = (
    N_("Take the time it needs."),
    N_("Each answer is kept as it is given."),
    N_("Any question can stay unanswered."),
    N_("Ctrl-C stops; you can go on later."),
)
"""Short lines: nothing that could wrap them is loaded yet."""


def show_opening() -> None:
    """Greet whoever is at the keyboard, on the terminal only."""
    source, screen = sys.stdin, sys.stderr
    if source is None or screen is None:  # closed before the program began
        return
    with suppress(OSError, ValueError):
        if source.isatty() and screen.isatty():
            screen.write("\n".join(map(say, OPENING)) + "\n\n")
            screen.flush()
