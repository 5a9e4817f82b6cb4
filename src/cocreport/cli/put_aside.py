"""A change of a case that was put aside half way: who began it can go on, others wait for it."""

from dataclasses import dataclass

from cocreport.cli import changing
from cocreport.cli.desk import Desk
from cocreport.errors import ChangedMeanwhileError
from cocreport.interview.session import Session
from cocreport.model.case import Case
from cocreport.model.keys import CaseId
from cocreport.store.folder import Stored
from cocreport.words import say


@dataclass(frozen=True)
class GoOn:
    """Go on with what was put aside."""

    session: Session

    @property
    def label(self) -> str:
        """Return how it is offered."""
        return say("Take up what you began and did not finish")

    def take(self, desk: Desk, stored: Stored[Case], *, by: str) -> Stored[Case]:
        """Ask the rest, and save it."""
        del by
        changing.go_on(desk, self.session)
        return desk.folder.read(stored.record.id)


def begun_by(desk: Desk, case_id: CaseId, by: str) -> GoOn | None:
    """Return what somebody put aside in a case, if that is a change and not one more report."""
    if case_id not in desk.folder.drafts():
        return None
    session = desk.folder.draft(case_id, Session)
    is_theirs = by in (session.by, session.relief)
    return GoOn(session) if is_theirs and (session.step or session.wanted) else None


def refuse_two(desk: Desk, case_id: CaseId) -> None:
    """Raise ChangedMeanwhileError where a change of a case was put aside already; only one can be kept."""
    if case_id in desk.folder.drafts():
        sign = case_id.partition("-")[2]
        raise ChangedMeanwhileError(
            say("A change of this case was put aside."), say("Go on with it first: coc resume {sign}", sign=sign)
        )
