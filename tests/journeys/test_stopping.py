"""Every way of stopping in the middle of a report: nothing is lost, and the same question is asked again."""

import signal
from collections.abc import Callable
from typing import Final, TypeAlias

import pytest
from tests.journeys import note
from tests.journeys.laptop import ARROWS, PLAIN, Laptop, wants_all
from tests.journeys.taker import Taker

pytestmark = pytest.mark.pty

Way: TypeAlias = Callable[[Taker], None]

HALF: Final = "Gil Fer"
WAYS: Final[dict[str, tuple[Way, int]]] = {
    "Ctrl-C": (lambda taker: taker.presses("Ctrl-C"), 130),
    "Ctrl-D": (lambda taker: taker.presses("Ctrl-D"), 130),
    "SIGINT": (lambda taker: taker.signals(signal.SIGINT), 130),
    "SIGTERM": (lambda taker: taker.signals(signal.SIGTERM), 143),
    "SIGHUP": (lambda taker: taker.signals(signal.SIGHUP), 129),
    "closing the window": (lambda taker: taker.closes(), 129),
    "SIGKILL": (lambda taker: taker.signals(signal.SIGKILL), -signal.SIGKILL),
}
QUESTIONS: Final = {"a choice": note.CHANNEL, "a text": note.ACCOUNT, "a line": note.NAME}
EVERY: Final = [(asked, way, question) for asked in (ARROWS, PLAIN) for way in WAYS for question in QUESTIONS]
SAMPLE: Final = [
    (ARROWS, "Ctrl-C", "a line"),
    (ARROWS, "Ctrl-D", "a text"),
    (ARROWS, "SIGINT", "a choice"),
    (ARROWS, "SIGTERM", "a text"),
    (ARROWS, "SIGHUP", "a line"),
    (ARROWS, "closing the window", "a text"),
    (ARROWS, "SIGKILL", "a choice"),
    (PLAIN, "Ctrl-C", "a text"),
    (PLAIN, "SIGTERM", "a choice"),
    (PLAIN, "closing the window", "a line"),
]


@pytest.mark.parametrize(("asked", "way", "question"), EVERY if wants_all() else SAMPLE)
def test_stopping_keeps_every_answer_and_goes_on_at_that_question(
    laptop: Laptop, asked: str, way: str, question: str
) -> None:
    stop, code = WAYS[way]
    taker = laptop.opens("new", way=asked)
    _arrive(taker, QUESTIONS[question])
    half = HALF if question != "a choice" and not taker.plain and way not in {"Ctrl-D", "SIGKILL"} else ""
    taker.types(half)
    taker.sees(half)

    stop(taker)
    assert taker.ends() == code
    assert "Traceback" not in taker.text
    if way not in {"closing the window", "SIGKILL"}:
        assert taker.echoes
        assert "Everything is kept. Go on with `coc resume" in taker.text
    assert "danger: 'no'" in laptop.drafts[0]
    assert "presence: in writing" in laptop.drafts[0]

    taker = laptop.opens("resume", way=asked)
    taker.is_asked(QUESTIONS[question], so_far=half)


def _arrive(taker: Taker, question: str) -> None:
    """Answer every question before one."""
    taker.is_asked(note.DANGER)
    taker.chooses("No, everybody is safe")
    taker.is_asked(note.PRESENCE)
    taker.chooses("Not here; there is a note, a mail or a message")
    taker.is_asked(note.CHANNEL)
    if question != note.CHANNEL:
        taker.chooses("A note on paper")
        taker.is_asked(note.ACCOUNT)
    if question not in {note.CHANNEL, note.ACCOUNT}:
        taker.writes("One line.")
        taker.is_asked(question)
