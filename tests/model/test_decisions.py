"""Decisions, what follows from them, and appeals: what a file can say, and what it cannot."""

from typing import Any

import pytest
from tests.procedure.whole import DECISION, SANCTION, whole, with_appeal, with_decision

from cocreport.model.decisions import Sanction
from cocreport.model.problems import RecordError


@pytest.mark.parametrize("until", ["2031-05-10", "2032-05-10", None])
def test_a_sanction_may_end_on_its_first_day_or_later_or_never(until: str | None) -> None:
    assert Sanction.model_validate({**SANCTION, "until": until}).from_ is not None


def test_a_sanction_that_ends_before_it_begins_is_refused_at_its_end() -> None:
    with pytest.raises(RecordError) as caught:
        Sanction.from_tree({**SANCTION, "until": "2031-05-09"})
    assert caught.value.problems[0].address == "until"


def test_a_first_decision_stays_readable_beside_the_one_that_takes_its_place() -> None:
    case = whole(decisions={"d-0001": DECISION, "d-0002": {**DECISION, "revises": "d-0001", "stands": "no"}})
    assert [one.stands for one in case.decisions.values()] == ["yes", "no"]


@pytest.mark.parametrize(
    ("decisions", "address"),
    [
        ({"d-0001": {**DECISION, "revises": "d-0001"}}, "decisions/d-0001/revises"),
        ({"d-0001": {**DECISION, "revises": "d-0002"}, "d-0002": DECISION}, "decisions/d-0001/revises"),
        ({"d-0001": {**DECISION, "revises": "d-0009"}}, "decisions/d-0001/revises"),
        ({"d-0001": {**DECISION, "person": "p-9999"}}, "decisions/d-0001/person"),
    ],
)
def test_a_decision_refers_to_a_person_and_to_an_earlier_decision_of_the_case(decisions: Any, address: str) -> None:
    with pytest.raises(RecordError) as caught:
        whole(decisions=decisions)
    assert caught.value.problems[0].address == address


def test_an_appeal_is_against_a_decision_of_the_case() -> None:
    with pytest.raises(RecordError) as caught:
        with_appeal(decision="d-0009")
    assert caught.value.problems[0].address == "appeals/a-0001/decision"


@pytest.mark.parametrize(("outcome", "heard"), [("told", True), ("in writing", True), ("not reached", False)])
def test_somebody_was_heard_of_it_when_it_reached_them(outcome: str, *, heard: bool) -> None:
    told = with_decision(told={"outcome": outcome}).decisions["d-0001"].told
    assert told
    assert told.was_heard is heard
