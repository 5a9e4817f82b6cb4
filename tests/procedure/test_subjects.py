"""What a step of the review is gone through for: which entries, under which names, from when until when, by whom."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args

import pytest
from tests.building import CASE, a_case, an_event
from tests.procedure.whole import (
    APPEAL,
    DECISION,
    HEARING,
    MEETING,
    REPORT,
    REPORTED,
    SANCTION,
    TARGET,
    WHOLE,
    whole,
    with_appeal,
    with_decision,
    with_sanction,
)

from cocreport.model.case import Case
from cocreport.procedure.spec import About
from cocreport.procedure.subjects import BINDS, Subject, received, subjects

SUMMER = timezone(timedelta(hours=2))
RECEIVED = datetime(2031, 5, 10, 8, 10, tzinfo=SUMMER)
NO = {"acting": "no", "reason": "It was at another event."}
EVERYTHING = whole(
    decisions={
        "d-0001": {
            **DECISION,
            "review": "2031-05-20",
            "sanctions": {"x-0001": {**SANCTION, "review": "2031-06-01"}},
        }
    },
    appeals={"a-0001": APPEAL},
)


def one(case: Case, about: About | None) -> Subject:
    (found,) = subjects(case, about, an_event())
    return found


def test_a_step_about_nothing_is_taken_once_from_the_first_report_on() -> None:
    earlier = {**CASE["reports"][REPORT], "received": "2031-05-10T06:05Z"}
    assert one(whole(), None).opens == RECEIVED
    case = whole(reports={**WHOLE["reports"], "r-9XYZ": earlier})
    assert one(case, None).opens == received(case) == RECEIVED - timedelta(minutes=5)


def test_a_step_about_nothing_speaks_of_the_last_meeting() -> None:
    assert one(a_case(), None).keys == {}
    assert one(whole(meetings={"m-0001": MEETING, "m-0002": {}}), None).keys == {"meeting": "m-0002"}


def test_each_report_opens_when_it_was_received() -> None:
    later = {**CASE["reports"][REPORT], "received": "2031-05-11T08:10+02:00"}
    found = subjects(whole(reports={**WHOLE["reports"], "r-9XYZ": later}), "report", an_event())
    assert [(subject.key, subject.opens - RECEIVED) for subject in found] == [
        (REPORT, timedelta()),
        ("r-9XYZ", timedelta(days=1)),
    ]
    assert found[1].keys == {"report": "r-9XYZ"}


def test_a_reported_person_comes_with_their_hearing_and_decision() -> None:
    assert one(whole(), "reported").keys == {"reported": REPORTED, "hearing": "e-0001", "decision": "d-0001"}
    assert one(a_case(), "reported").keys == {"reported": REPORTED}


@pytest.mark.parametrize(
    ("meetings", "minutes"),
    [
        ({}, 0),
        ({"m-0001": {"acting": "yes"}}, 0),
        ({"m-0001": MEETING}, 50),
        ({"m-0001": MEETING, "m-0002": {**MEETING, "at": "2031-05-12T09:00+02:00"}}, 50),
        ({"m-0001": {**NO, "at": "2031-05-10T08:20+02:00"}, "m-0002": MEETING}, 50),
    ],
)
def test_the_talk_opens_with_the_first_meeting_that_wanted_it_and_no_later_one_puts_it_off(
    meetings: Any, minutes: int
) -> None:
    assert one(whole(meetings=meetings), "reported").opens == RECEIVED + timedelta(minutes=minutes)


def test_nobody_is_spoken_to_about_a_report_on_which_the_team_does_nothing() -> None:
    assert subjects(a_case(meetings={"m-0001": NO}), "reported", None) == ()
    assert one(whole(meetings={"m-0001": NO}), "reported").key == REPORTED


def test_whoever_is_found_out_later_is_gone_through_from_then_on() -> None:
    people = {**WHOLE["people"], "p-0002": {"parts": ["reported"], "name": "Gil Ferreira"}}
    assert [one.key for one in subjects(whole(people=people), "reported", None)] == [REPORTED, "p-0002"]
    people["p-0002"]["same_as"] = REPORTED
    assert one(whole(people=people), "reported").key == REPORTED


def test_a_target_who_did_not_report_is_gone_through() -> None:
    found = one(whole(), "target")
    assert (found.key, found.keys, found.opens) == (TARGET, {"target": TARGET}, RECEIVED)
    assert subjects(a_case(), "target", None) == ()


def test_a_task_has_its_own_day_and_whoever_took_it_on() -> None:
    found = one(whole(tasks={"k-0001": {"what": "Call", "who": "ines", "due": "2031-05-11T12:00+02:00"}}), "task")
    assert (found.key, found.who, found.due) == ("k-0001", "ines", datetime(2031, 5, 11, 12, tzinfo=SUMMER))
    assert one(whole(tasks={"k-0001": {"what": "Call"}}), "task").due is None


def test_a_measure_opens_when_it_was_taken() -> None:
    measure = {"person": REPORTED, "at": "2031-05-10T22:00+02:00"}
    found = one(whole(measures={"i-0001": measure}), "measure")
    assert found.opens == datetime(2031, 5, 10, 22, tzinfo=SUMMER)
    assert found.keys == {"measure": "i-0001", "reported": REPORTED}
    assert one(whole(), "measure").opens == RECEIVED


def test_each_decision_opens_when_it_was_made_and_one_that_was_replaced_is_over() -> None:
    found = one(whole(), "decision")
    assert (found.key, found.opens) == ("d-0001", datetime(2031, 5, 10, 15, tzinfo=SUMMER))
    assert found.keys == {"reported": REPORTED, "hearing": "e-0001", "decision": "d-0001"}
    second = whole(decisions={"d-0001": DECISION, "d-0002": {"person": REPORTED, "revises": "d-0001"}})
    assert (one(second, "decision").key, one(second, "decision").opens) == ("d-0002", RECEIVED)


def test_a_provisional_decision_is_looked_at_on_its_day_in_the_zone_of_the_event() -> None:
    found = one(with_decision(review="2031-05-20"), "provisional")
    assert found.key == "d-0001"
    assert found.opens == datetime(2031, 5, 20, tzinfo=SUMMER)
    assert found.due == datetime(2031, 5, 20, 23, 59, tzinfo=SUMMER)
    (in_utc,) = subjects(with_decision(review="2031-05-20"), "provisional", None)
    assert in_utc.opens == datetime(2031, 5, 20, tzinfo=UTC)
    (unknown,) = subjects(with_decision(review="2031-05-20"), "provisional", an_event(timezone=None))
    assert unknown.opens == in_utc.opens


def test_a_decision_without_a_day_or_one_that_was_overturned_is_not_looked_at_again() -> None:
    assert subjects(whole(), "provisional", None) == ()
    decisions = {"d-0001": {**DECISION, "review": "2031-05-20"}}
    overturned = whole(decisions=decisions, appeals={"a-0001": {**APPEAL, "outcome": "overturned"}})
    assert subjects(overturned, "provisional", None) == ()


@pytest.mark.parametrize(
    ("sanction", "day"),
    [({"review": "2031-06-01"}, 1), ({"until": "2031-06-01"}, 2), ({"lasts": "until a day", "until": "2031-06-02"}, 3)],
)
def test_a_sanction_is_looked_at_on_the_day_set_for_it_or_the_one_after_its_last(sanction: Any, day: int) -> None:
    found = one(with_sanction(**sanction), "sanction")
    assert found.key == "x-0001"
    assert found.keys == {"reported": REPORTED, "decision": "d-0001", "sanction": "x-0001"}
    assert found.opens == datetime(2031, 6, day, tzinfo=SUMMER)
    assert found.due == datetime(2031, 6, day, 23, 59, tzinfo=SUMMER)


def test_a_sanction_without_a_day_or_of_a_decision_that_holds_no_more_is_not_looked_at() -> None:
    assert subjects(whole(), "sanction", None) == ()
    sanctions = {"x-0001": {**SANCTION, "review": "2031-06-01"}}
    decisions = {"d-0001": {**DECISION, "sanctions": sanctions}}
    overturned = whole(decisions=decisions, appeals={"a-0001": {**APPEAL, "outcome": "overturned"}})
    assert subjects(overturned, "sanction", None) == ()
    pending = whole(decisions=decisions, appeals={"a-0001": APPEAL})
    assert one(pending, "sanction").key == "x-0001"


def test_an_appeal_opens_when_it_came_in() -> None:
    found = one(with_appeal(), "appeal")
    assert found.opens == datetime(2031, 5, 12, 10, tzinfo=SUMMER)
    assert found.keys == {"appeal": "a-0001", "decision": "d-0001", "reported": REPORTED}
    assert one(with_appeal(filed=None), "appeal").opens == RECEIVED


def test_whoever_stands_there_twice_is_called_by_their_first_key_everywhere() -> None:
    people = {**WHOLE["people"], "p-0002": {"parts": ["reported"], "same_as": REPORTED}}
    twice = whole(
        people=people,
        measures={"i-0001": {"person": "p-0002"}},
        hearings={"e-0001": {**HEARING, "person": "p-0002"}},
        decisions={"d-0001": {**DECISION, "person": "p-0002", "sanctions": {"x-0001": {"until": "2031-06-01"}}}},
        appeals={"a-0001": APPEAL},
    )
    for about in ("measure", "reported", "decision", "sanction", "appeal"):
        assert one(twice, about).keys["reported"] == REPORTED


@pytest.mark.parametrize("about", [None, *get_args(About)])
def test_the_names_that_a_step_binds_are_known_beforehand(about: About | None) -> None:
    assert one(EVERYTHING, about).keys.keys() == BINDS[about]
