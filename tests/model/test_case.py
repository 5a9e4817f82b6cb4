"""The rules between the parts of a case."""

from typing import Any

import pytest
from tests.building import a_case

from cocreport.model.case import Case
from cocreport.model.problems import RecordError

KNOWN = {"p-4MZK": {"name": "Gil Ferreira", "handles": ["@gil"]}}
WRITTEN = {"received": "2031-05-10T08:10+02:00", "taken_by": "tomasz"}


def refusal(**more: Any) -> RecordError:
    with pytest.raises(RecordError) as caught:
        a_case(**more)
    return caught.value


@pytest.mark.parametrize(
    ("excluded", "viewer", "may"),
    [
        ((), None, True),
        ((), "ines", True),
        (("mikkel",), "ines", True),
        (("mikkel",), "mikkel", False),
        (("mikkel",), None, False),
    ],
)
def test_who_is_excluded_and_who_is_unknown_may_not_see_a_case(
    excluded: tuple[str, ...], viewer: str | None, *, may: bool
) -> None:
    assert a_case(excluded=excluded).is_open_to(viewer) is may


def test_a_case_holds_at_least_one_report() -> None:
    error = refusal(reports={})
    assert error.problems[0].address == "reports"
    assert "at least one report" in str(error)


@pytest.mark.parametrize(
    ("more", "address"),
    [
        ({"reports": {"r-7K3Q": {**WRITTEN, "reporter": "p-0000"}}}, "reports/r-7K3Q/reporter"),
        ({"consent": {"c-0001": {"person": "p-0000"}}}, "consent/c-0001/person"),
        ({"people": {"p-4MZK": {"guardian": "p-0000"}}}, "people/p-4MZK/guardian"),
    ],
)
def test_a_reference_to_a_person_who_is_not_there_is_refused_where_it_stands(more: Any, address: str) -> None:
    error = refusal(**more)
    assert [problem.address for problem in error.problems] == [address]
    assert "Add the person or correct the key." in str(error)


def test_a_response_to_a_report_that_is_not_there_is_refused() -> None:
    error = refusal(response={"r-7K3Q": {"danger": "no"}, "r-0000": {"danger": "no"}})
    assert [problem.address for problem in error.problems] == ["response/r-0000"]
    assert "Correct the key." in str(error)


def test_references_to_people_who_are_there_are_taken() -> None:
    people = {"p-4MZK": {"guardian": "p-0001"}, "p-0001": {"name": "Lakshmi Nair"}}
    case = a_case(
        people=people,
        reports={"r-7K3Q": {**WRITTEN, "reporter": "p-4MZK"}},
        consent={"c-0001": {"person": "p-4MZK", "name_known_to": "nobody"}},
    )
    assert case.people["p-4MZK"].guardian == "p-0001"


@pytest.mark.parametrize(("kept", "address"), [("name", "name"), ("handles", "handles")])
def test_a_name_that_nobody_may_know_is_not_kept(kept: str, address: str) -> None:
    people = {"p-4MZK": {kept: KNOWN["p-4MZK"][kept]}}
    error = refusal(people=people, consent={"c-0001": {"person": "p-4MZK", "name_known_to": "nobody"}})
    assert [problem.address for problem in error.problems] == [f"people/p-4MZK/{address}"]
    assert "Take the name out." in str(error)
    assert "Gil" not in str(error)


@pytest.mark.parametrize("known_to", ["coordinator", "team", "reported person", None])
def test_a_name_that_somebody_may_know_is_kept(known_to: str | None) -> None:
    consent = {"person": "p-4MZK", **({"name_known_to": known_to} if known_to else {})}
    assert a_case(people=KNOWN, consent={"c-0001": consent}).people["p-4MZK"].name == "Gil Ferreira"


def test_what_happened_ends_after_it_began() -> None:
    begun, ended = "2031-05-09T19:30+02:00", "2031-05-09T21:00+02:00"
    occurred = {"said": "Friday evening", "from": ended, "until": begun}
    error = refusal(reports={"r-7K3Q": {**WRITTEN, "occurred": occurred}})
    assert [problem.address for problem in error.problems] == ["reports/r-7K3Q/occurred/until"]
    for right in ({"from": begun, "until": ended}, {"from": begun}, {"until": begun}, {"from": begun, "until": begun}):
        assert a_case(reports={"r-7K3Q": {**WRITTEN, "occurred": right}}).reports["r-7K3Q"].occurred


def test_the_end_is_compared_as_a_point_in_time_and_not_as_text() -> None:
    occurred = {"from": "2031-05-09T21:00+02:00", "until": "2031-05-09T20:00Z"}
    assert a_case(reports={"r-7K3Q": {**WRITTEN, "occurred": occurred}})


def test_an_entry_that_holds_nothing_stays_as_others_may_refer_to_it() -> None:
    case = a_case(people={"p-4MZK": {}}, reports={"r-7K3Q": {**WRITTEN, "reporter": "p-4MZK"}})
    assert Case.from_tree(case.to_tree()) == case


def test_entries_stay_in_the_order_in_which_they_were_made() -> None:
    case = a_case(people={"p-ZZZZ": {"looks": "a scarf"}, "p-0000": {"looks": "a hat"}})
    assert list(Case.from_tree(case.to_tree()).people) == ["p-ZZZZ", "p-0000"]


def test_an_attachment_of_a_report_that_is_not_there_is_refused() -> None:
    attached = {
        "file": "2031-7K3QX/f-0001.txt",
        "name": "a.txt",
        "size": 1,
        "sha256": "0" * 64,
        "added": "2031-05-10T08:10+02:00",
        "by": "ines",
    }
    assert a_case(attachments={"f-0001": {**attached, "report": "r-7K3Q"}}).attachments["f-0001"].report
    error = refusal(attachments={"f-0001": {**attached, "report": "r-0000"}})
    assert [problem.address for problem in error.problems] == ["attachments/f-0001/report"]


def test_somebody_can_be_the_same_as_somebody_who_is_there_and_not_in_a_circle() -> None:
    people = {"p-0001": {}, "p-0002": {"same_as": "p-0001"}, "p-0003": {"same_as": "p-0002"}}
    assert a_case(people=people).first_of("p-0003") == "p-0001"
    circle = refusal(people={**people, "p-0001": {"same_as": "p-0003"}})
    assert [problem.address for problem in circle.problems] == ["people/p-0001/same_as"]
    missing = refusal(people={"p-0002": {"same_as": "p-0001"}})
    assert [problem.address for problem in missing.problems] == ["people/p-0002/same_as"]


def test_a_name_that_nobody_may_know_is_refused_under_whatever_key_it_stands() -> None:
    people = {"p-0001": {"name": "Gil Ferreira"}, "p-0002": {"same_as": "p-0001"}}
    error = refusal(people=people, consent={"c-0001": {"person": "p-0002", "name_known_to": "nobody"}})
    assert [problem.address for problem in error.problems] == ["people/p-0001/name"]
