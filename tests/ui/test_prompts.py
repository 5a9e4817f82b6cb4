"""Asking with arrows and editing, driven key by key."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from tests.ui.asker_contract import (
    ACCOUNT,
    CHANNEL,
    KEY,
    NAMES,
    PLACE,
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
from cocreport.interview.asker import Answer, Back, Help, Leave, Option, Prompt
from cocreport.ui import signs
from cocreport.ui.console import Console
from cocreport.ui.cover import RESTS, WRONG_KEY
from cocreport.ui.prompts import PromptAsker
from cocreport.ui.stage import Stage
from cocreport.ui.stopping import Stops, stoppable

ESC = "\x1b"
DOWN, UP, SHIFT_TAB, F1, F2 = f"{ESC}[B", f"{ESC}[A", f"{ESC}[Z", f"{ESC}OP", f"{ESC}OQ"
CTRL_C, CTRL_D, ENTER = "\x03", "\x04", "\r"


def bracketed(text: str) -> str:
    return f"{ESC}[200~{text}{ESC}[201~"


class Screen(DummyOutput):
    """Remembers what is written, and lets the next keys come when a prompt stands."""

    def __init__(self, keys: PipeInput, columns: int = 80) -> None:
        self.keys = keys
        self.columns = columns
        self.coming: list[str | int] = []
        self.shown = ""
        self.is_gone = False
        self.signal: int | None = None
        self.rows = 24
        self._covers = self._refused = 0
        self._is_fresh = self._is_covered = False

    def flush(self) -> None:
        """Let the next keys come where the page was covered, and again where it was uncovered."""
        if self.shown.count(WRONG_KEY) > self._refused:
            self._refused += 1
            self._next_come()
        covers = self.shown.count(RESTS)
        is_covered, self._covers, fresh, self._is_fresh = covers > self._covers, covers, self._is_fresh, False
        if not fresh and (is_covered or self._is_covered):
            self._is_covered = is_covered
            self._next_come()

    def write(self, data: str) -> None:
        if self.is_gone:
            raise OSError(5, "gone")
        if self.signal is not None:
            number, self.signal = self.signal, None
            os.kill(os.getpid(), number)
        self.shown += data

    def get_size(self) -> Size:
        if self.is_gone:
            raise OSError(5, "gone")
        return Size(rows=self.rows, columns=self.columns)

    def enable_bracketed_paste(self) -> None:
        self._is_fresh = True
        self._next_come()

    def _next_come(self) -> None:
        assert self.coming, f"more was asked than the test answers:\n{self.shown}"
        coming = self.coming.pop(0)
        if isinstance(coming, int):
            os.kill(os.getpid(), coming)
        elif coming:
            self.keys.send_text(coming)


class KeysRig(Rig):
    """Somebody who presses keys."""

    def __init__(self, keys: PipeInput, stops: Stops | None = None, columns: int = 80, **times: float) -> None:
        self.screen = Screen(keys, columns)
        nowhere = Console(source=None, out=None, err=io.StringIO(), environment={})
        self.asker = PromptAsker(nowhere, stops, source=keys, output=self.screen, **times)

    def will(self, prompt: Prompt, gestures: Sequence[Gesture]) -> None:
        for place, gesture in enumerate(gestures):
            small = prompt.is_handed_over and place == 0  # the key is typed into a line
            self.screen.coming += _keys(replace(prompt, form="line") if small else prompt, gesture)

    def press(self, prompt: Prompt, *keys: str, current: object = None) -> object:
        """Put a question to somebody who presses these keys, one string a prompt."""
        self.screen.coming += keys
        return self.asker.ask(prompt, current)  # type: ignore[arg-type]

    def told(self) -> str:
        return " ".join(self.screen.shown.split())

    def left_over(self) -> int:
        return len(self.screen.coming)


def _keys(prompt: Prompt, gesture: Gesture) -> list[str | int]:  # noqa: C901, PLR0911, PLR0912 - a line a gesture
    is_list = prompt.form == "choice" or (prompt.form == "several" and prompt.options)
    end = "" if is_list else ENTER
    match gesture:
        case Gives(sign):
            return [f"{sign}{end}"]
        case Chooses(numbers):
            return [f"{number}{ENTER}" for number in (*numbers, len(prompt.options) + 1)]
        case HandsOver(text):
            return [KEY + ENTER, text.replace("\n", ENTER) + F2, KEY + ENTER]
        case Types(text):
            return [text + ENTER]
        case Writes(text):
            return [text.replace("\n", ENTER) + F2]
        case WritesIn(text):
            return [f"{len(prompt.options) + 1}{ENTER}", text + ENTER]
        case Pastes(text):
            return [bracketed(text) + ENTER] if end else [text.replace("\n", ENTER)]
        case Declines(reason):
            return [f"-{end}", f"{reason}{ENTER}"] if reason else [f"-{end}"]
        case AsksWhy():
            return [f"?{end}"]
        case GoesBack():
            return [f"<{end}"]
        case PressesEnter():
            return [ENTER]
        case Interrupts(typed):
            return [typed.replace("\n", ENTER) + CTRL_C]
        case EndsInput():
            return [CTRL_D]
        case Signalled(number):
            return [number]


class TestPromptAsker(KeyboardContract):
    @pytest.fixture
    def rig(self, stops: Stops) -> Iterator[Rig]:
        with create_pipe_input() as keys:
            yield KeysRig(keys, stops)

    def empty(self, prompt: Prompt) -> Sequence[Gesture]:
        return [] if prompt.form == "choice" else [PressesEnter()]

    def keeps_the_text(self) -> Sequence[Gesture]:
        return [Writes("")]

    def test_what_is_told_is_seen(self, rig: Rig) -> None:
        rig.asker.tell("It helps the coordinator to find the room.")
        rig.ask(PLACE, Types("Room 3"))
        assert "It helps the coordinator to find the room. What happened" in rig.told()
        rig.ask(PLACE, Types("Room 3"))
        assert rig.told().count("It helps the coordinator") == 1

    def test_a_heading_stands_where_a_step_begins(self, rig: Rig) -> None:
        rig.ask(PLACE, Types("Room 3"))
        rig.ask(replace(PLACE, ask="Which table?"), Types("6"))
        assert rig.told().count("What happened") == 2


@pytest.fixture
def rig() -> Iterator[KeysRig]:
    with create_pipe_input() as keys:
        yield KeysRig(keys)


@pytest.mark.parametrize("prompt", [PLACE, ACCOUNT], ids=["line", "text"])
def test_f1_and_shift_tab_take_half_a_text_along(rig: KeysRig, prompt: Prompt) -> None:
    assert rig.press(prompt, f"Ro{F1}") == Help("Ro")
    assert rig.press(prompt, f"Ro{SHIFT_TAB}") == Back("Ro")


def test_f1_and_shift_tab_work_in_a_list(rig: KeysRig) -> None:
    assert rig.press(CHANNEL, F1) == Help()
    assert rig.press(CHANNEL, SHIFT_TAB) == Back()


@pytest.mark.parametrize("finish", [CTRL_D, F2, f"{ESC}{ENTER}"], ids=["Ctrl-D", "F2", "Esc Enter"])
def test_a_text_is_finished_with_any_of_three_keys(rig: KeysRig, finish: str) -> None:
    assert rig.press(ACCOUNT, f"It was loud.{finish}") == Answer("It was loud.")


def test_a_line_is_finished_with_the_keys_of_a_text_too(rig: KeysRig) -> None:
    assert rig.press(PLACE, f"Room 3{F2}") == Answer("Room 3")
    assert rig.press(PLACE, f"Room 3{ESC}{ENTER}") == Answer("Room 3")


def test_nothing_is_chosen_before_somebody_chooses(rig: KeysRig) -> None:
    assert rig.press(CHANNEL, f"{ENTER}{DOWN}{DOWN}{ENTER}") == Answer("mail")


def test_arrows_and_digits_move_and_letters_do_not(rig: KeysRig) -> None:
    assert rig.press(CHANNEL, f"3{UP}{ENTER}") == Answer("mail")
    assert rig.press(CHANNEL, f"j{ENTER}", current="desk") == Answer("desk")
    assert rig.press(CHANNEL, f"k{ENTER}", current="mail") == Answer("mail")


def test_ctrl_q_ends_nothing(rig: KeysRig) -> None:
    assert rig.press(CHANNEL, f"\x11{DOWN}{ENTER}") == Answer("desk")


def test_an_option_that_is_not_there_does_not_move_the_pointer(rig: KeysRig) -> None:
    assert rig.press(CHANNEL, f"{DOWN}9{DOWN}0{ENTER}") == Answer("mail")


def test_digits_one_after_another_make_a_number(rig: KeysRig) -> None:
    many = replace(CHANNEL, options=tuple(Option(f"o{n}", f"Option {n}") for n in range(1, 13)))
    assert rig.press(many, f"12{ENTER}") == Answer("o12")
    assert rig.press(many, f"19{ENTER}") == Answer("o9")
    assert rig.press(many, f"1{DOWN}{UP}2{ENTER}") == Answer("o2")
    assert rig.press(many, f"2{ENTER}", current="o1") == Answer("o2")


def test_a_bracketed_paste_chooses_nothing(rig: KeysRig) -> None:
    assert rig.press(CHANNEL, bracketed("2\r"), f"1{ENTER}") == Answer("desk")
    assert signs.WAS_PASTED in rig.told()


def test_a_paste_that_the_terminal_does_not_mark_is_a_paste(rig: KeysRig) -> None:
    pasted = f"Dear team,\r\tI saw it.\n{F2}"
    assert rig.press(PLACE, pasted) == Answer("Dear team,\n\tI saw it.\n")


def test_line_ends_of_any_system_become_one(rig: KeysRig) -> None:
    assert rig.press(PLACE, bracketed("one\r\ntwo\rthree\nfour") + ENTER) == Answer("one\ntwo\nthree\nfour")


def test_control_characters_in_a_paste_are_kept(rig: KeysRig) -> None:
    assert rig.press(PLACE, bracketed("a\x1b[2J\x03\x04\x00b") + ENTER) == Answer("a\x1b[2J\x03\x04\x00b")


def test_enter_begins_a_line_without_the_blanks_of_the_last(rig: KeysRig) -> None:
    assert rig.press(ACCOUNT, f"  one{ENTER}{CTRL_D}") == Answer("  one\n")


def test_tab_writes_a_tab(rig: KeysRig) -> None:
    assert rig.press(PLACE, f"6\tx{ENTER}") == Answer("6\tx")


def test_keys_that_search_or_comment_do_nothing(rig: KeysRig) -> None:
    assert rig.press(PLACE, f"Ro\x12\x13\x0f{ESC}#om{ENTER}") == Answer("Room")


def test_ctrl_d_deletes_where_a_line_has_text(rig: KeysRig) -> None:
    assert rig.press(PLACE, f"Room\x01{CTRL_D}{ENTER}") == Answer("oom")


def test_bytes_that_are_no_text_are_replaced(rig: KeysRig) -> None:
    rig.screen.keys.send_bytes(b"caf\xe9 ")
    assert rig.press(PLACE, ENTER) == Answer("caf\ufffd ")


def test_what_stands_there_is_edited_in_place(rig: KeysRig) -> None:
    assert rig.press(PLACE, f"a{ENTER}", current="Room 3") == Answer("Room 3a")
    assert rig.press(NAMES, f"{ENTER}Kit{CTRL_D}", current=["Jo", "Sam"]) == Answer(["Jo", "Sam", "Kit"])


def test_a_list_that_is_not_touched_keeps_items_of_several_lines(rig: KeysRig) -> None:
    assert rig.press(NAMES, CTRL_D, current=["Jo\nfrom Lyon", "Kit"]) == Answer(["Jo\nfrom Lyon", "Kit"])


def test_what_somebody_deleted_is_not_kept_by_enter(rig: KeysRig) -> None:
    assert rig.press(PLACE, f"\x15{ENTER}", f"\x15Hall{ENTER}", current="Room 3") == Answer("Hall")
    assert signs.NAME_THE_SIGNS in rig.told()
    assert rig.press(PLACE, f"\x15{CTRL_C}", current="Room 3") == Leave("")


def test_the_pointer_stands_on_what_was_chosen_before(rig: KeysRig) -> None:
    assert rig.press(CHANNEL, f"{UP}{ENTER}", current="note") == Answer("mail")


def test_a_choice_that_is_no_longer_offered_is_not_kept(rig: KeysRig) -> None:
    assert rig.press(CHANNEL, f"{ENTER}{DOWN}{ENTER}", current="fax") == Answer("desk")


def test_a_label_is_broken_into_lines_and_never_cut() -> None:
    label = "At the registration desk, by somebody who came in person"
    options = (Option("desk", label), Option("mail", "By mail", note="Also from a form"), Option("note", "On paper"))
    with create_pipe_input() as keys:
        rig = KeysRig(keys, columns=40)
        assert rig.ask(replace(CHANNEL, options=options), Types("1")) == Answer("desk")
    assert "1) At the registration desk, by" in rig.told()
    assert "somebody who came in person 2) By mail Also from a form 3) On paper" in rig.told()


def test_input_that_ends_leaves_as_hung_up(rig: KeysRig) -> None:
    rig.screen.keys.send_text("Ro")
    rig.screen.keys.close()
    assert rig.press(PLACE, "") == Leave("Ro", ExitCode.HUNG_UP)


def test_a_screen_that_is_gone_leaves_as_hung_up_with_what_was_half_typed(rig: KeysRig) -> None:
    rig.screen.is_gone = True
    rig.asker.tell("It helps the coordinator.")
    assert rig.press(PLACE, current="Ro") == Leave("Ro", ExitCode.HUNG_UP)


def test_a_signal_that_nobody_took_over_leaves_all_the_same(rig: KeysRig) -> None:
    rig.screen.coming = [signal.SIGINT]
    assert rig.asker.ask(PLACE, "Ro") == Leave("Ro", ExitCode.INTERRUPTED)


def test_a_signal_while_the_question_is_written_ends_it() -> None:
    with create_pipe_input() as keys, stoppable() as stops:
        rig = KeysRig(keys, stops)
        rig.screen.signal = signal.SIGTERM
        assert rig.press(PLACE, "", current="Ro") == Leave("Ro", ExitCode.TERMINATED)


def test_ctrl_z_writes_nothing(rig: KeysRig, monkeypatch: pytest.MonkeyPatch) -> None:
    suspended: list[bool] = []
    monkeypatch.setattr(Stage, "put_aside", lambda _: suspended.append(True))
    assert rig.press(PLACE, f"Ro\x1aom{ENTER}") == Answer("Room")
    monkeypatch.setattr("prompt_toolkit.utils.suspend_to_background_supported", lambda: False)
    assert rig.press(PLACE, f"Ro\x1aom{ENTER}") == Answer("Room")
    assert suspended == [True]


def test_the_module_waits_with_its_heavy_imports() -> None:
    heavy = "any(name in sys.modules for name in ('questionary', 'prompt_toolkit'))"
    program = f"import sys, cocreport.ui.prompts; sys.exit({heavy})"
    environment = {**os.environ, "PYTHONPATH": "src"}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
