"""What fits on a screen: 80 columns or 40, with colour or without, with a cursor that moves or none at all."""

import re
from typing import Final

import pytest
from tests.journeys import note
from tests.journeys.laptop import ARROWS, PLAIN_WAYS, Laptop, asked, wants_all

pytestmark = pytest.mark.pty

WIDE: Final = 200
COLOUR: Final = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")


@asked(ARROWS)
@pytest.mark.parametrize("columns", [40, 80] if wants_all() else [40])
def test_no_word_is_cut_on_a_narrow_screen(laptop: Laptop, columns: int, way: str) -> None:
    narrow, wide = (_words_of_a_walk(laptop, columns=width, way=way) for width in (columns, WIDE))
    assert narrow - wide == set()


def _words_of_a_walk(laptop: Laptop, *, columns: int, way: str) -> set[str]:
    """Answer some questions; ``is_asked`` sees to it that each stands there whole with the place for its answer."""
    taker = laptop.opens("new", way=way, columns=columns)
    taker.is_asked(note.DANGER)
    taker.asks_why()
    taker.sees("Whoever is in danger gets help first.")
    note.until_the_account(taker)
    taker.is_asked(note.ACCOUNT)
    taker.writes("He told jokes.")
    note.who_did_it(taker)
    taker.is_asked(note.WHEN_WHERE)
    taker.goes_back()
    taker.is_asked(note.WHO)
    taker.presses("Ctrl-C")
    assert taker.ends() == 130
    for draft in (laptop.folder / "drafts").glob("*.yaml"):
        draft.unlink()
    # A label that is too long for a line of the list ends in an ellipsis, and stands above it in full.
    return {word for word in " ".join(taker.screens).split() if not word.endswith("…")}


@pytest.mark.parametrize(("no_color", "coloured"), [("1", False), ("", True)], ids=["NO_COLOR", "colour"])
def test_no_color_is_heard(laptop: Laptop, no_color: str, *, coloured: bool) -> None:
    taker = laptop.opens("new", environment={"NO_COLOR": no_color})
    taker.is_asked(note.DANGER)
    taker.chooses("Not sure")
    taker.is_asked("Who have you called?")
    taker.presses("Ctrl-C")
    assert taker.ends() == 130
    assert bool(COLOUR.search(taker.sent)) is coloured


@pytest.mark.parametrize("way", PLAIN_WAYS)
def test_a_terminal_without_a_cursor_is_sent_lines_and_nothing_else(laptop: Laptop, way: str) -> None:
    taker = laptop.opens("new", way=way)
    taker.is_asked(note.DANGER)
    taker.asks_why()
    note.until_the_account(taker)
    taker.is_asked(note.ACCOUNT)
    taker.presses("Ctrl-C")
    assert taker.ends() == 130
    assert b"\x1b" not in taker.sent
