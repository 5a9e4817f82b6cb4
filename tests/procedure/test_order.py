"""The order that no procedure can switch off: each way to break it, and the nearest way that keeps it."""

from typing import Any

import pytest
from tests.building import a_case, an_event
from tests.procedure.whole import (
    APPEAL,
    DECISION,
    HEARING,
    MEETING,
    REPORTED,
    SANCTION,
    WHOLE,
    whole,
    with_appeal,
    with_decision,
    with_hearing,
)

from cocreport.model.case import Case
from cocreport.procedure.order import Breach, breaches, new_breaches

EVENT = an_event()
NOT_REACHED = {"person": REPORTED, "ended": "not reached"}
HEARD_LATER = {"person": REPORTED, "ended": "heard", "at": "2031-05-12T12:00+02:00"}
PENDING = {"a-0001": APPEAL}
LIFTED = "decisions/d-0001/sanctions"


def broken(case: Case) -> list[str]:
    """Return the addresses at which a case breaks the order."""
    return [one.address for one in breaches(case, EVENT)]


def with_measure(**more: Any) -> Case:
    return whole(measures={"i-0001": {"person": REPORTED, "what": "Another room", "reason": "Threats", **more}})


def test_a_case_that_was_gone_through_in_order_breaks_nothing() -> None:
    assert broken(whole()) == []
    assert broken(a_case()) == []


# The talk


@pytest.mark.parametrize(
    ("meetings", "hearing", "found"),
    [
        ({}, {}, ["hearings/e-0001"]),
        ({}, {"told": None}, ["hearings/e-0001"]),
        ({}, {"told": {"outcome": "not reached"}, "ended": "not reached"}, []),
        ({"m-0001": {}}, {}, []),
        ({"m-0001": {**MEETING, "at": "2031-05-10T11:00+02:00"}}, {}, []),
        ({"m-0001": {**MEETING, "at": "2031-05-10T11:01+02:00"}}, {}, ["hearings/e-0001"]),
        ({"m-0001": {**MEETING, "at": "2031-05-10T11:01+02:00"}}, {"told": None}, []),
        ({"m-0001": {**MEETING, "at": "2031-05-10T12:01+02:00"}}, {"told": None}, ["hearings/e-0001"]),
        ({"m-0001": MEETING}, {"told": {"outcome": "told"}, "at": None}, []),
    ],
)
def test_nobody_is_spoken_to_before_the_meeting(meetings: Any, hearing: Any, found: list[str]) -> None:
    case = whole(meetings=meetings, decisions={}, hearings={"e-0001": {**HEARING, **hearing}})
    assert broken(case) == found


# What could not wait


def test_a_measure_may_come_before_everything_else_with_its_reason() -> None:
    measure = {"person": REPORTED, "what": "Another room", "reason": "Threats"}
    assert broken(a_case(measures={"i-0001": measure})) == []
    assert broken(a_case(measures={"i-0001": {**measure, "reason": None}})) == ["measures/i-0001/reason"]
    assert broken(a_case(measures={"i-0001": {"person": REPORTED}})) == []


@pytest.mark.parametrize(
    ("by", "reviewed_by", "is_broken"),
    [
        (["ruth"], "ruth", True),
        (["ruth"], "mikkel", False),
        (["ruth", "mikkel"], "ruth", False),
        (["ruth"], None, False),
        ([], "ruth", False),
    ],
)
def test_a_second_person_looks_at_a_measure(by: list[str], reviewed_by: str | None, *, is_broken: bool) -> None:
    found = broken(with_measure(by=by, reviewed_by=reviewed_by))
    assert found == (["measures/i-0001/reviewed_by"] if is_broken else [])


# The decision


def test_nothing_is_decided_and_nothing_follows_before_the_hearing_has_ended() -> None:
    assert broken(whole(hearings={})) == ["decisions/d-0001"]
    assert broken(with_hearing(ended=None)) == ["decisions/d-0001"]
    assert broken(with_hearing()) == []


@pytest.mark.parametrize("ended", ["heard", "in writing", "offered and declined"])
def test_whoever_could_give_their_side_can_be_decided_about_for_good(ended: str) -> None:
    assert broken(with_hearing(ended=ended)) == []


@pytest.mark.parametrize("ended", ["not reached", "not identified", "contact unsafe"])
def test_without_their_side_a_decision_is_provisional_and_has_a_day(ended: str) -> None:
    hearings = {"e-0001": {"person": REPORTED, "ended": ended}}
    assert broken(whole(hearings=hearings)) == ["decisions/d-0001/review"]
    decisions = {"d-0001": {**DECISION, "review": "2031-05-20"}}
    assert broken(whole(hearings=hearings, decisions=decisions)) == []


def test_a_decision_is_not_earlier_than_the_hearing() -> None:
    assert broken(with_decision(at="2031-05-10T12:00+02:00")) == []
    assert broken(with_decision(at="2031-05-10T11:59+02:00")) == ["decisions/d-0001/at"]
    assert broken(with_decision(at=None)) == []
    assert broken(whole(hearings={"e-0001": {**HEARING, "at": None}})) == []


def test_the_right_to_be_heard_stays_open_after_a_provisional_decision() -> None:
    decisions = {"d-0001": {**DECISION, "review": "2031-05-20"}}
    begun = {"e-0001": NOT_REACHED, "e-0002": {"person": REPORTED}}
    assert broken(whole(hearings=begun, decisions=decisions)) == []
    heard = {"e-0001": NOT_REACHED, "e-0002": HEARD_LATER}
    assert broken(whole(hearings=heard, decisions=decisions)) == []
    assert broken(whole(hearings=heard)) == ["decisions/d-0001/review"]
    again = {**DECISION, "revises": "d-0001", "at": "2031-05-13T12:00+02:00", "told": None, "sanctions": {}}
    assert broken(whole(hearings=heard, decisions={**decisions, "d-0002": again})) == []


def test_being_heard_once_more_does_not_undo_a_decision() -> None:
    assert broken(whole(hearings={"e-0001": HEARING, "e-0002": {"person": REPORTED}})) == []
    assert broken(whole(hearings={"e-0001": HEARING, "e-0002": HEARD_LATER})) == []


def test_the_hearing_of_somebody_who_stands_there_twice_counts_for_them() -> None:
    people = {**WHOLE["people"], "p-0002": {"parts": ["reported"], "name": "Gil Ferreira", "same_as": REPORTED}}
    decisions = {"d-0001": {**DECISION, "person": "p-0002"}}
    assert broken(whole(people=people, decisions=decisions)) == []
    del people["p-0002"]["same_as"]
    assert broken(whole(people=people, decisions=decisions)) == ["decisions/d-0001"]


@pytest.mark.parametrize(("stands", "is_broken"), [("yes", False), ("no", True), (None, True)])
def test_something_follows_only_where_the_report_stands(stands: str | None, *, is_broken: bool) -> None:
    assert broken(with_decision(stands=stands, told=None)) == ([LIFTED] if is_broken else [])
    assert broken(with_decision(stands=stands, told=None, sanctions={})) == []


@pytest.mark.parametrize(
    ("decided", "begins", "is_broken"),
    [
        ("2031-05-10T15:00+02:00", "2031-05-10", False),
        ("2031-05-10T15:00+02:00", "2031-05-09", True),
        ("2031-05-10T22:30Z", "2031-05-10", True),
        ("2031-05-10T22:30Z", "2031-05-11", False),
        (None, "2031-05-09", False),
        ("2031-05-10T15:00+02:00", None, False),
    ],
)
def test_nothing_follows_from_a_day_before_the_decision(
    decided: str | None, begins: str | None, *, is_broken: bool
) -> None:
    case = with_decision(at=decided, told=None, sanctions={"x-0001": {**SANCTION, "from": begins}})
    assert broken(case) == (["decisions/d-0001/sanctions/x-0001/from"] if is_broken else [])


@pytest.mark.parametrize(
    ("decision", "is_broken"),
    [
        ({"told": {"outcome": "told", "at": "2031-05-10T14:59+02:00"}}, True),
        ({"told": {"outcome": "told", "at": "2031-05-10T15:00+02:00"}}, False),
        ({"told": {"outcome": "told"}}, False),
        ({"told": {"outcome": "told"}, "stands": None, "sanctions": {}}, True),
        ({"told": {"outcome": "not reached"}, "stands": None, "sanctions": {}}, False),
    ],
)
def test_they_are_told_after_it_was_decided(decision: Any, *, is_broken: bool) -> None:
    assert broken(with_decision(**decision)) == (["decisions/d-0001/told"] if is_broken else [])


# The appeal


@pytest.mark.parametrize(
    ("appeal", "lifted", "is_broken"),
    [
        ({}, "2031-05-11", False),
        ({}, "2031-05-12", True),
        ({}, "2032-05-12", True),
        ({"filed": None}, "2031-05-12", False),
        ({"decided": "2031-05-20T10:00+02:00", "outcome": "changed"}, "2031-05-19", True),
        ({"decided": "2031-05-20T10:00+02:00", "outcome": "changed"}, "2031-05-20", False),
        ({"outcome": "changed"}, "2031-05-19", False),
    ],
)
def test_until_an_appeal_is_decided_nothing_is_lifted(appeal: Any, lifted: str, *, is_broken: bool) -> None:
    decisions = {"d-0001": {**DECISION, "sanctions": {"x-0001": {**SANCTION, "lifted": lifted}}}}
    case = whole(decisions=decisions, appeals={"a-0001": {**APPEAL, **appeal}})
    assert broken(case) == ([LIFTED] if is_broken else [])


@pytest.mark.parametrize(
    ("appeal", "is_broken"),
    [
        ({"by": ["River Python Association"], "outcome": "upheld"}, False),
        ({"by": ["mikkel"], "outcome": "upheld"}, True),
        ({"by": ["dana", "ines"], "outcome": "upheld"}, True),
        ({"by": ["Mikkel Strand"], "outcome": "upheld"}, True),
        ({"by": ["mikkel strand "], "outcome": "upheld"}, True),
        ({"by": ["mikkel"]}, False),
        ({"by": ["mikkel"], "outcome": "upheld", "same_people": "Nobody else is there."}, False),
    ],
)
def test_others_decide_an_appeal_or_it_says_why_not(appeal: Any, *, is_broken: bool) -> None:
    assert broken(with_appeal(**appeal)) == (["appeals/a-0001/by"] if is_broken else [])


def test_without_a_staff_list_only_handles_are_compared() -> None:
    case = with_appeal(by=["Mikkel Strand"], outcome="upheld")
    assert list(breaches(case, None)) == []
    assert [one.address for one in breaches(with_appeal(by=["mikkel"], outcome="upheld"), None)] == [
        "appeals/a-0001/by"
    ]


@pytest.mark.parametrize(
    ("decided", "is_broken"), [("2031-05-12T09:59+02:00", True), ("2031-05-12T10:00+02:00", False)]
)
def test_an_appeal_is_not_decided_before_it_came_in(decided: str, *, is_broken: bool) -> None:
    assert broken(with_appeal(decided=decided)) == (["appeals/a-0001/decided"] if is_broken else [])


@pytest.mark.parametrize(
    ("appeal", "second", "is_broken"),
    [
        ({}, {"stands": "no", "sanctions": {}}, True),
        ({}, {"stands": "no", "sanctions": {}, "at": None}, True),
        ({}, {"stands": None, "sanctions": {}}, False),
        ({}, {"stands": "no", "sanctions": {}, "at": "2031-05-11T10:00+02:00"}, False),
        ({"outcome": "changed"}, {"stands": "no", "sanctions": {}}, False),
    ],
)
def test_nothing_takes_the_place_of_a_decision_while_an_appeal_is_open(
    appeal: Any, second: Any, *, is_broken: bool
) -> None:
    again = {**DECISION, "at": "2031-05-14T10:00+02:00", "told": None, "revises": "d-0001", **second}
    case = whole(decisions={"d-0001": DECISION, "d-0002": again}, appeals={"a-0001": {**APPEAL, **appeal}})
    assert broken(case) == (["decisions/d-0002/revises"] if is_broken else [])


# The public


@pytest.mark.parametrize(
    ("announcement", "is_broken"),
    [
        ({"at": "2031-05-10T18:00+02:00", "authority": "dana"}, False),
        ({"at": "2031-05-10T18:00+02:00", "authority": "dana", "by": "ines"}, False),
        ({"at": "2031-05-10T18:00+02:00", "authority": "mikkel"}, True),
        ({"at": "2031-05-10T18:00+02:00"}, True),
        ({"text": "We are sorry."}, False),
    ],
)
def test_only_the_organizer_or_whom_they_named_speaks_in_public(announcement: Any, *, is_broken: bool) -> None:
    found = broken(whole(announcements={"b-0001": announcement}))
    assert found == (["announcements/b-0001/authority"] if is_broken else [])


@pytest.mark.parametrize("event", [None, an_event(staff={"ines": {"role": "desk"}})])
def test_where_no_organizer_is_on_the_list_anybody_can_be_noted_as_the_authority(event: Any) -> None:
    case = whole(announcements={"b-0001": {"at": "2031-05-10T18:00+02:00", "authority": "mikkel"}})
    assert list(breaches(case, event)) == []


# Changes


def test_only_what_a_change_breaks_anew_is_held_against_it() -> None:
    before = with_hearing(ended=None)
    assert new_breaches(before, with_hearing(ended=None, side="He did not say."), EVENT) == ()
    (found,) = new_breaches(before, whole(hearings={}), EVENT) or new_breaches(whole(), before, EVENT)
    assert found.address == "decisions/d-0001"


@pytest.mark.parametrize(
    ("decision", "is_broken"),
    [
        ({}, False),
        ({"reasons": "What two people saw."}, False),
        ({"stands": "no"}, True),
        ({"sanctions": {}}, True),
        ({"sanctions": {"x-0001": {**SANCTION, "until": "2031-05-12"}}}, True),
        ({"sanctions": {"x-0001": {**SANCTION, "outcome": "It stays."}, "x-0002": SANCTION}}, False),
    ],
)
def test_a_decision_is_not_made_another_one_in_place_while_an_appeal_is_open(decision: Any, *, is_broken: bool) -> None:
    before = with_appeal()
    after = whole(decisions={"d-0001": {**DECISION, **decision}}, appeals=PENDING)
    found = {one.address for one in new_breaches(before, after, EVENT)}
    assert ("decisions/d-0001" in found) is is_broken


def test_once_an_appeal_is_decided_or_before_it_came_in_a_decision_can_be_corrected() -> None:
    corrected = {"d-0001": {**DECISION, "sanctions": {}}}
    decided = {"a-0001": {**APPEAL, "outcome": "changed"}}
    assert new_breaches(with_appeal(), whole(decisions=corrected, appeals=decided), EVENT) == ()
    assert new_breaches(whole(), whole(decisions=corrected, appeals=PENDING), EVENT) == ()


def test_what_was_not_decided_yet_can_be_decided_while_an_appeal_is_there() -> None:
    before = whole(decisions={"d-0001": {"person": REPORTED}}, appeals=PENDING)
    assert new_breaches(before, with_appeal(), EVENT) == ()


def test_a_breach_says_what_is_wrong_and_what_to_do() -> None:
    one = Breach("decisions/d-0001", "It is too early.", "Wait.")
    assert str(one) == "It is too early. Wait."
