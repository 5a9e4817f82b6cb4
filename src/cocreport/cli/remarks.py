"""How a remark comes into a case: typed or piped, kept under a key of its own."""

from typing import TextIO

from cocreport.cli.desk import Desk
from cocreport.errors import ExitCode, InputNeededError, InvalidDataError, NotFoundError, StoppedError
from cocreport.interview.asker import Answer, Leave, Prompt
from cocreport.interview.session import Replies
from cocreport.model.address import put
from cocreport.model.case import Case
from cocreport.model.keys import CaseId, new_key
from cocreport.model.spellings import spell_moment
from cocreport.model.terms import LONGEST_TEXT
from cocreport.ui.stopping import stoppable
from cocreport.words import say


def add_note(desk: Desk, case_id: CaseId, text: str, *, by: str) -> Case:
    """Save a case with one more note, whatever others saved in it meanwhile."""
    now = desk.now()

    def change(case: Case) -> Case:
        key = new_key("n", case.notes, desk.draw)
        return put(case, f"notes/{key}", {"at": spell_moment(now), "by": by, "text": text})

    return desk.folder.amend(case_id, change, at=now, by=by).record


def forget_half_typed(desk: Desk, case_id: CaseId) -> None:
    """Drop what was kept of a note that is saved now."""
    desk.folder.drop_draft(_draft_of(case_id))


def read_piped(stream: TextIO | None) -> str:
    """Return what was piped in, without the line break at its end; a closed stdin has nothing."""
    try:
        text = stream.read(LONGEST_TEXT + 2).removesuffix("\n") if stream else ""
    except UnicodeDecodeError:
        raise InvalidDataError(say("What came in is not UTF-8 text."), say("Convert it first.")) from None
    if not text.strip():
        instead = say("Pipe a text in, or leave the `-` out and type it.")
        raise InputNeededError(say("Nothing came in to be noted."), instead)
    if len(text) > LONGEST_TEXT:
        raise InvalidDataError(say("A note holds at most {count} characters.", count=LONGEST_TEXT), say("Split it."))
    return text


def typed_note(desk: Desk, case_id: str) -> str:
    """Ask for a remark."""
    prompt = Prompt(
        slot="note",
        title=say("A note on {case}", case=case_id),
        ask=say("What is to be noted?"),
        form="text",
        can_go_back=False,
        has_asides=False,
    )
    typed = _half_typed(desk, case_id)
    with stoppable(desk.stops):
        while True:
            match desk.asker.ask(prompt, typed or None):
                case Answer(value) if len(str(value)) <= LONGEST_TEXT:
                    return str(value)
                case Answer(value):
                    typed = str(value)
                    too_long = say("A note holds at most {count} characters; take something out.", count=LONGEST_TEXT)
                    desk.asker.tell(too_long)
                case Leave(half, code):
                    raise _stopped(desk, case_id, half, code)
                case _:
                    desk.asker.tell(say("Write the remark, or stop with Ctrl-C."))


def _half_typed(desk: Desk, case_id: CaseId) -> str:
    """Return what was typed of a note before somebody stopped."""
    try:
        return desk.folder.draft(_draft_of(case_id), Replies).typed or ""
    except NotFoundError:
        return ""


def _stopped(desk: Desk, case_id: CaseId, half: str, code: ExitCode) -> StoppedError:
    if not half.strip():
        return StoppedError(say("Nothing was noted."), code)
    desk.folder.keep_draft(_draft_of(case_id), Replies(typed=half))
    next_step = say("Go on with `coc note {case}`.", case=case_id)
    return StoppedError(say("Nothing was noted; what you typed is kept."), code, next_step)


def _draft_of(case_id: CaseId) -> str:
    return f"{case_id}-note"
