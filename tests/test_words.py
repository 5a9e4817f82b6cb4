"""Texts in the language of the screen."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreport import words
from cocreport.words import N_, in_english, language, say

GERMAN = "Weiter"
ENGLISH = "Go on"


@pytest.fixture(autouse=True)
def _no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COC_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_wish_it_is_english() -> None:
    assert (language(), say(ENGLISH)) == ("en", ENGLISH)


@pytest.mark.parametrize(
    ("wishes", "spoken"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT@euro"}, "de"),
        ({"LANG": "de", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en", "LC_ALL": "de_CH.UTF-8"}, "de"),
        ({"LC_ALL": "en_US.UTF-8", "LANGUAGE": "de"}, "de"),
        ({"LANGUAGE": "de", "COC_LANG": "en"}, "en"),
        ({"LANGUAGE": "xx:de:en"}, "de"),
        ({"LANGUAGE": "en:de"}, "en"),
        ({"COC_LANG": "", "LANG": "de"}, "de"),
        ({"COC_LANG": "xx", "LANG": "de"}, "en"),
        ({"LC_ALL": "C", "LANG": "de"}, "C"),
        ({"LANG": "C.UTF-8"}, "C"),
        ({"LANG": "../locale/de"}, "en"),
    ],
)
def test_the_first_wish_that_is_there_is_taken(
    wishes: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in wishes.items():
        monkeypatch.setenv(name, value)
    assert language() == spoken
    assert say(ENGLISH) == (GERMAN if spoken == "de" else ENGLISH)


def test_a_text_that_no_catalog_has_comes_back_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_LANG", "de")
    assert say("No catalog has this.") == "No catalog has this."


@pytest.mark.parametrize("code", ["en", "de"])
@pytest.mark.parametrize("nothing", ["", None])
def test_nothing_stays_nothing_in_each_language(
    code: str, nothing: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COC_LANG", code)
    assert say(nothing) == ""


def test_values_stand_in_the_place_that_a_language_gives_them(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"weekday": "W", "day": 9, "month": "M", "year": 2031, "time": "08:10"}
    assert say("{weekday}, {day} {month} {year}, {time}", **given) == "W, 9 M 2031, 08:10"
    monkeypatch.setenv("COC_LANG", "de")
    assert say("{weekday}, {day} {month} {year}, {time}", **given) == "W, 9. M 2031, 08:10 Uhr"


def test_what_programs_read_is_english_whatever_the_screen_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_LANG", "de")
    with in_english():
        assert (language(), say(ENGLISH)) == ("en", ENGLISH)
    assert say(ENGLISH) == GERMAN


def test_english_for_programs_ends_with_a_failure_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_LANG", "de")
    with pytest.raises(KeyError), in_english():
        raise KeyError
    assert say(ENGLISH) == GERMAN


@given(st.text())
def test_a_text_without_values_is_never_filled_in(text: str) -> None:
    assert say(text) == text


@given(st.text())
def test_a_value_is_never_filled_in_itself(value: str) -> None:
    assert say("Called just now: {who}", who=value) == f"Called just now: {value}"


def test_a_value_may_be_called_text() -> None:
    assert say("It reads {text}.", text="so") == "It reads so."


def test_a_mark_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_LANG", "de")
    assert N_(ENGLISH) == ENGLISH


def test_english_opens_no_catalog_and_loads_no_gettext() -> None:
    code = "import sys; from cocreport.words import say; say('Go on'); assert 'gettext' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, env={"LANG": "en_US.UTF-8", "PYTHONPATH": "src"})


def test_a_catalog_is_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_LANG", "de")
    assert say(ENGLISH) == GERMAN
    monkeypatch.setattr(words, "LOCALE", Path("nowhere"))
    assert say(ENGLISH) == GERMAN
