"""How a report is taken at this desk: new, out of a file, or gone on with; and what is saved of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from cocreport.cli.desk import Desk
from cocreport.errors import CocError, NotFoundError, StoppedError
from cocreport.interview.asker import Answer, Asker, Leave, Option, Prompt
from cocreport.interview.session import AnswerFile, Session
from cocreport.interview.taking import empty_case, new_report, steps_of
from cocreport.interview.walk import Keep, Left, Walk, everything
from cocreport.model.case import Case
from cocreport.model.document import read_record
from cocreport.model.event import Member
from cocreport.model.keys import CaseId, match_case, new_case_id
from cocreport.store.files import read_file
from cocreport.store.layout import LONGEST_FILE
from cocreport.ui.answers import FileAsker
from cocreport.ui.console import OutputError
from cocreport.ui.stopping import stoppable

_NEW: Final = "new"


def from_a_person(desk: Desk) -> Case:
    """Take a report at the keyboard; one that this person left unfinished is offered first."""
    asker = desk.asker
    desk.folder.prepare()
    with stoppable(desk.stops):
        by = desk.who()
        drafts = [draft for draft in _drafts(desk) if draft.by == by and draft.revision is None]
        chosen = _chosen(asker, drafts, may_begin=True) if drafts else None
        return _walked(desk, chosen or _begun(desk, by), asker)


def put_aside(desk: Desk, said: str | None) -> Session:
    """Return what somebody wants to go on with: the draft that was named, or one of this person's."""
    asker = desk.asker
    desk.folder.prepare()
    with stoppable(desk.stops):
        by = desk.who()
        drafts = [draft for draft in _drafts(desk) if _is_meant(draft, said, by)]
        if not drafts:
            raise NotFoundError("There is no unfinished report to go on with.", "`coc new` begins one.")
        chosen = drafts[0] if len(drafts) == 1 else _chosen(asker, drafts, may_begin=False)
        return chosen or drafts[0]


def gone_on_with(desk: Desk, session: Session) -> Case:
    """Take a report to its end from where its session stands."""
    with stoppable(desk.stops):
        return _walked(desk, session, desk.asker)


def from_file(desk: Desk, path: Path) -> Case:
    """Take a report whose answers somebody wrote into a file; what it leaves out is not asked."""
    file = path.name
    answers = read_record(AnswerFile, read_file(path, limit=LONGEST_FILE, shown=file), file=file).answers
    desk.folder.prepare()
    session = _begun(desk, desk.who())
    asker = FileAsker(answers, file=file)
    walk = _walk(desk, session, asker, keep=lambda _: None, only=answers)
    outcome = walk.run(session)
    asker.expect_all_used()
    if isinstance(outcome, Left):
        raise StoppedError("Nothing was saved.", outcome.code)
    return desk.folder.create(outcome.record, at=desk.now(), by=session.by).record


def announce(desk: Desk, case: Case, *, as_json: bool) -> None:
    """Say that a case is saved, under which id, and what comes next."""
    if as_json:
        desk.show_json({"id": case.id, "file": f"cases/{case.id}.yaml"})
        return
    _say_saved(desk, case)
    for remark in _about_exclusions(desk, case):
        desk.console.complain(remark)
    contact = _first_contact(desk, case)
    desk.console.complain(f"Next: tell {contact} now.")
    desk.console.complain(f"To read it again: coc show {case.id}")


def _about_exclusions(desk: Desk, case: Case) -> Iterator[str]:
    """Point out a name that keeps nobody out, and a case that nobody on the list may read."""
    staff = desk.event.staff
    if staff and not set(case.excluded) <= staff.keys():
        yield f"A name under `excluded` is not on the team's list: coc edit {case.id} excluded"
    if staff and staff.keys() <= set(case.excluded):
        yield "Nobody on the team's list may read this case. It needs somebody outside the team."


def _say_saved(desk: Desk, case: Case) -> None:
    """Print the id; where that fails, it still has to be known, or the report would be taken twice."""
    try:
        desk.console.result(f"Saved as {case.id}")
    except OutputError:
        desk.console.complain(f"Saved as {case.id}")
        raise


def _first_contact(desk: Desk, case: Case) -> str:
    """Say whom to tell: the first of coordinator, stand-in and organizer who may see this case, with the number."""
    for role in ("coordinator", "stand-in", "organizer"):
        for handle, member in desk.event.staff.items():
            if member.role == role and handle not in case.excluded:
                return _spoken(handle, member)
    if desk.team.outside:
        return ", ".join(filter(None, (desk.team.outside.name, desk.team.outside.contact)))
    return "somebody who leads and may read it" if case.excluded else "the coordinator"


def _spoken(handle: str, member: Member) -> str:
    return ", ".join(filter(None, (member.name or handle, member.role, member.phone)))


def _begun(desk: Desk, by: str) -> Session:
    """Begin a session under an id that no case and no draft here has."""
    folder = desk.folder
    case_id = new_case_id(desk.team.edition, [*folder.case_ids(), *folder.drafts()], desk.draw)
    return new_report(case_id, folder.procedure(desk.team.procedure), by=by, at=desk.now(), draw=desk.draw)


def _walked(desk: Desk, session: Session, asker: Asker) -> Case:
    """Walk from where the session stands; save the case and drop the draft, or keep it and say so."""
    folder = desk.folder
    with folder.claim_draft(session.case):
        walk = _walk(desk, session, asker, keep=lambda now: folder.keep_draft(session.case, now))
        outcome = walk.run(session)
        if isinstance(outcome, Left):
            raise _put_aside(desk, session.case, outcome)
        case = folder.create(outcome.record, at=desk.now(), by=session.by).record
        folder.drop_draft(session.case)
        return case


def _walk(
    desk: Desk, session: Session, asker: Asker, *, keep: Keep, only: Mapping[str, object] | None = None
) -> Walk[Case]:
    procedure = desk.folder.procedure(session.procedure)
    return Walk(
        steps=steps_of(session, procedure),
        base=empty_case(session, desk.team.edition),
        asker=asker,
        keep=keep,
        clock=desk.now,
        draw=desk.draw,
        zone=desk.zone,
        wanted=everything if only is None else lambda slot: slot.name in only,
        review=only is None,
    )


def _put_aside(desk: Desk, case_id: CaseId, left: Left) -> StoppedError:
    """Say what is kept; a session without a single answer is not."""
    if not left.replies.answers and not left.replies.typed:
        desk.folder.drop_draft(case_id)
        return StoppedError("Nothing was entered, so nothing is kept.", left.code)
    sign = case_id.partition("-")[2]
    return StoppedError("Everything is kept.", left.code, f"Go on with `coc resume {sign}`.")


def _drafts(desk: Desk) -> list[Session]:
    """Return what is unfinished, oldest first; a broken draft is named and holds up nobody."""
    sessions: list[Session] = []
    for case_id in desk.folder.drafts():
        try:
            sessions.append(desk.folder.draft(case_id, Session))
        except CocError as error:
            desk.console.complain(str(error))
    return sorted(sessions, key=lambda one: one.begun)


def _is_meant(draft: Session, said: str | None, by: str) -> bool:
    return bool(match_case(said, [draft.case])) if said else draft.by == by


def _chosen(asker: Asker, drafts: list[Session], *, may_begin: bool) -> Session | None:
    """Ask which unfinished report to go on with; nothing but its time and taker is shown."""
    options = [Option(one.case, f"Go on with what was begun {one.begun:%A %H:%M} by {one.by}") for one in drafts]
    prompt = Prompt(
        slot="draft",
        title="Before we begin",
        ask="There is a report that is not finished.",
        form="choice",
        options=(*options, *([Option(_NEW, "Begin a new report")] if may_begin else [])),
        can_go_back=False,
    )
    while True:
        reply = asker.ask(prompt, None)
        if isinstance(reply, Leave):
            raise StoppedError("Nothing was begun; the unfinished report is kept.", reply.code)
        if isinstance(reply, Answer):
            return next((draft for draft in drafts if draft.case == reply.value), None)
        asker.tell("Choose one of the lines.")
