"""Handing a text on while it is typed."""

import threading
import time
from collections.abc import Callable

import pytest

from cocreport.errors import CocError
from cocreport.ui.keeping import Keeping


def test_the_last_text_is_handed_on_and_none_that_is_older_after_it() -> None:
    kept: list[str] = []
    with Keeping(kept.append, pause=0.01) as keeping:
        for count in range(1, 200):
            keeping.changed("x" * count)
    assert kept[-1] == "x" * 199
    assert kept == sorted(kept)


def test_nobody_waits_for_a_slow_disk_until_the_end() -> None:
    kept: list[str] = []

    def slowly(text: str) -> None:
        time.sleep(0.1)
        kept.append(text)

    began = time.monotonic()
    with Keeping(slowly) as keeping:
        for text in ("R", "Ro", "Roo", "Room"):
            keeping.changed(text)
        assert time.monotonic() - began < 0.09
    assert kept[-1] == "Room"


def test_two_texts_are_never_handed_on_at_once() -> None:
    under_way = threading.Lock()
    overlaps: list[str] = []

    def hand_on(text: str) -> None:
        if not under_way.acquire(blocking=False):
            overlaps.append(text)
            return
        time.sleep(0.002)
        under_way.release()

    with Keeping(hand_on, pause=0.0) as keeping:
        for count in range(20):
            keeping.changed("x" * count)
            time.sleep(0.001)
    assert overlaps == []


def test_what_is_typed_within_a_pause_is_handed_on_after_it() -> None:
    kept: list[str] = []
    second = threading.Event()

    def hand_on(text: str) -> None:
        kept.append(text)
        if text == "Room":
            second.set()

    with Keeping(hand_on, pause=0.02) as keeping:
        keeping.changed("R")
        keeping.changed("Room")
        assert second.wait(5)
    assert kept[-1] == "Room"


def test_the_end_cuts_the_pause_short() -> None:
    began = time.monotonic()
    with Keeping(lambda _: None, pause=60) as keeping:
        keeping.changed("R")
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("error", [OSError("full"), CocError("full")])
def test_a_failure_is_left_to_the_answer_and_ends_nothing(error: Exception) -> None:
    tried: list[str] = []

    def fail(text: str) -> None:
        tried.append(text)
        raise error

    with Keeping(fail, pause=0.0) as keeping:
        keeping.changed("R")
        _until(lambda: tried == ["R"])
        keeping.changed("Ro")
    assert tried == ["R", "Ro"]


def test_where_nothing_is_typed_no_thread_is_begun() -> None:
    before = threading.active_count()
    with Keeping(lambda _: None):
        assert threading.active_count() == before


def _until(is_so: Callable[[], bool]) -> None:
    last = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < last
        time.sleep(0.001)
