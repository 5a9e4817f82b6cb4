"""Times to come and days in a walk: read, confirmed, refused with examples, and shown in words."""

import pytest
from tests.interview.reviewed import AROUND, a_met_case, reviewed_steps
from tests.interview.small import Talk, a_session

from cocreport.interview.asker import Answer, Leave, Reply, Skip
from cocreport.interview.prompting import SAVE
from cocreport.interview.sheets import GO_ON
from cocreport.model.spellings import spell_moment

SAVED = Answer(SAVE)
KEYS = {"report": "r-7K3Q", "reported": "p-2222", "decision": "d-2222", "task": "k-1111"}
SESSION = a_session(parts=["review"], keys=KEYS)


def deciding(*replies: Reply) -> Talk:
    return Talk(
        replies, reviewed_steps("standing"), a_met_case(), wanted=lambda slot: slot.name == "review-on", around=AROUND
    )


def planning(*replies: Reply) -> Talk:
    return Talk(replies, reviewed_steps("tasks"), a_met_case(), wanted=lambda slot: slot.name == "task-due")


def test_a_day_as_files_have_it_needs_no_confirmation() -> None:
    talk = deciding(Answer("2031-05-12"), SAVED)
    assert str(talk.case(SESSION).decisions["d-2222"].review) == "2031-05-12"
    assert talk.slots == ["review-on", "review"]
    assert talk.prompt("review-on").form == "day"


@pytest.mark.parametrize("typed", ["12.5.2031", "monday", "Montag"])
def test_any_other_day_is_read_and_confirmed(typed: str) -> None:
    talk = deciding(Answer(typed), Answer("yes"), SAVED)
    assert str(talk.case(SESSION).decisions["d-2222"].review) == "2031-05-12"
    assert talk.prompt("review-on.confirm").ask == "Is this the day that was meant: Monday, 12 May 2031?"
    assert talk.prompt("review").fields == (("Looked at again?", "Monday, 12 May 2031"),)


def test_a_day_that_was_not_meant_is_asked_again_with_what_was_typed() -> None:
    talk = deciding(Answer("monday"), Answer("no"), Skip("unknown"), SAVED)
    assert talk.case(SESSION).decisions["d-2222"].review is None
    assert talk.offered("review-on") == [None, "monday"]


@pytest.mark.parametrize("typed", ["soon", "30.2.2031"])
def test_a_day_that_is_not_understood_is_asked_again_with_examples(typed: str) -> None:
    talk = deciding(Answer(typed), Skip("unknown"), SAVED)
    talk.run(SESSION)
    assert "10.5.2031" in talk.asker.told[0]
    assert typed not in talk.asker.told[0]
    assert talk.offered("review-on") == [None, typed]


def test_a_day_that_the_calendar_does_not_have_is_refused() -> None:
    talk = deciding(Answer("2031-02-30"), Skip("unknown"), SAVED)
    talk.run(SESSION)
    assert "A day is written like 2031-05-10." in talk.asker.told[0]


def test_a_time_to_come_is_the_next_one_and_confirmed() -> None:
    talk = planning(Answer("8:00"), Answer("yes"), SAVED)
    due = talk.case(SESSION).tasks["k-1111"].due
    assert due
    assert spell_moment(due) == "2031-05-11T08:00+02:00"
    assert talk.prompt("task-due.confirm").ask == "Is this the time that was meant: Sunday, 11 May 2031, 08:00?"


def test_a_time_to_come_that_is_not_understood_is_asked_again_with_examples() -> None:
    talk = planning(Answer("yesterday 8:00"), Leave("x"))
    talk.left(SESSION)
    assert "in 2 hours" in talk.asker.told[0]


def test_a_time_to_come_stands_on_a_sheet_like_any_other_line() -> None:
    replies = [Answer("task-due"), Answer("2031-05-12T09:00+02:00"), Answer(GO_ON), SAVED]
    talk = Talk(replies, reviewed_steps("tasks"), a_met_case())
    assert talk.case(SESSION).tasks["k-1111"].due
    notes = {
        option.value: option.note for prompt, _ in talk.asker.asked if prompt.is_sheet for option in prompt.options
    }
    assert notes["task-due"] == "Monday, 12 May 2031, 09:00"
