"""The keyboard side of a terminal: one line, whether more has come, and forgetting what came too early."""

import os
import select
from contextlib import suppress
from typing import Final, TextIO

A_MOMENT: Final = 0.05
"""Seconds within which only a paste, and no hand, delivers the next key."""


def read_line(source: TextIO | None) -> str:
    """Read one line as it was typed, without its end; bytes that are no text become replacement signs.

    Raises:
        EOFError: nobody types any more, or the terminal is gone.
    """
    try:
        line = source.buffer.readline().decode(source.encoding, "replace") if source is not None else ""
    except (OSError, ValueError):
        line = ""
    if not line:
        raise EOFError
    return line.removesuffix("\n").removesuffix("\r")


def more_waits(source: TextIO | int | None, seconds: float = A_MOMENT) -> bool:
    """Say whether more comes at once, as it does when a text was pasted.

    Windows cannot wait for a keyboard this way; there a pasted text is told apart by prompt_toolkit alone.
    """
    if source is None or os.name == "nt":
        return False
    try:
        return bool(select.select([source], [], [], seconds)[0])
    except (OSError, ValueError):
        return False


def forget_typed_ahead(source: TextIO | int | None) -> None:
    """Drop what was typed before a question stood on the screen, so that it cannot answer it."""
    with suppress(*errors(), ImportError, ValueError, TypeError):
        import termios

        termios.tcflush(source, termios.TCIFLUSH)  # type: ignore[arg-type]  # None is a TypeError


def errors() -> tuple[type[Exception], ...]:
    """Return what is raised when nobody types any more, or when the terminal is gone."""
    try:
        import termios
    except ImportError:
        return (EOFError, OSError)
    return (EOFError, OSError, termios.error)
