"""Where a page is played."""

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Window
from tests.ui.asker_contract import ACCOUNT, PLACE, STAFF_NOTES, THEIRS
from tests.ui.watcher import CTRL_Z, ENTER, F2, Watcher, watching

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Leave, Reply
from cocreport.ui import keys
from cocreport.ui.stage import Scene, Stage
from cocreport.ui.stopping import Stops


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    with watching() as watcher:
        yield watcher


def test_a_key_ends_a_page_with_what_it_gives_and_the_later_of_two_keys_counts(watcher: Watcher) -> None:
    window = Window()
    bindings = keys.merged(keys.any_of_them(keys.nothing), keys.one("x", keys.giving("one")))
    bindings = keys.merged(bindings, keys.one("x", keys.giving("two")))
    watcher.at("", "yx")
    assert Stage(watcher.keys, watcher.output, Stops()).play(Scene(window, bindings, window)) == "two"


def test_a_stop_that_came_before_a_page_ends_it(watcher: Watcher) -> None:
    stops, window = Stops(), Window()
    stops.come(ExitCode.TERMINATED)
    scene = Scene(window, keys.bindings(), window, typed=lambda: "Ro")
    assert Stage(watcher.keys, watcher.output, stops).play(scene) == Leave("Ro", ExitCode.TERMINATED)


def test_a_page_that_ended_does_nothing_for_want_of_keys(watcher: Watcher) -> None:
    called: list[object] = []
    window = Window()

    def give_and_linger(event: KeyPressEvent) -> None:
        event.app.exit(result="x")
        time.sleep(0.1)

    scene = Scene(window, keys.one("x", give_and_linger), window, patience=0.05, when_idle=called.append)
    watcher.at("", "x")
    assert Stage(watcher.keys, watcher.output, Stops()).play(scene) == "x"
    assert called == []


def test_nothing_is_drawn_any_more_once_a_key_ends_a_page(watcher: Watcher) -> None:
    drawn: list[str] = []

    def draw() -> str:
        drawn.append("once more")
        return "Where was it?"

    def end(event: KeyPressEvent) -> None:
        drawn.clear()
        event.app.exit(result="x")

    window = Window(FormattedTextControl(draw))
    watcher.at("Where was it?", "x")
    assert Stage(watcher.keys, watcher.output, Stops()).play(Scene(window, keys.one("x", end), window)) == "x"
    assert drawn == []
    assert "Where was it?" in watcher.screen


def test_the_usual_keys_are_built_once_for_all_pages(watcher: Watcher) -> None:
    usual: list[object] = []

    def end(event: KeyPressEvent) -> None:
        usual.append(event.app._default_bindings)
        event.app.exit(result="x")

    window = Window()
    stage = Stage(watcher.keys, watcher.output, Stops())
    for _ in range(2):
        watcher.at("", "x")
        stage.play(Scene(window, keys.one("x", end), window))
    first, second = usual
    assert first is second


def test_put_aside_goes_to_the_process_group_and_comes_back(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda group, number: sent.append((group, number)))
    watcher.at("Where was it?", f"Ro{CTRL_Z}").at("> Ro", f"om{ENTER}")
    assert watcher.asker().ask(PLACE, None) == Answer("Room")
    assert sent == [(0, signal.SIGTSTP)]
    assert watcher.raw.count("\x1b[?1049h") == 2


def test_a_slow_disk_is_not_felt_and_the_last_text_is_kept(watcher: Watcher) -> None:
    kept: list[str] = []
    taken: list[float] = []

    def slowly(text: str) -> None:
        time.sleep(0.5)
        kept.append(text)

    began = time.monotonic()
    watcher.at("What was told?", "I").at("> I", "t").at("> It", " was").at("> It was", " loud.")

    def finish() -> None:
        taken.append(time.monotonic() - began)
        watcher.keys.send_text(F2)

    watcher.then("> It was loud.", finish)
    assert watcher.asker().ask(ACCOUNT, None, typing=slowly) == Answer("It was loud.")
    assert taken[0] < 0.5
    assert kept[-1] == "It was loud."


def test_beside_the_main_thread_the_reporter_can_write_too(watcher: Watcher) -> None:
    replies: list[Reply] = []
    watcher.at("Choose a few signs", f"tea{ENTER}").at("Finished: F2", f"One.{F2}").at("Staff: your key", f"tea{ENTER}")
    beside = threading.Thread(target=lambda: replies.append(watcher.asker().ask(THEIRS, None)))
    beside.start()
    beside.join()
    assert replies == [Answer("One.")]


def test_ctrl_c_leaves_a_page_for_staff_alone(watcher: Watcher) -> None:
    watcher.at("For staff alone", "\x03")
    assert watcher.asker().ask(STAFF_NOTES, None) == Leave()
