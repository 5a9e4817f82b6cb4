"""The catalogs: up to date, whole, and in a language that is kind to everybody."""

import io
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from cocreport.interview.catalogue import catalogue
from cocreport.interview.prompting import options_of
from cocreport.model.case import Case
from cocreport.procedure.load import bundled
from cocreport.words import say
from docs import words

CATALOGS = words.po_files()
_SHORT = 34
"""How many signs of a label stand on one line of a sheet beside its number, on a screen of 40."""

UNKIND = r"\b(Opfer|Täter|Täterin|Belästiger\w*|Beschuldigte\w*|Anzeige|zurückziehen|geheim)\b"
"""Words that judge, promise or invite; a line that is never to be said may hold them."""


def messages(code: str) -> list[Message]:
    catalog: Catalog = read_po(io.BytesIO(CATALOGS[code].read_bytes()), locale=code)
    return [message for message in catalog if message.id]


def both(code: str) -> Iterator[tuple[str, str]]:
    return ((str(message.id), str(message.string)) for message in messages(code))


def never_said() -> set[str]:
    return {never.line for step in bundled("workshop-1").steps for never in step.never}


def test_what_is_generated_is_committed() -> None:
    for path, data in words.files().items():
        assert path.read_bytes() == data, f"renew {path.name} with: make words"


def test_there_is_a_german_translation() -> None:
    assert "de" in CATALOGS


@pytest.mark.parametrize("code", CATALOGS)
def test_every_text_is_translated_and_nobody_has_to_look_at_it_again(code: str) -> None:
    assert [message.id for message in messages(code) if not message.string or message.fuzzy] == []


@pytest.mark.parametrize("code", CATALOGS)
def test_a_translation_names_the_same_values(code: str) -> None:
    for english, other in both(code):
        assert set(re.findall(r"\{\w*\}", english)) == set(re.findall(r"\{\w*\}", other)), english


@pytest.mark.parametrize("code", CATALOGS)
def test_a_translation_names_the_same_commands_and_keys(code: str) -> None:
    for english, other in both(code):
        for pattern in (r"`[^`]+`", r"--\w+", r"\bF\d\b", r"Ctrl-\w", r"\b\d{4}-\d\d-\d\d\b"):
            assert set(re.findall(pattern, english)) == set(re.findall(pattern, other)), english


@pytest.mark.parametrize("code", CATALOGS)
def test_a_translation_begins_and_ends_as_the_text_does(code: str) -> None:
    for english, other in both(code):
        assert other == other.strip() or english != english.strip(), english
        assert (english[-1] in ".?:") == (other[-1] in ".?:"), english


def test_german_has_no_exclamation_mark_of_its_own_and_no_word_that_judges() -> None:
    never = never_said()
    for english, german in both("de"):
        assert german.count("!") == english.count("!"), english
        assert english in never or not re.search(UNKIND, german), english


def test_german_speaks_to_people_with_du() -> None:
    for english, german in both("de"):
        assert not re.search(r"\b(Ihnen|Ihre[nmrs]?)\b|[a-zäöü,] Sie\b", german), english


@pytest.mark.parametrize("code", CATALOGS)
def test_answers_to_one_question_stay_different(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_LANG", code)
    for step in bundled("workshop-1").steps:
        for question in step.questions:
            labels = [option.label for option in options_of(question, Case)]
            assert len(labels) == len(set(labels)), question.id


@pytest.mark.parametrize("code", CATALOGS)
def test_what_is_kept_is_the_same_in_each_language(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    english = catalogue(bundled("workshop-1").steps, Case)
    monkeypatch.setenv("COC_LANG", code)
    other = catalogue(bundled("workshop-1").steps, Case)
    assert [one.ask for one in other] != [one.ask for one in english]
    assert [(one.id, one.options) for one in other] == [(one.id, one.options) for one in english]


@pytest.mark.parametrize("code", CATALOGS)
def test_a_label_that_fits_on_a_line_of_a_sheet_still_does(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_LANG", code)
    labels = [one.label for step in bundled("workshop-1").steps for one in step.questions if one.label]
    assert [label for label in labels if len(label) <= _SHORT < len(say(label))] == []


def test_the_source_of_a_procedure_is_not_translated() -> None:
    texts = {text for text, _, _ in words.texts()}
    (source,) = bundled("workshop-1").source
    assert {source.title, source.note}.isdisjoint(texts)


def test_texts_are_found_in_the_procedures_and_in_the_code() -> None:
    found = list(words.texts())
    assert ("Safety first", "procedure/data/workshop.yaml", "safety: title") in found
    assert ("Go on", "interview/sheets.py", "") in found
    assert all(text for text, _, _ in found)


def test_a_new_text_comes_empty_and_one_that_is_gone_goes() -> None:
    old = '# German texts.\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    kept = words.renewed((old + '\nmsgid "Go on"\nmsgstr "Weiter"\n\nmsgid "Gone"\nmsgstr "Fort"\n').encode(), "de")
    strings = {message.id: message.string for message in kept}
    assert strings["Go on"] == "Weiter"
    assert not strings["Safety first"]
    assert "Gone" not in strings


def test_a_new_language_begins_with_an_empty_file() -> None:
    begun = words.renewed(b"", "fr")
    assert {message.id for message in begun if message.id} == {text for text, _, _ in words.texts()}
    assert words.as_po(begun).startswith(b"# Texts of cocreport.\nmsgid")
