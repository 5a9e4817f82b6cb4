"""How many keys it takes: the shortest report that can be saved, and the anonymous note in full."""

import time
from typing import Any, Final

import pytest
from tests.journeys import note
from tests.journeys.laptop import ARROWS, Laptop
from tests.journeys.taker import Taker

pytestmark = pytest.mark.pty

SENTENCE: Final = "He kept touching my arm."
KEYS_OF_THE_SHORTEST: Final = 26
"""Beside the sentence of the account itself."""
KEYS_OF_THE_NOTE: Final = 702
"""With all that is typed in."""
SLOWEST: Final = 30.0
"""Seconds of the program alone, on a machine that is busy with other tests."""


class Counted:
    """Counts the keys that a taker is given, and the seconds that the program takes."""

    def __init__(self, taker: Taker, monkeypatch: pytest.MonkeyPatch) -> None:
        self.keys = 0
        self._began = time.monotonic()
        types = taker.types

        def counted(text: str, **more: Any) -> None:
            self.keys += len(text)
            types(text, **more)

        monkeypatch.setattr(taker, "types", counted)

    @property
    def seconds(self) -> float:
        """Return how long it has taken so far."""
        return time.monotonic() - self._began


def test_the_shortest_report(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taker = laptop.opens("new", way=ARROWS)
    counted = Counted(taker, monkeypatch)
    note.until_who_is_kept_out(taker)
    taker.chooses(note.NOBODY)
    note.transcribed(taker, SENTENCE)
    taker.finishes()
    note.passes_over_the_rest(taker)
    note.tell(taker)
    assert taker.ends() == 0
    _shows("The shortest report", counted, len(SENTENCE), capsys)
    assert counted.keys - len(SENTENCE) == KEYS_OF_THE_SHORTEST
    assert counted.seconds < SLOWEST


def test_the_anonymous_note(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taker = laptop.opens("new", way=ARROWS)
    counted = Counted(taker, monkeypatch)
    note.until_the_account(taker)
    taker.is_asked(note.ACCOUNT)
    taker.writes(note.WORDS)
    note.who_did_it(taker)
    note.when_where_and_from_whom(taker)
    note.times(taker)
    note.facts(taker)
    note.save(taker)
    assert taker.ends() == 0
    _shows("The anonymous note", counted, len(note.WORDS), capsys)
    assert counted.keys == KEYS_OF_THE_NOTE
    assert counted.seconds < SLOWEST


def _shows(what: str, counted: Counted, account: int, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{what}: {counted.keys} keys, {account} of them the account; {counted.seconds:.1f} s")  # noqa: T201
