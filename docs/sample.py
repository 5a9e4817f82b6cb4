"""The sample folder ``examples/pyriver``: the scenarios, taken through the program at the hours they happen."""

import random
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Final

from cocreport.cli import changing, remarks, setting_up, sitting, taking
from cocreport.cli.desk import Desk, Options

TOP: Final = Path(__file__).resolve().parent.parent
ANSWERS: Final = TOP / "examples" / "answers"
REVIEWS: Final = TOP / "examples" / "reviews"
SATURDAY: Final = datetime(2031, 5, 10, tzinfo=UTC)
A_YEAR_BEFORE: Final = -365 * 24
"""How many hours it is from that Saturday to the tenth of May of the year before."""

_KEPT: Final = ("coc.yaml", "events/*.yaml", "procedures/*.yaml", "cases/*.yaml")


@dataclass
class Team:
    """The invented team at work: one folder, one chance, a clock that is set by hand."""

    home: Path
    now: datetime = SATURDAY
    chance: random.Random = field(default_factory=lambda: random.Random(2031))  # noqa: S311 - it has to repeat

    def desk(self, handle: str, hour: int, minute: int) -> Desk:
        """Return the desk of somebody at a time of that Saturday, or so many hours after it, in UTC."""
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
    _edition_before(team)
    note = taking.from_file(team.desk("tomasz", 6, 24), ANSWERS / "s1-the-anonymous-note.yaml")
    seen = taking.from_file(team.desk("ruth", 9, 5), ANSWERS / "s2-the-witness.yaml")
    about_mikkel = taking.from_file(team.desk("ines", 10, 40), ANSWERS / "s3-it-is-the-coordinator.yaml")
    _changed(team.desk("ruth", 10, 55), seen.id, ANSWERS / "s2-no-name.yaml", by="ruth")
    mikkel = team.desk("mikkel", 14, 40)
    _changed(mikkel, note.id, ANSWERS / "s1-who-it-was.yaml", by="mikkel")
    remarks.add_note(mikkel, note.id, "Recognised by Ines from the seating plan of table 6.", by="mikkel")
    messages = taking.from_file(team.desk("tomasz", 16, 5), ANSWERS / "s5-withdrawn-unprompted.yaml")
    threat = taking.from_file(team.desk("ruth", 20, 30), ANSWERS / "s4-threat-and-police.yaml")
    _changed(team.desk("ruth", 20, 50), threat.id, ANSWERS / "s4-no-evidence.yaml", by="ruth")
    _followed_up(team.desk("mikkel", 34, 35), note.id, "s1-the-anonymous-note.yaml", by="mikkel")
    _followed_up(team.desk("dana", 35, 35), about_mikkel.id, "s3-it-is-the-coordinator.yaml", by="dana")
    _followed_up(team.desk("mikkel", 369, 5), seen.id, "s2-the-witness.yaml", by="mikkel")
    _followed_up(team.desk("mikkel", 370, 5), messages.id, "s5-withdrawn-unprompted.yaml", by="mikkel")
    _followed_up(team.desk("mikkel", 393, 5), threat.id, "s4-threat-and-police.yaml", by="mikkel")


def _edition_before(team: Team) -> None:
    """Take scenario 6 through the edition of 2030, as long as that is the one the folder is about."""
    dana = team.desk("dana", A_YEAR_BEFORE, 0)
    now, edition = dana.team, dana.event
    before = {"id": "2030", "name": "PyRiver Workshop 2030", "from_": date(2030, 5, 10), "until": date(2030, 5, 12)}
    dana.folder.put_event(edition.model_copy(update=before))
    dana.folder.put_team(now.model_copy(update={"edition": "2030"}))
    followed = taking.from_file(team.desk("ines", A_YEAR_BEFORE + 17, 35), ANSWERS / "s6-the-ban-that-ends.yaml")
    _followed_up(team.desk("mikkel", A_YEAR_BEFORE + 371, 5), followed.id, "s6-the-ban-that-ends.yaml", by="mikkel")
    dana.folder.put_team(now)


def _changed(desk: Desk, case_id: str, answers: Path, *, by: str) -> None:
    found = desk.read(case_id)
    changing.save(desk, found, changing.from_file(desk, found, answers, by=by), by=by)


def _followed_up(desk: Desk, case_id: str, file: str, *, by: str) -> None:
    """Enter what was done about a case, on the day on which it is closed."""
    sitting.from_file(desk, desk.read(case_id), REVIEWS / file, by=by)


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for pattern in _KEPT:
        for path in sorted(folder.glob(pattern)):
            yield f"examples/{path.relative_to(folder.parent).as_posix()}", path.read_text("utf-8")
