"""Who of two cases may be the same person: by name, handle or badge, and only where a name may be known."""

from typing import Any

import pytest
from tests.building import a_case

from cocreport.model.case import Case
from cocreport.model.likeness import folded, possible_same


def of(*people: dict[str, Any], **more: Any) -> Case:
    return a_case(people={f"p-000{number}": person for number, person in enumerate(people)}, **more)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"name": "Zoë  Adebayo"}, {"name": "zoe\u0308 adebayo"}),
        ({"name": "Gil\u200b Ferreira"}, {"name": "GIL FERREIRA"}),
        ({"name": "zebu"}, {"handles": ["zeb", "@Zebu"]}),
        ({"badge": "B 117"}, {"badge": "b 117"}),
    ],
)
def test_the_same_name_handle_or_badge_may_be_the_same_person(one: dict[str, Any], two: dict[str, Any]) -> None:
    assert possible_same(of({"name": "Ana"}, one), of(two)) == (("p-0000", "p-0001"),)


@pytest.mark.parametrize("other", [{"name": "Gil Ferreiro"}, {"looks": "Gil Ferreira"}, {}, {"name": "@"}])
def test_anything_else_is_no_sign(other: dict[str, Any]) -> None:
    assert possible_same(of({"name": "Gil Ferreira"}, {"name": "@"}), of(other)) == ()


def test_whoever_nobody_may_know_and_whoever_is_somebody_else_already_is_not_offered() -> None:
    known = of({"badge": "117"})
    consent = {"c-0001": {"person": "p-0000", "name_known_to": "nobody"}}
    assert possible_same(known, of({"badge": "117"}, consent=consent)) == ()
    assert possible_same(of({"badge": "117"}, consent=consent), known) == ()
    assert possible_same(known, of({"badge": "117", "same_as": "p-0001"}, {})) == ()


def test_folding_twice_is_folding_once() -> None:
    assert folded(folded("@Žofie  \uff2e\uff2fVA")) == folded("@Žofie  \uff2e\uff2fVA") == "zofie nova"
