"""A line about each case for ``coc list``: where it stands and what is owed, out of its agenda."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from cocreport.cli.desk import Desk
from cocreport.errors import CocError
from cocreport.model.case import Case
from cocreport.model.terms import spell_moment
from cocreport.notation.tree import Tree
from cocreport.procedure.agenda import Duty, State, agenda, stage, standing
from cocreport.procedure.spec import Procedure


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


def summarize(desk: Desk) -> Summary:
    """Read every case of the folder; a broken one is named and the others are served."""
    cases, broken = _readable(desk)
    shown = [case for case in cases if case.is_open_to(desk.viewer)]
    withheld = len(cases) - len(shown) if desk.viewer is None else 0
    procedure_of = cache(desk.folder.procedure)
    rows: list[Row] = []
    for case in shown:
        try:
            procedure = procedure_of(case.procedure)
        except CocError as error:
            broken.append(f"cases/{case.id}.yaml: {error}")
        else:
            rows.append(row_of(case, procedure, desk))
    return Summary(tuple(sorted(rows, key=lambda row: (row.received, row.id))), tuple(broken), withheld)


def row_of(case: Case, procedure: Procedure, desk: Desk) -> Row:
    """Return the line about one case."""
    duties = agenda(case, procedure, desk.team)
    owed = tuple(one for one in standing(duties, desk.now()) if one[1] != "done")
    received = min(report.received for report in case.reports.values())
    return Row(case.id, received, stage(duties), len(case.reports), _heads(case), owed)


def _heads(case: Case) -> int:
    """Count people; somebody who stands in a case twice is one."""
    return sum(not person.same_as for person in case.people.values())


def _readable(desk: Desk) -> tuple[list[Case], list[str]]:
    cases, broken = [], []
    for case_id in desk.folder.case_ids():
        try:
            cases.append(desk.folder.read(case_id).record)
        except CocError as error:
            broken.append(str(error))
    return cases, broken


def _duty_json(duty: Duty, state: State) -> Tree:
    said: dict[str, Tree] = {"step": duty.step, "owner": duty.owner, "state": state}
    return {**said, "due": spell_moment(duty.due)} if duty.due else said
