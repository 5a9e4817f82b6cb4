"""How a report is taken at this desk: new, out of a file, or gone on with; and what is saved of it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from cocreport.cli import unfinished
from cocreport.cli.desk import Desk
from cocreport.cli.handing_on import Contact, contacts_for
from cocreport.cli.repeats import repetitions
from cocreport.cli.surroundings import around
from cocreport.errors import ChangedMeanwhileError, CocError, NotFoundError, StoppedError
from cocreport.interview.asides import further_calls
from cocreport.interview.asker import Asker
from cocreport.interview.session import AnswerFile, Replies, Session
from cocreport.interview.taking import (
    adds_a_report,
    another_report,
    empty_case,
    from_paper,
    new_report,
    steps_of,
    united,
    with_another_report,
)
from cocreport.interview.walk import Finished, Keep, Left, Walk, everything
from cocreport.model.case import Case
from cocreport.model.document import read_record
from cocreport.model.keys import CaseId, new_case_id, new_key
from cocreport.model.outcome import is_closed
from cocreport.store.files import read_file
from cocreport.store.half_typed import HalfTyped
from cocreport.store.layout import LONGEST_FILE
from cocreport.ui.answers import FileAsker
from cocreport.ui.console import OutputError
from cocreport.ui.stopping import stoppable
from cocreport.words import say


def from_a_person(desk: Desk, *, paper: bool = False) -> Case:
    """Take a report at the keyboard; one that this person left unfinished is offered first.

    From ``paper`` it is entered in the order of the form that somebody filled in by hand.
    """
    desk.folder.prepare()
    with stoppable(desk.stops):
        by = desk.who()
        begun = list(_reports_begun(desk, by))
        chosen = unfinished.chosen(desk.asker, begun, may_begin=True) if begun else None
        session = chosen or _begun(desk, by)
        if paper and chosen is None:
            session = from_paper(session, desk.folder.procedure(session.procedure))
        return _walked(desk, session, by=by)


def put_aside(desk: Desk, said: str | None) -> Session:
    """Return what somebody wants to go on with: what was named, or one of those that are theirs."""
    desk.folder.prepare()
    with stoppable(desk.stops):
        sessions = unfinished.meant(unfinished.sessions_for(desk, desk.who()), said)
        if not sessions:
            begins = say("`coc new` begins one.")
            raise NotFoundError(say("There is no unfinished report of yours to go on with."), begins)
        chosen = sessions[0] if len(sessions) == 1 else unfinished.chosen(desk.asker, sessions, may_begin=False)
        return chosen or sessions[0]


def another(desk: Desk, said: str) -> Case:
    """Take one more report of the matter of a case."""
    desk.folder.prepare()
    with stoppable(desk.stops):
        by = desk.who()
        before = desk.read(said)
        if before.record.id in desk.folder.drafts():
            sign = before.record.id.partition("-")[2]
            first = say("Go on with it first: coc resume {sign}", sign=sign)
            raise ChangedMeanwhileError(say("A change of this case was put aside."), first)
        if is_closed(before.record):
            desk.asker.tell(
                say("This case was closed. With this report it is open again, and the coordinator looks at it.")
            )
        session = another_report(before.record, before.revision, by=by, at=desk.now(), draw=desk.draw)
        return _walked(desk, session, by=by)


def takes_a_report(desk: Desk, session: Session) -> bool:
    """Tell whether a session takes a report, rather than changing what a case holds."""
    return session.revision is None or adds_a_report(session, desk.folder.read(session.case).record)


def _reports_begun(desk: Desk, by: str) -> Iterator[Session]:
    """Give the reports that somebody left unfinished; one whose case cannot be read is named and holds up nobody."""
    for one in unfinished.sessions_for(desk, by):
        try:
            if takes_a_report(desk, one):
                yield one
        except CocError as error:
            desk.console.complain(str(error))


def gone_on_with(desk: Desk, session: Session) -> Case:
    """Take a report to its end from where its session stands."""
    with stoppable(desk.stops):
        return _walked(desk, session, by=desk.who())


def from_file(desk: Desk, path: Path) -> Case:
    """Take a report whose answers somebody wrote into a file; what it leaves out is not asked."""
    file = path.name
    answers = read_record(AnswerFile, read_file(path, limit=LONGEST_FILE, shown=file), file=file).answers
    desk.folder.prepare()
    begun = _begun(desk, desk.who())
    calls = further_calls(steps_of(begun, desk.folder.procedure(begun.procedure)), answers)
    session = begun.knowing({name: new_key(kind, begun.keys.values(), desk.draw) for name, kind in calls})
    asker = FileAsker(answers, file=file)
    walk = _walk(desk, session, asker, keep=lambda _: None, only=answers)
    outcome = walk.run(session)
    asker.expect_all_used()
    if isinstance(outcome, Left):
        raise StoppedError(say("Nothing was saved."), outcome.code)
    return desk.folder.create(outcome.record, at=desk.now(), by=session.by).record


def announce(desk: Desk, case: Case, told: Contact | None = None, *, as_json: bool) -> None:
    """Say that a case is saved, under which id, and what comes next."""
    if as_json:
        desk.show_json({"id": case.id, "file": f"cases/{case.id}.yaml"})
        return
    _say_saved(desk, case)
    for remark in _about_exclusions(desk, case):
        desk.console.complain(remark)
    desk.console.complain(say("Told: {who}", who=told.spoken) if told else _whom_to_tell(desk, case))
    for other in repetitions(desk, case):
        repeats = say("It may be what {case} was waiting for (act only if it repeats). Tell them both ids.", case=other)
        desk.console.complain(repeats)
    if desk.team.encrypted and desk.keyring.file() is None:
        desk.console.complain(say("It is encrypted; nobody at this laptop can open it again."))
    else:
        desk.console.complain(say("To read it again: coc show {case}", case=case.id))


def _about_exclusions(desk: Desk, case: Case) -> Iterator[str]:
    """Point out a name that keeps nobody out, and a case that nobody on the list may read."""
    staff = desk.event.staff
    if staff and not set(case.excluded) <= staff.keys():
        yield say("A name under `excluded` is not on the team's list: coc edit {case} excluded", case=case.id)
    if staff and staff.keys() <= set(case.excluded):
        yield say("Nobody on the team's list may read this case. It needs somebody outside the team.")


def _say_saved(desk: Desk, case: Case) -> None:
    """Print the id; where that fails, it still has to be known, or the report would be taken twice."""
    try:
        desk.console.result(say("Saved as {case}", case=case.id))
    except OutputError:
        desk.console.complain(say("Saved as {case}", case=case.id))
        raise


def _whom_to_tell(desk: Desk, case: Case) -> str:
    """Say whom to tell: the first who leads and may see this case, with the number."""
    first = next(contacts_for(desk, case), None)
    if first:
        return say("Next: tell {who} now.", who=first.spoken)
    if case.excluded:
        return say("Next: tell somebody who leads and may read it now.")
    return say("Next: tell the coordinator now.")


def _begun(desk: Desk, by: str) -> Session:
    """Begin a session under an id that no case and no draft here has."""
    folder = desk.folder
    case_id = new_case_id(desk.team.edition, [*folder.case_ids(), *folder.drafts()], desk.draw)
    return new_report(case_id, folder.procedure(desk.team.procedure), by=by, at=desk.now(), draw=desk.draw)


def _walked(desk: Desk, session: Session, *, by: str) -> Case:
    """Walk from where the session stands; save the case and drop the draft, or keep it and say so."""
    folder = desk.folder
    with folder.claim_draft(session.case):
        typed = folder.half_typed(session.case)
        old = unfinished.no_longer_asked(session, folder.procedure(session.procedure))
        unfinished.announce_notes(desk.asker, old)

        def keep(now: Replies) -> None:
            folder.keep_draft(session.case, unfinished.with_them(now, old))
            typed.forget()

        walk = replace(_walk(desk, session, desk.asker, keep=keep), typing=partial(_keep_typed, typed))
        outcome = walk.run(_with_what_was_typed(session, typed))
        if isinstance(outcome, Left):
            raise _put_aside(desk, session.case, outcome)
        case = unfinished.note_answers(desk, _saved(desk, outcome, by=by), old, by=by)
        folder.drop_draft(session.case)
        return case


def _base(desk: Desk, session: Session) -> Case:
    """Return the case that a walk starts from: an empty one, or the one that gets another report."""
    if session.revision is None:
        return empty_case(session, desk.team.edition)
    return with_another_report(desk.folder.read(session.case).record, session)


def _saved(desk: Desk, outcome: Finished[Case], *, by: str) -> Case:
    """Save a new case, or put the report into the case as it is by now."""
    session = outcome.replies
    if not isinstance(session, Session) or session.revision is None:
        return desk.folder.create(outcome.record, at=desk.now(), by=by).record
    procedure = desk.folder.procedure(session.procedure)
    return desk.folder.amend(session.case, lambda now: united(now, session, procedure), at=desk.now(), by=by).record


def _keep_typed(typed: HalfTyped, slot: str, text: str) -> None:
    """Keep an open text as far as it has come; where that fails, the answer itself will say so."""
    with suppress(CocError):
        typed.keep(slot, text)


def _with_what_was_typed(session: Session, typed: HalfTyped) -> Session:
    """Stand at the question whose text was being typed when the laptop died, unless it was answered since."""
    slot, text = typed.read() or ("", "")
    return session.standing_at(slot, text) if slot and slot not in session.answers else session


def _walk(
    desk: Desk,
    session: Session,
    asker: Asker,
    *,
    keep: Keep,
    only: Mapping[str, object] | None = None,
) -> Walk[Case]:
    procedure = desk.folder.procedure(session.procedure)
    return Walk(
        steps=steps_of(session, procedure),
        base=_base(desk, session),
        asker=asker,
        keep=keep,
        clock=desk.now,
        draw=desk.draw,
        zone=desk.zone,
        wanted=everything if only is None else lambda slot: slot.name in only,
        review=only is None,
        around=around(desk, procedure),
    )


def _put_aside(desk: Desk, case_id: CaseId, left: Left) -> StoppedError:
    """Say what is kept; a session without a single answer is not."""
    if not left.replies.answers and not left.replies.typed:
        desk.folder.drop_draft(case_id)
        desk.folder.half_typed(case_id).forget()
        return StoppedError(say("Nothing was entered, so nothing is kept."), left.code)
    sign = case_id.partition("-")[2]
    goes_on = say("Go on with `coc resume {sign}`.", sign=sign)
    if left.replies.relief:
        goes_on = say("{who} goes on with `coc resume {sign}`.", who=left.replies.relief, sign=sign)
    return StoppedError(say("Everything is kept."), left.code, goes_on)
