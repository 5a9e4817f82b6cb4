"""What was found before about somebody who is reported: only what was upheld, and only as certain as it is."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final, TypeAlias

import pytest
from tests.building import CASE, a_desk, a_saved_case, an_event

from cocreport.cli.desk import Desk
from cocreport.cli.earlier import Earlier, Followed, Upheld, earlier, lines
from cocreport.clock import Clock
from cocreport.model.case import Case
from cocreport.model.keys import Draw
from cocreport.store.folder import CaseFolder

Team: TypeAlias = tuple[CaseFolder, Desk]

OLD: Final = "2030-AAAAA"
NEW: Final = "2031-BBBBB"
HOLLIS: Final = {"p-4MZK": {"parts": ["reported"], "name": "Hollis Brand"}}
STRANGER: Final = {"p-4MZK": {"parts": ["reported"], "looks": "a tall person"}}
STANDS: Final = "The report stands: a rule was broken"
BAN: Final = {"action": "ban", "lasts": "until a day", "from": "2030-05-12", "until": "2031-05-10"}
DECISION: Final = {"person": "p-4MZK", "stands": "yes", "finding": "violation", "sanctions": {"x-0001": BAN}}
LINK: Final = {"case": NEW, "kind": "same person", "at": "2031-05-10T08:10+02:00", "by": "ines"}


@pytest.fixture
def team(folder: CaseFolder, clock: Clock, draw: Draw) -> Team:
    """Return the folder, and Ines at a desk before it."""
    return folder, a_desk(folder.root, clock, draw, handle="ines")


def found(team: Team, *, now: dict[str, Any] | None = None, **before: Any) -> tuple[Earlier, ...]:
    """Save a case of 2030 and one of 2031, and return what was found before, as the second is looked at."""
    folder, desk = team
    decisions = {"d-0001": DECISION}
    old: dict[str, Any] = {"id": OLD, "edition": "2030", "people": HOLLIS, "decisions": decisions, **before}
    a_saved_case(folder, desk.now(), **old)
    new: dict[str, Any] = {"id": NEW, "people": HOLLIS, **(now or {})}
    return earlier(desk, a_saved_case(folder, desk.now(), **new).record)


def followed(team: Team, sanction: dict[str, Any], **before: Any) -> Followed:
    """Return how one thing that followed stands today."""
    ((one,),) = [
        each.followed for each in found(team, decisions=deciding(sanctions={"x-0001": sanction}), **before)[0].upheld
    ]
    return one


def deciding(**more: Any) -> dict[str, Any]:
    return {"d-0001": {key: value for key, value in {**DECISION, **more}.items() if value}}


# Who it may be


def test_somebody_of_the_same_name_may_be_the_same_person(team: Team) -> None:
    (one,) = found(team, now={"people": {"p-0009": {"parts": ["reported"], "name": "hollis  BRAND"}}})
    assert (one.case, one.person, one.called, one.is_certain) == (OLD, "p-0009", "hollis BRAND", False)
    assert [each.finding for each in one.upheld] == [STANDS]


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_link_on_either_side_makes_it_certain(team: Team, side: str) -> None:
    ours = {"links": {"l-0001": {**LINK, "case": OLD}}} if side == "new" else {}
    theirs = {"links": {"l-0001": LINK}} if side == "old" else {}
    (one,) = found(team, now=ours, **theirs)
    assert one.is_certain


def test_a_link_alone_says_it_where_one_person_is_reported_in_each(team: Team) -> None:
    (one,) = found(team, now={"people": STRANGER, "links": {"l-0001": {**LINK, "case": OLD}}})
    assert (one.called, one.is_certain, len(one.upheld)) == ("a tall person", True, 1)


@pytest.mark.parametrize("kind", ["related", "same matter", "retaliation for"])
def test_another_kind_of_link_says_nothing_of_the_person(team: Team, kind: str) -> None:
    link = {"l-0001": {**LINK, "case": OLD, "kind": kind}}
    assert found(team, now={"people": STRANGER, "links": link}) == ()


def test_a_link_says_not_which_of_several_it_is(team: Team) -> None:
    two = {**STRANGER, "p-0002": {"parts": ["reported"], "looks": "a short person"}}
    assert found(team, now={"people": two, "links": {"l-0001": {**LINK, "case": OLD}}}) == ()


@pytest.mark.parametrize("part", ["witness", "reporter", "target"])
def test_only_who_was_reported_in_both_is_meant(team: Team, part: str) -> None:
    assert found(team, now={"people": {"p-4MZK": {"parts": [part], "name": "Hollis Brand"}}}) == ()


def test_in_the_older_case_they_were_reported_too(team: Team) -> None:
    people = {"p-4MZK": {"parts": ["witness"], "name": "Hollis Brand"}}
    assert found(team, people=people, decisions={}) == ()


def test_a_case_that_is_not_for_this_viewer_is_not_there(team: Team) -> None:
    assert found(team, excluded=["ines"]) == ()


def test_a_file_that_cannot_be_read_holds_up_nobody(team: Team) -> None:
    (team[0].root / "cases" / "2031-CCCCC.yaml").write_text("schema: [", "utf-8")
    assert [one.case for one in found(team)] == [OLD]


def test_cases_come_in_the_order_in_which_their_reports_came_in(team: Team) -> None:
    folder, desk = team
    report = CASE["reports"]["r-7K3Q"]
    for case_id, received in (("2029-BBBBB", "2029-05-10T08:10Z"), ("2029-AAAAA", "2029-05-11T08:10Z")):
        reports = {"r-7K3Q": {**report, "received": received}}
        a_saved_case(folder, desk.now(), id=case_id, edition="2029", people=HOLLIS, reports=reports)
    assert [one.case for one in found(team)] == ["2029-BBBBB", "2029-AAAAA", OLD]


# What was upheld


@pytest.mark.parametrize(
    "before",
    [
        {"decisions": {}},
        {"decisions": deciding(stands="no", finding="not-established", sanctions=None)},
        {"decisions": deciding(stands=None, finding=None, sanctions=None)},
        {"appeals": {"a-0001": {"decision": "d-0001", "outcome": "overturned"}}},
        {
            "decisions": {
                "d-0001": DECISION,
                "d-0002": {"person": "p-4MZK", "revises": "d-0001", "stands": "no", "finding": "misidentified"},
            }
        },
        {
            "people": {**HOLLIS, "p-0002": {"parts": ["reported"], "name": "Kit Larsen"}},
            "decisions": deciding(person="p-0002"),
        },
    ],
    ids=["nothing decided", "does not stand", "left open", "overturned", "revised", "about another"],
)
def test_what_was_not_upheld_against_them_counts_for_nothing(team: Team, before: dict[str, Any]) -> None:
    (one,) = found(team, **before)
    assert one.upheld == ()
    assert lines([one]) == (("Perhaps the same person", OLD),)


@pytest.mark.parametrize("outcome", [None, "upheld"])
def test_while_an_appeal_is_open_or_was_not_granted_it_counts(team: Team, outcome: str | None) -> None:
    appeal = {"decision": "d-0001", **({"outcome": outcome} if outcome else {})}
    assert len(found(team, appeals={"a-0001": appeal})[0].upheld) == 1


def test_a_provisional_decision_says_until_when(team: Team) -> None:
    assert found(team, decisions=deciding(review="2031-05-25"))[0].upheld[0].provisional == date(2031, 5, 25)


def test_one_that_was_looked_at_again_is_not_provisional_any_more(team: Team) -> None:
    reviewed = deciding(review="2030-05-25", reviewed="2030-05-25T10:00+02:00")
    assert found(team, decisions=reviewed)[0].upheld[0].provisional is None


@pytest.mark.parametrize(
    ("finding", "said"), [("violation", STANDS), ("of-our-own", "of-our-own"), (None, "the report stands")]
)
def test_a_finding_is_said_in_the_words_of_its_procedure(team: Team, finding: str | None, said: str) -> None:
    assert found(team, decisions=deciding(finding=finding))[0].upheld[0].finding == said


def test_what_was_upheld_counts_where_its_procedure_cannot_be_read(team: Team) -> None:
    folder, desk = team
    (folder.root / "procedures").mkdir(exist_ok=True)
    case = a_saved_case(folder, desk.now(), id=OLD, edition="2030", people=HOLLIS, decisions={"d-0001": DECISION})
    text = (folder.root / "cases" / f"{OLD}.yaml").read_text("utf-8")
    (folder.root / "cases" / f"{OLD}.yaml").write_text(text.replace("workshop-1", "ours-9"), "utf-8")
    assert case.record.id == OLD
    new = a_saved_case(folder, desk.now(), id=NEW, people=HOLLIS).record
    assert [each.finding for one in earlier(desk, new) for each in one.upheld] == [STANDS]


# What followed, and whether it holds


@pytest.mark.parametrize(
    ("sanction", "expected"),
    [
        (BAN, Followed("Ban from our future events, until Saturday, 10 May 2031", date(2031, 5, 10), "live")),
        (
            {**BAN, "until": "2031-05-09"},
            Followed("Ban from our future events, held until Friday, 9 May 2031", date(2031, 5, 9), "over"),
        ),
        (
            {"action": "ban", "lasts": "without end"},
            Followed("Ban from our future events, without end", None, "live"),
        ),
        (
            {"action": "no-volunteering", "from": "2031-06-01", "lasts": "without end"},
            Followed("No volunteering at our future events, from Sunday, 1 June 2031", None, "to come"),
        ),
        (
            {"own": "no keys", "lasts": "this event"},
            Followed("no keys, no longer", None, "over"),
        ),
    ],
    ids=["last day", "lapsed", "without end", "to come", "an event of which nothing is known"],
)
def test_what_followed_says_until_when_and_whether_it_holds(
    team: Team, sanction: dict[str, Any], expected: Followed
) -> None:
    assert followed(team, sanction) == expected


def test_what_held_for_an_event_that_is_over_ended_with_it(team: Team) -> None:
    team[0].put_event(an_event(id="2030", **{"from": "2030-05-10", "until": "2030-05-12"}))
    one = followed(team, {"own": "no keys", "lasts": "this event"})
    assert one == Followed("no keys, held until Sunday, 12 May 2030", date(2030, 5, 12), "over")


def test_an_edition_that_cannot_be_read_is_gone_without(team: Team) -> None:
    (team[0].root / "events" / "2030.yaml").write_text("schema: [", "utf-8")
    assert followed(team, BAN).force == "live"


def test_what_was_decided_in_this_edition_holds_to_its_end(team: Team) -> None:
    one = followed(team, {"own": "no keys", "lasts": "this event"}, edition="2031")
    assert one == Followed("no keys, until Sunday, 11 May 2031", date(2031, 5, 11), "live")


# On the screen


def test_a_finding_stands_with_its_case_and_what_followed_below_and_says_how_certain_it_is() -> None:
    upheld = Upheld(STANDS, (Followed("Ban, until Saturday", date(2031, 5, 10), "live"),), date(2031, 5, 25))
    sure, perhaps = (Earlier(OLD, "p-4MZK", "Hollis Brand", is_certain, (upheld,)) for is_certain in (True, False))
    ((label, text),) = lines([sure])
    assert label == "Found before"
    assert text.split("\n") == [
        f"{OLD}, Hollis Brand: {STANDS} (the same person)",
        "- provisional until Sunday, 25 May 2031",
        "- Ban, until Saturday",
    ]
    assert "(perhaps the same person; find out before it counts)" in lines([perhaps])[0][1]
    final = replace(sure, upheld=(replace(upheld, provisional=None),))
    assert "provisional" not in lines([final])[0][1]


def test_a_case_without_a_finding_is_an_id_and_nothing_more() -> None:
    one = Earlier(OLD, "p-4MZK", "Hollis Brand", is_certain=True, upheld=())
    two = Earlier(NEW, "p-4MZK", "Hollis Brand", is_certain=False, upheld=())
    three = replace(two, case="2031-CCCCC")
    assert lines([one, two, two, three]) == (
        ("The same person", OLD),
        ("Perhaps the same person", f"{NEW}, 2031-CCCCC"),
    )
    assert lines([]) == ()


def test_days_count_where_the_event_is(folder: CaseFolder, draw: Draw) -> None:
    desk = a_desk(folder.root, lambda: datetime.fromisoformat("2031-05-10T22:30+00:00"), draw, handle="ines")
    assert followed((folder, desk), BAN).force == "over"
    assert isinstance(desk.read(NEW).record, Case)
