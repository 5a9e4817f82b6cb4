"""How a question stands on the screen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreport.interview.asker import Option, Prompt
from cocreport.ui.layout import cells, keys, options, question, shortened, wrap

PROMPT = Prompt(slot="place", title="What happened", ask="Where was it?", form="line")


def test_text_is_broken_at_blanks() -> None:
    assert wrap("They told us at the desk.", 12) == ["They told us", "at the desk."]


def test_lines_of_a_text_stay_lines() -> None:
    assert wrap("one\n\n  two", 40) == ["one", "", "  two"]


def test_later_lines_are_indented_as_the_first() -> None:
    assert wrap("told at once", 9, first="1) ") == ["1) told", "   at", "   once"]


def test_a_word_that_is_wider_than_a_line_is_cut() -> None:
    assert wrap("see https://pyriver.example/conduct now", 16) == ["see", "https://pyriver.", "example/conduct", "now"]


def test_wide_signs_take_two_columns_and_marks_none() -> None:
    assert cells("食堂") == 4
    assert cells("e\u0301") == 1
    assert cells("Café 食") == cells("Cafe") + 3
    assert wrap("食堂食堂食堂", 8) == ["食堂食堂", "食堂"]


def test_a_word_too_wide_after_an_indent_is_cut_too() -> None:
    assert wrap("ab abcdefgh", 8, first="1) ") == ["1) ab", "   abcde", "   fgh"]


@given(st.text(), st.integers(min_value=40, max_value=100), st.sampled_from(["", "1) ", "Say: "]))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, columns: int, first: str) -> None:
    lines = wrap(text, columns, first=first)
    assert all(cells(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join([first, *wrap(text, 100_000)]).split())


def test_a_long_label_is_shortened_to_one_line() -> None:
    assert shortened("No volunteering\nat all", 80) == "No volunteering␊at all"
    assert shortened("No volunteering at all", 10) == "No volunt…"
    assert shortened("No volunteering", 4) == "No…"


def test_everything_to_say_comes_before_the_question() -> None:
    prompt = replace(
        PROMPT, say=("Thank you.",), fields=(("Taken by", "ines"), ("When was it?", "Friday\nat 9")), hint="A room."
    )
    lines = question(prompt, 80, ["One on each line."])
    assert [(line.kind, line.text) for line in lines] == [
        ("say", "Say: “Thank you.”"),
        ("field", "Taken by: ines"),
        ("field", "When was it? Friday"),
        ("field", "    at 9"),
        ("hint", ""),
        ("ask", "Where was it?"),
        ("hint", "A room."),
        ("hint", "One on each line."),
    ]


def test_a_question_without_anything_else_is_one_line() -> None:
    assert [line.text for line in question(PROMPT, 80)] == ["Where was it?"]


def test_notes_stand_below_their_options() -> None:
    offered = [("9", Option("a", "Warning", note="Said in person")), ("10", Option("b", "Leave"))]
    assert [line.text for line in options(offered, 80)] == ["9) Warning", "   Said in person", "10) Leave"]


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        (
            {"has_help": True, "skips": ("later",)},
            ["? why   < back   - no answer   ! contacts   * staff notes   . cover", "Ctrl-C stop"],
        ),
        ({"can_go_back": False}, ["! contacts   * staff notes   . cover   Ctrl-C stop"]),
        ({"can_go_back": False, "fades": True, "is_kept": False}, ["Ctrl-C stop, nothing is kept"]),
        ({"skips": ("later",), "is_handed_over": True}, []),
    ],
)
def test_only_keys_that_work_are_offered(changes: dict[str, object], shown: list[str]) -> None:
    assert [line.text for line in keys(replace(PROMPT, **changes), 80)] == shown  # type: ignore[arg-type]


def test_keys_are_not_broken_in_the_middle() -> None:
    shown = [line.text for line in keys(replace(PROMPT, has_help=True, skips=("later",)), 40)]
    assert shown == ["? why   < back   - no answer", "! contacts   * staff notes   . cover", "Ctrl-C stop"]


def test_nothing_that_is_for_staff_stands_on_a_page_for_the_reporter() -> None:
    theirs = replace(PROMPT, say=("Thank you.",), fields=(("Taken by", "ines"),), hint="A room.", is_handed_over=True)
    assert [line.text for line in question(theirs, 80, ["Finished: a dot."])] == ["Where was it?", "Finished: a dot."]
