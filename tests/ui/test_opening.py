"""Whoever is at the keyboard is greeted at once; nobody else is."""

import io
import sys

import pytest

from cocreport.ui.opening import OPENING, show_opening


class Stream(io.StringIO):
    """A stream that leads to a terminal, or does not, or is gone."""

    def __init__(self, *, terminal: bool = True, fails: bool = False) -> None:
        super().__init__()
        self.terminal, self.fails = terminal, fails

    def isatty(self) -> bool:
        """Say whether it leads to a terminal."""
        return self.terminal

    def write(self, text: str) -> int:
        """Take a text, unless it is gone."""
        if self.fails:
            raise OSError(5, "gone")
        return super().write(text)


def _shown(monkeypatch: pytest.MonkeyPatch, source: Stream | None, screen: Stream | None) -> str:
    monkeypatch.setattr(sys, "stdin", source)
    monkeypatch.setattr(sys, "stderr", screen)
    show_opening()
    return screen.getvalue() if screen else ""


def test_a_person_is_greeted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(monkeypatch, Stream(), Stream()).split("\n") == [*OPENING, "", ""]


def test_lines_are_short_enough_for_any_terminal_and_ask_nothing_back() -> None:
    assert max(map(len, OPENING)) <= 40
    assert "?" not in "".join(OPENING)


@pytest.mark.parametrize(
    ("source", "screen"),
    [
        (Stream(terminal=False), Stream()),
        (Stream(), Stream(terminal=False)),
        (Stream(), Stream(fails=True)),
        (None, Stream()),
        (Stream(), None),
    ],
    ids=["no keyboard", "no screen", "a screen that is gone", "no stdin", "no stderr"],
)
def test_where_nobody_reads_it_nothing_is_shown(
    monkeypatch: pytest.MonkeyPatch, source: Stream | None, screen: Stream | None
) -> None:
    assert _shown(monkeypatch, source, screen) == ""


def test_a_stream_that_was_closed_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    sys.stdin.close()
    monkeypatch.setattr(sys, "stderr", Stream())
    show_opening()
