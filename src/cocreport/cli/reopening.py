"""A closed case is opened again, with the reason on record."""

from dataclasses import dataclass
from datetime import datetime

from cocreport.cli.desk import Desk
from cocreport.errors import StoppedError
from cocreport.interview.asker import Answer, Leave, Prompt
from cocreport.model.address import put
from cocreport.model.case import Case
from cocreport.model.spellings import spell_moment
from cocreport.store.folder import Stored
from cocreport.words import say


@dataclass(frozen=True)
class Reopen:
    """Open a case again."""

    label: str = ""

    def take(self, desk: Desk, stored: Stored[Case], *, by: str) -> Stored[Case]:
        """Ask for the reason, and note when and by whom it was opened."""
        reason = _reason(desk)
        if reason is None:
            return stored
        at = desk.now()
        return desk.folder.amend(stored.record.id, lambda now: reopened(now, reason, by=by, at=at), at=at, by=by)


def reopened(case: Case, reason: str, *, by: str, at: datetime) -> Case:
    """Return a case with its last closing undone."""
    last = f"closings/{list(case.closings)[-1]}"
    for name, value in (("reopened", spell_moment(at)), ("reopened_by", by), ("reopened_for", reason)):
        case = put(case, f"{last}/{name}", value)
    return case


def _reason(desk: Desk) -> str | None:
    prompt = Prompt(
        slot="reopen",
        title=say("Open the case again"),
        ask=say("Why is it opened again?"),
        form="text",
        has_asides=False,
        is_kept=False,
    )
    match desk.asker.ask(prompt, None):
        case Answer(value):
            return str(value)
        case Leave(_, code) if code:
            raise StoppedError(say("The case is as it was."), code)
        case _:
            return None
