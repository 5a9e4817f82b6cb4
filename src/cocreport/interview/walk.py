"""The one walk: ask what applies, keep each answer before the next question, look it over, be done."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from functools import partial
from typing import Final, Generic, TypeAlias, TypeVar, assert_never

from cocreport.clock import Clock
from cocreport.errors import ExitCode, FolderNotReadyError, InvalidDataError
from cocreport.interview import asides
from cocreport.interview.asides import NOTHING_AROUND, Around
from cocreport.interview.asker import Answer, Asker, Back, Briefing, Contacts, Help, Leave, Prompt, Reply, Skip
from cocreport.interview.prompting import (
    PAUSE,
    SAVE,
    change_prompt,
    confirm_time,
    prompt_for,
    review_prompt,
)
from cocreport.interview.session import SKIP, Replies, is_skip
from cocreport.interview.sheets import GO_ON, next_row, rows_of, sheet_prompt
from cocreport.interview.times import HOW_TO_WRITE_A_TIME, read_time
from cocreport.interview.unfold import YES, Progress, Slot, unfold
from cocreport.model.keys import Draw, new_key
from cocreport.model.record import Record
from cocreport.model.template import placeholders_to_draw
from cocreport.model.terms import HANDLE_PATTERN, MOMENT_PATTERN, spell_moment
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Step
from cocreport.words import N_, say

R = TypeVar("R", bound=Record)
Keep: TypeAlias = Callable[[Replies], None]

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


def keep_nothing(_slot: str, _text: str) -> None:
    """Keep nothing of a text that is still being typed."""


@dataclass(frozen=True)
class Walk(Generic[R]):
    """A walk through steps of the procedure over a record.

    ``keep`` puts replies where they outlive the program; it is called after every reply, before the next
    question. ``typing`` is handed slot and text while a text is being typed. ``around`` is who can be called or chosen.
    ``wanted`` leaves out slots that nobody is to be asked for; what they have stays as it is.
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
        return unfold(self.steps, self.base.to_tree(), replies)

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
        prompt = replace(prompt_for(slot, progress, type(self.base), self.around.team), is_kept=self.is_kept)
        prompt = replace(prompt, fields=self.around.contacts) if slot.step.on_call else prompt
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
        reply = self.asker.ask(asides.relief_prompt(self.around), None)
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

    def _gone_back(self, slot: Slot, prompt: Prompt, typed: str, progress: Progress, replies: Replies) -> Replies:
        """Go to the question before; what was typed in this one stays as its answer."""
        before = self._before(slot, progress)
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
        if prompt.form == "time":
            return self._time_answered(slot, str(value), replies)
        if prompt.options and not prompt.write_in and not _is_offered(prompt, value):
            return self._told(slot, say(_NOT_ON_OFFER), value, replies)
        return self._accepted(slot, value, replies)

    def _time_answered(self, slot: Slot, typed: str, replies: Replies) -> Replies | Left:
        if re.match(MOMENT_PATTERN, typed):
            return self._accepted(slot, typed, replies)
        reading = read_time(typed, now=self.clock(), zone=self.zone)
        if reading is None:
            return self._told(slot, say(HOW_TO_WRITE_A_TIME), typed, replies)
        reply = self.asker.ask(confirm_time(slot, reading), None)
        if isinstance(reply, Leave):
            return self._left(replies.standing_at(slot.name, typed), reply.code)
        if reply != Answer(YES):
            return replies.standing_at(slot.name, typed)
        return self._accepted(slot, spell_moment(reading), replies)

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
        """Take a reply in when the record it makes is valid; replies it makes pointless are forgotten."""
        try:
            keys = self._new_keys(slot, given, replies)
            candidate = replies.knowing(keys).replied(slot.name, given, at=self.clock())
            was = self._unfolded(replies).slots
            candidate = self._moved_along(candidate, was, replies)
            progress = self._unfolded(candidate)
            type(self.base).from_tree(progress.tree)
        except InvalidDataError as error:
            return self._told(slot, str(error), "" if is_skip(given) else given, replies)
        self._tell_what_goes(was, progress, candidate, replies)
        return candidate.only((one.name for one in progress.slots), keys=self._keys_in_use(progress, candidate))

    def _moved_along(self, candidate: Replies, was: tuple[Slot, ...], replies: Replies) -> Replies:
        """Let what stands at an address whose question is gone answer the question that now writes there."""
        gone = _gone(was, self._unfolded(candidate), candidate)
        if not gone:
            return candidate
        candidate = self._with_former_constants(candidate, gone, replies)
        given = [one for one in gone if candidate.answer(one.name) is not None]
        by_address = {address: one.name for one in given if (address := one.writes(replies.keys))}
        for one in self._unfolded(candidate).slots:
            former = by_address.get(one.writes(candidate.keys) or "")
            if former and one.name not in candidate.answers:
                candidate = candidate.taking_over(former, one.name)
        return candidate

    def _with_former_constants(self, candidate: Replies, gone: list[Slot], replies: Replies) -> Replies:
        """Let a constant of a step that is no longer taken answer the question that now writes to its address."""
        constants = {
            slot.address(template, replies.keys): slot.address(str(value), replies.keys)
            for slot in gone
            for template, value in slot.step.sets.items()
            if not isinstance(value, list)
        }
        for one in self._unfolded(candidate).slots:
            value = constants.get(one.writes(candidate.keys))
            if value and one.name not in candidate.answers:
                candidate = candidate.replied(one.name, value, at=self.clock())
        return candidate

    def _tell_what_goes(self, was: tuple[Slot, ...], progress: Progress, candidate: Replies, replies: Replies) -> None:
        """Name the questions whose answers are taken out, because they are no longer asked."""
        stands = {one.writes(candidate.keys) for one in progress.slots}
        asks = [
            say(one.question.ask)
            for one in _gone(was, progress, candidate)
            if one.question and candidate.answer(one.name) is not None and one.writes(replies.keys) not in stands
        ]
        if asks:
            self.asker.tell(f"{say(_TAKEN_OUT)} {' '.join(asks)}")

    def _keys_in_use(self, progress: Progress, replies: Replies) -> Iterator[str]:
        """Give the keys that stay: all that chance made, and what somebody gave as a name and still stands."""
        given = {slot.names_key for slot in progress.slots}
        naming = {question.names for step in self.steps for question in step.questions}
        yield from (key for key in replies.keys if key in given or key.partition(".")[0] not in naming)

    def _new_keys(self, slot: Slot, given: Tree, replies: Replies) -> Mapping[str, str | None]:
        """Make keys for the placeholders that a slot is the first to use."""
        if slot.names_key:
            return {slot.names_key: None if is_skip(given) else str(given)}
        made: dict[str, str] = {}
        for template in slot.templates():
            for kind, placeholder in placeholders_to_draw(template):
                name = slot.key_name(placeholder)
                if name not in replies.keys and name not in made:
                    taken = [*_keys_in(self.base.to_tree()), *replies.keys.values(), *made.values()]
                    made[name] = new_key(kind, taken, self.draw)
        return made

    def _ended(self, progress: Progress, replies: Replies) -> Replies | Left | Finished[R]:
        return self._looked_over(progress, replies) if self.review else self._finished(progress, replies)

    def _looked_over(self, progress: Progress, replies: Replies) -> Replies | Left | Finished[R]:
        """Show what was answered and have it saved, changed, or put off."""
        reply = self.asker.ask(review_prompt(self._slots(progress), replies, is_kept=self.is_kept), None)
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


def _gone(was: tuple[Slot, ...], progress: Progress, replies: Replies) -> list[Slot]:
    """Return the slots with a reply that are no longer asked."""
    asked = {slot.name for slot in progress.slots}
    return [slot for slot in was if slot.name not in asked and slot.name in replies.answers]


def _is_offered(prompt: Prompt, value: Tree) -> bool:
    """Tell whether an answer, or each of several, is among the options."""
    offered = {option.value for option in prompt.options}
    return all(one in offered for one in (value if isinstance(value, list) else [value]))


def as_lines(given: Tree) -> str:
    """Return an answer as it was typed: a list with an item a line."""
    return "\n".join(map(str, given)) if isinstance(given, list) else str(given)


def _keys_in(tree: Tree) -> Iterator[str]:
    """Give every name of an entry at any depth."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from _keys_in(value)
