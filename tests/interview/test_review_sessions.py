"""A session that takes one step of the review: for whom, over which entries, and how it is begun again."""

from typing import Any

import pytest
from tests.conftest import SATURDAY
from tests.interview.reviewed import AROUND, REPORT, a_met_case, reviewed
from tests.interview.small import Talk

from cocreport.interview.asker import Answer, Leave, Reply, Skip
from cocreport.interview.entries import entries_of
from cocreport.interview.session import Session
from cocreport.interview.sheets import GO_ON
from cocreport.interview.taking import adds_a_report, open_slots, review_of, steps_of
from cocreport.model.case import Case
from cocreport.model.changes import changes_between

PROCEDURE = reviewed()
FIRST, SECOND = {"reported": "p-1111"}, {"reported": "p-2222", "hearing": "e-2222", "decision": "d-2222"}


def sitting(case: Case, step: str, keys: dict[str, str]) -> Session:
    return review_of(case, "revision", PROCEDURE, step, keys, by="dana", at=SATURDAY)


def asked(case: Case, session: Session, *replies: Reply) -> tuple[Case, Talk]:
    """Ask what a session wants, and what only then applies, as a change of a case does."""
    fresh = sitting(case, session.step or "", dict(session.keys))
    known = {slot.name for slot in open_slots(case, fresh, PROCEDURE)}
    talk = Talk(
        replies,
        steps_of(session, PROCEDURE),
        base=case,
        wanted=lambda slot: slot.name in session.wanted or slot.name not in known,
        review=False,
        around=AROUND,
    )
    return talk.case(session), talk


def changed(before: Case, after: Case) -> list[tuple[str, str]]:
    return [(one.what, one.address) for one in changes_between(before, after)]


# Keys that are given


def test_a_key_that_is_given_stays_and_others_of_its_kind_are_not_looked_for() -> None:
    tree = a_met_case().to_tree()
    keys, _ = entries_of(tree, PROCEDURE.steps, {"reported": "p-2222"})
    assert keys["reported"] == "p-2222"
    assert "reported.2" not in keys
    assert (keys["hearing"], keys["decision"]) == ("e-2222", "d-2222")


def test_an_entry_about_somebody_else_is_not_picked_up() -> None:
    keys, rounds = entries_of(a_met_case().to_tree(), PROCEDURE.steps, FIRST)
    assert not {"hearing", "decision", "sanction"} & keys.keys()
    assert "actions.again" not in rounds


def test_without_given_keys_everything_is_found_as_before() -> None:
    tree = a_met_case().to_tree()
    assert entries_of(tree, PROCEDURE.steps) == entries_of(tree, PROCEDURE.steps, {})
    keys, rounds = entries_of(tree, PROCEDURE.steps)
    assert (keys["reported"], keys["reported.2"], keys["task.2"]) == ("p-1111", "p-2222", "k-2222")
    assert rounds == {"who.again": "yes", "tasks.again": "yes"}


def test_the_report_that_is_given_is_the_one_that_is_spoken_of() -> None:
    report = {"received": "2031-05-10T08:10+02:00", "taken_by": "ines"}
    case = a_met_case(reports={REPORT: report, "r-2222": report})
    assert entries_of(case.to_tree(), PROCEDURE.steps, {"report": "r-2222"})[0]["report"] == "r-2222"
    assert entries_of(case.to_tree(), PROCEDURE.steps)[0]["report"] == REPORT


def test_rounds_are_those_whose_entries_stand_in_the_case() -> None:
    tree = a_met_case().to_tree()
    keys = {"task": "k-1111", "task.2": "k-2222", "task.3": "k-9999"}
    assert entries_of(tree, PROCEDURE.steps, keys)[1] == {"who.again": "yes", "tasks.again": "yes"}
    assert entries_of(tree, PROCEDURE.steps, {"task": "k-9999"})[1] == {"who.again": "yes"}


# Beginning


def test_a_session_of_the_review_knows_the_entries_that_its_step_speaks_of() -> None:
    session = sitting(a_met_case(), "actions", SECOND)
    assert (session.parts, session.step, session.by, session.revision) == (("review",), "actions", "dana", "revision")
    assert session.keys == {"report": REPORT, **SECOND, "sanction": "x-1111", "sanction.2": "x-2222"}
    assert session.answers == {"actions.again": "yes"}
    assert session.wanted == ("action", "own", "action.2", "own.2", "actions.again.2")
    assert [step.id for step in steps_of(session, PROCEDURE)] == ["actions"]
    assert Session.from_tree(session.to_tree()) == session


def test_it_takes_no_report() -> None:
    for step, keys in (("meeting", {}), ("hearing", FIRST)):
        assert not adds_a_report(sitting(a_met_case(), step, dict(keys)), a_met_case())


def test_a_sheet_and_its_lines_are_wanted() -> None:
    wanted = sitting(a_met_case(tasks={}), "tasks", {}).wanted
    assert wanted == ("tasks.sheet", "task-what", "task-who", "task-due", "tasks.again")


def test_it_begins_the_same_when_it_is_begun_again_with_all_its_keys() -> None:
    case = a_met_case()
    for step, keys in (("actions", SECOND), ("tasks", {}), ("hearing", FIRST), ("tasks", {"task": "k-9999"})):
        session = sitting(case, step, dict(keys))
        drawn = {**session.keys, "sanction.3": "x-9999", "task.3": "k-8888"}
        assert sitting(case, step, drawn).answers == session.answers
        assert sitting(case, step, drawn).wanted == session.wanted


# Taking the step


def test_the_side_of_the_first_person_makes_a_hearing_of_their_own() -> None:
    before = a_met_case()
    after, talk = asked(before, sitting(before, "hearing", FIRST), Answer("heard"), Answer("It was a joke."))
    (key,) = after.hearings.keys() - before.hearings.keys()
    assert after.hearings[key].to_tree() == {"person": "p-1111", "ended": "heard", "side": "It was a joke."}
    assert after.hearings["e-2222"] == before.hearings["e-2222"]
    assert talk.slots == ["heard", "side"]
    assert talk.offered("heard") == [None]


def test_what_was_noted_about_the_second_person_is_offered_for_change() -> None:
    before = a_met_case()
    after, talk = asked(before, sitting(before, "hearing", SECOND), Answer("heard"), Answer("I was very tired."))
    assert changed(before, after) == [("changed", "hearings/e-2222/side")]
    assert talk.offered("side") == ["I was tired."]


def test_nothing_of_another_step_is_asked_when_an_answer_lets_it_apply() -> None:
    before = a_met_case()
    replies: list[Reply] = [Answer("yes"), Answer("violation"), Skip("unknown")]
    after, talk = asked(before, sitting(before, "standing", FIRST), *replies)
    assert talk.slots == ["stands", "upheld", "review-on"]
    assert [one.person for one in after.decisions.values()] == ["p-2222", "p-1111"]


def test_a_step_taken_once_more_makes_an_entry_under_the_key_that_was_given() -> None:
    before = a_met_case()
    session = sitting(before, "meeting", {"meeting": "m-9999"})
    after, _ = asked(before, session, Answer("now"), Answer("yes"), Answer(["dana"]), Skip("unknown"))
    assert list(after.meetings) == ["m-1111", "m-9999"]
    assert after.meetings["m-1111"] == before.meetings["m-1111"]


def test_one_of_several_tasks_is_taken_alone() -> None:
    before = a_met_case()
    after, talk = asked(before, sitting(before, "task-done", {"task": "k-2222"}), Answer("done"))
    assert changed(before, after) == [("added", "tasks/k-2222/state")]
    assert talk.slots == ["task-state"]


def test_another_round_adds_an_entry_behind_those_that_are_there() -> None:
    before = a_met_case()
    replies: list[Reply] = [
        Answer("warning"),
        Answer("ban"),
        Answer("yes"),
        Answer("other"),
        Answer("A letter"),
        Answer("no"),
    ]
    after, talk = asked(before, sitting(before, "actions", SECOND), *replies)
    assert [one.action for one in after.decisions["d-2222"].sanctions.values()] == ["warning", "ban", "other"]
    assert talk.slots == ["action", "action.2", "actions.again.2", "action.3", "own.3", "actions.again.3"]


def test_a_session_that_was_left_goes_on_with_the_entries_it_drew() -> None:
    before = a_met_case(tasks={})
    session = sitting(before, "tasks", {})
    first = Talk(
        [Answer("task-what"), Answer("Find a room"), Leave()], steps_of(session, PROCEDURE), base=before, review=False
    )
    left = first.left(session).replies
    assert isinstance(left, Session)
    back = Session.from_tree(left.to_tree())
    after, talk = asked(before, back, Answer("task-who"), Answer("ruth"), Answer(GO_ON))
    assert [(one.what, one.who) for one in after.tasks.values()] == [("Find a room", "ruth")]
    assert talk.slots[0] == "tasks.sheet"


def test_a_step_that_the_procedure_does_not_have_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(StopIteration):
        sitting(a_met_case(), "nowhere", {})


def test_conditions_of_a_step_count_among_what_it_speaks_of() -> None:
    here: dict[str, Any] = {"meetings": {"m-1111": {"acting": "yes"}}}
    own = PROCEDURE.model_copy(
        update={
            "steps": tuple(
                one.model_copy(update={"when": {"meetings/{meeting}/acting": ("yes",)}}) if one.id == "tasks" else one
                for one in PROCEDURE.steps
            )
        }
    )
    session = review_of(a_met_case(**here), "revision", own, "tasks", {}, by="dana", at=SATURDAY)
    assert session.keys["meeting"] == "m-1111"
