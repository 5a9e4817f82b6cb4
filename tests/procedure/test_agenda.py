"""Where a case stands is derived from what is in it: what is owed, by whom, from when until when."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from tests.building import CASE, a_case, a_team, an_event
from tests.procedure.own import own_procedure
from tests.procedure.whole import (
    APPEAL,
    CLOSED,
    DECISION,
    MEETING,
    REPORTED,
    SANCTION,
    WHOLE,
    whole,
    with_appeal,
    with_decision,
    with_sanction,
)

from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.team import Team
from cocreport.procedure import duty as duty_module
from cocreport.procedure.agenda import agenda, in_the_way, length, stage
from cocreport.procedure.duty import FOLLOW_UP, Duty, standing
from cocreport.procedure.load import bundled
from cocreport.procedure.rules import NOTHING_OWED
from cocreport.procedure.spec import Procedure

RECEIVED = datetime(2031, 5, 10, 8, 10, tzinfo=timezone(timedelta(hours=2)))
NOT_REACHED = {"person": REPORTED, "ended": "not reached"}
SILENT = {"received": "2031-05-10T08:10+02:00", "taken_by": "ines"}
NO = {"at": "2031-05-10T09:00+02:00", "acting": "no", "reason": "It was at another event."}
MET = {"m-0001": {"present": ["dana"], "acting": "yes"}}


def duties(case: Case | None = None, team: Team | None = None) -> dict[str, Duty]:
    found = agenda(case or a_case(), bundled("workshop-1"), team or a_team())
    return {duty.step: duty for duty in found}


def read_steps() -> list[dict[str, Any]]:
    return [step.to_tree() for step in bundled("workshop-1").steps]


def states(case: Case, *, after: timedelta) -> dict[str, str]:
    found = agenda(case, bundled("workshop-1"), a_team())
    return {duty.step: state for duty, state in standing(found, RECEIVED + after)}


def test_every_step_that_can_be_done_is_a_duty_with_its_owner_in_order() -> None:
    procedure = bundled("workshop-1")
    decisions = {"d-0001": {**DECISION, "review": "2031-05-20", "sanctions": {"x-0001": {"review": "2031-05-20"}}}}
    case = whole(decisions=decisions, appeals={"a-0001": APPEAL}, hearings={"e-0001": {**NOT_REACHED}})
    expected = [(step.id, step.owner, step.title) for step in procedure.steps if step.done]
    found = [(duty.step, duty.owner, duty.title) for duty in agenda(case, procedure, a_team())]
    assert found == expected
    assert ("meeting", "coordinator") in [(step, owner) for step, owner, _ in found]


def test_the_conditions_of_the_talk_are_for_the_walk_and_hide_nothing_that_is_owed() -> None:
    unsafe = a_case(response={"r-7K3Q": {"danger": "yes"}})
    assert not duties(unsafe)["help-now"].is_done
    assert not duties(a_case(reports={"r-7K3Q": SILENT}))["own-words"].is_done


def test_a_duty_opens_when_the_first_report_comes_in() -> None:
    earlier = {"received": "2031-05-10T06:05Z", "taken_by": "ines"}
    case = a_case(reports={**CASE["reports"], "r-9XYZ": earlier})
    assert duties()["meeting"].opens == RECEIVED
    assert duties(case)["meeting"].opens == RECEIVED - timedelta(minutes=5)


def test_a_clock_runs_from_then_and_a_step_without_one_is_never_overdue() -> None:
    found = duties()
    assert found["meeting"].due == RECEIVED
    assert found["gaps"].due is None


def test_the_clocks_of_the_team_go_before_those_of_the_procedure() -> None:
    found = duties(team=a_team(clocks={"meeting": "2 hours", "other": "1 day"}))
    assert found["meeting"].due == RECEIVED + timedelta(hours=2)


@pytest.mark.parametrize(
    ("more", "after", "state"),
    [
        ({}, timedelta(), "due"),
        ({}, timedelta(minutes=-1), "due"),
        ({}, timedelta(minutes=1), "overdue"),
        ({"meetings": MET}, timedelta(days=9), "done"),
    ],
)
def test_a_duty_is_due_then_overdue_and_done_whenever_it_was_done(more: Any, after: timedelta, state: str) -> None:
    assert states(a_case(**more), after=after)["meeting"] == state


def test_a_duty_without_a_clock_stays_due() -> None:
    case = a_case(unanswered={"reports/r-7K3Q/place": "later"})
    assert states(case, after=timedelta(weeks=9))["gaps"] == "due"


def test_a_duty_waits_for_what_it_needs_and_says_for_what() -> None:
    procedure = own_procedure(('title: "Hear their side"\n', 'title: "Hear their side"\n    clock: result\n'))
    late = RECEIVED + timedelta(weeks=9)

    def hearing(case: Case) -> tuple[tuple[str, ...], str]:
        found = standing(agenda(case, procedure, a_team()), late)
        return next((duty.blocked_by, state) for duty, state in found if duty.step == "hearing")

    told = {"person": REPORTED, "told": {"outcome": "told"}}
    assert hearing(a_case(meetings=MET)) == (("reported-told",), "waiting")
    assert hearing(a_case(meetings=MET, hearings={"e-0001": told})) == ((), "overdue")
    assert hearing(a_case(hearings={"e-0001": {**told, "ended": "heard"}})) == ((), "done")


@pytest.mark.parametrize(
    ("case", "step", "waits_for"),
    [
        (a_case(), "reported-told", ("met",)),
        (whole(hearings={}, decisions={}), "standing", ("hearing-ended",)),
        (whole(decisions={}), "actions", ("decided",)),
        (with_decision(sanctions={}, told=None), "reported-informed", ("actions-chosen",)),
        (with_decision(told=None, appeal_to=None), "appeal", ("reported-informed",)),
        (a_case(), "announcements", ("met",)),
    ],
)
def test_the_fixed_steps_wait_for_what_comes_before_whatever_a_procedure_says(
    case: Case, step: str, waits_for: tuple[str, ...]
) -> None:
    steps = [{name: value for name, value in step.items() if name != "needs"} for step in read_steps()]
    silent = Procedure.from_tree({**bundled("workshop-1").to_tree(), "steps": steps})  # type: ignore[dict-item]
    found = {duty.step: duty for duty in agenda(case, silent, a_team())}
    assert set(waits_for) <= set(found[step].blocked_by)
    assert not found[step].is_done


def test_a_duty_is_done_when_all_its_rules_hold() -> None:
    assert not duties(a_case())["meeting"].is_done
    assert not duties(a_case(meetings={"m-0001": {"present": ["dana"]}}))["meeting"].is_done
    assert duties(a_case(meetings=MET))["meeting"].is_done


def test_each_entry_that_a_step_is_about_is_a_duty_of_its_own() -> None:
    people = {**WHOLE["people"], "p-0002": {"parts": ["reported"]}}
    found = agenda(whole(people=people), bundled("workshop-1"), a_team())
    heard = [(duty.about, duty.is_done, duty.keys["reported"]) for duty in found if duty.step == "hearing"]
    assert heard == [(REPORTED, True, REPORTED), ("p-0002", False, "p-0002")]


def test_a_step_of_the_review_applies_while_its_conditions_hold() -> None:
    assert "attempts" not in duties(whole())
    assert "attempts" not in duties(a_case())
    assert not duties(whole(hearings={"e-0001": NOT_REACHED}))["attempts"].is_done


def test_a_condition_on_nothing_holds_while_nothing_stands_there() -> None:
    when = '"hearings/{hearing}/%s": %s\n    repeat'
    procedure = own_procedure((when % ("ended", '["not reached"]'), when % ("side", "[]")))
    spoken = {"e-0001": {**WHOLE["hearings"]["e-0001"], "side": "It was a joke."}}
    assert "attempts" in {duty.step for duty in agenda(whole(), procedure, a_team())}
    assert "attempts" not in {duty.step for duty in agenda(whole(hearings=spoken), procedure, a_team())}


# Until when, and by whom


def test_what_has_a_day_of_its_own_is_due_then_and_owed_by_whoever_took_it_on() -> None:
    task = {"what": "Call", "who": "ines", "due": "2031-05-12T12:00+02:00"}
    found = duties(whole(tasks={"k-0001": task}))["task-done"]
    assert (found.who, found.due) == ("ines", RECEIVED + timedelta(days=2, hours=3, minutes=50))


def test_a_measure_is_looked_at_within_the_time_of_its_clock_from_when_it_was_taken() -> None:
    measure = {"person": REPORTED, "at": "2031-05-10T22:10+02:00"}
    assert duties(whole(measures={"i-0001": measure}))["measure-review"].due == RECEIVED + timedelta(hours=38)


@pytest.mark.parametrize(
    ("event", "due"),
    [
        (an_event(), datetime(2031, 5, 11, 23, 59, tzinfo=RECEIVED.tzinfo)),
        (an_event(timezone=None), datetime(2031, 5, 11, 23, 59, tzinfo=UTC)),
        (an_event(until="2031-05-09"), None),
        (an_event(until=None), None),
        (None, None),
    ],
)
def test_what_is_due_on_the_last_day_is_due_when_the_event_ends(event: Event | None, due: datetime | None) -> None:
    found = {duty.step: duty for duty in agenda(whole(), bundled("workshop-1"), a_team(), event)}
    assert found["check-in-last-day"].due == due


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2031-05-31T23:59+02:00", "later"),
        ("2031-06-01T00:00+02:00", "due"),
        ("2031-06-01T23:59+02:00", "due"),
        ("2031-06-02T00:00+02:00", "overdue"),
    ],
)
def test_what_is_set_for_a_day_is_later_until_then(now: str, state: str) -> None:
    found = agenda(with_sanction(review="2031-06-01"), bundled("workshop-1"), a_team(), an_event())
    assert [how for duty, how in standing(found, datetime.fromisoformat(now)) if duty.step == "sanction-review"] == [
        state
    ]


# The stage, and the end


def test_the_stage_is_the_first_step_that_is_still_owed() -> None:
    procedure = bundled("workshop-1")
    known = {"danger": "no", "presence": "in writing"}
    after_the_talk = a_case(response={"r-7K3Q": known})
    assert stage(agenda(a_case(), procedure, a_team())) == "safety"
    assert stage(agenda(after_the_talk, procedure, a_team())) == "meeting"
    assert stage(agenda(a_case(response={"r-7K3Q": known}, meetings=MET), procedure, a_team())) == "tasks"
    assert stage(()) == FOLLOW_UP


def the_stage(case: Case) -> str:
    return stage(agenda(case, bundled("workshop-1"), a_team(), an_event()), case)


def closing_of(case: Case) -> Duty:
    return next(duty for duty in agenda(case, bundled("workshop-1"), a_team(), an_event()) if duty.step == "closing")


def test_a_case_in_which_nothing_is_left_owed_can_be_closed() -> None:
    assert the_stage(whole()) == "closing"
    assert closing_of(whole()).blocked_by == ()
    assert the_stage(whole(closings=CLOSED)) == duty_module.CLOSED
    assert closing_of(whole(closings=CLOSED)).is_done


def test_closing_waits_for_everything_that_does_not_outlive_the_case() -> None:
    open_task = whole(tasks={"k-0001": {"what": "Call"}})
    assert closing_of(open_task).blocked_by == (NOTHING_OWED,)
    found = in_the_way(agenda(open_task, bundled("workshop-1"), a_team()))
    assert [duty.step for duty in found] == ["task-done"]
    outliving = with_sanction(review="2032-06-01")
    assert closing_of(outliving).blocked_by == ()
    assert the_stage(outliving) == "closing"


def test_what_outlives_a_closed_case_is_owed_on_its_day() -> None:
    sanctions = {"x-0001": {**SANCTION, "review": "2032-06-01"}}
    case = whole(closings=CLOSED, decisions={"d-0001": {**DECISION, "sanctions": sanctions}})
    assert the_stage(case) == duty_module.CLOSED
    found = agenda(case, bundled("workshop-1"), a_team(), an_event())
    late = datetime(2032, 6, 2, tzinfo=UTC)
    assert [duty.step for duty, state in standing(found, late) if state == "overdue"] == ["sanction-review"]


@pytest.mark.parametrize(
    ("more", "step"),
    [
        ({"people": {**WHOLE["people"], "p-0002": {"parts": ["reported"]}}}, "reported-told"),
        ({"appeals": {"a-0001": APPEAL}}, "appeal-decided"),
        ({"reports": {**WHOLE["reports"], "r-9XYZ": {**SILENT, "received": "2031-06-01T10:00Z"}}}, "safety"),
    ],
)
def test_a_closed_case_comes_to_owe_something_when_something_comes_in(more: Any, step: str) -> None:
    case = whole(closings=CLOSED, **more)
    assert the_stage(case) == step
    assert closing_of(case).blocked_by == (NOTHING_OWED,)
    assert not closing_of(case).is_done


# Each way through a case has an end


@pytest.mark.parametrize(
    "case",
    [
        whole(meetings={"m-0001": NO}, tasks={}, hearings={}, decisions={}, measures={}),
        whole(meetings={"m-0001": MEETING, "m-0002": {**NO, "at": "2031-05-12T09:00+02:00"}}),
        whole(people={**WHOLE["people"], REPORTED: {"parts": ["other"]}}),
        with_decision(stands="no", finding="misidentified", sanctions={}, appeal_to=None),
        with_appeal(outcome="overturned", told={"outcome": "told"}),
        whole(
            decisions={"d-0001": DECISION, "d-0002": {**DECISION, "revises": "d-0001"}},
            appeals={"a-0001": {**APPEAL, "outcome": "changed", "told": {"outcome": "told"}}},
        ),
        whole(
            hearings={"e-0001": {**NOT_REACHED, "attempts": {"y-0001": {"how": "By phone"}}}},
            decisions={"d-0001": {**DECISION, "review": "2031-05-20"}},
        ),
        whole(
            hearings={"e-0001": NOT_REACHED, "e-0002": {**WHOLE["hearings"]["e-0001"]}},
            decisions={"d-0001": {**DECISION, "review": "2031-05-20"}},
        ),
        whole(people={**WHOLE["people"], "p-0002": {"parts": ["reported"], "same_as": REPORTED}}),
    ],
    ids=[
        "the team does nothing",
        "first yes, then no after a decision",
        "decided about, and then not the one who was reported",
        "somebody else",
        "overturned",
        "changed and decided again",
        "not reached",
        "not reached and heard later",
        "found out later",
    ],
)
def test_each_way_through_a_case_leads_to_where_it_can_be_closed(case: Case) -> None:
    assert the_stage(case) == "closing"
    assert closing_of(case).blocked_by == ()


def test_a_decision_after_which_the_team_does_nothing_more_is_still_told() -> None:
    case = whole(
        meetings={"m-0001": MEETING, "m-0002": {**NO, "at": "2031-05-12T09:00+02:00"}},
        decisions={"d-0001": {**DECISION, "sanctions": {}, "told": None}},
    )
    assert [duty.step for duty in in_the_way(agenda(case, bundled("workshop-1"), a_team()))] == [
        "actions",
        "reported-informed",
    ]


@pytest.mark.parametrize(
    ("span", "long"),
    [
        ("at once", timedelta()),
        ("1 hour", timedelta(hours=1)),
        ("24 hours", timedelta(hours=24)),
        ("7 days", timedelta(days=7)),
        ("2 weeks", timedelta(days=14)),
    ],
)
def test_a_span_is_as_long_as_it_says(span: str, long: timedelta) -> None:
    assert length(span) == long
