"""The keyboard in the reporter's hands: what they delete is nowhere, and no key of theirs leads out."""

import signal
from pathlib import Path
from typing import Final

import pytest
from tests.journeys import note
from tests.journeys.laptop import Laptop
from tests.journeys.taker import Taker

pytestmark = pytest.mark.pty

KEY: Final = "river"
TOLD: Final = "He kept touching my arm."
DELETED: Final = " I am Quackenbush."
LEAVES_THE_ALTERNATE_SCREEN: Final = b"\x1b[?1049l"


def test_no_key_of_the_reporter_leads_to_the_shell_and_staff_takes_the_keyboard_back(laptop: Laptop) -> None:
    taker = laptop.opens("new")
    note.until_handed_over(taker, KEY)
    for word in ("contacts", "Tomasz", "Safety", "staff", "back"):
        assert word not in taker.text
    taker.types(TOLD)
    taker.sees(TOLD)
    for way_out in ("Ctrl-C", "Ctrl-D", "Ctrl-Z"):
        taker.presses(way_out)
        taker.sees("Staff: your key, then Enter.")
        assert TOLD not in taker.text
        taker.presses("Enter")
        taker.sees(TOLD)
    taker.types(" Twice.")
    taker.presses("F2")
    taker.takes_back("rover")
    taker.sees("That is not the key.")
    taker.takes_back(KEY)
    taker.is_asked(note.WHO)
    assert f"account-typed: {TOLD} Twice." in laptop.drafts[0]
    assert KEY not in laptop.drafts[0]


def test_what_was_deleted_is_nowhere_and_the_report_goes_on(laptop: Laptop) -> None:
    taker = laptop.opens("new")
    note.until_handed_over(taker, KEY)
    taker.types(TOLD)
    taker.types(DELETED)
    taker.sees(TOLD + DELETED)
    _waits_until_kept(laptop, taker, DELETED, is_kept=True)
    taker.presses(*["Backspace"] * len(DELETED))
    _waits_until_kept(laptop, taker, DELETED, is_kept=False)
    taker.presses("F2")
    taker.takes_back(KEY)
    taker.is_asked(note.WHO)
    taker.goes_on()
    taker.is_asked(note.WHEN_WHERE)
    taker.goes_on()
    taker.is_asked(note.AGREEMENT)
    taker.picks("Who may know your name", "Who may know your name?", "Nobody")
    taker.is_asked(note.AGREEMENT)
    taker.signals(signal.SIGKILL)
    assert taker.ends() == -signal.SIGKILL
    assert _holding(laptop.folder.parent, DELETED) == []

    taker = laptop.opens("resume")
    taker.is_asked(note.AGREEMENT)
    taker.presses("Ctrl-C")
    assert taker.ends() == 130
    _, left, after = taker.sent.rpartition(LEAVES_THE_ALTERNATE_SCREEN)
    assert left
    for words in (DELETED.strip(), TOLD):
        assert words not in taker.text
        assert words.encode() not in after
    assert _holding(laptop.folder.parent, DELETED) == []
    assert [path.suffix for path in _holding(laptop.folder, TOLD)] == [".yaml"]


def _waits_until_kept(laptop: Laptop, taker: Taker, words: str, *, is_kept: bool) -> None:
    taker.waits(lambda: bool(_holding(laptop.folder, words)) is is_kept, "what is typed was not kept as it stood")


def _holding(where: Path, words: str) -> list[Path]:
    """Return the files below a folder that hold some words, in whatever bytes."""
    return [path for path in where.rglob("*") if path.is_file() and words.strip().encode() in path.read_bytes()]
