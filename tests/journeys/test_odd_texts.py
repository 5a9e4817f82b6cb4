"""Texts that would steer a terminal, hide in it or break its lines: kept exactly, and shown so that they cannot."""

from collections.abc import Sequence
from typing import Final

import pytest
from tests.journeys import note
from tests.journeys.laptop import ARROWS, PLAIN, Laptop, asked
from tests.journeys.taker import Taker

pytestmark = pytest.mark.pty


STEERING: Final = "a\x1b]0;other title\x07b\x1b[2Jc\x1b[31md\x9b7me\x0ff"
HIDING: Final = "a\u202eb\u2066c\u2069d\u200be\ufefff\U000e0041g\u2028h"
CONTROLS: Final = "a\x00b\x03c\x04d\x08e\x7ff\x1ag"
MARKUP: Final = "[bold red]x[/bold red] [/y] :skull: <b>&amp;</b> **z** %s {0} `id` $(id) 'q' \"r\" # s: - t"
WRITING: Final = "食堂で Zoe\u0308 cafe\u0301 היא اسم 👩🏽‍🚀 \t ﬁ İ ß"
PASTED: Final = (STEERING, HIDING, CONTROLS, MARKUP, WRITING)
TYPED: Final = (HIDING, MARKUP, WRITING)
NEVER_SENT: Final = (
    "\x1b]0;other",
    "\x1b[31md",
    "\x9b",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\U000e0041",
    "\x00",
    "\x0f",
)


def test_pasted_texts_are_kept_exactly_and_shown_safely(laptop: Laptop) -> None:
    taker = _asked_for_two_texts(laptop, ARROWS)
    taker.pastes("\n".join(PASTED))
    taker.finishes()
    taker.is_asked(note.FACTS)
    taker.chooses("Where the original is")
    taker.is_asked(note.ORIGINAL)
    taker.pastes(" ".join(PASTED))
    taker.presses("Enter")
    _expect(laptop, taker, PASTED)


@asked(PLAIN)
def test_typed_texts_are_kept_exactly_and_shown_safely(laptop: Laptop, way: str) -> None:
    taker = _asked_for_two_texts(laptop, way)
    taker.writes("\n".join(TYPED))
    taker.is_asked(note.FACTS)
    taker.chooses("Where the original is")
    taker.is_asked(note.ORIGINAL)
    taker.answers(" ".join(TYPED))
    _expect(laptop, taker, TYPED)


def _asked_for_two_texts(laptop: Laptop, way: str) -> Taker:
    laptop.has_put_aside(note.draft("circumstances", "original"))
    taker = laptop.opens("resume", way=way)
    taker.is_asked(note.AROUND)
    return taker


def _expect(laptop: Laptop, taker: Taker, texts: Sequence[str]) -> None:
    """Save the case and show it; it holds the texts as they were, and no screen was ever sent them raw."""
    note.finish(taker)
    assert taker.ends() == 0
    report = laptop.case["reports"]["r-7K3Q"]
    assert report["circumstances"] == "\n".join(texts)
    assert report["original"] == " ".join(texts)
    shown = laptop.opens("show", laptop.case_id, rows=100)
    assert shown.ends() == 0
    shown.sees("[bold red]x[/bold red] [/y] :skull:")
    by_coc = [shown] if taker.plain else [shown, taker]  # what is typed in plain lines, the terminal shows by itself
    for window in by_coc:
        sent = window.sent.decode()
        assert [sign for sign in NEVER_SENT if sign in sent] == []
