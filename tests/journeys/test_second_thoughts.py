"""Going back, leaving things open, asking why, looking it over, putting it off."""

import pytest

from tests.journeys import note
from tests.journeys.laptop import ARROWS, Laptop
from tests.journeys.taker import Taker

pytestmark = pytest.mark.pty

WAYS = pytest.mark.parametrize("way", [ARROWS, "--plain"])
OTHERS = "Who else was involved, or saw or heard it?"


@pytest.fixture
def almost_done(laptop: Laptop, tmp_path) -> str:
    """Leave a report behind in which only the last questions are open; return its sign."""
    return ""


@WAYS
def test_back_shows_what_was_answered_and_takes_another_answer(laptop: Laptop, way: str) -> None:
    taker = laptop.opens("new", way=way)
    note.until_the_account(taker)
    taker.is_asked(note.ACCOUNT)
    taker.goes_back()
    taker.is_asked(note.CHANNEL, so_far="A note on paper")
    taker.goes_back()
    taker.is_asked(note.PRESENCE, so_far="Not here; there is a note, a mail or a message")
    taker.keeps_it()
    taker.is_asked(note.CHANNEL, so_far="A note on paper")
    taker.chooses("E-mail")
    taker.is_asked(note.ACCOUNT)
    assert "channel: e-mail" in laptop.drafts[0]
    assert "paper note" not in laptop.drafts[0]
