"""The one walk: ask what applies, keep each answer before the next question, look it over, be done."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final, Generic, TypeAlias, TypeVar, assert_never

from cocreport.clock import Clock
from cocreport.errors import ExitCode, FolderNotReadyError, InvalidDataError
from cocreport.interview.asker import Answer, Asker, Back, Help, Leave, Prompt, Skip
from cocreport.interview.prompting import (
    PAUSE,
    SAVE,
    change_prompt,
    confirm_time,
    prompt_for,
    review_prompt,
)
from cocreport.interview.session import SKIP, Replies, is_skip
from cocreport.interview.times import HOW_TO_WRITE_A_TIME, read_time
from cocreport.interview.unfold import YES, Progress, Slot, unfold
from cocreport.model.address import get_in
from cocreport.model.keys import Draw, new_key
from cocreport.model.record import Record
from cocreport.model.template import placeholders_to_draw
from cocreport.model.terms import HANDLE_PATTERN, MOMENT_PATTERN, spell_moment
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Step

R = TypeVar("R", bound=Record)
Keep: TypeAlias = Callable[[Replies], None]

_HOW_TO_WRITE_A_NAME: Final = "A short name in lower case, without blanks, is enough here: like ines or night-desk."
_NAME_IS_TAKEN: Final = "This short name stands there already. Choose another one."
_TYPED_FORMS: Final = ("line", "text")
_TAKEN_OUT: Final = "With this answer the following is not asked any more, and what stood there is taken out:"
_HELP_BEFORE_SAVING: Final = (
    "Look the answers over. Each of them can still be changed. The case is saved when you say so."
)
_NO_HELP: Final = "The answer helps the people who follow this up. It can stay open."


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


@dataclass(frozen=True)
class Walk(Generic[R]):
    """A walk through steps of the procedure over a record.

    ``keep`` puts replies where they outlive the program; it is called after every reply, before the next
    question. ``wanted`` leaves out slots that nobody is to be asked for; what they have stays as it is.
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
            given = after.answer(slot.name) if slot else None
            return before.standing_at(slot.name, as_lines(given)) if slot and given else before
        return after

    def _unfolded(self, replies: Replies) -> Progress:
        return unfold(self.steps, self.base.to_tree(), replies)

    def _slots(self, progress: Progress) -> list[Slot]:
        return [slot for slot in progress.slots if self.wanted(slot)]

    def _next(self, progress: Progress, replies: Replies) -> Slot | None:
        """Return the slot somebody went back to, or else the first without a reply."""
        slots = self._slots(progress)
        standing = [slot for slot in slots if slot.name == replies.question]
        open_ = [slot for slot in slots if slot.name not in replies.answers]
        return next(iter(standing or open_), None)

    def _reply_in(self, slot: Slot, progress: Progress, replies: Replies) -> Replies | Left:
        prompt = replace(prompt_for(slot, progress, type(self.base)), is_kept=self.is_kept)
        reply = self.asker.ask(prompt, self._current(slot, progress, replies))
        match reply:
            case Answer(value):
                return self._answered(slot, prompt, value, replies)
            case Skip(reason):
                return self._accepted(slot, {SKIP: reason}, replies)
            case Back(typed):
                return self._gone_back(slot, prompt, typed, progress, replies)
            case Help(typed):
                self.asker.tell(self._help(slot))
                return replies.standing_at(slot.name, typed)
            case Leave(typed, code):
                return self._left(replies.standing_at(slot.name, typed), code)
            case _:
                assert_never(reply)

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
        slots = self._slots(progress)
        return slots[max(0, slots.index(slot) - 1)].name

    def _current(self, slot: Slot, progress: Progress, replies: Replies) -> Tree | None:
        """Return what stands in a slot: half typed, answered, or in the record from before."""
        if replies.question == slot.name and replies.typed:
            return replies.typed
        address = slot.writes(replies.keys)
        return replies.answer(slot.name) or (get_in(progress.tree, address) if address else None)

    def _help(self, slot: Slot) -> str:
        return (slot.question.why if slot.question else None) or _NO_HELP

    def _answered(self, slot: Slot, prompt: Prompt, value: Tree, replies: Replies) -> Replies | Left:
        """Accept an answer, or say what is wrong with it and stay at the question with what was typed."""
        if slot.names_key and (problem := self._bad_name(slot, str(value), replies)):
            return self._told(slot, problem, value, replies)
        if prompt.form == "time":
            return self._time_answered(slot, str(value), replies)
        if prompt.options and not prompt.write_in and value not in [option.value for option in prompt.options]:
            return self._told(slot, "This is not one of the answers on offer.", value, replies)
        return self._accepted(slot, value, replies)

    def _time_answered(self, slot: Slot, typed: str, replies: Replies) -> Replies | Left:
        if re.match(MOMENT_PATTERN, typed):
            return self._accepted(slot, typed, replies)
        reading = read_time(typed, now=self.clock(), zone=self.zone)
        if reading is None:
            return self._told(slot, HOW_TO_WRITE_A_TIME, typed, replies)
        reply = self.asker.ask(confirm_time(slot, reading), None)
        if isinstance(reply, Leave):
            return self._left(replies.standing_at(slot.name, typed), reply.code)
        if reply != Answer(YES):
            return replies.standing_at(slot.name, typed)
        return self._accepted(slot, spell_moment(reading), replies)

    def _bad_name(self, slot: Slot, name: str, replies: Replies) -> str | None:
        """Say what is wrong with a name that somebody gives: addresses are made of it, and it stands only once."""
        if not re.match(HANDLE_PATTERN, name):
            return _HOW_TO_WRITE_A_NAME
        kind = (slot.names_key or "").partition(".")[0]
        others = {key: used for key, used in replies.keys.items() if key != slot.names_key}
        is_taken = any(used == name for key, used in others.items() if key.partition(".")[0] == kind)
        return _NAME_IS_TAKEN if is_taken else None

    def _told(self, slot: Slot, problem: str, typed: Tree, replies: Replies) -> Replies:
        self.asker.tell(problem)
        return replies.standing_at(slot.name, as_lines(typed))

    def _accepted(self, slot: Slot, given: Tree, replies: Replies) -> Replies:
        """Take a reply in when the record it makes is valid; replies it makes pointless are forgotten."""
        try:
            keys = self._new_keys(slot, given, replies)
            candidate = replies.knowing(keys).replied(slot.name, given, at=self.clock())
            candidate = self._moved_along(candidate, replies)
            progress = self._unfolded(candidate)
            type(self.base).from_tree(progress.tree)
        except InvalidDataError as error:
            return self._told(slot, str(error), "" if is_skip(given) else given, replies)
        self._tell_what_goes(progress, candidate, replies)
        return candidate.only((one.name for one in progress.slots), keys=self._keys_in_use(progress, candidate))

    def _moved_along(self, candidate: Replies, replies: Replies) -> Replies:
        """Let an answer whose question is no longer asked answer the one that now writes to the same address."""
        was, is_ = self._unfolded(replies).slots, self._unfolded(candidate).slots
        gone = [one for one in was if one not in is_ and candidate.answer(one.name) is not None]
        by_address = {address: one.name for one in gone if (address := one.writes(replies.keys))}
        for one in is_:
            former = by_address.get(one.writes(candidate.keys) or "")
            if former and one.name not in candidate.answers:
                candidate = candidate.taking_over(former, one.name)
        return candidate

    def _tell_what_goes(self, progress: Progress, candidate: Replies, replies: Replies) -> None:
        """Name the questions whose answers are taken out, because they are no longer asked."""
        stands = {one.writes(candidate.keys) for one in progress.slots}
        gone = [
            one.question.ask
            for one in self._unfolded(replies).slots
            if one not in progress.slots
            and one.question
            and candidate.answer(one.name) is not None
            and one.writes(replies.keys) not in stands
        ]
        if gone:
            self.asker.tell(f"{_TAKEN_OUT} {' '.join(gone)}")

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
                return replies.standing_at(self._slots(progress)[-1].name)
            case Answer(_):
                return self._chosen_to_change(progress, replies)
            case _:
                self.asker.tell(_HELP_BEFORE_SAVING)
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


def as_lines(given: Tree) -> str:
    """Return an answer as it was typed: a list with an item a line."""
    return "\n".join(map(str, given)) if isinstance(given, list) else str(given)


def _keys_in(tree: Tree) -> Iterator[str]:
    """Give every name of an entry at any depth."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from _keys_in(value)
