"""Whatever goes wrong at whatever call of a save: the old file or the new one is there, whole, and told rightly."""

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest
from tests.faults import strace_faults
from tests.faults.strace_faults import Call, Fault, Trial

WHY_NOT: Final = strace_faults.why_not()
PROGRAM: Final = Path(__file__).with_name("save_once.py")
OLD: Final = b"place: at the desk\n" * 40
NEW: Final = b"place: at table 6\n" * 60

pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)

SAMPLE: Final = (
    ("KILL", "openat", ".tmp-"),
    ("KILL", "write", ".tmp-"),
    ("KILL", "fsync", ".tmp-"),
    ("KILL", "rename", ".tmp-"),
    ("KILL", "fsync", "folder>"),
    ("TERM", "openat", ".tmp-"),
    ("TERM", "rename", ".tmp-"),
    ("ENOSPC", "write", ".tmp-"),
    ("EROFS", "openat", ".tmp-"),
    ("EIO", "fsync", ".tmp-"),
    ("EIO", "fsync", "folder>"),
    ("ENOLCK", "flock", "LOCK_EX"),
)
"""A fault, the call it strikes, and what stands in that call: those that careless ways of saving fail at."""


class Bench:
    """A place to try one way of saving under one fault after another, each in a new folder."""

    def __init__(self, place: Path, how: str) -> None:
        self.place, self.how = place, how
        self.old = None if how == "once" else OLD

    def calls(self) -> list[Call]:
        folder = self.folder("in-peace")
        return strace_faults.watch(self.program(folder), folder, folder.parent / "log")

    def trial(self, fault: Fault, name: str) -> list[str]:
        """Return the promises that are broken when this fault strikes."""
        folder = self.folder(name)
        ended = strace_faults.strike(self.program(folder), folder, folder.parent / "log", fault)
        return [f"{fault}: {broken}" for broken in broken_promises(ended, folder, self.old)]

    def folder(self, name: str) -> Path:
        folder = self.place.resolve() / name / "folder"
        (folder / ".coc").mkdir(parents=True)
        (folder / ".coc" / "lock").touch()
        if self.old is not None:
            (folder / "case.yaml").write_bytes(self.old)
        return folder

    def program(self, folder: Path) -> list[str]:
        return [sys.executable, str(PROGRAM), self.how, str(folder), NEW.decode()]


def broken_promises(ended: Trial, folder: Path, old: bytes | None) -> list[str]:
    case = folder / "case.yaml"
    held = case.read_bytes() if case.exists() else None
    said_saved = ended.out == "saved\n"
    may_leave_litter = ended.fault.what == "KILL" or ended.fault.call.name.startswith("unlink")
    litter = [name for name in os.listdir(folder) if name not in {"case.yaml", ".coc"}]  # noqa: PTH208
    broken = {
        "the fault struck elsewhere": not ended.hit,
        "neither old nor new": held not in {old, NEW},
        "said saved, and is not": said_saved and held != NEW,
        "said unchanged, and is not": "Nothing was changed" in ended.err and held != old,
        "said saved, and failed": said_saved and ended.code != 0 and ended.fault.what not in {"KILL", "TERM"},
        "neither saved nor failed": not said_saved and ended.code == 0,
        "failed without a word": ended.code > 0 and not ended.err and ended.fault.what != "TERM",
        "a traceback": "Traceback" in ended.err,
        "a path of this machine": str(folder.parent) in ended.err,
        "litter": bool(litter) and not may_leave_litter,
    }
    return [promise for promise, is_broken in broken.items() if is_broken]


def strikes(bench: Bench, faults: Sequence[Fault]) -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        trials = pool.map(bench.trial, faults, (f"trial-{number:03}" for number in range(len(faults))))
        return [broken for trial in trials for broken in trial]


def the_call(calls: Sequence[Call], name: str, text: str) -> Call:
    return next(call for call in calls if call.name.startswith(name) and text in call.text)


@pytest.fixture
def bench(tmp_path: Path) -> Callable[[str], Bench]:
    return lambda how: Bench(tmp_path / how, how)


def test_a_save_survives_the_faults_that_careless_saving_fails_at(bench: Callable[[str], Bench]) -> None:
    careful = bench("replace")
    calls = careful.calls()
    assert strikes(careful, [Fault(the_call(calls, name, text), what) for what, name, text in SAMPLE]) == []


def test_the_harness_notices_careless_saving(bench: Callable[[str], Bench]) -> None:
    careless = bench("careless")
    fault = Fault(the_call(careless.calls(), "write", "case.yaml"), "KILL")
    assert [broken.endswith("neither old nor new") for broken in strikes(careless, [fault])] == [True]


@pytest.mark.skipif(os.environ.get("COC_FAULTS") != "all", reason="a sample is tried; COC_FAULTS=all tries all")
@pytest.mark.parametrize("how", ["replace", "once"])
def test_a_save_survives_every_fault_at_every_call(bench: Callable[[str], Bench], how: str) -> None:
    careful = bench(how)
    assert strikes(careful, list(strace_faults.faults(careful.calls()))) == []
