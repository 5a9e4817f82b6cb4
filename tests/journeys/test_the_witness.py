"""Scenario 2 at the keyboard: somebody saw what happened to somebody else, who has not reported."""

import pytest
from tests.journeys import note
from tests.journeys.laptop import Laptop

pytestmark = pytest.mark.pty

ACCOUNT = "Brett Coyle took hold of somebody's wrist. Jo, I think that is the name."
TARGET = "Who did it happen to? It can be left out."


def test_a_witness_tells_of_somebody_who_has_not_reported(laptop: Laptop) -> None:
    ruth = laptop.opens("new", by="ruth")
    note.until_who_is_kept_out(ruth)
    ruth.chooses(note.NOBODY)
    note.transcribed(ruth, ACCOUNT)
    ruth.finishes()
    ruth.is_asked(note.WHO)
    ruth.fills("Name, or part of it", note.NAME, "Brett Coyle")
    ruth.is_asked(note.WHO)
    ruth.picks("What they are here as", "What were they here as?", "With a sponsor or an exhibitor")
    ruth.is_asked(note.WHO)
    ruth.goes_on()
    ruth.is_asked(note.WHEN_WHERE)
    ruth.picks("Whom it happened to", "Who did it happen to?", "To somebody else; they saw or heard it")
    ruth.is_asked(note.WHEN_WHERE)
    ruth.goes_on()
    ruth.is_asked(TARGET)
    ruth.fills("Name, or part of it", "Is it known who that is?", "Jo")
    ruth.is_asked(TARGET)
    ruth.goes_on()
    ruth.is_asked(note.AGREEMENT)
    ruth.picks("Who may know your name", "Who may know your name?", "The team that deals with reports")
    ruth.is_asked(note.AGREEMENT)
    ruth.fills("Your name", "What is your name?", "Lakshmi Nair")
    for sheet in (note.AGREEMENT, note.COMING_BACK, note.FACTS):
        ruth.is_asked(sheet)
        ruth.goes_on()
    note.save(ruth, told="Reached; they know")
    assert ruth.ends() == 0

    case = laptop.case
    (report,) = case["reports"].values()
    named = {part: person.get("name") for person in case["people"].values() for part in person["parts"]}
    assert named == {"reporter": "Lakshmi Nair", "reported": "Brett Coyle", "target": "Jo"}
    assert (report["account"], report["taken_by"]) == (ACCOUNT, "ruth")
    assert case["people"][report["reporter"]]["role"] == "saw or heard it"
    ((told,),) = (response["told"].values() for response in case["response"].values())
    assert (told["who"], told["outcome"]) == ("mikkel", "reached")
