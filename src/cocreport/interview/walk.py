"""The one walk: ask what applies, keep each answer before the next question, look it over, be done."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from functools import partial
from typing import Final, Generic, TypeAlias, TypeVar, assert_never

from cocreport.clock import Clock
from cocreport.errors import ExitCode, FolderNotReadyError, InvalidDataError
from cocreport.interview import asides
from cocreport.interview.asides import NOTHING_AROUND, Around
from cocreport.interview.asker import Answer, Asker, Back, Briefing, Contacts, Help, Leave, Prompt, Reply, Skip
from cocreport.interview.consequences import Consequences, Taken
from cocreport.interview.offers import offered_in
from cocreport.interview.prompting import (
    KEEP,
    PAUSE,
    SAVE,
    change_prompt,
    confirm_time,
    excluded_in,
    prompt_for,
    remark_prompt,
    review_prompt,
)
from cocreport.interview.readings import WAYS, Way, spelled
from cocreport.interview.session import SKIP, Replies, is_skip
from cocreport.interview.sheets import GO_ON, next_row, rows_of, sheet_prompt
from cocreport.interview.unfold import YES, Progress, Slot, unfold
from cocreport.model.keys import Draw
from cocreport.model.record import Record
from cocreport.model.spellings import HANDLE_PATTERN
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Step
from cocreport.words import N_, say

R = TypeVar("R", bound=Record)
Keep: TypeAlias = Callable[[Replies], None]
Remark: TypeAlias = Callable[[Slot, Tree, Progress], str]

_HOW_TO_WRITE_A_NAME: Final = N_("A short name in lower case, without blanks, is enough here: like ines or night-desk.")
_NAME_IS_TAKEN: Final = N_("This short name stands there already. Choose another one.")
_NOT_ON_OFFER: Final = N_("This is not one of the answers on offer.")
_TYPED_FORMS: Final = ("line", "text")
_TAKEN_OUT: Final = N_("With this answer the following is not asked any more, and what stood there is taken out:")
_HELP_BEFORE_SAVING: Final = N_(
    "Look the answers over. Each of them can still be changed. The case is saved when you say so."
)
_HELP_ON_A_SHEET: Final = N_("Take the lines in any order. What is passed over stays open and can be added later.")
_NO_HELP: Final = N_("The answer helps the people who follow this up. It can stay open.")


@dataclass(frozen=True)
class Finished(Generic[R]):
    """The walk came to its end; this is what the answers make."""

    replies: Replies
    record: R


@dataclass(frozen=True)
class Left:
    """Somebody stopped on the way; everything is in the replies that were kept."""

    replies: Replies
    code: ExitCode


def everything(_: Slot) -> bool:
    """Ask each question that applies."""
    return True


def nothing_to_remark(_slot: Slot, _given: Tree, _progress: Progress) -> str:
    """Take every answer without a remark."""
    return ""


def keep_nothing(_slot: str, _text: str) -> None:
    """Keep nothing of a text that is still being typed."""


@dataclass(frozen=True)
class Walk(Generic[R]):
    """A walk through steps of the procedure over a record.

    ``keep`` puts replies where they outlive the program; it is called after every reply, before the next
    question. ``typing`` is handed slot and text while a text is being typed. ``around`` is who can be called or chosen.
    ``wanted`` leaves out slots that nobody is to be asked for; what they have stays as it is.
    ``remark`` says what should be looked at once more in an answer, given with what it makes; it refuses nothing.
    Where it ``leads_back``, whoever goes back from the first question leaves the walk.
    """

    steps: tuple[Step, ...]
    base: R
    asker: Asker
    keep: Keep
    clock: Clock
    draw: Draw
    zone: tzinfo
    wanted: Callable[[Slot], bool] = everything
    review: bool = True
    is_kept: bool = True
    around: Around = NOTHING_AROUND
    typing: Callable[[str, str], None] = keep_nothing
    remark: Remark = nothing_to_remark
    leads_back: bool = False
    _shown: set[tuple[str, str, str]] = field(default_factory=set, init=False)

    def run(self, replies: Replies) -> Finished[R] | Left:
        """Ask until everything is answered and looked over, or until somebody stops."""
        while True:
            progress = self._unfolded(replies)
            slot = self._next(progress, replies)
            after = self._reply_in(slot, progress, replies) if slot else self._ended(progress, replies)
            if not isinstance(after, Replies):
                return after
            replies = self._kept(slot, replies, after)

    def _kept(self, slot: Slot | None, before: Replies, after: Replies) -> Replies:
        """Keep a reply; where the disk does not take it, say so and stay at the question with what was typed."""
        try:
            self.keep(after)
        except FolderNotReadyError as error:
            self.asker.tell(str(error))
            if slot is None:
                return before
            typed = after.answer(slot.name) or (after.typed if after.question == slot.name else None)
            return before.standing_at(slot.name, as_lines(typed)) if typed else before
        return after

    def _unfolded(self, replies: Replies) -> Progress:
        return self._with_offers(unfold(self.steps, self.base.to_tree(), replies))

    def _with_offers(self, progress: Progress) -> Progress:
        return replace(progress, offered=offered_in(progress.tree, self.around))

    def _slots(self, progress: Progress) -> list[Slot]:
        return [slot for slot in progress.slots if self.wanted(slot)]

    def _next(self, progress: Progress, replies: Replies) -> Slot | None:
        """Return the slot somebody went back to, or else the first without a reply."""
        slots = self._slots(progress)
        standing = [slot for slot in slots if slot.name == replies.question]
        open_ = [slot for slot in self._by_themselves(slots) if slot.name not in replies.answers]
        return next(iter(standing or open_), None)

    def _by_themselves(self, slots: list[Slot]) -> list[Slot]:
        """Leave out the slots that are reached from a sheet."""
        sheets = {slot.name for slot in slots if slot.is_sheet}
        return [slot for slot in slots if slot.sheet not in sheets]

    def _reply_in(self, slot: Slot, progress: Progress, replies: Replies) -> Replies | Left:
        if slot.is_sheet:
            return self._row_of(slot, progress, replies)
        prompt = replace(prompt_for(slot, progress, type(self.base)), is_kept=self.is_kept)
        prompt = replace(prompt, fields=self.around.contacts) if slot.step.on_call else prompt
        prompt = replace(prompt, can_go_back=prompt.can_go_back or self.leads_back)
        current = self._current(slot, progress, replies)
        reply = self.asker.ask(prompt, current, typing=partial(self.typing, slot.name))
        match reply:
            case Answer(value):
                return self._answered(slot, prompt, value, replies)
            case Skip(reason):
                return self._accepted(slot, {SKIP: reason}, replies)
            case Back(typed):
                return self._gone_back(slot, prompt, typed, progress, replies)
            case _:
                return self._stood(slot, reply, replies)

    def _row_of(self, slot: Slot, progress: Progress, replies: Replies) -> Replies | Left:
        """Show a sheet, and go to the line that was chosen, or on."""
        rows = rows_of(slot, self._slots(progress), replies)
        prompt = replace(sheet_prompt(slot, rows, progress, replies), is_kept=self.is_kept)
        reply = self.asker.ask(prompt, next_row(rows, progress, replies))
        match reply:
            case Answer(value) if value == GO_ON:
                return self._accepted(slot, YES, replies)
            case Answer(value) if any(row.name == value and not row.question for row in rows):
                return self._accepted(slot, YES, self._accepted(self._named(str(value), rows), YES, replies))
            case Answer(value) if any(row.name == value for row in rows):
                return replies.without(slot.name).standing_at(str(value))
            case Answer(_) | Skip(_):
                return self._told(slot, say(_NOT_ON_OFFER), "", replies)
            case Back(_):
                return replies.standing_at(self._before(slot, progress))
            case _:
                return self._stood(slot, reply, replies)

    def _named(self, name: str, slots: list[Slot]) -> Slot:
        return next(slot for slot in slots if slot.name == name)

    def _stood(self, slot: Slot, reply: Help | Contacts | Briefing | Leave, replies: Replies) -> Replies | Left:
        """Do what was asked for beside the question, and stay at it with what was typed."""
        standing = replies.standing_at(slot.name, reply.typed)
        match reply:
            case Help():
                self.asker.tell(self._help(slot))
                return standing
            case Contacts():
                return self._called(standing)
            case Briefing():
                return self._briefed(slot, standing)
            case Leave(_, code):
                return self._left(standing, code)
            case _:
                assert_never(reply)

    def _briefed(self, slot: Slot, standing: Replies) -> Replies | Left:
        reply = self.asker.ask(asides.briefing_prompt(slot.step, self.around), asides.BACK_TO_IT)
        return self._left(standing, reply.code) if isinstance(reply, Leave) else standing

    def _called(self, standing: Replies) -> Replies | Left:
        """Show whom to call, and note what was done about it; then stand where it was left."""
        reply = self.asker.ask(asides.contacts_prompt(self.around, self.steps), None)
        match reply:
            case Answer(value) if who := asides.called(value):
                free = asides.free_call(self.steps, self._unfolded(standing), standing)
                noted = self._accepted(free, who, standing)
                return noted.standing_at(standing.question, standing.typed or "")
            case Answer(asides.STOP):
                return self._left(standing, ExitCode.DONE)
            case Answer(asides.RELIEF):
                return self._relieved(standing)
            case Leave(_, code):
                return self._left(standing, code)
            case _:
                return standing

    def _relieved(self, standing: Replies) -> Replies | Left:
        """Ask who goes on with this, and leave it to them."""
        excluded = excluded_in(self._unfolded(standing))
        reply = self.asker.ask(asides.relief_prompt(self.around, excluded), None)
        match reply:
            case Answer(value) if re.match(HANDLE_PATTERN, str(value)):
                return self._left(standing.relieved_by(str(value)), ExitCode.DONE)
            case Answer(_):
                self.asker.tell(say(_HOW_TO_WRITE_A_NAME))
                return self._relieved(standing)
            case Leave(_, code):
                return self._left(standing, code)
            case _:
                return standing

    def _gone_back(
        self, slot: Slot, prompt: Prompt, typed: str, progress: Progress, replies: Replies
    ) -> Replies | Left:
        """Go to the question before; what was typed in this one stays as its answer."""
        before = self._before(slot, progress)
        if self.leads_back and before == slot.name:
            return self._left(replies.standing_at(slot.name, typed), ExitCode.DONE)
        if typed.strip() and prompt.form in _TYPED_FORMS:
            replies = self._accepted(slot, typed, replies)
        return replies.standing_at(before)

    def _left(self, replies: Replies, code: ExitCode) -> Left:
        self.keep(replies)
        return Left(replies, code)

    def _before(self, slot: Slot, progress: Progress) -> str:
        """Return the question before; the one before a line of a sheet is the sheet."""
        slots = self._slots(progress)
        alone = self._by_themselves(slots)
        if slot not in alone:
            return str(slot.sheet)
        return alone[max(0, alone.index(slot) - 1)].name

    def _current(self, slot: Slot, progress: Progress, replies: Replies) -> Tree | None:
        """Return what stands in a slot: half typed, answered, or in the record from before."""
        if replies.question == slot.name and replies.typed:
            return replies.typed
        return progress.stands(slot, replies)

    def _help(self, slot: Slot) -> str:
        if slot.is_sheet:
            return say(_HELP_ON_A_SHEET)
        return say((slot.question.why if slot.question else None) or _NO_HELP)

    def _answered(self, slot: Slot, prompt: Prompt, value: Tree, replies: Replies) -> Replies | Left:
        """Accept an answer, or say what is wrong with it and stay at the question with what was typed."""
        if slot.names_key and (problem := self._bad_name(slot, str(value), replies)):
            return self._told(slot, problem, value, replies)
        if way := WAYS.get(prompt.form):
            return self._time_answered(slot, way, str(value), replies)
        if not _takes(prompt, value):
            return self._told(slot, say(_NOT_ON_OFFER), value, replies)
        return self._accepted_as_remarked(slot, value, replies)

    def _time_answered(self, slot: Slot, way: Way, typed: str, replies: Replies) -> Replies | Left:
        """Accept a time, or a day, as files have it; whatever else it is read from is confirmed first."""
        if re.match(way.pattern, typed):
            return self._accepted_as_remarked(slot, typed, replies)
        reading = way.read(typed, now=self.clock(), zone=self.zone)
        if reading is None:
            return self._told(slot, say(way.how_to_write), typed, replies)
        reply = self.asker.ask(confirm_time(slot, reading), None)
        if isinstance(reply, Leave):
            return self._left(replies.standing_at(slot.name, typed), reply.code)
        if reply != Answer(YES):
            return replies.standing_at(slot.name, typed)
        return self._accepted_as_remarked(slot, spelled(reading), replies)

    def _bad_name(self, slot: Slot, name: str, replies: Replies) -> str | None:
        """Say what is wrong with a name that somebody gives: addresses are made of it, and it stands only once."""
        if not re.match(HANDLE_PATTERN, name):
            return say(_HOW_TO_WRITE_A_NAME)
        kind = (slot.names_key or "").partition(".")[0]
        others = {key: used for key, used in replies.keys.items() if key != slot.names_key}
        is_taken = any(used == name for key, used in others.items() if key.partition(".")[0] == kind)
        return say(_NAME_IS_TAKEN) if is_taken else None

    def _told(self, slot: Slot, problem: str, typed: Tree, replies: Replies) -> Replies:
        self.asker.tell(problem)
        return replies.standing_at(slot.name, as_lines(typed))

    def _accepted(self, slot: Slot, given: Tree, replies: Replies) -> Replies:
        """Take a reply in when the record it makes is valid; else say what is wrong and stay with what was typed."""
        taken = self._taken(slot, given, replies)
        return self._settled(taken) if isinstance(taken, Taken) else taken

    def _accepted_as_remarked(self, slot: Slot, given: Tree, replies: Replies) -> Replies | Left:
        """Take an answer in; one that draws a remark for the first time is looked at once more before."""
        taken = self._taken(slot, given, replies)
        if not isinstance(taken, Taken):
            return taken
        remark = self.remark(slot, given, self._with_offers(taken.progress))
        if not remark or self._was_shown(slot, given, remark):
            return self._settled(taken)
        standing = replies.standing_at(slot.name, as_lines(given))
        match self.asker.ask(remark_prompt(slot, remark), None):
            case Answer(value) if value == KEEP:
                return self._settled(taken)
            case Leave(_, code):
                return self._left(standing, code)
            case _:
                return standing

    def _was_shown(self, slot: Slot, given: Tree, remark: str) -> bool:
        """Tell whether a remark was shown for the same text before; from now on it was."""
        shown = (slot.name, as_lines(given), remark)
        if shown in self._shown:
            return True
        self._shown.add(shown)
        return False

    def _taken(self, slot: Slot, given: Tree, replies: Replies) -> Taken | Replies:
        """Return what a reply makes, or where the record would not be valid, the replies as they were."""
        consequences = Consequences(self.steps, self.base.to_tree(), self.clock, self.draw, self._can_take)
        try:
            taken = consequences.of(slot, given, replies)
            type(self.base).from_tree(taken.progress.tree)
        except InvalidDataError as error:
            return self._told(slot, str(error), "" if is_skip(given) else given, replies)
        return taken

    def _can_take(self, slot: Slot, given: Tree, progress: Progress) -> bool:
        return _takes(prompt_for(slot, self._with_offers(progress), type(self.base)), given)

    def _settled(self, taken: Taken) -> Replies:
        if taken.gone:
            self.asker.tell(f"{say(_TAKEN_OUT)} {' '.join(taken.gone)}")
        return taken.replies

    def _ended(self, progress: Progress, replies: Replies) -> Replies | Left | Finished[R]:
        return self._looked_over(progress, replies) if self.review else self._finished(progress, replies)

    def _looked_over(self, progress: Progress, replies: Replies) -> Replies | Left | Finished[R]:
        """Show what was answered and have it saved, changed, or put off."""
        slots, offered = self._slots(progress), progress.offered
        reply = self.asker.ask(review_prompt(slots, replies, offered=offered, is_kept=self.is_kept), None)
        match reply:
            case Answer(value) if value == SAVE:
                return self._finished(progress, replies)
            case Answer(value) if value == PAUSE:
                return self._left(replies, ExitCode.DONE)
            case Leave(_, code):
                return self._left(replies, code)
            case Back(_):
                return replies.standing_at(self._by_themselves(self._slots(progress))[-1].name)
            case Answer(_):
                return self._chosen_to_change(progress, replies)
            case _:
                return self._beside_the_review(reply, replies)

    def _beside_the_review(self, reply: Reply, replies: Replies) -> Replies | Left:
        if isinstance(reply, Contacts):
            return self._called(replies)
        self.asker.tell(say(_HELP_BEFORE_SAVING))
        return replies

    def _finished(self, progress: Progress, replies: Replies) -> Finished[R]:
        return Finished(replies, type(self.base).from_tree(progress.tree))

    def _chosen_to_change(self, progress: Progress, replies: Replies) -> Replies | Left:
        reply = self.asker.ask(change_prompt(self._slots(progress)), None)
        match reply:
            case Answer(value):
                return replies.standing_at(str(value))
            case Leave(_, code):
                return self._left(replies, code)
            case _:
                return replies


def _takes(prompt: Prompt, value: Tree) -> bool:
    """Tell whether an answer, or each of several, is among the options, where there are no others."""
    offered = {option.value for option in prompt.options}
    is_open = not offered or prompt.write_in
    return is_open or all(one in offered for one in (value if isinstance(value, list) else [value]))


def as_lines(given: Tree) -> str:
    """Return an answer as it was typed: a list with an item a line."""
    return "\n".join(map(str, given)) if isinstance(given, list) else str(given)
