"""Every case that a viewer may see, with how each of its duties stands; ``list`` and ``due`` are read off it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from cocreport.cli.desk import Desk
from cocreport.errors import CocError
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.keys import CaseId
from cocreport.procedure.agenda import agenda, stage
from cocreport.procedure.duty import Duty, State, standing
from cocreport.procedure.spec import Procedure
from cocreport.store.crypt import SealedError
from cocreport.words import say

T = TypeVar("T")


@dataclass(frozen=True)
class Known:
    """One case: its stage, and what is owed in it, in the order of the procedure."""

    case: Case
    stage: str
    owed: tuple[tuple[Duty, State], ...]


@dataclass(frozen=True)
class Survey:
    """The cases a viewer may see, the sentences about files that could not be read, how many are withheld.

    ``sealed`` are those that nobody at this desk can open; for whoever is a reader they are not there.
    """

    cases: tuple[Known, ...]
    broken: tuple[str, ...]
    withheld: int
    sealed: tuple[CaseId, ...] = ()


def survey(desk: Desk) -> Survey:
    """Read every case of the folder; a broken one is named and the others are served."""
    cases, broken, sealed = _readable(desk)
    shown = [case for case in cases if case.is_open_to(desk.viewer)]
    withheld = len(cases) - len(shown) if desk.viewer is None else 0
    procedure_of = _once(desk.folder.procedure)
    edition_of = _once(desk.edition)
    known: list[Known] = []
    for case in shown:
        try:
            procedure, event = procedure_of(case.procedure), edition_of(case.edition)
        except CocError as error:
            broken.append(f"cases/{case.id}.yaml: {error}")
        else:
            known.append(known_of(case, procedure, event, desk))
    return Survey(tuple(known), tuple(broken), withheld, tuple(sealed))


def about_sealed(count: int) -> str:
    """Say that there are cases which nobody at this desk can open."""
    return say("{count} cases are encrypted, and no key on this laptop opens them.", count=count)


def known_of(case: Case, procedure: Procedure, event: Event | None, desk: Desk) -> Known:
    """Say where one case stands; a closed one owes what outlives it, and what has come up since."""
    duties = agenda(case, procedure, desk.team, event)
    owed = tuple(one for one in standing(duties, desk.now()) if one[1] != "done")
    return Known(case, stage(duties, case), owed)


def _once(read: Callable[[str], T]) -> Callable[[str], T]:
    """Read each thing once however many cases name it, a broken one too: its error is raised again."""
    found: dict[str, T] = {}
    failed: dict[str, CocError] = {}

    def of(name: str) -> T:
        if name in failed:
            raise failed[name]
        if name not in found:
            try:
                found[name] = read(name)
            except CocError as error:
                failed[name] = error
                raise
        return found[name]

    return of


def _readable(desk: Desk) -> tuple[list[Case], list[str], list[CaseId]]:
    cases, broken, sealed = [], [], []
    for case_id in desk.folder.case_ids():
        try:
            cases.append(desk.folder.read(case_id).record)
        except SealedError:
            sealed.append(case_id)
        except CocError as error:
            broken.append(str(error))
    return cases, broken, [] if sealed and desk.is_reader else sealed
