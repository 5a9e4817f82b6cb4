"""Signals while somebody answers: they end the open prompt, never a save that is under way."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final, TypeAlias

from cocreport.errors import ExitCode

_Handler: TypeAlias = Callable[[int, FrameType | None], Any] | int | None

_CODES: Final = {
    "SIGINT": ExitCode.INTERRUPTED,
    "SIGTERM": ExitCode.TERMINATED,
    "SIGHUP": ExitCode.HUNG_UP,
}


class Stops:
    """Remembers that the program was told to stop until an asker can say so to the walk."""

    def __init__(self) -> None:
        self._code: ExitCode | None = None
        self._end: Callable[[], None] | None = None

    @property
    def is_asked_for(self) -> bool:
        """Whether a stop came that no asker has passed on yet."""
        return self._code is not None

    def take(self) -> ExitCode | None:
        """Return what the program should end with, once; None while nothing came."""
        code, self._code = self._code, None
        return code

    def come(self, code: ExitCode) -> None:
        """Remember a stop, and end the prompt that is open, if one is."""
        self._code = code
        if self._end is not None:
            self._end()

    @contextmanager
    def during(self, end: Callable[[], None]) -> Iterator[None]:
        """Let a stop call ``end`` while a prompt is open; one that came before calls it at once."""
        self._end = end
        try:
            if self.is_asked_for:
                end()
            yield
        finally:
            self._end = None


@contextmanager
def stoppable(stops: Stops | None = None) -> Iterator[Stops]:
    """Take over the signals that stop a program while an interview runs, and give them back afterwards.

    Only the main thread can do that; elsewhere, and for signals that a system lacks, nothing is taken over.
    """
    stops = stops or Stops()
    former = _take_over(stops) if threading.current_thread() is threading.main_thread() else {}
    try:
        yield stops
    finally:
        for number, handler in former.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _take_over(stops: Stops) -> dict[signal.Signals, _Handler]:
    """Install a handler for each signal, and return the handlers that were there."""
    former: dict[signal.Signals, _Handler] = {}
    for name, code in _CODES.items():
        number = getattr(signal, name, None)
        if number is not None:
            former[number] = signal.signal(number, _passing_on(stops, code))
    return former


def _passing_on(stops: Stops, code: ExitCode) -> Callable[[int, FrameType | None], None]:
    def pass_on(_number: int, _frame: FrameType | None) -> None:
        stops.come(code)

    return pass_on
