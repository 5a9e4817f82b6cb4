"""What keeps a page from the eyes of others in a plain terminal."""

import fcntl
import os
import pty
import signal
import struct
import termios
import threading
from collections.abc import Iterator
from typing import TextIO

import pytest

from cocreport.errors import ExitCode
from cocreport.ui import curtain
from cocreport.ui.stopping import Stops


@pytest.fixture
def keyboard() -> Iterator[TextIO]:
    """Return the end of a terminal of 50 lines at which a program sits."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 80, 0, 0))
    with os.fdopen(inner, encoding="utf-8") as source:
        yield source
    os.close(outer)


def _echoes(source: TextIO) -> bool:
    return bool(termios.tcgetattr(source)[3] & termios.ECHO)


def test_what_is_typed_is_not_shown_and_afterwards_it_is_again(keyboard: TextIO) -> None:
    def break_off() -> None:
        with curtain.unechoed(keyboard):
            assert not _echoes(keyboard)
            raise EOFError

    with pytest.raises(EOFError):
        break_off()
    assert _echoes(keyboard)


def test_where_there_is_no_terminal_nothing_is_silenced() -> None:
    with curtain.unechoed(None) as nothing:
        assert nothing is None


def test_as_many_empty_lines_as_a_screen_has_and_thirty_where_it_does_not_say(keyboard: TextIO) -> None:
    assert curtain.rows(keyboard) == curtain.lines_out_of_sight(keyboard) == 50
    assert (curtain.rows(None), curtain.lines_out_of_sight(None)) == (24, 30)
    with open(os.devnull, encoding="utf-8") as no_terminal:  # noqa: PTH123 - not a file to be read
        assert curtain.rows(no_terminal) == 24


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGQUIT])
def test_keys_that_lead_to_the_shell_do_what_ctrl_c_does_and_later_what_they_did(number: int) -> None:
    stops, former = Stops(), signal.getsignal(number)
    with curtain.no_way_to_the_shell(stops):
        os.kill(os.getpid(), number)
        assert stops.take() is ExitCode.INTERRUPTED
    assert signal.getsignal(number) == former


def test_beside_the_main_thread_signals_stay_as_they_are() -> None:
    seen: list[object] = []

    def look() -> None:
        with curtain.no_way_to_the_shell(Stops()):
            seen.append(signal.getsignal(signal.SIGTSTP))

    beside = threading.Thread(target=look)
    beside.start()
    beside.join()
    assert seen == [signal.getsignal(signal.SIGTSTP)]
