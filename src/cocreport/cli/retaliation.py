"""Somebody is bothered because of a report: that is a report of its own, linked with the first."""

from dataclasses import dataclass

from cocreport.cli import linking, taking
from cocreport.cli.desk import Desk
from cocreport.model.case import Case
from cocreport.store.folder import Stored
from cocreport.words import say


@dataclass(frozen=True)
class TakeRetaliation:
    """Take a new report, and link it with the case it is retaliation for."""

    @property
    def label(self) -> str:
        """Return how it is offered."""
        return say("Somebody is bothered because of this report: take a report of it")

    def take(self, desk: Desk, stored: Stored[Case], *, by: str) -> Stored[Case]:
        """Take the report as at the desk."""
        case = taking.from_a_person(desk)
        linking.link(desk, (case.id, stored.record.id), "retaliation for", by=by)
        taking.announce(desk, case, as_json=False)
        return desk.folder.read(stored.record.id)
