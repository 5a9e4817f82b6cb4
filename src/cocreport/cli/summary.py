"""A line about each case for ``coc list``: where it stands and what is owed, out of its agenda."""

from dataclasses import dataclass
from datetime import datetime

from cocreport.cli.desk import Desk
from cocreport.cli.survey import Known, known_of, survey
from cocreport.model.case import Case
from cocreport.model.keys import CaseId
from cocreport.model.spellings import spell_moment
from cocreport.notation.tree import Tree
from cocreport.procedure.duty import Duty, State
from cocreport.procedure.spec import Procedure
from cocreport.procedure.subjects import received


@dataclass(frozen=True)
class Row:
    """One case in a list; ``owed`` has the duties that are not done, in the order of the procedure."""

    id: str
    received: datetime
    stage: str
    reports: int
    people: int
    owed: tuple[tuple[Duty, State], ...]

    def to_json(self) -> dict[str, Tree]:
        """Return the row as ``coc list --json`` prints it."""
        return {
            "id": self.id,
            "received": spell_moment(self.received),
            "stage": self.stage,
            "reports": self.reports,
            "people": self.people,
            "owed": [_duty_json(duty, state) for duty, state in self.owed],
        }


@dataclass(frozen=True)
class Summary:
    """The cases a viewer may see, the sentences about files that could not be read, how many are withheld."""

    rows: tuple[Row, ...]
    broken: tuple[str, ...]
    withheld: int
    sealed: tuple[CaseId, ...] = ()


def summarize(desk: Desk) -> Summary:
    """Say of every case that may be seen where it stands, the earliest report first."""
    seen = survey(desk)
    rows = sorted(map(_row, seen.cases), key=lambda row: (row.received, row.id))
    return Summary(tuple(rows), seen.broken, seen.withheld, seen.sealed)


def row_of(case: Case, procedure: Procedure, desk: Desk) -> Row:
    """Return the line about one case."""
    return _row(known_of(case, procedure, desk.edition(case.edition), desk))


def _row(known: Known) -> Row:
    case = known.case
    return Row(case.id, received(case), known.stage, len(case.reports), _heads(case), known.owed)


def _heads(case: Case) -> int:
    """Count people; somebody who stands in a case twice is one."""
    return sum(not person.same_as for person in case.people.values())


def _duty_json(duty: Duty, state: State) -> Tree:
    said: dict[str, Tree] = {"step": duty.step, "owner": duty.owner, "state": state}
    about: dict[str, Tree] = {"about": duty.about} if duty.about else {}
    due: dict[str, Tree] = {"due": spell_moment(duty.due)} if duty.due else {}
    return said | about | due
