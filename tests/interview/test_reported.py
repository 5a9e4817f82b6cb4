"""Each person who was reported: told, heard, decided, what follows, from whom they keep away, who has to hear anew."""

from datetime import datetime
from typing import Any

import pytest
from tests.building import an_event
from tests.interview.seen import GIL, KIT, MET, NOW, ONE, PEOPLE, REPORT, TWO, known, reported_by, seen

from cocreport.model.case import Case

DECIDED = {"person": GIL, "at": "2031-05-10T14:00+02:00", "stands": "yes", "finding": "violation"}
HEARD = {"e-0001": {"person": GIL, "told": {"outcome": "told"}, "ended": "heard"}}
TOLD = {"outcome": "told", "at": "2031-05-10T15:00+02:00"}
AGAIN = {**DECIDED, "revises": "d-0001", "at": "2031-05-11T10:00+02:00"}
GONE = {"decision": "d-0001", "outcome": "overturned", "decided": "2031-05-11T10:00+02:00"}
BEFORE, AFTER = "2031-05-10T16:00+02:00", "2031-05-11T12:00+02:00"


def decided(*decisions: dict[str, Any], **more: Any) -> Case:
    return known(decisions={f"d-000{number}": one for number, one in enumerate(decisions, 1)}, **more)


def following(*sanctions: dict[str, Any], **more: Any) -> Case:
    named = {f"x-000{number}": one for number, one in enumerate(sanctions)}
    return decided({**DECIDED, "sanctions": named}, **more)


def line(case: Case) -> str:
    """Return what is said about the one person who was reported."""
    first = seen(case)["Reported"][0]
    return first.removeprefix("Gil Ferreira (p-4MZK): ")


# Told and heard


@pytest.mark.parametrize(
    ("hearing", "said"),
    [
        ({}, "not told of it yet; not heard yet; not decided yet"),
        (
            {"told": {"outcome": "told", "at": "2031-05-10T12:00+02:00"}},
            "told of it, Saturday, 10 May 2031, 12:00; not heard yet; not decided yet",
        ),
        (
            {"told": {"outcome": "in writing"}, "ended": "offered and declined"},
            "told of it in writing; chose not to give their side; not decided yet",
        ),
        ({"told": {"outcome": "not reached"}, "ended": "not reached"}, "could not be reached; not decided yet"),
        ({"ended": "not identified"}, "nobody knows who it is; not decided yet"),
        (
            {"ended": "heard", "at": "2031-05-10T13:00+02:00"},
            "heard, Saturday, 10 May 2031, 13:00; not decided yet",
        ),
    ],
)
def test_it_says_whether_they_were_told_and_heard(hearing: dict[str, Any], said: str) -> None:
    hearings = {"e-0001": {"person": GIL, **hearing}} if hearing else {}
    assert line(known(hearings=hearings)) == said


def test_each_person_stands_by_name_badge_or_looks_and_once() -> None:
    people = {
        **PEOPLE,
        GIL: {"parts": ["reported"], "looks": "green lanyard and a hat that was too large"},
        KIT: {"parts": ["reported"], "badge": "117"},
        TWO: {"parts": ["reported"], "name": "Gil Ferreira", "same_as": GIL},
        "p-0009": {"parts": ["reported"], "looks": "a large hat\nwith a feather, and boots of red leather"},
    }
    lines = seen(known(people=people))["Reported"]
    assert [one.partition(":")[0] for one in lines] == [
        "Gil Ferreira (p-4MZK)",
        "badge 117 (p-0004)",
        "a large hat with a feather, and … (p-0009)",
    ]


def test_where_the_team_does_nothing_it_says_so() -> None:
    meeting = {"m-0001": {"acting": "no", "reason": "It is not ours."}}
    people = {**PEOPLE, GIL: PEOPLE[GIL]}
    assert line(known(people=people, meetings=meeting)).endswith("; the team does nothing about it")


# Decided


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "the report stands, Saturday, 10 May 2031, 14:00; not told yet what was decided"),
        (
            {"stands": "no", "finding": "misidentified", "told": TOLD},
            (
                "the report does not stand (It was somebody else), Saturday, 10 May 2031, 14:00; "
                "they know what was decided, Saturday, 10 May 2031, 15:00"
            ),
        ),
        (
            {"stands": "no", "finding": "as\nthe board found"},
            (
                "the report does not stand (as the board found), Saturday, 10 May 2031, 14:00; "
                "not told yet what was decided"
            ),
        ),
        (
            {"stands": "no", "finding": None},
            "the report does not stand, Saturday, 10 May 2031, 14:00; not told yet what was decided",
        ),
        (
            {"review": "2031-05-25"},
            (
                "the report stands, Saturday, 10 May 2031, 14:00; provisional until Sunday, 25 May 2031; "
                "not told yet what was decided"
            ),
        ),
        (
            {"review": "2031-05-25", "reviewed": "2031-05-24T10:00+02:00", "told": {"outcome": "not reached"}},
            "the report stands, Saturday, 10 May 2031, 14:00; could not be reached with what was decided",
        ),
        ({"stands": None, "at": None}, "not decided yet; not told yet what was decided"),
    ],
)
def test_it_says_whether_the_report_stands_until_when_and_whether_they_know(more: dict[str, Any], said: str) -> None:
    decision = {key: value for key, value in {**DECIDED, **more}.items() if value}
    assert line(decided(decision, hearings=HEARD)) == f"told of it; heard; {said}"


def test_the_last_decision_counts() -> None:
    case = decided(DECIDED, {**AGAIN, "stands": "no", "finding": "no-violation"}, hearings=HEARD)
    assert "the report does not stand (No rule was broken), Sunday, 11 May 2031, 10:00" in line(case)


def test_an_open_appeal_changes_nothing_yet_and_is_named() -> None:
    case = decided(DECIDED, appeals={"a-0001": {"decision": "d-0001"}})
    assert "the report stands" in line(case)
    assert "an appeal is open, and until it is decided this holds" in line(case)


def test_after_an_appeal_was_granted_nothing_follows_any_more() -> None:
    case = following({"action": "warning"}, appeals={"a-0001": GONE})
    assert seen(case)["Reported"] == [
        (
            "Gil Ferreira (p-4MZK): not told of it yet; not heard yet; "
            "the report stands, Saturday, 10 May 2031, 14:00; overturned on appeal"
        )
    ]


# What follows


@pytest.mark.parametrize(
    ("sanction", "said"),
    [
        ({"action": "warning"}, "- Warning: this ends now, and one more report brings sanctions"),
        ({"action": "leave", "lasts": "this event"}, "- {leave}, until Sunday, 11 May 2031"),
        (
            {"action": "ban", "lasts": "until a day", "until": "2033-05-10"},
            "- Ban from our future events, until Tuesday, 10 May 2033",
        ),
        ({"action": "ban", "lasts": "without end"}, "- Ban from our future events, without end"),
        (
            {"action": "ban", "lasts": "without end", "lifted": "2031-05-09"},
            "- Ban from our future events, held until Friday, 9 May 2031",
        ),
        ({"own": "no talk\nin room B", "from": "2031-05-11"}, "- no talk in room B, from Sunday, 11 May 2031"),
        ({"action": "a-list-of-another-year"}, "- a-list-of-another-year"),
    ],
)
def test_each_thing_that_follows_stands_below_with_its_last_day(sanction: dict[str, Any], said: str) -> None:
    leave = "Go now, and stay away until the event is over"
    assert seen(following(sanction))["Reported"][1:] == [said.format(leave=leave)]


def test_without_an_edition_what_lasts_for_the_event_has_no_known_end() -> None:
    case = following({"action": "end-duties", "lasts": "this event"})
    assert seen(case, event=None)["Reported"][1:] == ["- All duties as a volunteer at this event end now"]


# Keep apart


def test_who_keeps_away_from_whom_stands_with_its_end() -> None:
    case = following({"action": "no-contact", "lasts": "this event"}, {"action": "warning"})
    assert seen(case)["Keep apart"] == [
        (
            "Gil Ferreira (p-4MZK) away from Lakshmi Nair (p-0001): "
            "No dealings with the person who reported, until Sunday, 11 May 2031"
        )
    ]


def test_it_is_a_line_for_each_reporter_and_one_where_nobody_knows_who_that_is() -> None:
    people = {**PEOPLE, TWO: {"parts": ["reporter"], "name": "Ana"}}
    reports = {**reported_by(), "r-9XYZ": {**REPORT, "reporter": TWO}, "r-9XYY": {**REPORT, "reporter": TWO}}
    apart = {"action": "keep-distance", "lasts": "this event"}
    lines = seen(following(apart, people=people, reports=reports))["Keep apart"]
    assert [one.partition(":")[0] for one in lines] == [
        "Gil Ferreira (p-4MZK) away from Lakshmi Nair (p-0001)",
        "Gil Ferreira (p-4MZK) away from Ana (p-0002)",
    ]
    unknown = seen(following(apart, reports={"r-7K3Q": REPORT}))["Keep apart"]
    assert unknown[0].startswith("Gil Ferreira (p-4MZK) away from whoever reported it: ")


@pytest.mark.parametrize(
    ("more", "appeals", "at"),
    [
        ({}, {}, "2031-05-12T00:30+02:00"),
        ({"lifted": "2031-05-09"}, {}, "2031-05-10T09:00+02:00"),
        ({}, {"a-0001": GONE}, "2031-05-10T09:00+02:00"),
        ({"from": "2031-05-11"}, {}, "2031-05-10T09:00+02:00"),
    ],
    ids=["event over", "lifted", "overturned", "to come"],
)
def test_what_does_not_hold_now_keeps_nobody_apart(more: dict[str, Any], appeals: dict[str, Any], at: str) -> None:
    case = following({"action": "no-contact", "lasts": "this event", **more}, appeals=appeals)
    assert "Keep apart" not in seen(case, now=datetime.fromisoformat(at))


BOTH_SIDES = {**PEOPLE, GIL: {"parts": ["reported", "reporter"], "name": "Gil Ferreira"}}
BOTH_REPORT = {**reported_by(), "r-9XYZ": {**REPORT, "reporter": GIL}}
POINTED_OUT = (
    "Gil Ferreira (p-4MZK) reported something here too. What holds for them must not burden them for that; look at it."
)


def test_it_is_pointed_out_where_a_separation_falls_on_somebody_who_reported() -> None:
    apart = {"action": "no-contact", "lasts": "this event"}
    lines = seen(following(apart, people=BOTH_SIDES, reports=BOTH_REPORT))["Keep apart"]
    assert lines[1:] == [POINTED_OUT]
    assert lines[0].startswith("Gil Ferreira (p-4MZK) away from Lakshmi Nair (p-0001)")


def test_it_is_pointed_out_for_a_measure_as_long_as_it_holds() -> None:
    measure = {"person": GIL, "what": "Another room"}
    case = known(people=BOTH_SIDES, reports=BOTH_REPORT, measures={"i-0001": measure})
    assert seen(case)["Keep apart"] == [POINTED_OUT]
    ended = {"i-0001": {**measure, "outcome": "ended"}}
    assert "Keep apart" not in seen(known(people=BOTH_SIDES, reports=BOTH_REPORT, measures=ended))
    assert "Keep apart" not in seen(known(measures={"i-0001": measure}))


# Who has to hear anew


def anew(case: Case) -> list[str]:
    return [one.removeprefix("Gil Ferreira (p-4MZK): ") for one in seen(case).get("Tell them anew", [])]


def turned(at: str | None, kind: str = "reporter-result", outcome: str = "told") -> dict[str, Any]:
    return {"report": "r-7K3Q", "kind": kind, "outcome": outcome} | ({"at": at} if at else {})


def test_nobody_is_told_anew_while_a_decision_holds_or_where_nobody_had_heard_of_it() -> None:
    assert anew(decided({**DECIDED, "told": TOLD}, follow_ups={"u-0001": turned(BEFORE)})) == []
    assert anew(decided(DECIDED, AGAIN)) == []
    assert anew(decided({**DECIDED, "told": {"outcome": "not reached"}}, AGAIN)) == []


@pytest.mark.parametrize("said", [None, {"outcome": "not reached"}])
def test_the_person_hears_what_holds_now_until_they_did(said: dict[str, Any] | None) -> None:
    later = {**AGAIN, **({"told": said} if said else {})}
    assert anew(decided({**DECIDED, "told": TOLD}, later)) == ["tell them what holds now"]
    assert anew(decided({**DECIDED, "told": TOLD}, {**AGAIN, "told": {"outcome": "in writing"}})) == []


def test_the_same_where_an_appeal_did_away_with_it() -> None:
    told = {**DECIDED, "told": TOLD}
    assert anew(decided(told, appeals={"a-0001": GONE})) == ["tell them what holds now"]
    assert anew(decided(told, appeals={"a-0001": {**GONE, "told": {"outcome": "told"}}})) == []
    assert anew(decided(told, appeals={"a-0001": {**GONE, "outcome": "upheld"}})) == []


def test_a_decision_that_one_about_somebody_else_replaced_after_an_appeal_is_told_of_too() -> None:
    people = {**PEOPLE, KIT: {"parts": ["reported"], "name": "Kit Larsen"}}
    case = decided({**DECIDED, "told": TOLD}, {**AGAIN, "person": KIT}, people=people, appeals={"a-0001": GONE})
    assert anew(case) == ["tell them what holds now"]


@pytest.mark.parametrize(
    ("turns", "found"),
    [
        ([turned(BEFORE)], ["tell Lakshmi Nair (p-0001)"]),
        ([turned(None)], ["tell Lakshmi Nair (p-0001)"]),
        ([turned("2031-05-10T09:00+02:00")], []),
        ([turned(BEFORE), turned(AFTER)], []),
        ([turned(BEFORE), turned(AFTER, "check-in-later")], ["tell Lakshmi Nair (p-0001)"]),
        ([turned(BEFORE, "check-in-today")], []),
        ([turned(BEFORE, outcome="not reached")], []),
    ],
    ids=["told", "no time", "before it", "told again", "only asked how they are", "never told", "not reached"],
)
def test_a_reporter_who_heard_the_result_hears_the_new_one(turns: list[dict[str, Any]], found: list[str]) -> None:
    follow_ups = {f"u-000{number}": one for number, one in enumerate(turns)}
    assert anew(decided(DECIDED, AGAIN, follow_ups=follow_ups)) == found


def test_a_report_by_nobody_known_is_named_by_its_key() -> None:
    case = decided(DECIDED, AGAIN, reports={"r-7K3Q": REPORT}, follow_ups={"u-0001": turned(BEFORE)})
    assert anew(case) == ["tell r-7K3Q"]


def test_those_who_knew_hear_it_unless_they_were_spoken_with_since() -> None:
    informed = {
        "g-0001": {"who": "table 6", "at": BEFORE},
        "g-0002": {"who": "the chair", "at": BEFORE},
        "g-0003": {"who": "the chair", "at": AFTER},
        "g-0004": {},
    }
    assert anew(decided(DECIDED, AGAIN, informed=informed)) == ["tell table 6; tell g-0004"]


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ([BEFORE, BEFORE], ["look at what was announced since (2)"]),
        ([BEFORE, AFTER], []),
        (["2031-05-10T09:00+02:00"], []),
        ([None], []),
    ],
    ids=["two", "another one since", "before it", "not made yet"],
)
def test_announcements_are_counted_until_there_was_another(times: list[str | None], found: list[str]) -> None:
    made = {f"b-000{number}": {"at": at} if at else {"text": "…"} for number, at in enumerate(times)}
    assert anew(decided(DECIDED, AGAIN, announcements=made)) == found


def test_where_the_new_decision_has_no_time_everybody_who_heard_of_it_is_named() -> None:
    later = {key: value for key, value in AGAIN.items() if key != "at"}
    case = decided({**DECIDED, "told": TOLD}, later, follow_ups={"u-0001": turned(AFTER)})
    assert anew(case) == ["tell them what holds now; tell Lakshmi Nair (p-0001)"]


def test_days_count_where_the_event_is() -> None:
    case = following({"action": "no-contact", "lasts": "this event"}, meetings=MET)
    late = datetime.fromisoformat("2031-05-11T22:30+00:00")
    assert "Keep apart" not in seen(case, now=late)
    assert "Keep apart" in seen(case, now=late, event=an_event(timezone="UTC"))
    assert "Keep apart" in seen(case, now=NOW, event=None)
    assert ONE in str(seen(case, event=None)["Keep apart"])
