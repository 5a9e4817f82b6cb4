"""A page pasted into the wrong place, or the right one: nothing is ticked, nothing is answered that was not asked."""

from typing import Final

import pytest
from tests.journeys import note
from tests.journeys.laptop import ARROWS, PLAIN, Laptop
from tests.journeys.taker import Taker

pytestmark = pytest.mark.pty

PAGE: Final = (
    "\n".join(f"{number}) On Friday he said “nein”.\n1\n?\n<\n-\n.\n  y\ta 😀\n" for number in range(25)) + "yours"
)
"""Two hundred lines, some of which would mean something by themselves."""

HOW: Final = [
    pytest.param(ARROWS, True, id="a terminal that says what is pasted"),
    pytest.param(ARROWS, False, id="one that does not"),
    pytest.param(PLAIN, False, id="plain lines"),
]


@pytest.mark.parametrize(("way", "told"), HOW)
def test_a_page_pasted_among_options_chooses_nothing(laptop: Laptop, way: str, *, told: bool) -> None:
    laptop.has_put_aside(note.draft("rule", "wishes"))
    taker = laptop.opens("resume", way=way)
    taker.is_asked(note.RULE)
    before = laptop.drafts
    taker.pastes(f"{PAGE}\n", told=told)
    taker.sees("A pasted text chooses nothing.")
    assert laptop.drafts == before
    taker.answers("5")
    taker.is_asked(note.FACTS)
    assert "rule: threats" in laptop.drafts[0]


@pytest.mark.parametrize(("way", "told"), HOW)
def test_a_page_pasted_into_a_line_is_one_answer(laptop: Laptop, way: str, *, told: bool) -> None:
    laptop.has_put_aside(note.draft("original"))
    taker = laptop.opens("resume", way=way)
    taker.is_asked(note.ORIGINAL)
    taker.pastes(PAGE, told=told)
    taker.sees("yours")
    taker.presses("Enter")
    _expect(laptop, taker, "original", PAGE)


@pytest.mark.parametrize(("way", "told"), HOW)
def test_a_page_pasted_into_a_text_is_kept_exactly(laptop: Laptop, way: str, *, told: bool) -> None:
    laptop.has_put_aside(note.draft("circumstances"))
    taker = laptop.opens("resume", way=way)
    taker.is_asked(note.AROUND)
    taker.pastes(f"{PAGE}\n", told=told)
    taker.sees("yours")
    taker.finishes()
    _expect(laptop, taker, "circumstances", PAGE if taker.plain else f"{PAGE}\n")


def _expect(laptop: Laptop, taker: Taker, field: str, text: str) -> None:
    """Save the case, and find exactly this text in it."""
    note.save(taker)
    assert taker.ends() == 0
    assert laptop.case["reports"]["r-7K3Q"][field] == text


@pytest.mark.parametrize(("way", "told"), HOW)
def test_a_page_pasted_onto_a_sheet_takes_no_line(laptop: Laptop, way: str, *, told: bool) -> None:
    laptop.has_put_aside(note.draft("facts.sheet", "rule"))
    taker = laptop.opens("resume", way=way)
    taker.is_asked(note.FACTS)
    before = laptop.drafts
    taker.pastes(f"{PAGE}\n", told=told)
    taker.sees("A pasted text chooses nothing.")
    assert laptop.drafts == before
    taker.picks("The rule it touches", note.RULE, "Threats or intimidation")
    taker.is_asked(note.FACTS)
    assert "rule: threats" in laptop.drafts[0]
