"""The line that is half typed in a plain terminal: taken out of it when a key breaks in, and not left for the shell."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, Final, TextIO

from cocreport.ui import terminal

_BREAKING_IN: Final = ("SIGTSTP", "SIGQUIT", "SIGCONT")
_MOST: Final = 65536
"""More bytes than any terminal holds of a line."""


class BrokenInto(Exception):
    """A key or a signal came that puts the program aside, ends it, or says that it was called back."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._number = number

    def take_its_course(self) -> None:
        """Do what the key does by itself; return when the program is called back."""
        signal.raise_signal(self._number)


class HalfLine:
    """What was typed of a line before something broke in."""

    def __init__(self) -> None:
        self.text = ""

    @contextmanager
    def reading(self, source: TextIO | None) -> Iterator[None]:
        """Let a line be read; when something breaks in, what was typed of it is added to the text.

        A terminal drops its line at such a key, or hands it to the shell, which shows it. Only the main thread can take
        over signals; what somebody else took over is left to them.

        Raises:
            BrokenInto: the program is to be put aside, or was called back.
        """
        former: dict[int, Any] = {}
        usual: list[Any] | None = None
        try:
            _take_over(former)
            usual = _holding_its_line(source)
            yield
        except (BrokenInto, KeyboardInterrupt):
            self.text += _taken_out(source, usual)
            raise
        finally:
            _set(source, usual)
            for number, handler in former.items():
                signal.signal(number, handler)


def _take_over(former: dict[int, Any]) -> None:
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (getattr(signal, name) for name in _BREAKING_IN if hasattr(signal, name)):
        if signal.getsignal(number) is signal.SIG_DFL:
            former[number] = signal.signal(number, _break_in)


def _break_in(number: int, _frame: FrameType | None) -> None:
    raise BrokenInto(number)


def _holding_its_line(source: TextIO | None) -> list[Any] | None:
    """Let the terminal keep its line when a key breaks in; return how it was, or None where there is none."""
    with suppress(*terminal.errors(), ImportError, ValueError, TypeError):
        import termios

        usual = termios.tcgetattr(source)  # type: ignore[arg-type]  # None is a TypeError
        _set(source, [*usual[:3], usual[3] | termios.NOFLSH, *usual[4:]])
        return usual
    return None


def _taken_out(source: TextIO | None, usual: list[Any] | None) -> str:
    """Read what the terminal holds of a line that has no end yet."""
    if source is None or usual is None:
        return ""
    import termios

    at_once = [*usual[6]]
    at_once[termios.VMIN] = at_once[termios.VTIME] = 0
    _set(source, [*usual[:3], usual[3] & ~termios.ICANON, *usual[4:6], at_once])
    with suppress(*terminal.errors(), ValueError):
        return os.read(source.fileno(), _MOST).decode(source.encoding, "replace").removesuffix("\n")
    return ""


def _set(source: TextIO | None, attributes: list[Any] | None) -> None:
    """Set a terminal at once; nothing that was typed is dropped."""
    if attributes is not None:
        import termios

        with suppress(*terminal.errors(), ValueError):
            termios.tcsetattr(source, termios.TCSANOW, attributes)  # type: ignore[arg-type]
