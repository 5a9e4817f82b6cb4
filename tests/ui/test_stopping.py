"""Signals while somebody answers."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from cocreport.errors import ExitCode
from cocreport.ui.stopping import Stops, stoppable


@pytest.fixture
def former() -> Iterator[list[object]]:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    handlers = [signal.getsignal(number) for number in numbers]
    yield list(handlers)
    assert [signal.getsignal(number) for number in numbers] == handlers


@pytest.mark.usefixtures("former")
def test_handlers_are_given_back() -> None:
    with stoppable() as stops:
        assert not stops.is_asked_for
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL


@pytest.mark.usefixtures("former")
def test_handlers_are_given_back_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), stoppable():
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGINT, ExitCode.INTERRUPTED),
        (signal.SIGTERM, ExitCode.TERMINATED),
        (signal.SIGHUP, ExitCode.HUNG_UP),
    ],
)
def test_a_signal_is_remembered_once(number: int, code: ExitCode) -> None:
    with stoppable() as stops:
        os.kill(os.getpid(), number)
        assert stops.is_asked_for
        assert stops.take() is code
        assert stops.take() is None


def test_a_signal_calls_what_ends_the_open_prompt() -> None:
    ended: list[str] = []
    stops = Stops()
    with stoppable(stops) as same:
        assert same is stops
        with stops.during(lambda: ended.append("prompt")):
            os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGTERM)
    assert ended == ["prompt"]


def test_a_signal_that_came_before_ends_the_prompt_at_once() -> None:
    ended: list[str] = []
    stops = Stops()
    stops.come(ExitCode.HUNG_UP)
    with stops.during(lambda: ended.append("prompt")):
        pass
    assert ended == ["prompt"]


@pytest.mark.usefixtures("former")
def test_another_thread_takes_nothing_over() -> None:
    seen: list[object] = []

    def run() -> None:
        with stoppable() as stops:
            seen.append(stops.take())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [None]


def test_a_signal_that_a_system_lacks_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "SIGHUP")
    with stoppable():
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
