"""A case as a coordinator sees it: its overview, at a moment of the invented event."""

from datetime import datetime
from typing import Any

from tests.building import CASE, a_case, a_team, an_event

from cocreport.interview.overview import overview
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.procedure.agenda import agenda
from cocreport.procedure.duty import Duty, standing
from cocreport.procedure.load import bundled

NOW = datetime.fromisoformat("2031-05-10T09:00+02:00")
REPORT: dict[str, Any] = CASE["reports"]["r-7K3Q"]
ONE, TWO, GIL, KIT = "p-0001", "p-0002", "p-4MZK", "p-0004"
PEOPLE: dict[str, Any] = {
    ONE: {"parts": ["reporter"], "name": "Lakshmi Nair"},
    GIL: {"parts": ["reported"], "name": "Gil Ferreira"},
}
MET = {"m-0001": {"at": "2031-05-10T08:30+02:00", "present": ["mikkel", "ines"], "acting": "yes"}}
_EVENT = an_event()


def reported_by(person: str = ONE, **more: Any) -> dict[str, Any]:
    """Return one report by somebody."""
    return {"r-7K3Q": {**REPORT, "reporter": person, **more}}


def known(**more: Any) -> Case:
    """Return a case in which somebody known reported somebody known."""
    return a_case(**{"people": PEOPLE, "reports": reported_by(), **more})


def seen(case: Case, *, now: datetime = NOW, event: Event | None = _EVENT, owner: str = "") -> dict[str, list[str]]:
    """Return the lines of each part of the overview, by its label."""
    procedure = bundled("workshop-1")

    def owner_of(duty: Duty) -> str:
        return owner or duty.owner

    duties = standing(agenda(case, procedure, a_team(), event), now)
    found = overview(case, procedure, duties, event, now=now, owner_of=owner_of)
    return {label: text.split("\n") for label, text in found}
