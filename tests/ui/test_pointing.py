"""A list in which a pointer moves."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.ui.asker_contract import CHANNEL, RULE, SHEET
from tests.ui.questions import PROMPTS
from tests.ui.watcher import CTRL_D, DOWN, ENTER, ESC, PAGE_DOWN, PAGE_UP, UP, Watcher, watching

from cocreport.interview.asker import Answer, Leave, Option
from cocreport.ui import signs
from cocreport.ui.pointing import CHOOSE

LONG = PROMPTS["change"]
LETTERS = replace(CHANNEL, options=(*CHANNEL.options, Option("nobody", "Nobody", key="n")))


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    with watching() as watcher:
        yield watcher


def test_arrows_move_and_after_the_last_line_comes_the_first(watcher: Watcher) -> None:
    watcher.at(f" > {CHOOSE}", UP).at(" > 3) On paper", DOWN).at(f" > {CHOOSE}", DOWN).at(" > 1) At the desk", ENTER)
    assert watcher.asker().ask(CHANNEL, None) == Answer("desk")


def test_an_option_with_a_letter_is_taken_by_it_at_once(watcher: Watcher) -> None:
    watcher.at("   n) Nobody", "n")
    assert watcher.asker().ask(LETTERS, None) == Answer("nobody")


def test_a_letter_that_no_option_has_does_nothing(watcher: Watcher) -> None:
    watcher.at(f" > {CHOOSE}", f"n{DOWN}").at(" > 1) At the desk", ENTER)
    assert watcher.asker().ask(CHANNEL, None) == Answer("desk")


def test_ctrl_d_leaves(watcher: Watcher) -> None:
    watcher.at(CHOOSE, CTRL_D)
    assert watcher.asker().ask(CHANNEL, None) == Leave()


def test_an_own_text_that_stands_there_is_kept_by_enter(watcher: Watcher) -> None:
    watcher.at(" > Keep: photographs", ENTER)
    assert watcher.asker().ask(RULE, "photographs") == Answer("photographs")


def test_a_sheet_shows_what_is_filled_in_and_points_at_what_comes_next(watcher: Watcher) -> None:
    watcher.at(" > 2) When was it?", UP).at(" > 1) Where\n      Room 3", DOWN, DOWN).at(" > 3) Go on", ENTER)
    assert watcher.asker().ask(SHEET, "when") == Answer("go on")


def test_a_label_wraps_at_40_columns_and_its_later_lines_stand_under_the_first() -> None:
    with watching(columns=40) as watcher:
        watcher.at(CHOOSE, "12").at(" > 12)", ENTER)
        assert watcher.asker().ask(PROMPTS["action"], None) == Answer("no-volunteering")
    assert watcher.looks[-1].endswith(
        "   11) Action 11\n"
        " > 12) No volunteering at future events\n"
        "       of the River Python Association,\n"
        "       for a stated time or without end\n"
        "       Open.\n"
        "\n\n\n"
        "< back   ! contacts   * staff notes\n"
        ". cover   Ctrl-C stop"
    )


@pytest.mark.parametrize("rows", [24, 8, 5])
def test_the_pointer_is_seen_wherever_it_stands(rows: int) -> None:
    with watching(rows=rows) as watcher:
        watcher.at(f" > {CHOOSE}", DOWN)
        for number in range(1, 40):
            watcher.at(f" > {number}) Question {number}\n", DOWN)
        watcher.at(" > 40) Question 40\n", ENTER)
        assert watcher.asker().ask(LONG, None) == Answer("o40")
    assert all("Which one?" in look and "Ctrl-C stop" in look for look in watcher.looks)


def test_all_lines_of_an_option_are_seen_when_the_pointer_comes_to_it() -> None:
    with watching(columns=40, rows=13) as watcher:
        watcher.at(CHOOSE, "12").at("       Open.\n", ENTER)
        assert watcher.asker().ask(PROMPTS["action"], None) == Answer("no-volunteering")


FOUR_LINES = Option("four", "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen")
THREE_LONG = replace(CHANNEL, options=(FOUR_LINES, replace(FOUR_LINES, value="again"), Option("short", "Short")))


@pytest.mark.parametrize("way", [(DOWN, DOWN), (UP, UP)], ids=["from above", "from below"])
def test_an_option_of_four_lines_is_whole_on_a_terminal_of_ten_rows(way: tuple[str, ...]) -> None:
    with watching(columns=30, rows=10) as watcher:
        watcher.at(f" > {CHOOSE}", *way).at(" > 2)", ENTER)
        assert watcher.asker().ask(THREE_LONG, None) == Answer("again")
    lines = (" > 2) One Two Three Four Five", "Six Seven Eight Nine Ten", "Eleven Twelve Thirteen", "Fourteen Fifteen")
    assert "\n      ".join(lines) in watcher.looks[-1]


def test_of_an_option_that_is_longer_than_its_place_the_beginning_is_seen() -> None:
    with watching(columns=30, rows=7) as watcher:
        watcher.at(f" > {CHOOSE}", DOWN, DOWN).at(" > 2) One Two", UP).at(" > 1) One Two", ENTER)
        assert watcher.asker().ask(THREE_LONG, None) == Answer("four")


def test_page_keys_leap_in_a_long_list_and_not_beyond_its_ends(watcher: Watcher) -> None:
    watcher.at(f" > {CHOOSE}", PAGE_DOWN).at(" > 18)", PAGE_DOWN).at(" > 36)", PAGE_DOWN).at(" > 40)", PAGE_UP)
    watcher.at(" > 22)", PAGE_UP, PAGE_UP).at(f" > {CHOOSE}", "7").at(" > 7)", ENTER)
    assert watcher.asker().ask(LONG, None) == Answer("o7")


@pytest.mark.parametrize(
    "pasted", [f"{ESC}[200~Dear team,\r1\r2\r{ESC}[201~", "Dear team,\r1\r2\r"], ids=["told", "not"]
)
def test_a_pasted_text_ticks_nothing(watcher: Watcher, pasted: str) -> None:
    watcher.at(f" > {CHOOSE}", pasted).at(signs.WAS_PASTED, "3").at(" > 3)", ENTER)
    assert watcher.asker().ask(CHANNEL, None) == Answer("note")
    assert f" > {CHOOSE}" in watcher.looks[1]
