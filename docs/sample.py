"""The sample folder ``examples/pyriver``: the scenarios, taken through the program at the hours they happen."""

import random
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Final

from cocreport.cli import changing, remarks, setting_up, taking
from cocreport.cli.desk import Desk, Options

TOP: Final = Path(__file__).resolve().parent.parent
ANSWERS: Final = TOP / "examples" / "answers"
SATURDAY: Final = datetime(2031, 5, 10, tzinfo=UTC)
_KEPT: Final = ("coc.yaml", "events/*.yaml", "procedures/*.yaml", "cases/*.yaml")


@dataclass
class Team:
    """The invented team at work: one folder, one chance, a clock that is set by hand."""

    home: Path
    now: datetime = SATURDAY
    chance: random.Random = field(default_factory=lambda: random.Random(2031))  # noqa: S311 - it has to repeat

    def desk(self, handle: str, hour: int, minute: int) -> Desk:
        """Return the desk of somebody at a time of that Saturday, in UTC."""
        self.now = SATURDAY + timedelta(hours=hour, minutes=minute)
        return Desk(
            Options(folder=self.home / "pyriver", handle=handle),
            clock=lambda: self.now,
            draw=self.chance.choice,
            environ={"COC_HOME": str(self.home / "laptop")},
        )


def files() -> Mapping[str, str]:
    """Return every file of the sample folder, by its path below the top folder."""
    with tempfile.TemporaryDirectory() as scratch, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        _at_work(Team(Path(scratch)))
        return dict(_texts(Path(scratch) / "pyriver"))


def _at_work(team: Team) -> None:
    setting_up.make_folder(team.desk("dana", 5, 0), team.home / "pyriver", ANSWERS / "setup.yaml")
    note = taking.from_file(team.desk("tomasz", 6, 24), ANSWERS / "s1-the-anonymous-note.yaml")
    taking.from_file(team.desk("ruth", 9, 5), ANSWERS / "s2-the-witness.yaml")
    mikkel = team.desk("mikkel", 16, 40)
    found = mikkel.read(note.id)
    named = changing.from_file(mikkel, found, ANSWERS / "s1-who-it-was.yaml", by="mikkel")
    changing.save(mikkel, found, named, by="mikkel")
    remarks.add_note(mikkel, note.id, "Recognised by Ines from the seating plan of table 6.", by="mikkel")
    taking.from_file(team.desk("ruth", 20, 30), ANSWERS / "s4-threat-and-police.yaml")


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for pattern in _KEPT:
        for path in sorted(folder.glob(pattern)):
            yield f"examples/{path.relative_to(folder.parent).as_posix()}", path.read_text("utf-8")
