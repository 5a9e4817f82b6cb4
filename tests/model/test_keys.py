"""Names of cases and entries: drawn by chance, never twice, found again by what somebody read out."""

import re
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreport.model.keys import (
    ALPHABET,
    CASE_ID_PATTERN,
    KIND_OF_SECTION,
    Draw,
    match_case,
    new_case_id,
    new_key,
)

IDS = ("2030-7K3QX", "2031-7K3QX", "2031-01ABC", "2031-AB7K3")


def drawing(signs: str) -> Draw:
    """Return chance that gives these signs in turn."""
    left = cycle(signs)
    return lambda _: next(left)


def test_a_key_is_its_kind_and_four_signs(draw: Draw) -> None:
    for kind in KIND_OF_SECTION.values():
        assert re.fullmatch(rf"{kind}-[{ALPHABET}]{{4}}", new_key(kind, (), draw))


def test_a_key_that_is_taken_is_not_made_again() -> None:
    assert new_key("r", ["r-AAAA", "r-BBBB"], drawing("AAAABBBBCCCC")) == "r-CCCC"


def test_a_case_is_named_by_the_year_of_its_edition(draw: Draw) -> None:
    made = new_case_id("2031b", (), draw)
    assert re.match(CASE_ID_PATTERN, made)
    assert made.startswith("2031-")


def test_a_case_id_that_is_taken_is_not_made_again() -> None:
    assert new_case_id("2031", ["2031-AAAAA"], drawing("AAAAABBBBB")) == "2031-BBBBB"


def test_no_sign_looks_like_another() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 32
    assert not set(ALPHABET) & set("ILOU")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("2031-7K3QX", ["2031-7K3QX"]),
        ("7k3qx", ["2030-7K3QX", "2031-7K3QX"]),
        ("3qx", ["2030-7K3QX", "2031-7K3QX"]),
        ("2030", ["2030-7K3QX"]),
        (" abc ", ["2031-01ABC"]),
        ("oiabc", ["2031-01ABC"]),
        ("2031-ol", ["2031-01ABC"]),
        ("7K3", ["2030-7K3QX", "2031-7K3QX", "2031-AB7K3"]),
        ("K3Q", []),
        ("", []),
        ("*", []),
        ("2031-7K3QX-AND-MORE", []),
    ],
)
def test_a_case_is_found_by_any_beginning_or_ending(said: str, found: list[str]) -> None:
    assert match_case(said, IDS) == found


@given(st.text(max_size=20))
def test_whatever_is_typed_finds_only_ids_that_are_there(said: str) -> None:
    assert set(match_case(said, IDS)) <= set(IDS)
