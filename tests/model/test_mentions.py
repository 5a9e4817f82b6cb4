"""Which names and details of a case stand in a text for others: whole words, in any spelling, told by address."""

from typing import Any

import pytest
from tests.building import CASE, a_case

from cocreport.model.mentions import named_in


def about(person: dict[str, Any], text: str, **report: Any) -> tuple[str, ...]:
    reports = {"r-7K3Q": {**CASE["reports"]["r-7K3Q"], **report}}
    return named_in(text, a_case(people={"p-4MZK": person}, reports=reports))


@pytest.mark.parametrize(
    "text",
    [
        "We spoke with Gil Ferreira.",
        "we spoke with GIL.",
        "Ferreira's talk is off.",
        "Ferreira\N{RIGHT SINGLE QUOTATION MARK}s talk is off.",
        "Ferreiras Vortrag entfällt.",
        "The talk by Gíl\u200b is off.",
        "(Gil)",
    ],
)
def test_a_name_is_found_whole_or_in_part_in_any_spelling(text: str) -> None:
    assert about({"name": "Gil Ferreira"}, text) == ("people/p-4MZK/name",)


@pytest.mark.parametrize("text", ["The gilded hall.", "A ferreirada.", "", "We have acted."])
def test_a_part_of_a_word_is_no_name(text: str) -> None:
    assert about({"name": "Gil Ferreira"}, text) == ()


def test_what_stands_in_many_names_is_no_sign_and_neither_are_two_letters() -> None:
    person = {"name": "Jo van der Berg"}
    assert about(person, "The van of the venue is gone, der Bus auch; jo.") == ()
    assert about(person, "Berg was there.") == ("people/p-4MZK/name",)


def test_a_short_name_is_found_as_it_is() -> None:
    assert about({"name": "Jo"}, "Thanks to Jo for helping.") == ("people/p-4MZK/name",)


def test_a_name_that_says_nothing_is_found_nowhere() -> None:
    assert about({"name": "@"}, "Write to us @ the desk.") == ()


@pytest.mark.parametrize("text", ["Ask @zebu.99 in the chat.", "zebu.99 was there"])
def test_a_handle_is_found_with_or_without_its_sign(text: str) -> None:
    assert about({"handles": ["@Zebu.99"]}, text) == ("people/p-4MZK/handles",)


@pytest.mark.parametrize(("badge", "found"), [("117", ("people/p-4MZK/badge",)), ("17", ())])
def test_a_badge_of_three_signs_is_found_and_a_shorter_one_could_be_any_number(
    badge: str, found: tuple[str, ...]
) -> None:
    assert about({"badge": badge}, f"Badge {badge} is no longer valid.") == found
    assert about({"badge": badge}, f"Room 1{badge}5") == ()


@pytest.mark.parametrize("word", ["lanyard", "GREEN", "hat"])
def test_how_somebody_looks_is_found_by_its_telling_words(word: str) -> None:
    looks = {"looks": "A man in a green lanyard and a hat, wearing something with a logo"}
    assert about(looks, f"It was the one with the {word}.") == ("people/p-4MZK/looks",)


def test_ordinary_words_of_a_description_show_nobody() -> None:
    looks = {"looks": "A woman, somebody who was there with a person wearing it; eine Person, die etwas trägt"}
    text = "A woman who was there told somebody; a person wearing no badge. Eine Person trägt etwas."
    assert about(looks, text) == ()


@pytest.mark.parametrize(
    ("place", "found"),
    [("Table 6", True), ("the ballroom, left", True), ("Room 12.", False), ("the hall", False)],
)
def test_a_place_is_found_as_a_whole_and_by_its_telling_words(place: str, *, found: bool) -> None:
    named = about({}, "It happened in the BALLROOM at tàble 6, not in room 120.", place=place)
    assert named == (("reports/r-7K3Q/place",) if found else ())


def test_everybody_is_looked_for_each_address_once_and_no_word_is_repeated() -> None:
    people = {"p-0001": {"name": "Ana Ruiz", "badge": "B 117"}, "p-0002": {"name": "Ana Lund"}}
    found = named_in("Ana, Ana Ruiz (b 117)", a_case(people=people))
    assert found == ("people/p-0001/name", "people/p-0001/badge", "people/p-0002/name")
