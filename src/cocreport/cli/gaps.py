"""What was put off when a report was taken: all of it asked in one go."""

from dataclasses import dataclass

from cocreport.cli import changing
from cocreport.cli.desk import Desk
from cocreport.model.case import Case
from cocreport.procedure.spec import Step
from cocreport.store.folder import Stored

_RULE = "gaps-asked"


def has_gaps(step: Step) -> bool:
    """Tell whether a step is the one that asks for what was put off: it has no questions of its own."""
    return _RULE in step.done and not step.questions


@dataclass(frozen=True)
class AskGaps:
    """Ask every question again whose answer was put off."""

    label: str

    def take(self, desk: Desk, stored: Stored[Case], *, by: str) -> Stored[Case]:
        """Ask them, and save what was answered."""
        changing.ask_put_off(desk, stored, by=by)
        return desk.folder.read(stored.record.id)
