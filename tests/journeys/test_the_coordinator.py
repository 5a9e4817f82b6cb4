"""Scenario 3 at the keyboard: the report is about the coordinator, who sees nothing of it anywhere."""

import pytest
from tests.journeys import note
from tests.journeys.laptop import Laptop

pytestmark = pytest.mark.pty

ACCOUNT = "Mikkel Strand mocked the accent of a speaker, again and again."


def test_whoever_is_kept_out_before_the_account_finds_nothing_of_it(laptop: Laptop) -> None:
    ines = laptop.opens("new", by="ines")
    note.until_who_is_kept_out(ines)
    ines.chooses("Mikkel Strand")
    ines.is_asked(note.EXCLUDED)
    ines.sees("Chosen: Mikkel Strand")
    ines.chooses("Nobody else: go on")
    note.transcribed(ines, ACCOUNT[:20])

    # While it is open, and while it is put aside, there is nothing for him to go on with.
    ines.types(ACCOUNT[20:])
    ines.presses("Ctrl-C")
    assert ines.ends() == 130
    gone = laptop.runs("resume", by="mikkel")
    assert (gone.returncode, "There is no unfinished report of yours" in gone.stderr) == (5, True)

    ines = laptop.opens("resume", by="ines")
    ines.is_asked("What happened?", so_far=ACCOUNT)
    ines.finishes()
    note.passes_over_the_rest(ines)
    ines.is_asked("Now tell: Dana Okoro, organizer, +49 30 5550 0101")
    assert "Mikkel" not in ines.text
    ines.chooses("Reached; they know")
    assert ines.ends() == 0
    ines.sees("Told: Dana Okoro, organizer, +49 30 5550 0101")

    case_id = laptop.case_id
    listed, shown, noted = (laptop.runs(*words, by="mikkel") for words in (["list"], ["show", case_id], ["resume"]))
    assert case_id[5:] not in listed.stdout + listed.stderr + noted.stderr
    assert (shown.returncode, noted.returncode) == (5, 5)
    assert case_id in laptop.runs("list", by="dana").stdout
    (response,) = laptop.case["response"].values()
    assert [(one["who"], one["outcome"]) for one in response["told"].values()] == [("dana", "reached")]
