"""The keyboard side of a terminal."""

import builtins
import os
import pty
import termios
import tty
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import pytest

from cocreport.ui import terminal


@pytest.fixture
def keyboard() -> Iterator[tuple[int, TextIO]]:
    """Return the hand's end and the program's end of a terminal."""
    hand, end = pty.openpty()
    tty.setcbreak(end)
    with open(end, encoding="utf-8") as source:  # noqa: PTH123 - a descriptor has no path
        yield hand, source
    os.close(hand)


def test_a_line_comes_without_its_end(keyboard: tuple[int, TextIO]) -> None:
    hand, source = keyboard
    os.write(hand, "Zoë \t\n".encode())
    assert terminal.read_line(source) == "Zoë \t"


def test_bytes_that_are_no_text_are_replaced(keyboard: tuple[int, TextIO]) -> None:
    hand, source = keyboard
    os.write(hand, b"caf\xe9\n")
    assert terminal.read_line(source) == "caf\ufffd"


def test_the_end_of_input_is_no_line(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with (tmp_path / "empty").open(encoding="utf-8") as source, pytest.raises(EOFError):
        terminal.read_line(source)
    with pytest.raises(EOFError):
        terminal.read_line(source)  # it is closed by now
    with pytest.raises(EOFError):
        terminal.read_line(None)


def test_a_terminal_that_is_gone_gives_no_line() -> None:
    hand, end = pty.openpty()
    with open(end, encoding="utf-8") as source:  # noqa: PTH123 - a descriptor has no path
        os.close(hand)
        with pytest.raises(EOFError):
            terminal.read_line(source)


def test_what_waits_is_noticed(keyboard: tuple[int, TextIO]) -> None:
    hand, source = keyboard
    assert not terminal.more_waits(source)
    os.write(hand, b"x")
    assert terminal.more_waits(source)
    assert terminal.more_waits(source.fileno())


def test_what_was_typed_too_early_is_forgotten(keyboard: tuple[int, TextIO]) -> None:
    hand, source = keyboard
    os.write(hand, b"too early\n")
    terminal.forget_typed_ahead(source)
    assert not terminal.more_waits(source)


def test_without_a_keyboard_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not terminal.more_waits(None)
    assert not terminal.more_waits(-1)
    terminal.forget_typed_ahead(None)
    terminal.forget_typed_ahead(-1)
    monkeypatch.setattr(os, "name", "nt")
    assert not terminal.more_waits(0)


def test_a_system_without_termios_does_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    assert termios.error in terminal.errors()
    usual = builtins.__import__

    def without_termios(name: str, *rest: Any, **more: Any) -> Any:
        if name == "termios":
            raise ImportError
        return usual(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_termios)
    terminal.forget_typed_ahead(0)
    assert terminal.errors() == (EOFError, OSError)
