"""Small real things for tests: a team, an edition, a case, a folder, a desk."""

import random
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from cocreport.cli.desk import Desk, Options
from cocreport.clock import Clock
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.keys import Draw
from cocreport.model.team import Team
from cocreport.store.folder import CaseFolder, Stored

ANSWERS: Final = Path(__file__).resolve().parent.parent / "examples" / "answers"
"""Where the answer files of the examples lie."""

TEAM: dict[str, Any] = {"schema": 1, "name": "PyRiver Workshop", "edition": "2031", "procedure": "workshop-1"}
EVENT: dict[str, Any] = {
    "schema": 1,
    "id": "2031",
    "name": "PyRiver Workshop 2031",
    "from": "2031-05-09",
    "until": "2031-05-11",
    "timezone": "Europe/Berlin",
    "size": 240,
    "staff": {
        "dana": {"name": "Dana Okoro", "role": "organizer", "phone": "+49 30 5550 0101"},
        "mikkel": {"name": "Mikkel Strand", "role": "coordinator", "phone": "+49 30 5550 0102"},
        "ines": {"name": "Ines", "role": "desk"},
        "tomasz": {"name": "Tomasz", "role": "desk"},
        "ruth": {"name": "Ruth", "role": "desk"},
    },
}
CASE: dict[str, Any] = {
    "schema": 1,
    "id": "2031-7K3QX",
    "edition": "2031",
    "procedure": "workshop-1",
    "people": {"p-4MZK": {"parts": ["reported"], "looks": "A man with a hat"}},
    "reports": {
        "r-7K3Q": {
            "received": "2031-05-10T08:10+02:00",
            "taken_by": "tomasz",
            "channel": "paper note",
            "wording": "written by the reporter",
            "account": "He told jokes.\nTwo people left.\n",
        }
    },
}


def repeatable_draw(seed: int = 7) -> Draw:
    """Return chance that gives the same signs in the same order."""
    chance = random.Random(seed)  # noqa: S311 - the point is that it repeats
    return chance.choice


def a_team(**more: Any) -> Team:
    """Return the invented team."""
    return Team.from_tree({**TEAM, **more})


def an_event(**more: Any) -> Event:
    """Return its edition of 2031."""
    return Event.from_tree({**EVENT, **more})


def a_case(**more: Any) -> Case:
    """Return a small case: a note that was found."""
    return Case.from_tree({**CASE, **more})


def a_folder(root: Path, draw: Draw) -> CaseFolder:
    """Lay out a team's folder without any case."""
    folder = CaseFolder(root, draw=draw)
    folder.make(a_team(), an_event(), {})
    return folder


def a_saved_case(folder: CaseFolder, at: datetime, **more: Any) -> Stored[Case]:
    """Save a small case in a folder."""
    return folder.create(a_case(**more), at=at, by="tomasz")


def a_desk(root: Path, clock: Clock, draw: Draw, handle: str | None = "tomasz") -> Desk:
    """Return a desk at which somebody sits, over a folder that is there."""
    return Desk(Options(folder=root, handle=handle), clock=clock, draw=draw)
