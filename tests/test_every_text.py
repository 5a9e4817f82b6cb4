"""Every text that the program can print, in every language, held against what must never be said."""

import io
import re
from collections.abc import Iterator
from typing import Final

import pytest
from babel.messages.pofile import read_po
from tests import forbidden

from cocreport.procedure.load import BUNDLED, bundled
from docs import words

CATALOGS: Final = words.po_files()

ALLOWED: Final = {
    # Said to staff about a draft, a change or a command, never to anybody about their report.
    r"\b(go|going) on with\b": re.compile(
        r"coc (resume|note)|draft|begun|change|put aside|unfinished|question|this$|Enter|it\?$|it there|is missing"
    ),
    r"\bstop (here|now|the report)\b": re.compile(r"^Stop here and"),
    # What the file calls it; `coc show` is for staff, who have to find it there.
    r"withdr[ae]w": re.compile(r"^withdrawals$"),
}

GERMAN: Final = (
    r"(?<!Tastatur )zurück(zu)?(zieh|nehm|genomm|gezog)",
    r"\bfallen ?lassen\b", r"\bbist du (dir )?sicher\b", r"\bwas sollen wir\b",
    r"\bwelche strafe\b", r"\bstrafe", r"\bentschuldig", r"\bversprech", r"\bgaranti", r"\bversicher(e|n) dir\b",
    r"vertraulich", r"\bgeheim\b", r"\bopfer", r"\btäter", r"belästiger", r"beschuldig", r"\bbeschwer", r"\bschuldig",
    r"\bberuhig", r"\bwarum hast du\b", r"\banonym", r"(?<!^)(?<!taste )(?<!\s)!",
)  # fmt: skip
"""The same reasons in German."""


def texts(code: str) -> Iterator[tuple[str, str]]:
    """Give each text in English and in a language."""
    catalog = read_po(io.BytesIO(CATALOGS[code].read_bytes()), locale=code)
    return ((str(message.id), str(message.string)) for message in catalog if message.id)


def for_staff_alone() -> set[str]:
    """Return what stands only in the briefing: what is never said, and why, and what staff is reminded of."""
    found: set[str] = set()
    for step in (step for name in BUNDLED for step in bundled(f"{name}-1").steps):
        found.update(filter(None, (step.brief, *step.remind)))
        found.update(text for never in step.never for text in (never.line, never.why, never.instead or ""))
    return found


def for_those_who_decide() -> set[str]:
    """Return what the coordinator chooses from later, and the steps of that part, which no reporter sees."""
    found: set[str] = set()
    for procedure in (bundled(f"{name}-1") for name in BUNDLED):
        found |= {text for one in procedure.actions for text in (one.label, one.note or "")}
        found |= {text for one in procedure.findings for text in (one.label, one.note or "")}
        later = [step for step in procedure.steps if step.part == "review"]
        found |= {text for step in later for text in (step.title, *step.say)}
    return found


def spoken(code: str) -> Iterator[tuple[str, str]]:
    hidden = for_staff_alone() | for_those_who_decide()
    return ((english, other) for english, other in texts(code) if english not in hidden)


def slips(text: str, patterns: tuple[str, ...]) -> list[str]:
    found = forbidden.found_in(text, patterns)
    return [one for one in found if not (one in ALLOWED and ALLOWED[one].search(text))]


def test_no_english_text_says_what_must_not_be_said() -> None:
    found = {english: slips(english, forbidden.UNSPEAKABLE) for english, _ in spoken("de")}
    assert {text: why for text, why in found.items() if why} == {}


def test_no_german_text_does_either() -> None:
    found = {other: slips(other, GERMAN) for _, other in spoken("de")}
    assert {text: why for text, why in found.items() if why} == {}


@pytest.mark.parametrize("code", CATALOGS)
def test_nothing_is_shouted_in_any_language_not_even_to_staff(code: str) -> None:
    loud = re.compile(r"\w!")
    assert [pair for pair in texts(code) if any(loud.search(text) for text in pair)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Du kannst die Meldung zurückziehen.", "Wir können es fallen lassen.", "Bist du dir sicher?",
        "Was sollen wir tun?", "Welche Strafe wäre gerecht?", "Ich verspreche es.", "Das ist vertraulich.",
        "Das Opfer.", "Der Täter.", "Danke!",
    ],
)  # fmt: skip
def test_the_german_list_finds_what_it_is_for(text: str) -> None:
    assert forbidden.found_in(text, GERMAN)
