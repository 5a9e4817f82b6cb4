"""The page of one question: what stands where, and what scrolls."""

import os
import signal
from dataclasses import replace

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.output import DummyOutput
from tests.ui.asker_contract import ACCOUNT, CHANNEL, PLACE
from tests.ui.watcher import ENTER, F2, PAGE_DOWN, PAGE_UP, watching

from cocreport.interview.asker import Answer
from cocreport.ui.page import Page, parts, shares

MORE = "PageUp and PageDown show the rest."
LONG = replace(ACCOUNT, fields=tuple((f"Field {number}", f"text {number}") for number in range(1, 31)))
LAST_KEY = "Ctrl-C stop"


class Paper(DummyOutput):
    """A screen of a size."""

    def __init__(self, columns: int, rows: int) -> None:
        self.size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        return self.size


def test_what_was_told_stands_first_then_the_title_and_the_keys_last() -> None:
    laid = parts(replace(PLACE, say=("Thank you.",)), 80, notices=["It helps."], hints=["A hint."])
    above = [line.text for line in laid.above]
    assert above == ["It helps.", "", "What happened", "", "Say: “Thank you.”", ""]
    assert [line.text for line in laid.ask] == ["Where was it?", "A hint."]
    assert laid.below[-1].text.endswith(LAST_KEY)


@pytest.mark.parametrize("rows", range(51))
def test_no_part_takes_more_than_there_is_and_the_answer_always_has_a_row(rows: int) -> None:
    laid = parts(LONG, 40)
    given = shares(rows, laid, 5)
    assert given.above + given.ask + given.answer + given.below == rows
    assert min(given.above, given.ask, given.below) >= 0
    assert given.answer >= min(rows, 1)
    assert given.answer >= 5 or not given.above


def test_a_page_that_fits_does_not_scroll() -> None:
    page = Page(PLACE, Paper(80, 24), wanted=lambda _: 3)
    assert not page.scroll(1)


def test_a_long_page_is_read_to_its_end_and_back_at_40_columns() -> None:
    with watching(columns=40, rows=24) as watcher:
        watcher.at("Field 1: text 1", PAGE_DOWN).at("Field 12:", PAGE_DOWN, gone="Field 1:")
        watcher.at("Field 23:", PAGE_DOWN, gone="Field 1:").at("Field 30: text 30", PAGE_UP * 4)
        watcher.at("Field 1: text 1", f"Yes.{F2}", gone="Field 30:")
        assert watcher.asker().ask(LONG, None) == Answer("Yes.")
    for look in watcher.looks:
        assert MORE in look
        assert "What was told?" in look
        assert look.endswith(LAST_KEY)
    shown = "\n".join(watcher.looks)
    assert all(f"Field {number}: text {number}\n" in shown for number in range(1, 31))


def test_a_terminal_that_becomes_narrow_and_low_shows_the_same_question() -> None:
    with watching() as watcher:

        def shrink() -> None:
            watcher.resizes(24, 10)
            os.kill(os.getpid(), signal.SIGWINCH)

        watcher.at("How did it reach us?", "3").then(" > 3) On paper", shrink)
        watcher.at(" > 3) On paper", ENTER, gone="! contacts   * staff notes   . cover")
        assert watcher.asker().ask(CHANNEL, None) == Answer("note")
    assert "How did it reach us?" in watcher.looks[-1]
    assert max(map(len, watcher.looks[-1].splitlines())) <= 24


def test_what_no_longer_scrolls_in_a_higher_terminal_stands_at_its_beginning() -> None:
    paper = Paper(40, 24)
    page = Page(LONG, paper, wanted=lambda _: 5)
    assert page.scroll(1)
    assert page._above()[0].text != "What happened"
    paper.size = Size(rows=80, columns=40)
    assert page._above()[0].text == "What happened"


def test_what_was_told_is_seen_once() -> None:
    with watching() as watcher:
        asker = watcher.asker()
        asker.tell("It helps to find the room.")
        watcher.at("It helps to find the room.\n\nWhat happened", f"Room 3{ENTER}")
        asker.ask(PLACE, None)
        watcher.at("Where was it?", f"Room 4{ENTER}", gone="It helps")
        assert asker.ask(PLACE, None) == Answer("Room 4")
