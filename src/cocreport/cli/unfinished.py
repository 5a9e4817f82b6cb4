"""Reports that were begun and not finished: whose they are, which of them to go on with, what is old in them."""

from collections.abc import Mapping
from typing import Final

from cocreport.cli.desk import Desk
from cocreport.cli.remarks import add_note
from cocreport.errors import CocError, StoppedError
from cocreport.interview.asker import Answer, Asker, Leave, Option, Prompt
from cocreport.interview.session import Replies, Session, is_skip
from cocreport.interview.walk import as_lines
from cocreport.model.case import Case
from cocreport.model.keys import match_case
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Procedure
from cocreport.words import N_, say

_NEW: Final = "new"
_NO_LONGER_ASKED: Final = N_(
    "This was begun with another version of the program. "
    "Answers to questions that are no longer asked are kept as notes in the case."
)
_NOTE_BEGINS: Final = "Answered before the program changed, to a question that is no longer asked:"
"""Stands in a file, so it is the same in every language."""


def sessions_for(desk: Desk, by: str) -> list[Session]:
    """Return what somebody began, or was named to go on with, oldest first; others learn nothing of it."""
    return [one for one in _readable(desk) if by in (one.by, one.relief)]


def meant(sessions: list[Session], said: str | None) -> list[Session]:
    """Return those whose id was said; all where none was."""
    return [one for one in sessions if said is None or match_case(said, [one.case])]


def chosen(asker: Asker, sessions: list[Session], *, may_begin: bool) -> Session | None:
    """Ask which one to go on with, or None for a new one; nothing but its time and taker is shown."""
    options = [Option(one.case, _spoken(one)) for one in sessions]
    prompt = Prompt(
        slot="draft",
        title=say("Before we begin"),
        ask=say("There is a report that is not finished."),
        form="choice",
        options=(*options, *([Option(_NEW, say("Begin a new report"))] if may_begin else [])),
        can_go_back=False,
        has_asides=False,
    )
    while True:
        reply = asker.ask(prompt, None)
        if isinstance(reply, Leave):
            raise StoppedError(say("Nothing was begun; the unfinished report is kept."), reply.code)
        if isinstance(reply, Answer):
            return next((one for one in sessions if one.case == reply.value), None)
        asker.tell(say("Choose one of the lines."))


def no_longer_asked(session: Replies, procedure: Procedure) -> dict[str, Tree]:
    """Return the answers of a session to questions that the procedure does not have, half-typed ones too."""
    known = {question.id for step in procedure.steps for question in step.questions}
    known |= {f"{step.id}.{more}" for step in procedure.steps for more in ("again", "sheet")}
    given: dict[str, object] = {**session.answers}
    if session.question and session.typed:
        given.setdefault(session.question, session.typed)
    return {name: one for name, one in given.items() if _bare(name) not in known and not is_skip(one)}  # type: ignore[misc]


def announce_notes(asker: Asker, answers: Mapping[str, Tree]) -> None:
    """Say what becomes of answers that would be dropped otherwise."""
    if answers:
        asker.tell(say(_NO_LONGER_ASKED))


def note_answers(desk: Desk, case: Case, answers: Mapping[str, Tree], *, by: str) -> Case:
    """Keep such answers in the saved case, a note for each."""
    for name, given in answers.items():
        case = add_note(desk, case.id, f"{_NOTE_BEGINS} {name}\n{as_lines(given)}", by=by)
    return case


def with_them(replies: Replies, answers: Mapping[str, Tree]) -> Replies:
    """Return replies with the answers that a walk forgets, so that the next one can note them too."""
    return replies.model_copy(update={"answers": {**answers, **replies.answers}})


def _bare(slot: str) -> str:
    """Return the name of a slot without the number of its round."""
    name, _, number = slot.rpartition(".")
    return name if number.isdigit() else slot


def _readable(desk: Desk) -> list[Session]:
    """Return all that is unfinished; a broken draft is named and holds up nobody."""
    sessions: list[Session] = []
    for case_id in desk.folder.drafts():
        try:
            sessions.append(desk.folder.draft(case_id, Session))
        except CocError as error:
            desk.console.complain(str(error))
    return sorted(sessions, key=lambda one: one.begun)


def _spoken(session: Session) -> str:
    begun = session.begun
    return say(
        "Go on with what was begun {weekday}, {day} {month}, {time} by {who}",
        weekday=say(begun.strftime("%A")),  # the names of days and months are marked in interview/prompting.py
        day=f"{begun:%d}",
        month=say(begun.strftime("%B")),
        time=f"{begun:%H:%M}",
        who=session.by,
    )
