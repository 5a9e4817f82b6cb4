"""What keeps a page from the eyes of others in a plain terminal: keys that are not echoed, and no way to the shell."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, TextIO

from cocreport.errors import ExitCode
from cocreport.ui import terminal
from cocreport.ui.stopping import Stops

_FEWEST_LINES: Final = 30
_WAYS_TO_THE_SHELL: Final = ("SIGTSTP", "SIGQUIT")


def lines_out_of_sight(screen: TextIO | None) -> int:
    """Return how many empty lines push everything off a screen, whether or not it says how high it is."""
    return max(rows(screen), _FEWEST_LINES)


def rows(screen: TextIO | None, *, usual: int = 24) -> int:
    """Return how many lines a screen shows at once."""
    try:
        return (os.get_terminal_size(screen.fileno()).lines if screen is not None else 0) or usual
    except (OSError, ValueError):
        return usual


@contextmanager
def unechoed(source: TextIO | None) -> Iterator[None]:
    """Let nothing show what is typed, where the terminal can do that; elsewhere it is typed as always."""
    usual = _silenced(source)
    try:
        yield
    finally:
        if usual is not None:
            _set(source, usual)


def _silenced(source: TextIO | None) -> list[Any] | None:
    """Turn the echo off and drop what was typed too early; return how it was, or None where that cannot be done."""
    with suppress(*terminal.errors(), ImportError, ValueError, TypeError):
        import termios

        usual = termios.tcgetattr(source)  # type: ignore[arg-type]  # None is a TypeError
        _set(source, [*usual[:3], usual[3] & ~termios.ECHO, *usual[4:]])
        return usual
    return None


def _set(source: TextIO | None, attributes: list[Any]) -> None:
    import termios

    with suppress(*terminal.errors(), ValueError):
        termios.tcsetattr(source, termios.TCSAFLUSH, attributes)  # type: ignore[arg-type]


@contextmanager
def no_way_to_the_shell(stops: Stops) -> Iterator[None]:
    """Let the keys that put a program aside, or end it, do what Ctrl-C does; the main thread alone can do that."""
    former = {}
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name) for name in _WAYS_TO_THE_SHELL if hasattr(signal, name)]
        former = {number: signal.signal(number, lambda *_: stops.come(ExitCode.INTERRUPTED)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler or signal.SIG_DFL)
