"""The coordinator's sitting: the queue of cases, one case on a screen, and the steps that are taken from there."""

from typing import Final

from cocreport.cli import case_page, recusal, steps_on_offer
from cocreport.cli.desk import Desk
from cocreport.cli.left_out import about_sealed
from cocreport.cli.summary import rows
from cocreport.errors import CocError, NotFoundError, NotPermittedError, StoppedError
from cocreport.interview.asker import Answer, Leave, Option, Prompt
from cocreport.model.case import Case
from cocreport.model.keys import CaseId
from cocreport.store.folder import Stored
from cocreport.ui.lines import owed_next
from cocreport.ui.stopping import stoppable
from cocreport.words import say

_STOP: Final = "stop"


def review(desk: Desk, said: str | None, *, by: str) -> None:
    """Lead through one case, or through the queue until somebody stops."""
    with stoppable(desk.stops):
        if said:
            _one(desk, desk.find(said), by=by)
            return
        while (chosen := _chosen(desk)) is not None:
            _one(desk, chosen, by=by)


def _chosen(desk: Desk) -> CaseId | None:
    """Show what is owed, most urgent first, and return the case to open; None to stop here."""
    seen = desk.look()
    for sentence in seen.broken:
        desk.asker.tell(sentence)
    owing = (entry for entry in seen.entries if entry.turns)
    queue = sorted(rows(seen, owing, desk.clock()), key=lambda row: row.urgency)
    if not queue and seen.sealed:
        raise NotPermittedError(about_sealed(len(seen.sealed)), say("Whoever can read them reviews them."))
    if not queue:
        raise NotFoundError(say("Nothing is owed in any case that you may see."), say("`coc list` shows them all."))
    prompt = Prompt(
        slot="queue",
        title=say("What is owed"),
        ask=say("Which case?"),
        form="choice",
        options=(*(Option(row.id, row.id, owed_next(row)) for row in queue), Option(_STOP, say("That is all for now"))),
        can_go_back=False,
        has_asides=False,
    )
    match desk.asker.ask(prompt, None):
        case Answer(value) if value != _STOP:
            return str(value)
        case Leave(_, code) if code:
            raise StoppedError(say("Everything is saved."), code)
        case _:
            return None


def _one(desk: Desk, case_id: CaseId, *, by: str) -> None:
    """Show one case and take steps in it until somebody goes back."""
    if not recusal.may_go_on(desk, desk.folder.read(case_id), by=by):
        return
    stored = desk.folder.read(case_id)
    while True:
        chosen = case_page.shown(desk, stored.record, by=by)
        if chosen is None:
            return
        stored = _done(desk, stored, chosen, by=by)
        if not stored.record.is_open_to(by):
            return


def _done(desk: Desk, stored: Stored[Case], chosen: steps_on_offer.Choice, *, by: str) -> Stored[Case]:
    """Take the step that was chosen; what stops it is said, and the case stays as it was."""
    try:
        return chosen.take(desk, stored, by=by)
    except StoppedError as stopped:
        if stopped.code:
            raise
        desk.asker.tell(str(stopped))
    except CocError as error:
        desk.asker.tell(str(error))
    return desk.folder.read(stored.record.id)
