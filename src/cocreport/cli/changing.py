"""How a case is changed: a question asked anew, answers out of a file, or the whole file in an editor."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from cocreport.cli import unfinished
from cocreport.cli.desk import Desk
from cocreport.cli.lawful import refuse_unlawful
from cocreport.cli.surroundings import around
from cocreport.clock import Clock
from cocreport.errors import (
    ChangedMeanwhileError,
    CocError,
    ExitCode,
    InvalidDataError,
    NotFoundError,
    NotPermittedError,
    StoppedError,
)
from cocreport.interview.asker import Answer, Asker, Leave, Prompt
from cocreport.interview.prompting import YES_OR_NO, change_prompt, translated
from cocreport.interview.second_look import second_look
from cocreport.interview.session import AnswerFile, Replies, Session
from cocreport.interview.taking import change_of, open_slots, review_of, steps_of
from cocreport.interview.unfold import YES, Slot
from cocreport.interview.walk import Keep, Left, Walk, keep_nothing
from cocreport.model.address import get_in
from cocreport.model.case import Case
from cocreport.model.document import read_record
from cocreport.model.terms import SkipReason
from cocreport.procedure.agenda import length
from cocreport.procedure.spec import Procedure
from cocreport.store.files import read_file
from cocreport.store.folder import Stored
from cocreport.store.half_typed import HalfTyped
from cocreport.store.layout import LONGEST_FILE
from cocreport.ui.answers import FileAsker
from cocreport.ui.editor import edit_file
from cocreport.ui.stopping import stoppable
from cocreport.words import say


def _nowhere(_: Replies) -> None:
    """Keep nothing of a walk whose answers lie in a file already."""


@dataclass(frozen=True)
class Change:
    """A walk that begins with what a case holds already."""

    desk: Desk
    base: Case
    procedure: Procedure
    session: Session
    clock: Clock | None = None

    def asked(self, asker: Asker) -> Case:
        """Ask what the session wants, and what only then applies; what was entered outlives an interruption."""
        folder, case_id = self.desk.folder, self.base.id
        began = self.session
        fresh = self._as_it_began()
        known = {slot.name for slot in open_slots(self.base, fresh, self.procedure)} if began.wanted else set()
        old = unfinished.no_longer_asked(began, self.procedure)
        typed = folder.half_typed(case_id)

        def keep(now: Replies) -> None:
            folder.keep_draft(case_id, unfinished.with_them(now, old))
            typed.forget()

        try:
            return replace(self, session=_with_what_was_typed(began, typed)).walked(
                asker,
                lambda slot: slot.name in began.wanted or slot.name not in known,
                keep=keep,
                typing=self._keep_typed,
            )
        except StoppedError as stopped:
            raise self._put_aside(fresh, stopped) from None

    def _as_it_began(self) -> Session:
        """Return the session without anything that was answered in it."""
        began = self.session
        if began.step:
            return review_of(
                self.base,
                began.revision or "-",
                self.procedure,
                began.step,
                began.keys,
                by=began.by,
                at=began.begun,
            )
        return change_of(self.base, began.revision or "-", self.procedure, by=began.by, at=began.begun)

    def _put_aside(self, fresh: Session, stopped: StoppedError) -> StoppedError:
        """Say what is kept of a change that was stopped; one without anything new is not."""
        kept = self.desk.folder.draft(self.base.id, Session)
        if kept.typed or kept.answers.keys() != fresh.answers.keys():
            next_step = say("Go on with `coc resume {sign}`.", sign=self.base.id.partition("-")[2])
            return StoppedError(say("The case is as it was; what you entered is kept."), stopped.code, next_step)
        self.desk.folder.drop_draft(self.base.id)
        return stopped

    def _keep_typed(self, slot: str, text: str) -> None:
        """Keep an open text as far as it has come, beside a draft to which it can lead back."""
        folder, case_id = self.desk.folder, self.base.id
        with suppress(CocError):  # the answer itself will say so
            if case_id not in folder.drafts():
                folder.keep_draft(case_id, self.session)
            folder.half_typed(case_id).keep(slot, text)

    def walked(
        self,
        asker: Asker,
        wanted: Callable[[Slot], bool],
        *,
        keep: Keep = _nowhere,
        typing: Callable[[str, str], None] = keep_nothing,
    ) -> Case:
        """Ask what is wanted and return the case with it."""
        walk = Walk(
            steps=steps_of(self.session, self.procedure),
            base=self.base,
            asker=asker,
            keep=keep,
            clock=self.clock or self.desk.now,
            draw=self.desk.draw,
            zone=self.desk.zone,
            wanted=wanted,
            review=False,
            around=around(self.desk, self.procedure),
            typing=typing,
            remark=partial(second_look, time_to_appeal=self._time_to_appeal()),
            leads_back=True,
        )
        outcome = walk.run(self.session)
        if isinstance(outcome, Left):
            raise StoppedError(say("The case is as it was."), outcome.code)
        return outcome.record

    def _time_to_appeal(self) -> timedelta | None:
        clocks = {**self.procedure.clocks, **self.desk.team.clocks}
        return length(clocks["appeal"]) if "appeal" in clocks else None


def _with_what_was_typed(session: Session, typed: HalfTyped) -> Session:
    """Stand at the question whose text was being typed when the laptop died, unless it was answered since."""
    slot, text = typed.read() or ("", "")
    return session.standing_at(slot, text) if slot and slot not in session.answers else session


def _change(desk: Desk, before: Stored[Case], by: str) -> Change:
    procedure = desk.folder.procedure(before.record.procedure)
    session = change_of(before.record, before.revision, procedure, by=by, at=desk.now())
    return Change(desk, before.record, procedure, session)


def save(desk: Desk, before: Stored[Case], after: Case, *, by: str, data: bytes | None = None) -> None:
    """Save a changed case; ``data`` is what somebody edited by hand, whose comments stay."""
    if after == before.record and data in (None, before.data):
        desk.console.complain(say("Nothing was changed."))
        return
    refuse_unlawful(desk, before.record, after)
    desk.folder.save(before, after, at=desk.now(), by=by, comments_from=data)
    desk.console.result(say("Saved {case}", case=after.id))


def ask(desk: Desk, before: Stored[Case], question: str | None, *, by: str) -> None:
    """Ask one question anew, and what only then applies; then save it."""
    if before.record.id in desk.folder.drafts():
        sign = before.record.id.partition("-")[2]
        first = say("Go on with it first: coc resume {sign}", sign=sign)
        raise ChangedMeanwhileError(say("A change of this case was put aside."), first)
    change = _change(desk, before, by)
    slots = open_slots(before.record, change.session, change.procedure)
    with stoppable(desk.stops):
        wanted = question or _chosen(desk.asker, _worth_offering(slots, before.record, change.session))
        if wanted not in {slot.name for slot in slots}:
            there_are = say("`coc edit CASE` lists those there are.")
            raise NotFoundError(say("There is no such question for this case."), there_are)
        session = change.session.model_copy(update={"wanted": (wanted,)})
        _ask_and_save(desk, before, replace(change, session=session))


def ask_put_off(desk: Desk, before: Stored[Case], *, by: str) -> None:
    """Ask everything that was put off to be asked later, in one go; then save it."""
    change = _change(desk, before, by)
    later = {address for address, reason in before.record.unanswered.items() if reason == "later"}
    slots = open_slots(before.record, change.session, change.procedure)
    wanted = tuple(slot.name for slot in slots if slot.writes(change.session.keys) in later)
    if not wanted:
        _let_go(desk, before, later, by=by)
        return
    session = change.session.model_copy(update={"wanted": wanted})
    _ask_and_save(desk, before, replace(change, session=session))


def _let_go(desk: Desk, before: Stored[Case], later: set[str], *, by: str) -> None:
    """Let somebody say that what no question asks for any more stays unknown; nothing else could settle it."""
    prompt = Prompt(
        slot="let-go",
        title=say("What was put off"),
        ask=say("No question asks for this any more. Is it to stay as not known?"),
        form="choice",
        fields=tuple((address, say("put off")) for address in sorted(later)),
        options=translated(YES_OR_NO),
        has_asides=False,
    )
    if desk.asker.ask(prompt, None) != Answer(YES):
        add_it = say("Add it with `coc edit {case} --whole`.", case=before.record.id)
        raise StoppedError(say("The case is as it was."), ExitCode.DONE, add_it)
    unanswered: dict[str, SkipReason] = {**before.record.unanswered, **dict.fromkeys(later, "unknown")}
    save(desk, before, before.record.model_copy(update={"unanswered": unanswered}), by=by)


def go_on(desk: Desk, session: Session) -> None:
    """Go on with a change that was put aside; what it changes is the case as it is now."""
    before = desk.read(session.case)
    if before.revision != session.revision:
        desk.console.complain(say("This case was saved since you stopped. Your answers go onto what is there now."))
    procedure = desk.folder.procedure(before.record.procedure)
    with stoppable(desk.stops):
        _ask_and_save(desk, before, Change(desk, before.record, procedure, session))


def _ask_and_save(desk: Desk, before: Stored[Case], change: Change) -> None:
    case_id = before.record.id
    old = unfinished.no_longer_asked(change.session, change.procedure)
    with desk.folder.claim_draft(case_id):
        unfinished.announce_notes(desk.asker, old)
        save(desk, before, change.asked(desk.asker), by=desk.who())
        unfinished.note_answers(desk, before.record, old, by=desk.who())
        desk.folder.drop_draft(case_id)


def from_file(desk: Desk, before: Stored[Case], path: Path, *, by: str) -> Case:
    """Take changed answers out of a file; what the file leaves out stays as it is."""
    answers = read_record(AnswerFile, read_file(path, limit=LONGEST_FILE, shown=path.name), file=path.name).answers
    asker = FileAsker(answers, file=path.name, remarked=desk.console.complain)
    after = _change(desk, before, by).walked(asker, lambda slot: slot.name in answers)
    asker.expect_all_used()
    return after


def in_editor(desk: Desk, before: Stored[Case], *, by: str) -> None:
    """Open the whole file in an editor until it is valid, or until somebody leaves it; then save it.

    The copy that is edited lies under ``drafts/``; editors may leave copies of their own beside it.
    """
    if desk.team.encrypted:
        plain = say("An editor would need this case as plain text, and the folder is encrypted.")
        raise NotPermittedError(plain, say("`coc edit {case}` asks question by question.", case=before.record.id))
    asker = desk.asker
    path = desk.folder.lend(before)
    while True:
        edit_file(path, desk.environ)
        try:
            after = desk.folder.lent(before)
        except InvalidDataError as error:
            desk.console.complain(str(error))
            if not _again(asker):
                kept = say("Your text is kept in {file}.", file=f"drafts/{path.name}")
                raise StoppedError(say("The case is as it was."), ExitCode.INVALID_DATA, kept) from None
        else:
            _take_over(desk, before, after, by=by)
            return


def _take_over(desk: Desk, before: Stored[Case], after: Stored[Case], *, by: str) -> None:
    """Save what was edited, and remove the copy once its words are kept: in the case, or beside the drafts."""
    try:
        save(desk, before, after.record, by=by, data=after.data)
    except ChangedMeanwhileError:
        desk.folder.take_back(before)
        raise
    desk.folder.take_back(before)


def _again(asker: Asker) -> bool:
    prompt = Prompt(
        slot="again",
        title=say("This cannot be saved as it is"),
        ask=say("Open it again?"),
        form="choice",
        options=translated(YES_OR_NO),
        can_go_back=False,
    )
    return asker.ask(prompt, None) == Answer(YES)


def _worth_offering(slots: tuple[Slot, ...], case: Case, session: Session) -> tuple[Slot, ...]:
    """Leave out what the review has yet to ask: those steps are taken there, in their order."""
    tree = case.to_tree()

    def was_asked(slot: Slot) -> bool:
        address = slot.writes(session.keys)
        return address is not None and (get_in(tree, address) is not None or address in case.unanswered)

    return tuple(slot for slot in slots if slot.step.part != "review" or was_asked(slot))


def _chosen(asker: Asker, slots: tuple[Slot, ...]) -> str:
    """Ask which question to ask again."""
    reply = asker.ask(change_prompt(list(slots)), None)
    match reply:
        case Answer(value):
            return str(value)
        case Leave(_, code):
            raise StoppedError(say("The case is as it was."), code)
        case _:
            return _chosen(asker, slots)
