"""What the entries of a case say together: who is to answer, what was decided, what holds until which day."""

from datetime import date
from typing import Any

import pytest
from tests.building import CASE
from tests.procedure.whole import (
    APPEAL,
    CLOSED,
    DECISION,
    HEARING,
    MEETING,
    REPORT,
    REPORTED,
    REPORTER,
    SANCTION,
    TARGET,
    WHOLE,
    whole,
    with_decision,
    with_hearing,
    with_sanction,
)

from cocreport.model.case import Case
from cocreport.model.decisions import Sanction
from cocreport.model.outcome import (
    absent_targets,
    current_decisions,
    decision_about,
    hearing_of,
    hearings_of,
    holding_decisions,
    is_acting,
    is_closed,
    is_in_force,
    is_looked_after,
    is_overturned,
    last_day,
    may_be_reached,
    next_look,
    people_to_answer,
    reported_people,
    settling_meeting,
)

EVENT_ENDS = date(2031, 5, 11)
NO = {"acting": "no", "reason": "It was at another event."}
DRAFT = {"person": REPORTED, "revises": "d-0001"}


def sanction(**more: Any) -> Sanction:
    return Sanction.from_tree(more)


def in_force(case: Case, on: str, event_ends: date | None = EVENT_ENDS, decision: str = "d-0001") -> bool:
    one = next(iter(case.decisions[decision].sanctions.values()))
    return is_in_force(case, decision, one, on=date.fromisoformat(on), event_ends=event_ends)


# Whether the team acts


@pytest.mark.parametrize(
    ("meetings", "acting"),
    [
        ([], None),
        ([{}], None),
        ([MEETING], True),
        ([NO], False),
        ([NO, MEETING], True),
        ([MEETING, NO], False),
        ([MEETING, {"present": ["ines"]}], True),
        ([{**NO, "at": "2031-05-11T09:00+02:00"}, MEETING], False),
    ],
)
def test_the_latest_meeting_that_settled_it_says_whether_the_team_acts(meetings: Any, *, acting: bool | None) -> None:
    case = whole(meetings={f"m-000{number}": one for number, one in enumerate(meetings)})
    assert is_acting(case) is acting
    assert (settling_meeting(case) is None) is (acting is None)


def test_meetings_of_which_one_has_no_time_stay_as_they_were_written_down() -> None:
    assert is_acting(whole(meetings={"m-0001": MEETING, "m-0002": NO})) is False
    assert is_acting(whole(meetings={"m-0002": NO, "m-0001": MEETING})) is True


# Closed and opened again


def test_a_case_is_closed_until_it_is_opened_again() -> None:
    reopened = {**CLOSED["z-0001"], "reopened": "2031-06-01T10:00+02:00"}
    again = {**CLOSED["z-0001"], "at": "2031-07-01T10:00+02:00"}
    assert not is_closed(whole())
    assert is_closed(whole(closings=CLOSED))
    assert not is_closed(whole(closings={"z-0001": reopened}))
    assert is_closed(whole(closings={"z-0001": reopened, "z-0002": again}))
    assert is_closed(whole(closings={"z-0002": again, "z-0001": reopened}))


@pytest.mark.parametrize(("received", "closed"), [("2031-05-20T10:00+02:00", True), ("2031-05-20T10:01+02:00", False)])
def test_a_report_that_came_in_later_was_not_closed_with_the_case(received: str, *, closed: bool) -> None:
    late = {**CASE["reports"][REPORT], "received": received}
    assert is_closed(whole(closings=CLOSED, reports={**WHOLE["reports"], "r-9XYZ": late})) is closed


def test_a_case_that_was_joined_later_was_not_closed_with_it() -> None:
    joined = {"2031-ABCDE": {"at": "2031-05-21T10:00Z", "by": "ines", "edition": "2031", "procedure": "workshop-1"}}
    assert not is_closed(whole(closings=CLOSED, joined=joined))
    assert is_closed(whole(closings={"z-0001": {**CLOSED["z-0001"], "at": "2031-05-22T10:00Z"}}, joined=joined))


# People


def test_somebody_who_stands_there_twice_is_one_reported_person() -> None:
    people = {**WHOLE["people"], "p-0002": {"parts": ["reported"], "name": "Gil Ferreira", "same_as": REPORTED}}
    assert reported_people(whole(people=people)) == (REPORTED,)


def test_a_target_who_reported_themselves_is_not_absent() -> None:
    people = {**WHOLE["people"], REPORTER: {"parts": ["reporter", "target"]}}
    assert absent_targets(whole()) == (TARGET,)
    assert absent_targets(whole(people=people)) == (TARGET,)
    assert absent_targets(whole(people={**people, TARGET: {"parts": ["target"], "same_as": REPORTER}})) == ()


@pytest.mark.parametrize(
    ("case", "is_owed"),
    [
        (whole(meetings={}, hearings={}, decisions={}), True),
        (whole(hearings={}, decisions={}), True),
        (whole(meetings={"m-0001": NO}, hearings={}, decisions={}), False),
        (whole(meetings={"m-0001": NO}, decisions={}, hearings={"e-0001": {"person": REPORTED}}), False),
        (whole(meetings={"m-0001": NO}, decisions={}, hearings={"e-0001": {**HEARING, "ended": None}}), True),
        (whole(meetings={"m-0001": NO}, decisions={}, hearings={"e-0001": {**HEARING, "told": None}}), True),
        (whole(meetings={"m-0001": NO}, hearings={}), True),
    ],
)
def test_nobody_answers_where_the_team_does_nothing_unless_it_was_begun(case: Case, *, is_owed: bool) -> None:
    assert people_to_answer(case) == ((REPORTED,) if is_owed else ())


def test_somebody_about_whom_it_was_decided_is_owed_the_rest_even_if_it_was_somebody_else() -> None:
    people = {**WHOLE["people"], REPORTED: {"parts": ["other"]}, "p-0002": {"parts": ["reported"]}}
    assert people_to_answer(whole(people=people)) == ("p-0002", REPORTED)


@pytest.mark.parametrize(
    ("wishes", "reached"),
    [
        ([], True),
        (["wanted"], True),
        (["none wished for"], False),
        (["none wished for", "wanted"], True),
        (["wanted", "none wished for"], False),
        (["none wished for", None], False),
    ],
)
def test_a_reporter_is_turned_to_as_they_wished_last(wishes: list[str | None], *, reached: bool) -> None:
    consent = {f"c-000{number}": {"person": REPORTER, "contact": one} for number, one in enumerate(wishes)}
    assert may_be_reached(whole(consent=consent), REPORT) is reached


def test_nobody_is_turned_to_where_nobody_is_known_and_the_wish_of_another_does_not_count() -> None:
    assert not may_be_reached(whole(reports=CASE["reports"]), REPORT)
    assert may_be_reached(whole(consent={"c-0001": {"person": TARGET, "contact": "none wished for"}}), REPORT)


# Hearings and decisions


def test_the_last_hearing_of_a_person_counts_whichever_of_their_keys_it_names() -> None:
    people = {**WHOLE["people"], "p-0002": {"parts": ["reported"], "same_as": REPORTED}}
    later = {"person": "p-0002", "ended": "in writing", "at": "2031-05-12T12:00+02:00"}
    case = whole(people=people, hearings={"e-0002": later, "e-0001": HEARING})
    assert list(hearings_of(case, REPORTED)) == ["e-0001", "e-0002"]
    found = hearing_of(case, REPORTED)
    assert found
    assert found[0] == "e-0002"
    assert hearing_of(case, TARGET) is None


def test_the_decision_about_a_person_is_the_latest_that_nothing_took_the_place_of() -> None:
    earlier = {**DECISION, "at": "2031-05-10T14:00+02:00"}
    found = decision_about(whole(decisions={"d-0002": DECISION, "d-0001": earlier}), REPORTED)
    assert found
    assert found[0] == "d-0002"
    assert decision_about(whole(), TARGET) is None


def test_a_decision_that_is_begun_anew_is_worked_on_and_the_first_holds_until_it_is_made() -> None:
    begun = whole(decisions={"d-0001": DECISION, "d-0002": DRAFT})
    assert list(current_decisions(begun)) == ["d-0002"]
    assert list(holding_decisions(begun)) == ["d-0001", "d-0002"]
    made = whole(decisions={"d-0001": DECISION, "d-0002": {**DRAFT, "stands": "no"}})
    assert list(holding_decisions(made)) == ["d-0002"]


@pytest.mark.parametrize(
    ("outcome", "holds"), [(None, True), ("upheld", True), ("changed", True), ("overturned", False)]
)
def test_what_was_decided_holds_until_an_appeal_does_away_with_it(outcome: str | None, *, holds: bool) -> None:
    case = whole(appeals={"a-0001": {**APPEAL, "outcome": outcome}})
    assert is_overturned(case, "d-0001") is not holds
    assert ("d-0001" in holding_decisions(case)) is holds
    assert in_force(case, "2031-05-13") is holds


def test_an_appeal_against_one_decision_leaves_another_as_it_is() -> None:
    two = {"d-0001": DECISION, "d-0002": {**DECISION, "person": TARGET}}
    case = whole(decisions=two, appeals={"a-0001": {**APPEAL, "outcome": "overturned"}})
    assert not in_force(case, "2031-05-13")
    assert in_force(case, "2031-05-13", decision="d-0002")


# How long something holds


@pytest.mark.parametrize(
    ("values", "last"),
    [
        ({}, None),
        ({"lasts": "without end"}, None),
        ({"lasts": "without end", "until": "2032-01-01"}, None),
        ({"lasts": "this event"}, "2031-05-11"),
        ({"lasts": "until a day", "until": "2032-01-01"}, "2032-01-01"),
        ({"lasts": "until a day"}, None),
        ({"until": "2032-01-01"}, "2032-01-01"),
        ({"lasts": "without end", "lifted": "2031-06-01"}, "2031-06-01"),
        ({"lasts": "this event", "lifted": "2031-06-01"}, "2031-05-11"),
    ],
)
def test_the_last_day_is_the_one_that_was_set_or_an_earlier_one_on_which_it_was_lifted(
    values: Any, last: str | None
) -> None:
    assert last_day(sanction(**values), EVENT_ENDS) == (date.fromisoformat(last) if last else None)


def test_what_lasts_for_an_event_whose_days_are_not_known_has_no_known_end() -> None:
    assert last_day(sanction(lasts="this event"), None) is None


@pytest.mark.parametrize(
    ("values", "on", "holds"),
    [
        ({}, "2031-05-09", False),
        ({}, "2031-05-10", True),
        ({"from": None}, "2031-01-01", True),
        ({"lasts": "until a day", "until": "2032-05-10"}, "2032-05-10", True),
        ({"lasts": "until a day", "until": "2032-05-10"}, "2032-05-11", False),
        ({"lasts": "this event"}, "2031-05-11", True),
        ({"lasts": "this event"}, "2031-05-12", False),
        ({"lasts": "without end"}, "2099-01-01", True),
        ({"lasts": "without end", "lifted": "2031-06-01"}, "2031-06-01", True),
        ({"lasts": "without end", "lifted": "2031-06-01"}, "2031-06-02", False),
    ],
)
def test_a_sanction_holds_from_its_first_day_to_its_last(values: Any, on: str, *, holds: bool) -> None:
    assert in_force(with_sanction(**values), on) is holds


def test_a_sanction_of_a_decision_that_was_replaced_holds_no_more_and_the_new_one_does() -> None:
    second = {**DECISION, "revises": "d-0001", "sanctions": {"x-0002": {**SANCTION, "lasts": "this event"}}}
    case = whole(decisions={"d-0001": DECISION, "d-0002": second})
    assert not in_force(case, "2031-05-11")
    assert in_force(case, "2031-05-11", decision="d-0002")


# On which day somebody looks at it

LOOKED = {"outcome": "It stays.", "reviewed": "2031-06-01"}


@pytest.mark.parametrize(
    ("values", "day", "is_over"),
    [
        ({}, None, True),
        ({"lasts": "this event"}, None, True),
        ({"review": "2031-06-01"}, "2031-06-01", False),
        ({"until": "2031-06-01"}, "2031-06-02", False),
        ({"review": "2031-06-01", "until": "2031-07-01"}, "2031-06-01", False),
        (
            {"review": "2031-06-01", "until": "2031-07-01", "outcome": "!", "reviewed": "2031-06-01"},
            "2031-07-02",
            False,
        ),
        ({"review": "2031-06-01", "until": "2031-07-01", "outcome": "!", "reviewed": "2031-07-02"}, "2031-07-02", True),
        ({"review": "2031-06-01", "lifted": "2031-05-20"}, None, True),
    ],
)
def test_a_sanction_is_looked_at_on_the_day_set_for_it_and_when_it_has_run_out(
    values: Any, day: str | None, *, is_over: bool
) -> None:
    one = sanction(**values)
    assert next_look(one) == (date.fromisoformat(day) if day else None)
    assert is_looked_after(one) is is_over


def test_a_hearing_and_a_decision_without_a_time_are_taken_as_they_stand() -> None:
    assert hearing_of(with_hearing(at=None), REPORTED)
    assert decision_about(with_decision(at=None), REPORTED)
