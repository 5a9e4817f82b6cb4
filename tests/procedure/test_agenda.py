"""Where a case stands is derived from what is in it: what is owed, by whom, from when until when."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from tests.building import CASE, a_case, a_team
from tests.procedure.own import own_procedure

from cocreport.model.case import Case
from cocreport.model.team import Team
from cocreport.procedure.agenda import FOLLOW_UP, Duty, agenda, length, stage, standing
from cocreport.procedure.load import bundled

RECEIVED = datetime(2031, 5, 10, 8, 10, tzinfo=timezone(timedelta(hours=2)))
MET = {"m-0001": {"present": ["dana"]}}


def duties(case: Case | None = None, team: Team | None = None) -> dict[str, Duty]:
    found = agenda(case or a_case(), bundled("workshop-1"), team or a_team())
    return {duty.step: duty for duty in found}


def states(case: Case, *, after: timedelta) -> dict[str, str]:
    found = agenda(case, bundled("workshop-1"), a_team())
    return {duty.step: state for duty, state in standing(found, RECEIVED + after)}


def test_every_step_that_can_be_done_is_a_duty_with_its_owner_in_order() -> None:
    procedure = bundled("workshop-1")
    expected = [(step.id, step.owner, step.title) for step in procedure.steps if step.done]
    found = [(duty.step, duty.owner, duty.title) for duty in agenda(a_case(), procedure, a_team())]
    assert found == expected
    assert ("meeting", "coordinator") in [(step, owner) for step, owner, _ in found]


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
    procedure = own_procedure(("id: hearing\n", "id: hearing\n    done: [gaps-asked]\n    clock: result\n"))
    case = a_case(unanswered={"reports/r-7K3Q/place": "later"})
    late = RECEIVED + timedelta(weeks=9)

    def hearing(case: Case) -> tuple[tuple[str, ...], str]:
        found = standing(agenda(case, procedure, a_team()), late)
        return next((duty.blocked_by, state) for duty, state in found if duty.step == "hearing")

    assert hearing(case) == (("met",), "waiting")
    assert hearing(a_case(unanswered=dict(case.unanswered), meetings=MET)) == ((), "overdue")
    assert hearing(a_case()) == (("met",), "done")


def test_a_duty_is_done_when_all_its_rules_hold() -> None:
    procedure = own_procedure(("done: [met]", "done: [met, gaps-asked]"))
    put_off = a_case(meetings=MET, unanswered={"reports/r-7K3Q/place": "later"})

    def is_done(case: Case) -> bool:
        return next(duty.is_done for duty in agenda(case, procedure, a_team()) if duty.step == "meeting")

    assert not is_done(put_off)
    assert not is_done(a_case())
    assert is_done(a_case(meetings=MET))


def test_the_stage_is_the_first_step_that_is_still_owed() -> None:
    procedure = bundled("workshop-1")
    known = {"danger": "no", "presence": "in writing"}
    after_the_talk = a_case(response={"r-7K3Q": known})
    assert stage(agenda(a_case(), procedure, a_team())) == "safety"
    assert stage(agenda(after_the_talk, procedure, a_team())) == "meeting"
    over = a_case(response={"r-7K3Q": known}, meetings=MET)
    assert stage(agenda(over, procedure, a_team())) == FOLLOW_UP
    assert stage(()) == FOLLOW_UP


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
