"""What the format calls things is known in every language, and no text of a case is taken for it."""

from typing import Any

import pytest
from tests.building import CASE
from tests.ui.drawing import drawn

from cocreport.copies.fields import is_term
from cocreport.copies.terms import _NAMES, _TERMS, name_of, term
from cocreport.interview.asker import Answer, Option, Prompt
from cocreport.model.address import leaves
from cocreport.model.case import Case, Report
from cocreport.model.telling import Telling
from cocreport.procedure.duty import CLOSED, FOLLOW_UP
from cocreport.procedure.load import bundled
from cocreport.ui.layout import keys
from cocreport.ui.lines import _STAGES
from cocreport.ui.signs import WriteIn, meaning
from cocreport.ui.views import case_view
from cocreport.words import say

NOT_SHOWN = {"1", "unknown", "later", "none"}
"""The number of the schema, and the reasons for no answer, which are said in a sentence."""

CHANNEL = Prompt("channel", "", "Which way?", "choice", options=(Option("e-mail", "E-Mail"),), write_in=True)


@pytest.fixture
def _german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_LANG", "de")


def test_every_field_of_a_case_and_every_word_it_takes_is_marked() -> None:
    found = list(leaves(Case))
    fields = {part for address, _ in found for part in address.split("/") if "{" not in part}
    assert {name.replace("_", " ") for name in fields} - {"sha256", "sha256 given"} <= _NAMES
    assert {str(word) for _, leaf in found for word in leaf.choices} - NOT_SHOWN <= _TERMS
    assert {f"occurred {part}" for part in ("said", "from", "until")} <= _NAMES
    assert {f"told {part}" for part in Telling.model_fields} <= _NAMES


def test_every_stage_and_every_owner_of_the_bundled_procedure_is_marked() -> None:
    steps = bundled("workshop-1").steps
    assert {FOLLOW_UP, CLOSED, *(step.id for step in steps if step.done)} == _STAGES
    assert {step.owner for step in steps} <= _TERMS


def test_only_a_field_that_takes_words_of_the_format_has_terms() -> None:
    assert is_term(Report, "ongoing")
    assert not is_term(Report, "place")


@pytest.mark.usefixtures("_german")
def test_what_the_format_does_not_know_stays_as_it_is() -> None:
    assert (name_of("taken_by"), term("under way")) == ("angenommen von", "unterwegs")
    assert (name_of("Go_on"), term("Go on")) == ("Go on", "Go on")


@pytest.mark.usefixtures("_german")
def test_a_case_is_shown_in_german_and_its_words_as_they_were_said() -> None:
    report: dict[str, Any] = CASE["reports"]["r-7K3Q"]
    when = {"from": "2031-05-10T08:00+02:00"}
    said: dict[str, Any] = {"place": "over", "ongoing": "over", "account": "Go on", "occurred": when}
    more: dict[str, Any] = {
        "answers": {"place": "Notes"},
        "unanswered": {"answers/place": "later", "reports/r-7K3Q/rule": "none"},
    }
    case = Case.from_tree({**CASE, **more, "reports": {"r-7K3Q": {**report, **said}}})
    shown = [" ".join(line.split()) for line in drawn(case_view(case, bundled("workshop-1"), ())).splitlines()]
    for line in (
        *("Fall 2031-7K3QX", "r-7K3Q, eingegangen Sa 2031-05-10 08:10, angenommen von tomasz"),
        *("Ort over", "geht es weiter vorbei", "Go on", "geschehen von Sa 2031-05-10 08:00", "Weg paper note"),
        *("gemeldete Person p-4MZK", "place Notes", "place später zu fragen", "r-7K3Q, Regel gibt es nicht"),
    ):
        assert line in shown


@pytest.mark.usefixtures("_german")
def test_an_option_is_taken_by_its_number_its_german_label_and_the_word_that_is_kept() -> None:
    assert {meaning(CHANNEL, typed) == Answer("e-mail") for typed in ("1", "E-Mail", "e-mail")} == {True}
    assert meaning(CHANNEL, say("Something else")) == WriteIn()


@pytest.mark.usefixtures("_german")
@pytest.mark.parametrize("columns", [40, 80])
def test_the_german_keys_take_no_more_lines_than_the_english_ones(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompt = Prompt("place", "", "Where?", "line", skips=("later",), has_help=True)
    german = keys(prompt, columns)
    monkeypatch.setenv("COC_LANG", "en")
    assert max(len(line.text) for line in german) <= columns
    assert len(german) == len(keys(prompt, columns))
    assert german[0].text.startswith("? warum   < zurück   - keine Antwort")
