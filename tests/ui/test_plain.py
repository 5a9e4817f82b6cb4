"""Plain asking, line by line."""

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

import pytest
from tests.ui.asker_contract import (
    ACCOUNT,
    CHANNEL,
    EXCLUDED,
    KEY,
    NAMES,
    PLACE,
    SHEET,
    STAFF_NOTES,
    THEIRS,
    AsksWhy,
    Chooses,
    Declines,
    EndsInput,
    Gesture,
    Gives,
    GoesBack,
    HandsOver,
    Interrupts,
    KeyboardContract,
    Pastes,
    PressesEnter,
    Rig,
    Signalled,
    Types,
    Writes,
    WritesIn,
)

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Leave, Option, Prompt, Skip
from cocreport.ui import plain
from cocreport.ui.console import OutputError
from cocreport.ui.plain import PlainAsker
from cocreport.ui.stopping import Stops

Arrival: TypeAlias = str | BaseException | int
"""A line, the end of input, or a signal that comes instead of a line."""


class Lines:
    """A keyboard and a screen made of lists; each item that is typed is what arrives in one go."""

    def __init__(self, columns: int = 80) -> None:
        self.talk_columns = columns
        self.typed: list[list[Arrival]] = []
        self.shown = ""
        self.forgotten = 0
        self.is_broken = False
        self.can_ask = True
        self.source = None
        self.err = None

    def talk(self, text: str) -> None:
        if self.is_broken:
            raise OutputError
        self.shown += text

    def read_line(self) -> str:
        assert self.typed, f"more was asked than the test answers:\n{self.shown}"
        line = self.typed[0].pop(0)
        if not self.typed[0]:
            self.typed.pop(0)
            self._waits = False
        else:
            self._waits = True
        if isinstance(line, int):
            os.kill(os.getpid(), line)
            return "never seen"
        if isinstance(line, BaseException):
            raise line
        return line

    def more_waits(self) -> bool:
        return self._waits

    def forget_typed_ahead(self) -> None:
        self.forgotten += 1


class PlainRig(Rig):
    """Somebody who types lines."""

    def __init__(self, stops: Stops | None = None, columns: int = 80) -> None:
        self.lines = Lines(columns)
        self.asker = PlainAsker(self.lines, stops)

    def will(self, prompt: Prompt, gestures: Sequence[Gesture]) -> None:
        for gesture in gestures:
            self.lines.typed += _typed(prompt, gesture)

    def told(self) -> str:
        return " ".join(self.lines.shown.split())

    def left_over(self) -> int:
        return len(self.lines.typed)


def _typed(prompt: Prompt, gesture: Gesture) -> list[list[Arrival]]:  # noqa: C901, PLR0911, PLR0912 - a line a gesture
    match gesture:
        case Types(text):
            return [[text]]
        case Writes(text):
            return _one_by_one([*text.split("\n"), "."])
        case WritesIn(text):
            return [[str(len(prompt.options) + 1)], [text]]
        case Pastes(text):
            return [[*text.split("\n")]]
        case Declines(reason):
            return [["-"], [str(reason)]] if reason else [["-"]]
        case AsksWhy():
            return [["?"]]
        case GoesBack():
            return [["<"]]
        case Gives(sign):
            return [[sign]]
        case Chooses(numbers):
            return _one_by_one([*map(str, numbers), str(len(prompt.options) + 1)])
        case HandsOver(text):
            return _one_by_one([KEY, *text.split("\n"), ".", KEY])
        case PressesEnter():
            return [[""]]
        case Interrupts(typed):
            return _one_by_one([*filter(None, typed.split("\n")), KeyboardInterrupt()])
        case EndsInput():
            return [[EOFError()]]
        case Signalled(number):
            return [[number]]


def _one_by_one(arrivals: Sequence[Arrival]) -> list[list[Arrival]]:
    return [[arrival] for arrival in arrivals]


class TestPlainAsker(KeyboardContract):
    @pytest.fixture
    def rig(self, stops: Stops) -> Rig:
        return PlainRig(stops)

    def more(self) -> str:
        return "Two."


@pytest.fixture
def rig() -> PlainRig:
    return PlainRig()


def test_a_question_is_laid_out_in_lines(rig: PlainRig) -> None:
    prompt = replace(
        CHANNEL,
        say=("Thank you for telling us.",),
        hint="As it came.",
        fields=(("Taken by", "ines"),),
        options=(Option("desk", "At the desk", note="By somebody who came in person"), Option("mail", "By mail")),
        has_help=True,
        write_in=True,
    )
    rig.ask(prompt, Types("1"), current="mail")
    assert rig.lines.shown == (
        "\nWhat happened\n\n"
        "Say: “Thank you for telling us.”\n"
        "Taken by: ines\n\n"
        "How did it reach us?\n"
        "As it came.\n"
        "So far: By mail\n"
        "Enter keeps it.\n"
        "1) At the desk\n"
        "   By somebody who came in person\n"
        "2) By mail\n"
        "3) Something else\n"
        "? why   < back   - no answer   ! contacts   * staff notes   . cover\n"
        "Ctrl-C stop\n"
        "> "
    )


@pytest.mark.parametrize("prompt", [PLACE, ACCOUNT, NAMES, CHANNEL])
def test_no_line_is_wider_than_the_terminal(prompt: Prompt) -> None:
    rig = PlainRig(columns=40)
    rig.ask(replace(prompt, say=("Thank you " * 20,), ask="Where " * 30, has_help=True), GoesBack())
    assert max(map(len, rig.lines.shown.split("\n"))) <= 40


def test_a_choice_is_also_given_by_its_words(rig: PlainRig) -> None:
    assert rig.ask(CHANNEL, Types("By mail")) == Answer("mail")
    assert rig.ask(CHANNEL, Types("note")) == Answer("note")
    assert rig.ask(CHANNEL, Types("1)")) == Answer("desk")


def test_an_own_text_can_be_chosen_by_its_words(rig: PlainRig) -> None:
    assert rig.ask(replace(CHANNEL, write_in=True), Types("Something else"), Types("fax")) == Answer("fax")


def test_a_line_that_is_a_dot_is_typed_as_two(rig: PlainRig) -> None:
    assert rig.ask(ACCOUNT, Writes("..\n...\n..\n..")) == Answer(".\n...\n.\n.")


def test_dots_in_a_pasted_text_are_dots(rig: PlainRig) -> None:
    assert rig.ask(ACCOUNT, Pastes("one\n.\n..\nthree"), Types(".")) == Answer("one\n.\n..\nthree")


def test_a_dot_alone_is_no_text_but_covers_the_screen(rig: PlainRig) -> None:
    assert rig.ask(ACCOUNT, Types("."), PressesEnter(), Writes("It was loud.")) == Answer("It was loud.")


def test_a_sign_inside_a_text_is_text(rig: PlainRig) -> None:
    assert rig.ask(ACCOUNT, Writes("He said:\n?\n-\n+")) == Answer("He said:\n?\n-\n+")


def test_a_plus_adds_to_the_text_that_stands_there(rig: PlainRig) -> None:
    reply = rig.ask(ACCOUNT, Types("+"), Writes("He left."), current="It was loud.\nHe shouted.")
    assert reply == Answer("It was loud.\nHe shouted.\nHe left.")


def test_a_plus_is_text_where_nothing_stands(rig: PlainRig) -> None:
    assert rig.ask(ACCOUNT, Writes("+\nmore")) == Answer("+\nmore")


def test_leaving_while_adding_takes_everything_along(rig: PlainRig) -> None:
    assert rig.ask(NAMES, Types("+"), Interrupts("Kit"), current=["Jo"]) == Leave("Jo\nKit")


def test_a_list_keeps_items_of_several_lines(rig: PlainRig) -> None:
    assert rig.ask(NAMES, PressesEnter(), current=["Jo\nfrom Lyon", "Kit"]) == Answer(["Jo\nfrom Lyon", "Kit"])


def test_a_choice_that_is_no_longer_offered_is_not_kept(rig: PlainRig) -> None:
    assert rig.ask(CHANNEL, PressesEnter(), Types("1"), current="fax") == Answer("desk")


def test_a_line_that_the_terminal_cut_off_is_asked_for_again(rig: PlainRig) -> None:
    assert rig.ask(PLACE, Types("ä" * 2048), Types("Room 3")) == Answer("Room 3")
    assert plain._CUT_OFF in rig.told()


def test_a_cut_off_line_in_a_text_is_pointed_out(rig: PlainRig) -> None:
    assert rig.ask(ACCOUNT, Types("x" * 4095), Writes("end")) == Answer("x" * 4095 + "\nend")
    assert plain._CUT_OFF_IN_TEXT in rig.told()


def test_what_was_typed_too_early_is_forgotten_at_each_question(rig: PlainRig) -> None:
    rig.ask(PLACE, Declines(1))
    assert rig.lines.forgotten == 2


def test_a_screen_that_is_gone_leaves_as_hung_up(rig: PlainRig) -> None:
    rig.lines.is_broken = True
    rig.asker.tell("It helps the coordinator.")
    assert rig.ask(PLACE) == Leave("", ExitCode.HUNG_UP)


def test_a_screen_that_goes_while_a_text_is_typed_takes_it_along(rig: PlainRig) -> None:
    read_line = rig.lines.read_line

    def last_line() -> str:
        rig.lines.is_broken = True
        return read_line()

    rig.lines.read_line = last_line  # type: ignore[method-assign]
    assert rig.ask(ACCOUNT, Types("It was loud.")) == Leave("It was loud.", ExitCode.HUNG_UP)


def test_leaving_ends_the_line(rig: PlainRig) -> None:
    rig.ask(PLACE, Interrupts())
    assert rig.lines.shown.endswith("> \n")


def test_reasons_are_those_that_the_question_allows(rig: PlainRig) -> None:
    assert rig.ask(replace(PLACE, skips=("unknown", "later")), Declines(2)) == Skip("later")
    assert "They did not want to say" not in rig.told()


def test_a_question_is_repeated_below_a_list_that_is_longer_than_the_screen() -> None:
    rig = PlainRig(columns=40)
    many = replace(CHANNEL, options=tuple(Option(f"o{n}", f"Line {n}") for n in range(1, 27)), ask="Which " * 10)
    rig.ask(many, Types("26"))
    assert rig.lines.shown.endswith(f"Ctrl-C stop\n{'Which ' * 6}Whi…\n> ")
    assert max(map(len, rig.lines.shown.split("\n"))) <= 40


def test_a_sheet_says_what_comes_next_below_its_lines() -> None:
    rig = PlainRig(columns=40)
    assert rig.ask(SHEET, PressesEnter(), current="place") == Answer("place")
    assert rig.lines.shown == (
        "\nWhat happened\n\n"
        "What else was told?\n"
        "1) Where\n   Room 3\n2) When was it?\n3) Go on\n"
        "Next: Where. Enter takes it; a number\ntakes another line.\n"
        "< back   ! contacts   * staff notes\n. cover   Ctrl-C stop\n> "
    )


def test_a_question_among_the_lines_of_a_sheet_keeps_its_mark(rig: PlainRig) -> None:
    rig.ask(SHEET, PressesEnter(), current="when")
    assert "Next: When was it? Enter takes it" in rig.lines.shown


def test_staff_notes_are_pushed_out_of_sight(rig: PlainRig) -> None:
    rig.ask(STAFF_NOTES, Types("*"), PressesEnter())
    shown = rig.lines.shown
    assert shown.startswith(
        "\nFor staff alone\n\nFor you: Listen first.\nNever: “Are you sure?”\n\n"
        "Enter hides this and goes on.\nCtrl-C stop\n> Enter hides this and goes on.\n> "
    )
    assert shown.endswith("> " + "\n" * 30)


def test_staff_notes_on_a_screen_that_goes_away_leave_as_hung_up(rig: PlainRig) -> None:
    rig.lines.is_broken = True
    assert rig.ask(STAFF_NOTES) == Leave("", ExitCode.HUNG_UP)


def test_the_page_of_the_reporter_stands_alone() -> None:
    rig = PlainRig(columns=40)
    rig.ask(THEIRS, Types("1"), Types(KEY), Types("Two."), Types("."), Types(KEY), current="One.")
    _, _, page = rig.lines.shown.rpartition("\n" * 30 + "\nIn your")
    above = "\n" * 30
    assert f"{above}\nIn your own words\n\nWhat would you like to tell us?\n" in rig.lines.shown
    assert "So far: One.\nWhat you type is added to it.\n> > " in rig.lines.shown
    assert page


def test_the_cover_fills_the_screen_and_says_how_to_go_on(rig: PlainRig) -> None:
    rig.ask(PLACE, Gives("."), PressesEnter(), Types("Room 3"))
    assert "\n" * 30 + "This screen is resting. Enter goes on.\n> \n\nWhat happened\n" in rig.lines.shown


def test_ctrl_c_at_the_cover_leaves(rig: PlainRig) -> None:
    assert rig.ask(PLACE, Gives("."), Interrupts(), current="Ro") == Leave("Ro", ExitCode.INTERRUPTED)
    assert rig.ask(PLACE, Gives("."), EndsInput()) == Leave("", ExitCode.INTERRUPTED)


def test_ctrl_c_at_the_cover_with_a_key_changes_nothing(rig: PlainRig) -> None:
    gestures = (Types(KEY), Writes("One."), Interrupts(), EndsInput(), Types(KEY))
    assert rig.ask(THEIRS, *gestures) == Answer("One.")


def test_a_keyboard_that_is_gone_leaves_with_what_the_reporter_wrote(rig: PlainRig) -> None:
    rig.lines.can_ask = False
    assert rig.ask(THEIRS, Types(KEY), Types("One."), EndsInput()) == Leave("One.", ExitCode.HUNG_UP)


def test_a_keyboard_that_goes_at_the_cover_leaves_too(rig: PlainRig) -> None:
    rig.lines.can_ask = False
    assert rig.ask(THEIRS, Types(KEY), Writes("One."), EndsInput()) == Leave("One.", ExitCode.HUNG_UP)


def test_a_screen_that_goes_in_the_hands_of_the_reporter_loses_no_words(rig: PlainRig) -> None:
    read_line = rig.lines.read_line

    def line() -> str:
        read = read_line()
        rig.lines.is_broken = read == "."
        return read

    rig.lines.read_line = line  # type: ignore[method-assign]
    assert rig.ask(THEIRS, Types(KEY), Writes("One.")) == Leave("One.", ExitCode.HUNG_UP)


def test_an_asker_of_lines_has_nothing_to_give_back(rig: PlainRig) -> None:
    rig.asker.close()
    assert rig.lines.shown == ""


def test_no_line_of_several_is_wider_than_a_narrow_terminal() -> None:
    rig = PlainRig(columns=40)
    long = replace(EXCLUDED, options=(Option("x", "Konstantina Papadimitriou-Oikonomou, night desk"),))
    rig.ask(long, Types("1"), Types("2"))
    assert max(map(len, rig.lines.shown.split("\n"))) <= 40
