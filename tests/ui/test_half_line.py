"""Half a line in a plain terminal, when a key breaks into it: no word of it is lost, and none reaches the shell."""

import os
import pty
import shlex
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO, TypeAlias

import pexpect
import pytest
import pyte
from tests.ui.asker_contract import KEY, THEIRS
from tests.ui.person import Person

from cocreport.ui.half_line import BrokenInto, HalfLine

Sit: TypeAlias = Callable[..., "AtTheShell"]

CTRL_C, CTRL_Z, CTRL_QUIT = "\x03", "\x1a", "\x1c"
BACK_AT_ONCE = "%s; fg >/dev/null"
AFTER_A_LINE = '%s; read -r line; echo "the shell read: <$line>"; fg >/dev/null'


class AtTheShell(Person):
    """Starts the questions from a shell that has job control, so that they can be put aside and called back."""

    def __init__(self, replies: Path, *slots: str, shell: str = BACK_AT_ONCE) -> None:
        self._replies = replies
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.Stream(self._screen)
        self.raw = ""
        asks = shlex.join([sys.executable, "-m", "tests.ui.questions", str(replies), "--plain", *slots])
        kept = {name: os.environ[name] for name in os.environ if name not in {"COLUMNS", "LINES"}}
        self.child = pexpect.spawn(
            "bash",
            ["--norc", "-mc", shell % asks],
            env={**kept, "TERM": "xterm-256color", "PYTHONPATH": "src"},
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=8,
        )
        self.child.delaybeforesend = None

    def sees_again(self, text: str, count: int = 2) -> None:
        """Wait until a text was shown so many times."""
        self._until(lambda: self.raw.count(text) >= count, f"{text!r} was not shown {count} times")


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    """Return how somebody sits down; whatever still runs afterwards is ended."""
    people: list[AtTheShell] = []

    def sit_down(*slots: str, shell: str = BACK_AT_ONCE) -> AtTheShell:
        people.append(AtTheShell(tmp_path / "replies", *slots, shell=shell))
        return people[-1]

    yield sit_down
    for person in people:
        if person.child.ptyproc.isalive():
            person.child.ptyproc.kill(signal.SIGHUP)
            person.child.close(force=True)


@pytest.mark.pty
class TestAtTheShell:
    def test_a_line_goes_on_where_it_was_when_the_program_is_called_back(self, sit: Sit) -> None:
        person = sit("place")
        person.sees("Where was it?")
        person.sees("Ctrl-C stop\n>")
        person.presses("In the diner\x7f\x7fner" + CTRL_Z)
        person.sees("So far: In the dinner\nWhat you type is added to it.\n>")
        person.sees_again("Where was it?")
        person.presses(" hall\n")
        person.has_replied(1)
        assert person.replies == [["Answer", {"value": "In the dinner hall"}]]
        assert person.ends() == 0

    def test_the_shell_gets_none_of_the_words(self, sit: Sit) -> None:
        person = sit("place", shell=AFTER_A_LINE)
        person.sees("Ctrl-C stop\n>")
        person.presses("In the dinner" + CTRL_Z)
        person.sees("Stopped")
        person.presses("\n")
        person.sees("the shell read: <>")
        person.sees("So far: In the dinner")
        person.presses("\n")
        person.has_replied(1)
        assert person.replies == [["Answer", {"value": "In the dinner"}]]

    def test_a_program_that_is_put_aside_more_than_once_loses_nothing(self, sit: Sit) -> None:
        person = sit("place", shell=f"{BACK_AT_ONCE}; fg >/dev/null")
        person.sees("Ctrl-C stop\n>")
        person.presses("In the" + CTRL_Z)
        person.sees("What you type is added to it.\n>")
        person.presses(" din" + CTRL_Z)
        person.sees("So far: In the din\nWhat you type is added to it.\n>")
        person.presses("ner\n")
        person.has_replied(1)
        assert person.replies == [["Answer", {"value": "In the dinner"}]]

    def test_a_text_keeps_its_lines_and_goes_on_in_the_last_one(self, sit: Sit) -> None:
        person = sit("account")
        person.sees("Ctrl-C stop\n>")
        person.presses("It was loud.\n")
        person.sees("It was loud.\n>")
        person.presses("He sa" + CTRL_Z)
        person.sees("So far: It was loud.\n  He sa\n")
        person.presses("id no.\n")
        person.sees("id no.\n>")
        person.presses(".\n")
        person.has_replied(1)
        assert person.replies == [["Answer", {"value": "It was loud.\nHe said no."}]]

    def test_a_question_without_words_is_shown_again_as_it_was(self, sit: Sit) -> None:
        person = sit("place-again")
        person.sees("Ctrl-C stop\n>")
        person.presses(CTRL_Z)
        person.sees_again("Enter keeps it.")
        assert "What you type is added to it." not in person.raw
        person.presses("\n")
        person.has_replied(1)
        assert person.replies == [["Answer", {"value": "Ro\u202eom\u200b 3\n2nd"}]]

    def test_half_a_number_is_dropped(self, sit: Sit) -> None:
        person = sit("channel")
        person.sees("Ctrl-C stop\n>")
        person.presses("1" + CTRL_Z)
        person.sees_again("3) On paper")
        assert "So far" not in person.raw
        person.presses("2\n")
        person.has_replied(1)
        assert person.replies == [["Answer", {"value": "mail"}]]

    def test_a_covered_screen_says_again_how_to_go_on(self, sit: Sit) -> None:
        person = sit("place")
        person.sees("Ctrl-C stop\n>")
        person.presses(".\n")
        person.sees("This screen is resting. Enter goes on.\n>")
        person._until(lambda: not person.echoes, "the cover shows what is typed")
        person.presses("unseen" + CTRL_Z)
        person.sees_again("This screen is resting. Enter goes on.")
        person._until(lambda: not person.echoes, "the cover shows what is typed")
        person.presses("\n")
        person.sees_again("Where was it?")
        person.presses("Room 3\n")
        person.has_replied(1)
        assert "unseen" not in person.raw
        assert person.replies == [["Answer", {"value": "Room 3"}]]

    def test_ctrl_backslash_still_ends_the_program_and_leaves_the_shell_nothing(self, sit: Sit) -> None:
        person = sit("place", shell='%s; read -r line; echo "the shell read: <$line>"')
        person.sees("Ctrl-C stop\n>")
        person.presses("In the dinner" + CTRL_QUIT)
        person.sees("Quit")
        person.presses("\n")
        person.sees("the shell read: <>")
        assert person.ends() == 0
        assert person.replies == []

    @pytest.mark.parametrize("key", [CTRL_C, CTRL_Z, CTRL_QUIT], ids=["Ctrl-C", "Ctrl-Z", "Ctrl-backslash"])
    def test_half_a_line_of_the_reporter_stands_there_when_they_go_on(self, sit: Sit, key: str) -> None:
        person = sit("theirs")
        person.sees("Ctrl-C stop\n>")
        person.presses(f"{KEY}\n")
        person.sees(f"{THEIRS.ask}\n")
        person.sees("hand the keyboard back.\n>")
        person.presses("One.\n")
        person.sees("One.\n>")
        person.presses(f"half{key}")
        person.sees("Staff: your key, then Enter.\n>")
        person._until(lambda: not person.echoes, "the cover shows what is typed")
        person.presses("\n")
        person.sees("So far: One.\n  half\nWhat you type is added to it.\n>")
        person.presses("Two.\n")
        person.sees("Two.\n>")
        person.presses(".\n")
        person.sees("Staff: your key, then Enter.\n>")
        person._until(lambda: not person.echoes, "the cover shows what is typed")
        person.presses(f"{KEY}\n")
        person.has_replied(1)
        assert person.replies == [["Answer", {"value": "One.\nhalf\nTwo."}]]

    @pytest.mark.parametrize(("slot", "kept"), [("place", "In the dinner"), ("channel", "")])
    def test_leaving_takes_half_a_line_along_and_half_a_number_not(self, sit: Sit, slot: str, kept: str) -> None:
        person = sit(slot, shell='%s; echo "it ended with $?"')
        person.sees("Ctrl-C stop\n>")
        person.presses("In the dinner" + CTRL_C)
        person.sees("it ended with 130")
        assert person.ends() == 0
        assert person.replies == [["Leave", {"typed": kept, "code": 130}]]


# At a keyboard without a shell


@pytest.fixture
def keyboard() -> Iterator[tuple[int, TextIO]]:
    """Return the hand's end and the program's end of a terminal."""
    hand, end = pty.openpty()
    with open(end, encoding="utf-8") as source:  # noqa: PTH123 - a descriptor has no path
        yield hand, source
    os.close(hand)


def test_a_key_that_breaks_in_takes_the_line_out_of_the_terminal(keyboard: tuple[int, TextIO]) -> None:
    hand, source = keyboard
    half, before = HalfLine(), termios.tcgetattr(source)

    def breaks_in() -> None:
        with half.reading(source):
            assert termios.tcgetattr(source)[3] & termios.NOFLSH
            os.write(hand, "Zoë".encode())
            signal.raise_signal(signal.SIGTSTP)

    with pytest.raises(BrokenInto):
        breaks_in()
    assert half.text == "Zoë"
    assert termios.tcgetattr(source) == before
    assert signal.getsignal(signal.SIGTSTP) is signal.SIG_DFL


def test_a_line_that_is_read_in_peace_leaves_everything_as_it_was(keyboard: tuple[int, TextIO]) -> None:
    hand, source = keyboard
    half, before = HalfLine(), termios.tcgetattr(source)
    os.write(hand, b"Room 3\n")
    with half.reading(source):
        assert source.readline() == "Room 3\n"
    assert (half.text, termios.tcgetattr(source)) == ("", before)


def test_what_somebody_else_took_over_is_left_to_them() -> None:
    heard: list[int] = []
    former = signal.signal(signal.SIGTSTP, lambda number, _: heard.append(number))
    with HalfLine().reading(None):
        signal.raise_signal(signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, former)
    assert heard == [signal.SIGTSTP]


def test_where_there_is_no_terminal_there_is_no_half_line() -> None:
    half = HalfLine()
    with pytest.raises(KeyboardInterrupt), half.reading(None):
        raise KeyboardInterrupt
    assert half.text == ""


def test_a_terminal_that_is_gone_holds_no_line() -> None:
    hand, end = pty.openpty()
    half = HalfLine()
    with open(end, encoding="utf-8") as source:  # noqa: PTH123 - a descriptor has no path

        def breaks_in() -> None:
            with half.reading(source):
                os.write(hand, b"half")
                os.close(hand)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            breaks_in()
    assert half.text == ""


def test_being_called_back_breaks_in_and_has_no_course_of_its_own() -> None:
    with pytest.raises(BrokenInto) as broken, HalfLine().reading(None):
        signal.raise_signal(signal.SIGCONT)
    broken.value.take_its_course()


def test_a_signal_that_a_system_lacks_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "SIGQUIT")
    with pytest.raises(BrokenInto), HalfLine().reading(None):
        signal.raise_signal(signal.SIGTSTP)


def test_beside_the_main_thread_signals_stay_as_they_are() -> None:
    seen: list[object] = []

    def look() -> None:
        with HalfLine().reading(None):
            seen.append(signal.getsignal(signal.SIGTSTP))

    beside = threading.Thread(target=look)
    beside.start()
    beside.join()
    assert seen == [signal.SIG_DFL]
