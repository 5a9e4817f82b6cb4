"""An answer file replies as a person would, and is told where it cannot be followed."""

import pytest
from tests.ui.asker_contract import EXCLUDED, SHEET, STAFF_NOTES, THEIRS

from cocreport.errors import InvalidDataError
from cocreport.interview.asker import Answer, Option, Prompt, Skip
from cocreport.ui.answers import FileAsker

PLACE = Prompt(slot="place", title="", ask="Where was it?", form="line", skips=("unknown", "later"))
DANGER = Prompt(
    slot="danger", title="", ask="Danger?", form="choice", options=(Option("yes", "Yes"), Option("no", "No"))
)


@pytest.fixture
def asker() -> FileAsker:
    return FileAsker({"place": "Room 3", "danger": "no"}, file="mine.yaml")


def test_each_question_gets_its_answer_whatever_their_order(asker: FileAsker) -> None:
    assert asker.ask(DANGER, None) == Answer("no")
    assert asker.ask(PLACE, "Room 4") == Answer("Room 3")
    asker.expect_all_used()


def test_a_time_needs_no_confirmation(asker: FileAsker) -> None:
    confirm = Prompt(slot="occurred-from.confirm", title="", ask="Was that it?", form="choice")
    assert asker.ask(confirm, None) == Answer("yes")


def test_several_are_a_list_of_what_is_offered() -> None:
    assert FileAsker({"excluded": ["ines"]}, file="mine.yaml").ask(EXCLUDED, None) == Answer(["ines"])
    for given in ("ines", ["Zebulon"]):
        with pytest.raises(InvalidDataError, match=r"^mine\.yaml, answers/excluded: This takes a list") as refused:
            FileAsker({"excluded": given}, file="mine.yaml").ask(EXCLUDED, None)
        assert "Zebulon" not in str(refused.value)


def test_a_sheet_is_taken_line_by_line_and_staff_notes_are_passed(asker: FileAsker) -> None:
    assert asker.ask(SHEET, "when") == Answer("when")
    assert asker.ask(STAFF_NOTES, "back") == Answer("back")


def test_what_the_reporter_would_type_stands_in_the_file() -> None:
    assert FileAsker({"own-account": "One."}, file="mine.yaml").ask(THEIRS, None) == Answer("One.")


def test_a_reason_for_no_answer_is_passed_on() -> None:
    assert FileAsker({"place": {"skip": "later"}}, file="mine.yaml").ask(PLACE, None) == Skip("later")


@pytest.mark.parametrize("reason", ["declined", "Zebulon", ["later"], {"later": "yes"}, ""])
def test_a_reason_that_the_question_does_not_take_is_told_with_those_it_takes(reason: object) -> None:
    asker = FileAsker({"place": {"skip": reason}}, file="mine.yaml")
    with pytest.raises(InvalidDataError) as refused:
        asker.ask(PLACE, None)
    assert str(refused.value) == "mine.yaml, answers/place: A reason for no answer is one of: unknown, later."


def test_a_question_that_is_always_answered_says_so() -> None:
    asker = FileAsker({"danger": {"skip": "unknown"}}, file="mine.yaml")
    with pytest.raises(InvalidDataError, match="one of: none; this needs an answer"):
        asker.ask(DANGER, None)


def test_what_cannot_be_taken_ends_with_file_and_question(asker: FileAsker) -> None:
    asker.ask(PLACE, None)
    with pytest.raises(InvalidDataError, match=r"^mine\.yaml, answers/place: Too long\.$"):
        asker.tell("Too long.")


def test_an_answer_that_nobody_asked_for_is_named(asker: FileAsker) -> None:
    asker.ask(PLACE, None)
    with pytest.raises(InvalidDataError, match=r"^mine\.yaml, answers/danger: .* this is not asked\. Check the name"):
        asker.expect_all_used()
