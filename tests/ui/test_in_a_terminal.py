"""The askers in a real pseudo-terminal: what people see, and in what state the terminal is left."""

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.ui.person import Person

pytestmark = pytest.mark.pty

Sit: TypeAlias = Callable[..., Person]

ENTERS, LEAVES = "\x1b[?1049h", "\x1b[?1049l"
KEEPS_TITLE, GIVES_TITLE_BACK = "\x1b[22;2t", "\x1b[23;2t"
PAGE = "Dear team,\n1) on Friday\n- he said\n?\n2\n<\nyours\n" * 3


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    """Return how somebody sits down; whatever still runs afterwards is ended."""
    people: list[Person] = []

    def sit_down(*slots: str, columns: int = 80, no_color: str = "") -> Person:
        people.append(Person(tmp_path / "replies", *slots, columns=columns, no_color=no_color))
        return people[-1]

    yield sit_down
    for person in people:
        if person.child.ptyproc.isalive():
            person.child.ptyproc.kill(signal.SIGKILL)


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
    ids=["SIGINT", "SIGTERM", "SIGHUP"],
)
def test_a_signal_keeps_half_a_text_and_restores_the_terminal(sit: Sit, number: int, status: int) -> None:
    person = sit("account")
    person.sees("What was told?")
    assert not person.echoes
    person.presses("It was lo")
    person.sees("It was lo")
    person.child.kill(number)
    assert person.ends() == status
    assert person.replies == [["Leave", {"typed": "It was lo", "code": status}]]
    assert person.raw.startswith(f"{KEEPS_TITLE}\x1b]2;Notes\x07{ENTERS}")
    assert person.raw.count(ENTERS) == person.raw.count(LEAVES) == 1
    assert person.raw.endswith(f"\x1b[2J{LEAVES}{GIVES_TITLE_BACK}")


def test_ctrl_c_restores_the_terminal(sit: Sit) -> None:
    person = sit("channel", "--pause")
    person.sees("Use the arrows")
    person.presses("\x03")
    person.has_replied(1)
    person._until(lambda: person.echoes, "the terminal never showed again what is typed")
    assert person.ends() == 130


def test_a_terminal_that_is_closed_leaves_as_hung_up(sit: Sit) -> None:
    person = sit("account")
    person.sees("What was told?")
    person.hangs_up()
    person.has_replied(1)
    assert person.replies == [["Leave", {"typed": "", "code": 129}]]


def test_a_terminal_that_is_closed_later_keeps_half_a_text(sit: Sit) -> None:
    person = sit("account")
    person.sees("What was told?")
    person.presses("It was lo")
    person.sees("It was lo")
    person.hangs_up()
    person.has_replied(1)
    assert person.replies == [["Leave", {"typed": "It was lo", "code": 129}]]


def test_a_closed_terminal_is_noticed_without_a_signal(sit: Sit) -> None:
    person = sit("--deaf", "account")
    person.sees("What was told?")
    person.presses("It was lo")
    person.sees("It was lo")
    person.hangs_up()
    person.has_replied(1)
    assert person.replies == [["Leave", {"typed": "It was lo", "code": 129}]]


def test_a_signal_ends_plain_asking_too(sit: Sit) -> None:
    person = sit("--plain", "account")
    person.sees("Ctrl-C stop\n>")
    person.presses("It was loud.\n")
    person.sees("It was loud.\n>")
    person.child.kill(signal.SIGTERM)
    assert person.ends() == 143
    assert person.replies == [["Leave", {"typed": "It was loud.", "code": 143}]]


@pytest.mark.parametrize("way", ["told", "at once", "key by key"])
def test_a_pasted_page_ticks_nothing_and_answers_one_question(sit: Sit, way: str) -> None:
    keys = PAGE.replace("\n", "\r")
    pasted = f"\x1b[200~{keys}\x1b[201~" if way == "told" else keys
    pause = 0.001 if way == "key by key" else 0.0
    person = sit("channel", "place", "channel")
    person.sees("Use the arrows")
    person.presses(pasted, between=pause)
    person.sees("A pasted text chooses nothing.")
    person.presses("3\r")
    person.sees("Where was it?")
    person.presses(pasted, between=pause)
    person._until(lambda: "yours" in person.screen or len(person.replies) > 1, "the page never arrived")
    time.sleep(0.3)
    if way == "key by key" and len(person.replies) > 1:  # its last line end cannot always be told from Enter
        assert person.replies == [["Answer", {"value": "note"}], ["Answer", {"value": PAGE.removesuffix("\n")}]]
        return
    assert len(person.replies) == 1
    person.presses("\r")
    person.has_replied(2)
    assert person.replies == [["Answer", {"value": "note"}], ["Answer", {"value": PAGE}]]


def test_a_page_pasted_into_plain_lines_answers_one_question(sit: Sit) -> None:
    person = sit("--plain", "channel", "place", "channel")
    person.sees("3) On paper")
    person.presses(PAGE)
    person.sees("A pasted text chooses nothing.")
    person.presses("3\n")
    person.sees("Where was it?")
    person.presses(PAGE)
    person.has_replied(2)
    assert person.replies == [["Answer", {"value": "note"}], ["Answer", {"value": PAGE.removesuffix("\n")}]]


def test_a_long_text_arrives_whole(sit: Sit) -> None:
    text = "".join(f"{number}: er sagte „nein“ 😀\t.\n" for number in range(400))
    person = sit("account")
    person.sees("What was told?")
    person.presses(text.replace("\n", "\r"))
    person.sees("399: er")
    person.presses("\x04")
    person.has_replied(1)
    assert person.replies == [["Answer", {"value": text}]]


def test_keys_that_come_before_a_question_do_not_answer_it(sit: Sit) -> None:
    person = sit("--pause", "channel", "--pause", "place")
    person.has_replied(1)
    person.presses("1\r")
    person.sees("Use the arrows")
    assert person.replies == []
    person.presses("2\r")
    person.has_replied(3)
    person.presses("too early\r")
    person.sees("Where was it?")
    person.presses("Room 3\r")
    person.has_replied(4)
    assert person.replies == [["Answer", {"value": "mail"}], ["Answer", {"value": "Room 3"}]]


def test_each_question_has_a_page_of_its_own_with_its_keys_at_the_bottom(sit: Sit) -> None:
    person = sit("channel", "place")
    person.sees("3) On paper")
    person.presses("2\r")
    person.sees("Where was it?")
    person.sees("Ctrl-C stop")
    shown = person.screen.split("\n")
    assert shown[:8] == [
        "What happened",
        "",
        "Say: “Thank you for telling us.”",
        "",
        "Where was it?",
        "A room or a table.",
        "While typing: F1 ?   Shift-Tab <   F4 !   F3 *   Ctrl-L .",
        ">",
    ]
    assert len(shown) == 24
    assert shown[-2:] == ["? why   < back   - no answer   ! contacts   * staff notes   . cover", "Ctrl-C stop"]
    assert "How did it reach us?" not in person.screen


def test_a_question_stays_in_sight_of_a_list_that_is_longer_than_the_screen(sit: Sit) -> None:
    person = sit("change")
    person.sees("   10) Question 10")
    person.sees("Which one?")
    person.presses("38")
    person.sees(" > 38) Question 38")
    person.sees("Which one?")
    person.presses("\r")
    person.has_replied(1)
    assert person.replies == [["Answer", {"value": "o38"}]]


def test_what_is_hidden_is_seen_while_it_is_edited_and_kept(sit: Sit) -> None:
    person = sit("place-again")
    person.sees("Ro\ufffdom\ufffd 3")
    assert "\u202e" not in person.raw
    person.presses("\r")
    person.has_replied(1)
    assert person.replies == [["Answer", {"value": "Ro\u202eom\u200b 3\n2nd"}]]


@pytest.mark.parametrize(("no_color", "coloured"), [("1", False), ("", True)], ids=["NO_COLOR", "colour"])
def test_no_color_is_heard(sit: Sit, no_color: str, *, coloured: bool) -> None:
    person = sit("place", no_color=no_color)
    person.sees("Ctrl-C stop")
    assert ("\x1b[0;36" in person.raw) is coloured


def test_the_terminal_is_not_asked_what_it_might_answer_late(sit: Sit) -> None:
    person = sit("place")
    person.sees("Ctrl-C stop")
    assert "\x1b[6n" not in person.raw
    assert "\x1b[?2004h" in person.raw
