"""A new team answers a few questions, leaves the rest for later, and can take its first report."""

from pathlib import Path

import pytest
from tests.journeys import note
from tests.journeys.laptop import ARROWS, Laptop, asked
from tests.journeys.taker import Taker

pytestmark = pytest.mark.pty


@asked(ARROWS)
def test_a_folder_is_set_up_by_hand_with_most_things_left_for_later(tmp_path: Path, laptop: Laptop, way: str) -> None:
    laptop.folder = tmp_path / "riverfolk"
    taker = laptop.starts("init", str(laptop.folder), way=way)
    taker.is_asked("What is the team called?", so_far="riverfolk")
    taker.replaces("River Folk")
    _leave_for_later(
        taker,
        "Where can people write to if something still weighs on them?",
        "Where can somebody turn who disagrees with a decision?",
    )
    taker.is_asked("Which procedure do you follow?")
    taker.chooses("Community procedure for Code of Conduct reports")
    _leave_for_later(
        taker,
        "Who takes a report that nobody on the team may deal with?",
        "How can they be reached?",
        "What is the event called?",
        "On which day does it begin?",
        "Which is its last day?",
    )
    taker.is_asked("In which time zone is it?")
    taker.answers("Europe/Berlin")
    _leave_for_later(
        taker,
        "About how many people come?",
        "Where is the Code of Conduct?",
        "Where is the page that tells attendees how to report?",
        "Which private place can be offered to somebody who reports?",
    )
    taker.is_asked("Which short name do they go by?")
    taker.answers("mikkel")
    _leave_for_later(taker, "What is their full name?")
    taker.is_asked("What do they do?")
    taker.chooses("Coordinator")
    _leave_for_later(taker, "Under which number can they be called during the event?")
    taker.is_asked("Is there anybody else on the team?")
    taker.chooses("No")
    _leave_for_later(taker, "What is the entry for, in one word?")
    taker.is_asked("Is there another one?")
    taker.chooses("No")
    taker.is_asked(note.REVIEW)
    taker.chooses("Save it as it is")
    assert taker.ends() == 0
    taker.sees("Made riverfolk")

    checked = laptop.runs("check")
    assert checked.returncode == 0
    assert "Missing in the set-up:" in checked.stdout
    desk = laptop.opens("new", by=None, way=way)
    desk.is_asked("Who is at the desk?")
    desk.chooses("mikkel")
    desk.is_asked(note.DANGER)


def test_nothing_is_made_when_somebody_stops(tmp_path: Path, laptop: Laptop) -> None:
    taker = laptop.starts("init", str(tmp_path / "riverfolk"))
    taker.is_asked("What is the team called?", so_far="riverfolk")
    taker.presses("Ctrl-C")
    assert taker.ends() == 130
    taker.sees("Nothing was made.")
    assert not (tmp_path / "riverfolk").exists()


def _leave_for_later(taker: Taker, *questions: str) -> None:
    for question in questions:
        taker.is_asked(question)
        taker.skips()
