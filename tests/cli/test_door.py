"""``coc door``: to call the coordinator, or nothing; never why, never for sure, and no trace of the question."""

from pathlib import Path

import pytest
from tests.building import CASE, a_saved_case
from tests.cli.seat import Coc

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Leave
from cocreport.store.folder import CaseFolder

CALL = "Possibly. Call the coordinator: Mikkel Strand, +49 30 5550 0102."
NOTHING = "Nothing to say."


def _asked(coc: Coc, *names: str, on: str = "2031-05-09", handle: str | None = "tomasz") -> list[str]:
    return coc("door", "-", "--on", on, handle=handle, stdin="\n".join(names).encode()).out.splitlines()


@pytest.mark.parametrize("day", ["2031-05-09", "2031-05-10", "2031-05-11"])
def test_the_ban_that_ends_on_three_days_at_the_door(pyriver: Coc, day: str) -> None:
    """On the 9th and 10th it holds, on the 11th it has lapsed and nobody looked: a task, no welcome by itself."""
    assert _asked(pyriver, "H. Brandt, badge 117", "Hollis Brand", "52", on=day) == [CALL] * 3
    assert _asked(pyriver, "Anna Brandt", "Mia Chen", "117", on=day) == [NOTHING] * 3


def test_nothing_is_said_of_why_or_of_which_case(pyriver: Coc) -> None:
    ended = pyriver("door", "-", "--on", "2031-05-10", stdin=b"Hollis Brand")
    assert ended.said.splitlines() == [CALL]


def test_whoever_was_warned_and_is_under_nothing_else_is_nobody_at_the_door(pyriver: Coc) -> None:
    assert _asked(pyriver, "Gil Ferreira", on="2031-06-20") == [NOTHING]
    assert _asked(pyriver, "Owen Marsh", on="2031-06-20") == [CALL]


def test_a_measure_in_an_open_case_counts_before_anything_is_decided(
    coc: Coc, folder: CaseFolder, clock: Clock
) -> None:
    people = {"p-4MZK": {"parts": ["reported"], "name": "Owen Marsh"}}
    measure = {"person": "p-4MZK", "what": "Asked to leave the building", "at": "2031-05-10T08:10+02:00"}
    a_saved_case(folder, clock(), **{**CASE, "people": people, "measures": {"i-0001": measure}})
    assert _asked(coc, "Owen Marsh", on="2031-05-10") == [CALL]


def test_whoever_is_kept_out_of_a_case_does_not_hear_of_it_at_the_door(pyriver: Coc) -> None:
    assert _asked(pyriver, "Mikkel Strand", on="2031-05-11", handle="tomasz") == [CALL]
    assert _asked(pyriver, "Mikkel Strand", on="2031-05-11", handle="mikkel") == [NOTHING]
    ended = pyriver("door", "-", "--on", "2031-05-11", handle=None, stdin=b"Mikkel Strand")
    assert ended.out == f"{NOTHING}\n"
    assert "nobody said who is asking" in ended.err


def test_a_name_on_the_command_line_is_refused_and_not_repeated(pyriver: Coc) -> None:
    ended = pyriver("door", "Zebulon")
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert "Zebulon" not in ended.err


def test_at_a_terminal_one_name_is_asked_after_the_other(pyriver: Coc) -> None:
    ended = pyriver(
        "door", "--on", "2031-05-10", replies=[Answer("Mia Chen"), Answer("H. Brand"), Leave()], at_terminal=True
    )
    assert ended.code == ExitCode.INTERRUPTED
    assert ended.asker
    assert ended.asker.told == [NOTHING, CALL]
    assert "Brand" not in ended.said


def test_the_question_leaves_no_trace(pyriver: Coc, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in pyriver.root.rglob("*") if path.is_file()}
    _asked(pyriver, "Zebulon Quist")
    for place in (pyriver.root, tmp_path, Path.home()):
        for path in place.rglob("*"):
            assert "ebulon" not in path.name
            assert not path.is_file() or b"ebulon" not in path.read_bytes()
    after = {path: path.read_bytes() for path in pyriver.root.rglob("*") if path.is_file()}
    assert {path.name for path in after.keys() - before.keys()} <= {"index"}
    assert all(after[path] == data for path, data in before.items())
