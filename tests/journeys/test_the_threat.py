"""Scenario 4 at the keyboard: help is called first, the report is stopped twice, and somebody else finishes it."""

import signal

import pytest
from tests.journeys import note
from tests.journeys.laptop import Laptop
from tests.journeys.taker import Taker

pytestmark = pytest.mark.pty

FIRST, REST = "He is outside my room. He keeps", ' shouting that he will "finish this".'


def test_the_report_of_a_threat_is_finished_by_the_relief(laptop: Laptop) -> None:
    ines = laptop.opens("new", by="ines")
    ines.is_asked(note.DANGER)
    _calls(ines, "p", note.DANGER)
    _calls(ines, "s", note.DANGER)
    ines.chooses("Yes")
    ines.is_asked(note.PRESENCE)
    ines.chooses("On the phone")
    ines.is_asked("What can we do for you first?")
    ines.goes_on()
    ines.is_asked(note.EXCLUDED)
    ines.chooses(note.NOBODY)
    note.transcribed(ines, FIRST)

    # The lid is closed in the middle of the account.
    ines.signals(signal.SIGHUP)
    assert ines.ends() == 129
    ines = laptop.opens("new", by="ines")
    ines.is_asked("There is a report that is not finished.")
    ines.chooses("Go on with ")
    ines.is_asked("What happened?", so_far=FIRST)

    # Then Ruth takes over.
    ines.presses("F4")
    ines.is_asked("What is needed?")
    ines.chooses("Somebody else goes on with this")
    ines.is_asked("Who goes on with it?")
    ines.chooses("Ruth")
    assert ines.ends() == 0
    ines.sees("ruth goes on with `coc resume")
    assert laptop.runs("resume", by="tomasz").returncode == 5

    ruth = laptop.opens("resume", by="ruth")
    ruth.is_asked("What happened?", so_far=FIRST)
    ruth.types(REST)
    ruth.finishes()
    note.passes_over_the_rest(ruth, calls=2)
    note.tell(ruth, "Reached; they know")
    assert ruth.ends() == 0

    case = laptop.case
    ((_, report),), ((_, response),) = case["reports"].items(), case["response"].items()
    assert (report["account"], report["taken_by"]) == (FIRST + REST, "ines")
    assert [one["who"] for one in response["summoned"].values()] == ["police", "venue security"]
    assert all(one["at"] for one in response["summoned"].values())
    assert next(iter(case["history"].values()))["by"] == "ruth"


def _calls(taker: Taker, letter: str, question: str) -> None:
    """Note with one letter that somebody was called, and stand at the same question again."""
    taker.opens_contacts()
    taker.gives_letter(letter)
    taker.is_asked(question)
