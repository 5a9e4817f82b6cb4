"""Where one case stands, with how each of its duties does."""

from dataclasses import dataclass
from typing import TypeVar

from cocreport.cli.desk import Desk
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.procedure.agenda import agenda, stage
from cocreport.procedure.duty import Duty, State, standing
from cocreport.procedure.spec import Procedure

T = TypeVar("T")


@dataclass(frozen=True)
class Known:
    """One case: its stage, and what is owed in it, in the order of the procedure."""

    case: Case
    stage: str
    owed: tuple[tuple[Duty, State], ...]


def known_of(case: Case, procedure: Procedure, event: Event | None, desk: Desk) -> Known:
    """Say where one case stands; a closed one owes what outlives it, and what has come up since."""
    duties = agenda(case, procedure, desk.team, event)
    owed = tuple(one for one in standing(duties, desk.now()) if one[1] != "done")
    return Known(case, stage(duties, case), owed)
