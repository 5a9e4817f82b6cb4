"""Every way of stopping, on every kind of page: nothing is lost, and it is gone on with at the same place."""

import signal
from collections.abc import Callable
from typing import Final, TypeAlias

import pytest
from tests.journeys import note
from tests.journeys.laptop import ARROWS, PLAIN, Laptop, wants_all
from tests.journeys.taker import Taker

pytestmark = pytest.mark.pty

Way: TypeAlias = Callable[[Taker], None]

HALF: Final = "He told jo"
KEY: Final = "river"
WAYS: Final[dict[str, tuple[Way, int]]] = {
    "Ctrl-C": (lambda taker: taker.presses("Ctrl-C"), 130),
    "Ctrl-D": (lambda taker: taker.presses("Ctrl-D"), 130),
    "SIGINT": (lambda taker: taker.signals(signal.SIGINT), 130),
    "SIGTERM": (lambda taker: taker.signals(signal.SIGTERM), 143),
    "SIGHUP": (lambda taker: taker.signals(signal.SIGHUP), 129),
    "closing the window": (lambda taker: taker.closes(), 129),
    "SIGKILL": (lambda taker: taker.signals(signal.SIGKILL), -signal.SIGKILL),
}
UNHEARD: Final = {"closing the window", "SIGKILL"}
"""Ways after which nothing more can be said on the screen."""


def _at_a_list(laptop: Laptop, way: str) -> Taker:
    laptop.has_put_aside(note.draft("channel"))
    return _resumed(laptop, way, note.CHANNEL)


def _at_a_sheet(laptop: Laptop, way: str) -> Taker:
    laptop.has_put_aside(note.draft("facts.sheet", "rule"))
    return _resumed(laptop, way, note.FACTS)


def _at_a_text(laptop: Laptop, way: str) -> Taker:
    laptop.has_put_aside(note.draft("account-written"))
    return _resumed(laptop, way, note.ACCOUNT)


def _at_the_contacts(laptop: Laptop, way: str) -> Taker:
    taker = _at_a_list(laptop, way)
    taker.opens_contacts()
    return taker


def _at_the_review(laptop: Laptop, way: str) -> Taker:
    laptop.has_put_aside(note.draft())
    return _resumed(laptop, way, note.REVIEW)


def _resumed(laptop: Laptop, way: str, question: str) -> Taker:
    taker = laptop.opens("resume", way=way)
    taker.is_asked(question)
    return taker


PAGES: Final[dict[str, tuple[Callable[[Laptop, str], Taker], str]]] = {
    "a list": (_at_a_list, note.CHANNEL),
    "a sheet": (_at_a_sheet, note.FACTS),
    "a text": (_at_a_text, note.ACCOUNT),
    "the contacts": (_at_the_contacts, note.CHANNEL),
    "the review": (_at_the_review, note.REVIEW),
}
EVERY: Final = [(asked, way, page) for asked in (ARROWS, PLAIN) for way in WAYS for page in PAGES]
SAMPLE: Final = [
    (ARROWS, "Ctrl-C", "a list"),
    (ARROWS, "Ctrl-D", "a sheet"),
    (ARROWS, "SIGINT", "the contacts"),
    (ARROWS, "SIGTERM", "a text"),
    (ARROWS, "SIGHUP", "a sheet"),
    (ARROWS, "closing the window", "a text"),
    (ARROWS, "SIGKILL", "a text"),
    (ARROWS, "SIGTERM", "the review"),
    (PLAIN, "Ctrl-C", "a text"),
    (PLAIN, "SIGTERM", "a sheet"),
    (PLAIN, "closing the window", "the contacts"),
]


@pytest.mark.parametrize(("asked", "way", "page"), EVERY if wants_all() else SAMPLE)
def test_stopping_keeps_every_answer_and_goes_on_at_that_place(laptop: Laptop, asked: str, way: str, page: str) -> None:
    stop, code = WAYS[way]
    arrive, again = PAGES[page]
    taker = arrive(laptop, asked)
    half = HALF if page == "a text" and not taker.plain and way != "Ctrl-D" else ""
    _types_and_waits_until_it_is_kept(laptop, taker, half)

    stop(taker)
    assert taker.ends() == code
    assert "Traceback" not in taker.text
    if way not in UNHEARD:
        assert taker.echoes
        assert "Everything is kept. Go on with `coc resume" in taker.text
    assert "danger: " in laptop.drafts[0]
    laptop.opens("resume", way=asked).is_asked(again, so_far=half)


@pytest.mark.parametrize("way", WAYS if wants_all() else ["SIGTERM", "closing the window", "SIGKILL"])
def test_a_text_in_the_hands_of_the_reporter_is_kept_by_every_stop(laptop: Laptop, way: str) -> None:
    stop, code = WAYS[way]
    taker = laptop.opens("new")
    note.until_handed_over(taker, KEY)
    _types_and_waits_until_it_is_kept(laptop, taker, HALF)
    stop(taker)
    if way in {"Ctrl-C", "Ctrl-D", "SIGINT"}:  # these lead to the cover, and not to the shell
        taker.takes_back(KEY)
        return
    assert taker.ends() == code
    taker = laptop.opens("resume")
    taker.is_asked("Do you hand the keyboard over?")
    taker.chooses("No, what is written stays as it is")
    taker.is_asked(note.WHO)
    assert f"account-typed: {HALF}" in laptop.drafts[0]


@pytest.mark.parametrize("way", WAYS if wants_all() else ["Ctrl-C", "SIGHUP", "SIGKILL"])
def test_stopping_where_somebody_is_told_leaves_the_case_saved(laptop: Laptop, way: str) -> None:
    laptop.has_put_aside(note.draft())
    taker = _resumed(laptop, ARROWS, note.REVIEW)
    taker.chooses(note.SAVE)
    taker.is_asked(note.TOLD)
    WAYS[way][0](taker)
    assert taker.ends() in {0, 1, -signal.SIGKILL}
    assert (laptop.case_id, laptop.drafts) == ("2031-7K3QX", [])
    if way not in UNHEARD:
        taker.sees("Saved as 2031-7K3QX")
        taker.sees("Next: tell Mikkel Strand, coordinator, +49 30 5550 0102 now.")


def _types_and_waits_until_it_is_kept(laptop: Laptop, taker: Taker, half: str) -> None:
    taker.types(half)
    taker.sees(half)
    if half:
        kept = laptop.folder / "drafts"
        taker.waits(
            lambda: any(half.encode() in path.read_bytes() for path in kept.glob("*.typing-*")), "it was not kept"
        )
