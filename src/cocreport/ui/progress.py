"""How far long work has come, on one line of the terminal that is gone again when it is done."""

import time
from typing import Final, TextIO

from cocreport.words import say

_A_WHILE: Final = 0.5
"""Seconds before anything is shown."""
_PAUSE: Final = 0.1
_CLEAR: Final = "\r\x1b[K"


class Progress:
    """Called with how much of how much is done; it shows nothing at first, and nothing where there is no terminal."""

    def __init__(self, terminal: TextIO | None) -> None:
        """Take the terminal, or None."""
        self._terminal = terminal
        self._began: float | None = None
        self._shown = 0.0

    def __call__(self, done: int, count: int) -> None:
        """Show it, not more often than an eye can follow; the last call takes the line away."""
        now = time.monotonic()
        if self._began is None:
            self._began = now
        if done >= count:
            self._write(_CLEAR if self._shown else "")
            self._began, self._shown = None, 0.0
        elif now - self._began > _A_WHILE and now - self._shown > _PAUSE:
            said = say("Reading the cases: {done} of {count}", done=f"{done:,}", count=f"{count:,}")
            self._write(f"{_CLEAR}{said}")
            self._shown = now

    def _write(self, text: str) -> None:
        if self._terminal and text:
            self._terminal.write(text)
            self._terminal.flush()
