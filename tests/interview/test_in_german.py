"""The interview in another language: what is shown changes, what is kept does not."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cocreport.interview.asides import NOTHING_AROUND, briefing_prompt, contacts_prompt
from cocreport.interview.prompting import confirm_time, prompt_for, review_prompt, shown, spoken
from cocreport.interview.session import Replies
from cocreport.interview.sheets import sheet_prompt
from cocreport.interview.times import HOW_TO_WRITE_A_TIME, read_time
from cocreport.interview.unfold import Progress, Slot
from cocreport.model.case import Case
from cocreport.procedure.load import bundled
from cocreport.words import say

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY = datetime(2031, 5, 10, 8, 10, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def _german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COC_LANG", "de")


def slot(question: str) -> Slot:
    steps = bundled("workshop-1").steps
    return next(Slot(step, 1, one) for step in steps for one in step.questions if one.id == question)


def given(question: str, answer: str) -> Replies:
    return Replies().replied(question, answer, at=SATURDAY)


def test_a_question_is_asked_in_german_and_answered_in_the_words_of_the_file() -> None:
    safety = slot("danger")
    prompt = prompt_for(safety, Progress((safety,), {}), Case)
    assert (prompt.title, prompt.say[0]) == ("Zuerst die Sicherheit", "Danke, dass du zu uns kommst.")
    assert [(one.value, one.label) for one in prompt.options] == [
        ("yes", "Ja"),
        ("not sure", "Nicht sicher"),
        ("no", "Nein, alle sind in Sicherheit"),
    ]


def test_a_sheet_has_german_lines() -> None:
    row = slot("private-place")
    sheet = Slot(row.step, 1, None, is_sheet=True)
    prompt = sheet_prompt(sheet, [row], Progress((sheet, row), {}), Replies())
    assert [one.label for one in prompt.options] == ["Ein ruhiger Ort zum Sitzen", "Weiter"]
    assert prompt.ask == "Was können wir zuerst für dich tun?"


def test_the_review_shows_a_choice_by_its_german_label() -> None:
    fields = review_prompt([slot("danger")], given("danger", "not sure")).fields
    assert fields == ((say(slot("danger").question.ask), "Nicht sicher"),)  # type: ignore[union-attr]


@pytest.mark.parametrize("words", ["Go on", "Yes", "Safety", "{who}", "Friday"])
def test_words_of_a_case_are_never_translated_even_where_they_equal_a_text_of_ours(words: str) -> None:
    assert shown(slot("account"), words, given("account", words)) == words
    assert review_prompt([slot("account")], given("account", words)).fields[0][1] == words


def test_the_briefing_and_the_contacts_are_german() -> None:
    step = next(one for one in bundled("workshop-1").steps if one.id == "words")
    label, text = briefing_prompt(step, NOTHING_AROUND).fields[1]
    assert label == "Niemals"
    assert text.startswith("„Du kannst deine Meldung gern zurückziehen.“ Stattdessen: „Danke, dass du uns das sagst. ")
    calls = contacts_prompt(NOTHING_AROUND, bundled("workshop-1").steps).options
    assert ("called police", "Gerade gerufen: Polizei") in [(one.value, one.label) for one in calls]


def test_a_time_is_spoken_in_german() -> None:
    assert spoken(SATURDAY) == "Samstag, 10. Mai 2031, 08:10 Uhr"
    assert confirm_time(slot("received"), SATURDAY).ask == "Ist diese Zeit gemeint: Samstag, 10. Mai 2031, 08:10 Uhr?"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jetzt", "2031-05-10 08:10"),
        ("heute 7:05", "2031-05-10 07:05"),
        ("gestern 21:00", "2031-05-09 21:00"),
        ("Freitag 19:30", "2031-05-09 19:30"),
        ("Freitag, 19.30 Uhr", "2031-05-09 19:30"),
        ("Sonntag 8:00", "2031-05-04 08:00"),
        ("friday 19:30", "2031-05-09 19:30"),
        ("8:00 Uhr", "2031-05-10 08:00"),
    ],
)
def test_times_are_understood_in_both_languages_whatever_the_screen_speaks(
    typed: str, meant: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COC_LANG", language)
    reading = read_time(typed, now=SATURDAY, zone=BERLIN)
    assert reading is not None
    assert f"{reading:%Y-%m-%d %H:%M}" == meant


def test_the_way_to_write_a_time_is_told_with_times_that_are_understood() -> None:
    told = say(HOW_TO_WRITE_A_TIME)
    assert told != HOW_TO_WRITE_A_TIME
    for example in ("21:43", "freitag 19:30", "gestern 8:10", "2031-05-10 08:10"):
        assert example in told
        assert read_time(example, now=SATURDAY, zone=BERLIN)
