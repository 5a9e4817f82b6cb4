"""How far long work has come: nothing for half a second, then one line, and nothing is left of it."""

import io

import pytest

from cocreport.ui.progress import Progress


def _worked(monkeypatch: pytest.MonkeyPatch, seconds: float, terminal: io.StringIO | None) -> str:
    times = iter([0.0, *(seconds * number / 100 for number in range(1, 101))])
    monkeypatch.setattr("time.monotonic", lambda: next(times))
    shown = Progress(terminal)
    for done in range(101):
        shown(done, 100)
    return terminal.getvalue() if terminal else ""


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _worked(monkeypatch, 0.4, io.StringIO()) == ""


def test_long_work_says_how_far_it_has_come_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _worked(monkeypatch, 5.0, io.StringIO())
    assert " of 100" in shown
    assert shown.endswith("\r\x1b[K")
    assert shown.count("Reading") < 51
    assert "\n" not in shown


def test_without_a_terminal_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _worked(monkeypatch, 5.0, None) == ""
