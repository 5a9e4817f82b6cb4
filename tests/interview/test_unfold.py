"""What answers make of a procedure: which questions apply, and what is written where."""

from typing import Any

import pytest
from tests.conftest import SATURDAY
from tests.interview.small import BERLIN, REPORT, a_base, a_session, steps

from cocreport.interview.session import Replies
from cocreport.interview.unfold import Progress, unfold
from cocreport.model.address import get_in
from cocreport.model.case import Case
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Step

LATER: Tree = {"skip": "later"}
KEYS = {"report": REPORT, "reported": "p-1111", "reported.2": "p-2222", "reporter": "p-3333", "consent": "c-4444"}


def unfolded(answers: dict[str, Tree], *ids: str, base: Case | None = None, **keys: str) -> Progress:
    session = a_session(keys={**KEYS, **keys}, answers=answers, times=dict.fromkeys(answers, "2031-05-10T06:10Z"))
    return unfold(steps(*ids), (base or a_base()).to_tree(), session)


def names(progress: Progress) -> list[str]:
    return [slot.name for slot in progress.slots]


def at(progress: Progress, address: str) -> Tree | None:
    return get_in(progress.tree, address)


def step(**more: Any) -> Step:
    return Step.from_tree({"id": "extra", "part": "report", "title": "Extra", **more})


def test_the_questions_of_a_step_come_in_its_order() -> None:
    assert names(unfolded({}, "scene")) == ["place", "ongoing", "channel", "began", "ended", "account"]


def test_an_answer_is_written_where_its_question_says() -> None:
    progress = unfolded({"place": "Table 6"}, "scene")
    assert at(progress, f"reports/{REPORT}/place") == "Table 6"
    assert Case.from_tree(progress.tree)


def test_a_reason_for_no_answer_is_written_apart_and_takes_the_former_answer_out() -> None:
    before = {REPORT: {"received": "2031-05-10T08:10+02:00", "taken_by": "ines", "place": "Table 7"}}
    progress = unfolded({"place": LATER}, "scene", base=a_base(reports=before))
    assert at(progress, f"reports/{REPORT}/place") is None
    assert at(progress, f"unanswered/reports/{REPORT}/place") == "later"


def test_an_answer_takes_the_reason_for_none_away() -> None:
    base = a_base(unanswered={f"reports/{REPORT}/place": "later"})
    assert at(unfolded({"place": "Table 6"}, "scene", base=base), "unanswered") is None


def test_what_was_not_asked_leaves_no_trace() -> None:
    assert unfolded({}, "scene").tree == a_base().to_tree()


# Conditions


def test_a_question_that_is_asked_while_nothing_stands_somewhere_goes_when_something_does() -> None:
    assert names(unfolded({}, "who")) == ["name", "looks", "who.again"]
    assert names(unfolded({"name": "Gil"}, "who")) == ["name", "who.again"]
    assert names(unfolded({"name": LATER}, "who")) == ["name", "looks", "who.again"]


def test_a_step_applies_while_one_of_its_values_stands_there() -> None:
    assert names(unfolded({"ongoing": "over"}, "scene", "care"))[6:] == []
    assert names(unfolded({"ongoing": "unclear"}, "scene", "care"))[6:] == ["friend", "excluded"]


def test_a_value_of_a_list_is_enough_for_a_condition() -> None:
    extra = step(when={"excluded": ["dana"]}, questions=[{"id": "why", "ask": "?", "writes": "answers/why"}])
    for excluded, applies in ((["mikkel", "dana"], True), (["mikkel"], False), ([], False)):
        found = unfold((extra,), a_base(excluded=excluded).to_tree(), a_session()).slots
        assert bool(found) is applies


def test_an_answer_whose_question_does_not_apply_is_not_written() -> None:
    progress = unfolded({"name": "Gil", "looks": "A hat"}, "who")
    assert at(progress, "people/p-1111") == {"parts": ["reported"], "name": "Gil"}


def test_a_condition_on_an_entry_that_has_no_key_yet_is_a_condition_on_nothing() -> None:
    session = a_session()
    assert [slot.name for slot in unfold(steps("who"), a_base().to_tree(), session).slots] == [
        "name",
        "looks",
        "who.again",
    ]


# Rounds


def test_another_round_is_asked_for_whether_or_not_this_one_brought_something() -> None:
    assert "who.again" in names(unfolded({"name": LATER, "looks": LATER}, "who"))
    assert "who.again" in names(unfolded({"name": LATER, "looks": "A hat"}, "who"))


def test_where_there_is_nothing_of_the_kind_nobody_is_asked_for_another() -> None:
    assert "who.again" not in names(unfolded({"name": {"skip": "none"}, "looks": "A hat"}, "who"))


def test_each_round_has_slots_and_an_entry_of_its_own() -> None:
    progress = unfolded({"name": "Gil", "who.again": "yes", "name.2": LATER, "looks.2": "A scarf"}, "who")
    assert names(progress) == ["name", "who.again", "name.2", "looks.2", "who.again.2"]
    assert at(progress, "people") == {
        "p-1111": {"parts": ["reported"], "name": "Gil"},
        "p-2222": {"parts": ["reported"], "looks": "A scarf"},
    }


def test_a_step_that_does_not_apply_is_not_asked_for_another_round_either() -> None:
    answers: dict[str, Tree] = {"called": "police", "calls.again": "yes", "called.2": "ambulance"}
    assert names(unfolded({"ongoing": "over", **answers}, "scene", "calls"))[6:] == []
    rounds = ["called", "calls.again", "called.2", "calls.again.2"]
    assert names(unfolded({"ongoing": "still going on", **answers}, "scene", "calls"))[6:] == rounds


def test_no_further_round_comes_without_a_yes() -> None:
    answers: dict[str, Tree] = {"name": "Gil", "who.again": "no", "name.2": "Bea"}
    assert names(unfolded(answers, "who")) == ["name", "who.again"]


def test_a_round_that_is_being_changed_does_not_take_the_next_one_along() -> None:
    answers: dict[str, Tree] = {"name": LATER, "who.again": "yes", "name.2": "Bea"}
    assert names(unfolded(answers, "who")) == ["name", "looks", "who.again", "name.2", "who.again.2"]


def test_rounds_end_where_their_names_do() -> None:
    answers: dict[str, Tree] = {}
    for number in range(1, 120):
        mark = "" if number == 1 else f".{number}"
        answers |= {f"name{mark}": "Gil", f"who.again{mark}": "yes"}
    session = Replies().model_copy(update={"answers": answers})
    found = names(unfold(steps("who"), a_base().to_tree(), session))
    assert found[-3:] == ["who.again.98", "name.99", "looks.99"]
    assert Replies.from_tree({"answers": dict.fromkeys(found, "yes")})


# Constants and times


def test_a_step_writes_its_constants_with_the_first_reply_even_if_that_is_no_answer() -> None:
    assert at(unfolded({}, "reporter"), "people") is None
    progress = unfolded({"known-to": LATER}, "reporter")
    assert at(progress, "people/p-3333") == {"parts": ["reporter"]}
    assert at(progress, "consent/c-4444/person") == "p-3333"
    assert at(progress, f"reports/{REPORT}/reporter") == "p-3333"


def test_a_constant_adds_to_a_list_and_replaces_no_text() -> None:
    people = {"p-3333": {"parts": ["witness"]}, "p-9999": {"looks": "a scarf"}}
    reports = {REPORT: {"received": "2031-05-10T08:10+02:00", "taken_by": "ines", "reporter": "p-9999"}}
    progress = unfolded({"known-to": "team"}, "reporter", base=a_base(people=people, reports=reports))
    assert at(progress, "people/p-3333/parts") == ["witness", "reporter"]
    assert at(progress, f"reports/{REPORT}/reporter") == "p-9999"


def test_a_constant_is_not_added_twice() -> None:
    again = unfolded({"known-to": "team", "own-name": "Lakshmi"}, "reporter")
    assert at(again, "people/p-3333/parts") == ["reporter"]


def test_a_constant_for_an_entry_without_a_key_waits() -> None:
    extra = step(
        sets={"people/{reporter}/parts": ["reporter"]},
        questions=[{"id": "why", "ask": "?", "writes": "answers/why"}],
    )
    progress = unfold((extra,), a_base().to_tree(), a_session(answers={"why": "It was loud."}))
    assert progress.tree == {**a_base().to_tree(), "answers": {"why": "It was loud."}}


def test_the_time_of_an_answer_is_written_beside_it() -> None:
    progress = unfolded({"known-to": "team"}, "reporter")
    assert at(progress, "consent/c-4444/given") == "2031-05-10T06:10Z"


@pytest.mark.parametrize("times", [{}, {"known-to": SATURDAY.astimezone(BERLIN)}])
def test_a_reason_for_no_answer_has_no_time_and_an_answer_without_one_gets_none(times: Any) -> None:
    given: Tree = LATER if times else "team"
    session = a_session(keys=KEYS, answers={"known-to": given}).model_copy(update={"times": times})
    progress = unfold(steps("reporter"), a_base().to_tree(), session)
    assert at(progress, "consent/c-4444/given") is None


def test_an_answer_that_is_taken_back_takes_its_time_along() -> None:
    base = a_base(
        people={"p-3333": {"parts": ["reporter"]}},
        consent={"c-4444": {"person": "p-3333", "name_known_to": "team", "given": "2031-05-10T08:00+02:00"}},
    )
    progress = unfolded({"known-to": LATER}, "reporter", base=base)
    assert at(progress, "consent/c-4444") == {"person": "p-3333"}


# Names that somebody gives


def test_what_stands_under_a_name_is_asked_once_the_name_was_given() -> None:
    assert names(unfolded({}, "corners")) == ["corner", "corners.again"]
    progress = unfolded({"corner": "bar", "corner-what": "It is dark."}, "corners", corner="bar")
    assert names(progress) == ["corner", "corner-what", "corners.again"]
    assert at(progress, f"response/{REPORT}/checklist") == {"bar": {"answer": "It is dark."}}


def test_the_same_answers_always_make_the_same_record() -> None:
    answers: dict[str, Tree] = {
        "place": "Table 6",
        "name": "Gil",
        "who.again": "yes",
        "name.2": "Bea",
        "known-to": "team",
    }
    assert unfolded(answers) == unfolded(dict(reversed(answers.items())))
