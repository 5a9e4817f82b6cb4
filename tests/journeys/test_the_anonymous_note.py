"""Scenario 1 at the keyboard: a folded page is typed in, with interruptions, and becomes a case."""

import signal
from pathlib import Path

import pytest
from tests.journeys import note
from tests.journeys.laptop import ARROWS, PLAIN, PLAIN_WAYS, Laptop, wants_all, without_chance

pytestmark = pytest.mark.pty

OFFER = "There is a report that is not finished."


@pytest.mark.parametrize("way", [ARROWS, *PLAIN_WAYS] if wants_all() else [ARROWS, PLAIN])
def test_the_note_is_typed_in_with_two_interruptions(laptop: Laptop, tmp_path: Path, way: str) -> None:
    taker = laptop.opens("new", way=way)
    note.until_the_account(taker)

    # Somebody comes to the desk in the middle of the account.
    first, half, *others = note.WORDS.split("\n")
    taker.is_asked(note.ACCOUNT)
    taker.types_line(first)
    if not taker.plain:  # where a terminal hands on whole lines only, half a line cannot be kept
        taker.types(half[:20])
        taker.sees(half[:20])
    taker.presses("Ctrl-C")
    assert taker.ends() == 130
    taker.sees("Everything is kept. Go on with `coc resume")
    taker = laptop.opens("resume", way=way)
    taker.is_asked(note.ACCOUNT, so_far=first if taker.plain else f"{first}\n{half[:20]}")
    taker.goes_on_with("\n".join([half if taker.plain else half[20:], *others]))
    note.who_did_it(taker)

    # The battery dies between two questions.
    taker.is_asked(note.WHEN_WHERE)
    taker.signals(signal.SIGKILL)
    assert taker.ends() == -signal.SIGKILL
    other = laptop.opens("new", way=way, by="ines")
    other.is_asked(note.DANGER)
    assert "not finished" not in other.text
    other.presses("Ctrl-C")
    assert other.ends() == 130
    taker = laptop.opens("new", way=way)
    taker.is_asked(OFFER)
    taker.chooses("Go on with ")
    note.when_where_and_from_whom(taker)
    note.times(taker)
    note.facts(taker)
    note.save(taker)
    assert taker.ends() == 0

    # It is the same case as from the answer file.
    answers = tmp_path / "answers.yaml"
    answers.write_text(note.answer_file(), "utf-8")
    typed_in = laptop.case_id
    assert laptop.drafts == []
    assert laptop.runs("new", "--answers", str(answers)).returncode == 0
    one, other_one = map(without_chance, laptop.cases)
    assert one == other_one
    assert typed_in in taker.text
    if taker.plain:
        assert b"\x1b" not in taker.sent
