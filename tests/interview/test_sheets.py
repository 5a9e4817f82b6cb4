"""A sheet: the questions of a step on one screen, taken in any order or passed over."""

from typing import Any

import pytest
from tests.conftest import SATURDAY
from tests.interview.laid_out import ON, calling, laid_out_steps
from tests.interview.small import Talk, a_session

from cocreport.errors import ExitCode, InvalidDataError
from cocreport.interview.asker import Answer, Back, Briefing, Help, Leave, Option, Reply, Skip
from cocreport.interview.prompting import CHANGE, SAVE
from cocreport.interview.session import Session
from cocreport.model.case import Case
from cocreport.ui.answers import FileAsker

SHEET = "who.sheet"
NAME, LOOKS, BADGE, ANOTHER = (Answer(line) for line in ("name", "looks", "badge", "who.again"))
SAVED = Answer(SAVE)


def talk(*replies: Reply, steps: tuple[str, ...] = ("who",), **more: Any) -> Talk:
    return Talk([*replies], laid_out_steps(*steps), **more)


def lines(found: Talk, slot: str = SHEET, showing: int = 0) -> list[tuple[str, str, str]]:
    """Return the lines of a sheet as it was shown once: the value of each, its label, what stands there."""
    shown = [prompt for prompt, _ in found.asker.asked if prompt.slot == slot][showing]
    return [(one.value, one.label, one.note) for one in shown.options]


def names(case: Case) -> list[str | None]:
    return [person.name or person.looks for person in case.people.values()]


# What it looks like


def test_the_questions_of_a_step_stand_on_one_screen_under_its_line() -> None:
    found = talk(ON, SAVED)
    found.run()
    prompt = found.prompt(SHEET)
    assert (prompt.title, prompt.ask, prompt.form) == ("Who did it", "Who was it?", "choice")
    assert (prompt.say, prompt.is_sheet, prompt.has_help, prompt.skips) == (
        ("One of these is enough.",),
        True,
        True,
        (),
    )
    assert lines(found) == [
        ("name", "Name", ""),
        ("looks", "Their looks?", ""),
        ("badge", "Badge", ""),
        ("who.again", "Somebody else too", ""),
        ("go on", "Go on", ""),
    ]


def test_what_the_step_says_is_said_on_the_first_sheet_alone() -> None:
    found = talk(ANOTHER, ON, SAVED)
    found.run()
    assert (found.prompt("who.sheet.2").say, found.prompt("who.sheet.2").options[0]) == ((), Option("name.2", "Name"))


def test_a_question_without_a_label_is_named_with_its_round() -> None:
    found = talk(ANOTHER, ON, SAVED)
    found.run()
    assert lines(found, "who.sheet.2")[1] == ("looks.2", "Their looks? (2)", "")


def test_a_line_says_what_its_step_says_no_more() -> None:
    found = talk(NAME, Answer("Gil"), ON, SAVED)
    found.run()
    assert found.prompt("name").say == ()


# In any order


def test_lines_are_taken_in_any_order_and_show_what_was_answered() -> None:
    found = talk(LOOKS, Answer("A hat"), NAME, Skip("unknown"), LOOKS, Answer("A grey hat"), ON, SAVED)
    case = found.case()
    assert found.slots == [SHEET, "looks", SHEET, "name", SHEET, "looks", SHEET, "review"]
    assert names(case) == ["A grey hat"]
    assert [note for *_, note in lines(found, showing=2)] == ["(not known)", "A hat", "", "", ""]


def test_the_order_makes_no_difference_to_the_case() -> None:
    one = talk(NAME, Answer("Gil"), LOOKS, Answer("A hat"), ON, SAVED).case()
    other = talk(LOOKS, Answer("A hat"), NAME, Answer("Gil"), ON, SAVED).case()
    assert one == other


def test_the_pointer_is_on_the_next_line_without_a_reply_and_then_on_going_on() -> None:
    found = talk(LOOKS, Answer("A hat"), NAME, Skip("unknown"), BADGE, Answer("117"), ON, SAVED)
    found.run()
    assert found.offered(SHEET) == ["name", "name", "badge", "go on"]


def test_a_line_that_no_longer_applies_is_gone() -> None:
    found = talk(NAME, Answer("Gil"), ON, SAVED)
    found.run()
    assert [value for value, *_ in lines(found, showing=1)] == ["name", "looks", "who.again", "go on"]


# Passing over


def test_what_is_passed_over_stays_absent_without_a_reason() -> None:
    case = talk(LOOKS, Answer("A hat"), ON, SAVED).case()
    assert names(case) == ["A hat"]
    assert case.unanswered == {}


def test_a_sheet_that_is_passed_over_as_a_whole_leaves_nothing_in_the_case() -> None:
    found = talk(ON, SAVED)
    case = found.case()
    assert (case.people, case.unanswered) == ({}, {})
    assert found.kept[-1].answers == {SHEET: "yes"}


def test_a_reason_for_no_answer_is_kept_where_one_is_given() -> None:
    (address,) = talk(NAME, Skip("declined"), ON, SAVED).case().unanswered
    assert address.endswith("/name")


def test_the_review_says_which_questions_were_passed_over() -> None:
    found = talk(LOOKS, Answer("A hat"), ON, SAVED)
    found.run()
    assert found.prompt("review").fields == (
        ("Their name?", "(not asked)"),
        ("Their looks?", "A hat"),
        ("Their badge?", "(not asked)"),
    )


# Back


def test_back_from_a_line_leads_to_the_sheet_with_what_was_typed_kept() -> None:
    found = talk(NAME, Back("Gi"), ON, SAVED)
    assert names(found.case()) == ["Gi"]
    assert found.slots == [SHEET, "name", SHEET, "review"]


def test_back_from_the_next_step_leads_to_the_sheet() -> None:
    found = talk(NAME, Answer("Gil"), ON, Back(), ON, Skip("unknown"), Skip("unknown"), SAVED, steps=("who", "words"))
    found.run()
    assert found.slots == [SHEET, "name", SHEET, "account", SHEET, "account", "excluded", "review"]


def test_back_from_a_sheet_leads_to_the_question_before() -> None:
    found = talk(Answer("no"), Back(), Answer("no"), ON, SAVED, steps=("safety", "who"))
    found.run()
    assert found.slots == ["danger", SHEET, "danger", SHEET, "review"]


def test_there_is_nothing_before_a_sheet_that_comes_first() -> None:
    found = talk(ON, SAVED)
    found.run()
    assert not found.prompt(SHEET).can_go_back


def test_back_from_the_review_leads_to_the_last_sheet_and_not_to_one_of_its_lines() -> None:
    found = talk(NAME, Answer("Gil"), ON, Back(), ON, SAVED)
    found.run()
    assert found.slots == [SHEET, "name", SHEET, "review", SHEET, "review"]


def test_a_line_can_be_changed_from_the_review_without_the_sheet() -> None:
    found = talk(ON, Answer(CHANGE), Answer("looks"), Answer("A hat"), SAVED)
    assert names(found.case()) == ["A hat"]
    assert found.slots == [SHEET, "review", "change", "looks", "review"]
    assert [option.value for option in found.prompt("change").options] == ["name", "looks", "badge", "who.again"]


# Another person


def test_another_person_has_a_sheet_of_their_own() -> None:
    found = talk(NAME, Answer("Gil"), ANOTHER, Answer("name.2"), Answer("Bea"), ON, SAVED)
    assert names(found.case()) == ["Gil", "Bea"]
    assert found.slots == [SHEET, "name", SHEET, "who.sheet.2", "name.2", "who.sheet.2", "review"]


def test_somebody_else_is_asked_for_once_and_then_on_the_last_sheet() -> None:
    found = talk(ANOTHER, Back(), ON, ON, SAVED)
    found.run()
    assert [value for value, *_ in lines(found, showing=1)] == ["name", "looks", "badge", "go on"]
    assert found.slots == [SHEET, "who.sheet.2", SHEET, "who.sheet.2", "review"]


def test_another_person_who_is_taken_back_in_the_review_is_forgotten() -> None:
    second: list[Reply] = [ANOTHER, Answer("name.2"), Answer("Bea"), ON]
    found = talk(NAME, Answer("Gil"), *second, Answer(CHANGE), Answer("who.again"), Answer("no"), SAVED)
    assert names(found.case()) == ["Gil"]
    assert "Bea" not in str(found.kept[-1])
    assert found.asker.told[-1].endswith("taken out: Their name?")


# Beside the sheet


def test_help_on_a_sheet_says_how_it_is_taken() -> None:
    found = talk(Help(), ON, SAVED)
    found.run()
    assert found.asker.told == ["Take the lines in any order. What is passed over stays open and can be added later."]


def test_staff_can_read_their_page_and_call_for_help_from_a_sheet() -> None:
    replies = [Answer("no"), Briefing(), Answer("back"), *calling("police"), ON, SAVED]
    found = talk(*replies, steps=("safety", "help-now", "who"))
    case = found.case()
    assert [one.who for response in case.response.values() for one in response.summoned.values()] == ["police"]
    assert found.slots == ["danger", SHEET, "briefing", SHEET, "contacts", SHEET, "review"]


def test_what_is_not_a_line_of_the_sheet_is_refused() -> None:
    found = talk(Answer("yes"), Skip("later"), Answer("account"), ON, SAVED, careless=True)
    assert found.case().people == {}
    assert found.asker.told == ["This is not one of the answers on offer."] * 3


# Leaving


def test_who_leaves_on_a_line_goes_on_in_the_middle_of_it() -> None:
    left = talk(LOOKS, Answer("A hat"), NAME, Leave("Gi", ExitCode.HUNG_UP)).left()
    session = Session.from_tree(left.replies.to_tree())
    found = talk(Answer("Gil"), ON, SAVED)
    case = found.case(session)
    assert found.slots == ["name", SHEET, "review"]
    assert found.offered("name") == ["Gi"]
    assert case == talk(LOOKS, Answer("A hat"), NAME, Answer("Gil"), ON, SAVED).case()


def test_who_leaves_on_the_sheet_goes_on_there() -> None:
    left = talk(LOOKS, Answer("A hat"), Leave()).left()
    found = talk(ON, SAVED)
    found.run(left.replies)
    assert found.slots == [SHEET, "review"]


def test_who_leaves_at_a_line_of_a_sheet_that_was_gone_on_from_comes_back_to_it() -> None:
    left = talk(ON, Back(), NAME, Leave()).left()
    assert left.replies.question == "name"
    assert SHEET not in {**left.replies.answers, **left.replies.times}


# What stands there already


def test_a_line_shows_what_another_question_wrote_and_the_pointer_passes_over_it() -> None:
    found = talk(Answer("yes"), Answer("police"), ON, SAVED, steps=("safety", "help-now", "about-calls"))
    found.run()
    assert lines(found, "about-calls.sheet")[:2] == [
        ("summoned-which", "Who was called", "Police"),
        ("summoned-wish", "At whose wish", ""),
    ]
    assert found.offered("about-calls.sheet") == ["summoned-wish"]


def test_the_pointer_stays_on_what_has_to_be_answered_even_where_something_stands() -> None:
    replies: list[Reply] = [Answer("yes"), Answer("police"), Answer("summoned-wish"), Skip("unknown"), ON, SAVED]
    found = talk(*replies, steps=("safety", "help-now", "about-calls"))
    found.run()
    assert lines(found, "about-calls.sheet")[2][2] == "Saturday, 10 May 2031, 08:10"
    assert found.offered("about-calls.sheet") == ["summoned-wish", "received"]


# Answer files


def by_file(wanted: dict[str, Any]) -> Talk:
    found = Talk([], laid_out_steps("who"), wanted=lambda slot: slot.name in wanted, review=False)
    found.asker = FileAsker(wanted, file="answers.yaml")  # type: ignore[assignment]
    return found


def test_an_answer_file_answers_the_lines_without_a_sheet() -> None:
    wanted = {"looks": "A hat", "name": "Gil", "who.again": "yes", "name.2": {"skip": "unknown"}, "who.again.2": "no"}
    case = by_file(wanted).case()
    assert names(case) == ["Gil", None]
    assert len(case.unanswered) == 1


def test_an_answer_file_has_no_answer_to_a_sheet() -> None:
    asker = FileAsker({"who.sheet": "yes", "name": "Gil"}, file="answers.yaml")
    found = Talk([], laid_out_steps("who"), wanted=lambda slot: slot.name in ("who.sheet", "name"), review=False)
    found.asker = asker  # type: ignore[assignment]
    assert names(found.case()) == ["Gil"]
    with pytest.raises(InvalidDataError, match=r"answers/who\.sheet: .* this is not asked"):
        asker.expect_all_used()


def test_the_time_of_a_sheet_is_forgotten_with_its_reply() -> None:
    session = a_session().replied(SHEET, "yes", at=SATURDAY).replied("name", "Gil", at=SATURDAY)
    assert session.without(SHEET) == a_session().replied("name", "Gil", at=SATURDAY)


@pytest.mark.parametrize(
    ("text", "note"),
    [("A man\nwith a hat", "A man …"), ("x" * 71, "x" * 70 + " …"), ("x" * 70, "x" * 70)],
)
def test_a_long_answer_leaves_room_for_the_other_lines(text: str, note: str) -> None:
    found = talk(LOOKS, Answer(text), ON, SAVED)
    found.run()
    assert lines(found, showing=1)[1] == ("looks", "Their looks?", note)
