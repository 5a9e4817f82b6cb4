"""The alternate screen, from the first question to the last."""

import os
import pty
import termios
from collections.abc import Iterator

import pytest
from prompt_toolkit.output import DummyOutput
from tests.ui.asker_contract import PLACE
from tests.ui.watcher import CTRL_C, ENTER, Watcher, watching

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Leave
from cocreport.ui.screen import Screen

ENTERS, LEAVES = "\x1b[?1049h", "\x1b[?1049l"
KEEPS_TITLE, GIVES_TITLE_BACK = "\x1b[22;2t", "\x1b[23;2t"


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    with watching() as watcher:
        yield watcher


@pytest.fixture
def keyboard() -> Iterator[int]:
    outer, inner = pty.openpty()
    yield inner
    os.close(inner)
    os.close(outer)


def _echoes(keyboard: int) -> bool:
    return bool(termios.tcgetattr(keyboard)[3] & termios.ECHO)


def test_several_questions_enter_it_once_and_close_leaves_it(watcher: Watcher) -> None:
    asker = watcher.asker()
    for number in range(3):
        watcher.at("Where was it?", f"Room {number}{ENTER}")
        assert asker.ask(PLACE, None) == Answer(f"Room {number}")
    assert (watcher.raw.count(ENTERS), watcher.raw.count(LEAVES)) == (1, 0)
    asker.close()
    asker.close()
    assert watcher.raw.startswith(KEEPS_TITLE)
    assert watcher.raw.endswith(f"\x1b[2J{LEAVES}{GIVES_TITLE_BACK}")
    assert watcher.raw.count(LEAVES) == 1


def test_leaving_closes_it_and_what_is_asked_after_that_opens_it_again(watcher: Watcher) -> None:
    asker = watcher.asker()
    watcher.at("Where was it?", CTRL_C)
    assert asker.ask(PLACE, None) == Leave()
    assert watcher.raw.endswith(GIVES_TITLE_BACK)
    watcher.at("Where was it?", f"Room 3{ENTER}")
    assert asker.ask(PLACE, None) == Answer("Room 3")
    assert watcher.raw.count(ENTERS) == 2
    asker.close()


def test_between_two_pages_nothing_changes_but_the_size_is_known(watcher: Watcher) -> None:
    screen = Screen(watcher.output, None)
    screen.open()
    before = watcher.raw
    screen.stand_still()
    screen.write("It was loud.")
    screen.flush()
    assert watcher.raw == before
    assert screen.get_size().columns == 80
    screen.close()


def test_the_echo_is_off_until_it_is_closed_and_on_while_the_shell_has_it(keyboard: int) -> None:
    seen: list[bool] = []
    screen = Screen(DummyOutput(), keyboard)
    screen.open()
    assert not _echoes(keyboard)
    screen.outside(lambda: seen.append(_echoes(keyboard)))
    assert seen == [True]
    assert not _echoes(keyboard)
    screen.close()
    assert _echoes(keyboard)


def test_a_failure_outside_comes_back_to_the_page_all_the_same(watcher: Watcher) -> None:
    screen = Screen(watcher.output, None)
    screen.open()
    with pytest.raises(ZeroDivisionError):
        screen.outside(lambda: [][1 // 0])
    assert watcher.raw.count(ENTERS) == 2
    screen.close()
    screen.close()
    assert watcher.raw.count(LEAVES) == 2


def test_a_terminal_that_is_gone_before_the_first_page_leaves_as_hung_up(watcher: Watcher) -> None:
    class Gone(DummyOutput):
        def enter_alternate_screen(self) -> None:
            raise OSError(5, "gone")

    watcher.output = Gone()  # type: ignore[assignment]  # another terminal
    assert watcher.asker().ask(PLACE, "Ro") == Leave("Ro", ExitCode.HUNG_UP)
