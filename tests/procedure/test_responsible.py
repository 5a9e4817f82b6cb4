"""Who owes a duty by name: never somebody who is kept out of the case."""

from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import CASE, a_case, a_team, an_event
from tests.conftest import SATURDAY

from cocreport.procedure.agenda import agenda
from cocreport.procedure.duty import Duty
from cocreport.procedure.load import bundled
from cocreport.procedure.responsible import responsible

STAFF: Final = {
    "ruth": {"role": "desk"},
    "olu": {"role": "organizer"},
    "sia": {"role": "stand-in"},
    "dana": {"role": "organizer"},
    "mikkel": {"role": "coordinator"},
    "cora": {"role": "coordinator"},
    "tomasz": {"role": "desk"},
    "bo": {"role": "board"},
}
LATER: Final = {"received": "2031-05-10T09:00+02:00", "taken_by": "ruth"}


def a_duty(owner: str, *, who: str | None = None, **keys: str) -> Duty:
    return Duty("a-step", "A step", owner, SATURDAY, None, is_done=False, who=who, keys=keys)


def named(duty: Duty, *excluded: str, **event: Any) -> str | None:
    case = a_case(excluded=list(excluded), reports={**CASE["reports"], "r-9XYZ": LATER})
    return responsible(duty, case, an_event(**{"staff": STAFF, **event}))


@pytest.mark.parametrize(
    ("owner", "excluded", "who"),
    [
        ("coordinator", (), "mikkel"),
        ("coordinator", ("mikkel",), "cora"),
        ("coordinator", ("mikkel", "cora"), "sia"),
        ("coordinator", ("mikkel", "cora", "sia"), "olu"),
        ("coordinator", ("mikkel", "cora", "sia", "olu", "dana"), None),
        ("team", (), "mikkel"),
        ("team", ("mikkel", "cora"), "sia"),
        ("organizer", (), "olu"),
        ("organizer", ("olu",), "dana"),
        ("organizer", ("olu", "dana"), None),
    ],
)
def test_a_role_is_taken_by_the_next_in_its_line_who_is_not_kept_out(
    owner: str, excluded: tuple[str, ...], who: str | None
) -> None:
    assert named(a_duty(owner), *excluded) == who


def test_what_the_taker_owes_is_owed_by_whoever_took_the_report_it_is_about() -> None:
    assert named(a_duty("taker")) == "tomasz"
    assert named(a_duty("taker", report="r-9XYZ")) == "ruth"


def test_a_taker_who_is_kept_out_or_has_left_hands_on_to_the_coordinator() -> None:
    assert named(a_duty("taker"), "tomasz") == "mikkel"
    assert named(a_duty("taker"), staff={"dana": {"role": "organizer"}}) == "dana"


@pytest.mark.parametrize("owner", ["team", "taker", "coordinator"])
def test_somebody_who_was_named_goes_before_every_role(owner: str) -> None:
    assert named(a_duty(owner, who="bo")) == "bo"


def test_somebody_who_was_named_and_is_kept_out_or_has_left_is_not_named_any_more() -> None:
    assert named(a_duty("team", who="bo"), "bo") == "mikkel"
    assert named(a_duty("team", who="gone")) == "mikkel"
    assert named(a_duty("organizer", who="gone")) == "olu"


def test_where_no_list_of_the_team_was_made_nobody_has_left_it_and_no_role_has_a_name() -> None:
    case = a_case()
    for event in (None, an_event(staff={})):
        assert responsible(a_duty("taker"), case, event) == "tomasz"
        assert responsible(a_duty("team", who="ines"), case, event) == "ines"
        assert responsible(a_duty("coordinator"), case, event) is None


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(sorted(STAFF)), st.sampled_from(["organizer", "coordinator", "stand-in", "desk"])),
    st.sets(st.sampled_from(sorted(STAFF))),
    st.sampled_from(sorted(STAFF)),
)
def test_nobody_who_is_kept_out_of_a_case_owes_anything_in_it(
    staff: dict[str, str], excluded: set[str], who: str
) -> None:
    reports = {"r-7K3Q": {**CASE["reports"]["r-7K3Q"], "taken_by": who}}
    tasks = {"k-0001": {"what": "Ask the venue", "who": who}}
    case = a_case(excluded=sorted(excluded), reports=reports, tasks=tasks)
    event = an_event(staff={handle: {"role": role} for handle, role in staff.items()})
    owing = {responsible(duty, case, event) for duty in agenda(case, bundled("workshop-1"), a_team(), event)}
    assert not owing & excluded
    assert owing <= {*staff, who, None}
