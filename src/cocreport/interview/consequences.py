"""What one more reply makes of the others: the keys it needs, the answers that move along with it, those that go."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from cocreport.clock import Clock
from cocreport.interview.session import Replies, is_skip
from cocreport.interview.unfold import Progress, Slot, unfold
from cocreport.model.keys import Draw, new_key
from cocreport.model.template import placeholders_to_draw
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Step
from cocreport.words import say


@dataclass(frozen=True)
class Taken:
    """The replies with one more, what they make, and the questions whose answers are taken out by it."""

    replies: Replies
    progress: Progress
    gone: tuple[str, ...]


@dataclass(frozen=True)
class Consequences:
    """Takes replies in, one by one, over a record's plain tree; whether the record is valid is for others to say.

    ``can_take`` tells whether a question can be answered by what was answered in another one.
    """

    steps: tuple[Step, ...]
    base: dict[str, Tree]
    clock: Clock
    draw: Draw
    can_take: Callable[[Slot, Tree, Progress], bool]

    def of(self, slot: Slot, given: Tree, replies: Replies) -> Taken:
        """Return what a reply in a slot makes of all replies; those that it makes pointless are forgotten."""
        was = self._unfolded(replies).slots
        keys = self._new_keys(slot, given, replies)
        candidate = replies.knowing(keys).replied(slot.name, given, at=self.clock())
        candidate = self._moved_along(candidate, was, replies)
        progress = self._unfolded(candidate)
        kept = candidate.only((one.name for one in progress.slots), keys=self._keys_in_use(progress, candidate))
        return Taken(kept, progress, tuple(_taken_out(was, progress, candidate, replies)))

    def _unfolded(self, replies: Replies) -> Progress:
        return unfold(self.steps, self.base, replies)

    def _moved_along(self, candidate: Replies, was: tuple[Slot, ...], replies: Replies) -> Replies:
        """Let what stands at an address whose question is gone answer the question that now writes there."""
        gone = _gone(was, self._unfolded(candidate), candidate)
        if not gone:
            return candidate
        candidate = self._with_former_constants(candidate, gone, replies)
        given = [one for one in gone if candidate.answer(one.name) is not None]
        by_address = {address: one.name for one in given if (address := one.writes(replies.keys))}
        progress = self._unfolded(candidate)
        for one in progress.slots:
            former = by_address.get(one.writes(candidate.keys) or "")
            given_there = candidate.answer(former) if former else None
            if (
                former
                and given_there
                and one.name not in candidate.answers
                and self.can_take(one, given_there, progress)
            ):
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
                    taken = [*_keys_in(self.base), *replies.keys.values(), *made.values()]
                    made[name] = new_key(kind, taken, self.draw)
        return made


def _taken_out(was: tuple[Slot, ...], progress: Progress, candidate: Replies, replies: Replies) -> Iterator[str]:
    """Give the questions whose answers are taken out, because they are no longer asked."""
    stands = {one.writes(candidate.keys) for one in progress.slots if one.name in candidate.answers}
    for one in _gone(was, progress, candidate):
        if one.question and candidate.answer(one.name) is not None and one.writes(replies.keys) not in stands:
            yield say(one.question.ask)


def _gone(was: tuple[Slot, ...], progress: Progress, replies: Replies) -> list[Slot]:
    """Return the slots with a reply that are no longer asked."""
    asked = {slot.name for slot in progress.slots}
    return [slot for slot in was if slot.name not in asked and slot.name in replies.answers]


def _keys_in(tree: Tree) -> Iterator[str]:
    """Give every name of an entry at any depth."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from _keys_in(value)
