"""What was to be acted on only if it happens again, and the report that may be that."""

from typing import Any, Final, TypeAlias

import pytest
from tests.building import CASE, a_desk, a_saved_case
from tests.cli.around import A, B
from tests.cli.seat import Coc, skipping

from cocreport.cli.desk import Desk
from cocreport.cli.repeats import repetitions
from cocreport.clock import Clock
from cocreport.model.keys import Draw
from cocreport.store.folder import CaseFolder

Team: TypeAlias = tuple[CaseFolder, Desk]

WAITING: Final = "only if it repeats"
GIL: Final = {"p-4MZK": {"parts": ["reported"], "name": "Gil Ferreira"}}
SEEN: Final = {"p-4MZK": {"parts": ["witness"], "name": "Gil Ferreira"}}
REPORT: Final = CASE["reports"]["r-7K3Q"]


@pytest.fixture
def team(folder: CaseFolder, clock: Clock, draw: Draw) -> Team:
    """Return the folder, and Ines at a desk before it."""
    return folder, a_desk(folder.root, clock, draw, handle="ines")


def _others(team: Team, *, first: dict[str, Any], act: tuple[str | None, str | None]) -> list[str]:
    """Save two cases, and return those that the second may be a repetition of, as Ines sees it."""
    folder, desk = team
    one, two = ({"r-7K3Q": REPORT | ({"act": said} if said else {})} for said in act)
    a_saved_case(folder, desk.now(), id=A, **{"people": GIL, "reports": one, **first})
    second = a_saved_case(folder, desk.now(), id=B, people=GIL, reports=two).record
    return [*repetitions(desk, second)]


@pytest.mark.parametrize(
    ("first", "act", "found"),
    [
        ({}, (WAITING, None), [A]),
        ({}, (None, WAITING), [A]),
        ({}, ("now", "now"), []),
        ({}, (None, None), []),
        ({"people": SEEN}, (WAITING, None), []),
        ({"people": {"p-4MZK": {"parts": ["reported"], "name": "Kit Larsen"}}}, (WAITING, None), []),
        ({"excluded": ["ines"]}, (WAITING, None), []),
        ({"excluded": ["mikkel"]}, (WAITING, None), [A]),
    ],
    ids=["waits", "new one waits", "act now", "not said", "not reported", "another", "kept out", "others kept out"],
)
def test_it_is_found_by_who_is_reported_and_what_was_hoped_for(
    team: Team, first: dict[str, Any], act: tuple[str | None, str | None], found: list[str]
) -> None:
    assert _others(team, first=first, act=act) == found


def test_a_file_that_cannot_be_read_holds_up_nobody(team: Team, folder: CaseFolder) -> None:
    (folder.root / "cases" / "2031-CCCCC.yaml").write_text("schema: [", "utf-8")
    assert _others(team, first={}, act=(WAITING, None)) == [A]


def test_who_takes_the_report_is_told_of_both_ids(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock(), id=A, people=GIL, reports={"r-7K3Q": {**REPORT, "act": WAITING}})
    ended = coc("new", replies=skipping(danger="no", presence="gone", reported_name="gil ferreira"))
    assert f"It may be what {A} was waiting for (act only if it repeats). Tell them both ids." in ended.err


def test_who_may_not_see_the_other_case_hears_nothing(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    report = {"r-7K3Q": {**REPORT, "act": WAITING}}
    a_saved_case(folder, clock(), id=A, people=GIL, reports=report, excluded=["tomasz"])
    ended = coc("new", replies=skipping(danger="no", presence="gone", reported_name="gil ferreira"))
    assert A not in ended.said
