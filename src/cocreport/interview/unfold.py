"""What the answers so far make of a part of the procedure: the questions that apply, and the record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cocreport.interview.session import MOST_ROUNDS, Replies
from cocreport.model.address import Address, get_in, put_in
from cocreport.model.template import fill, placeholders, placeholders_to_draw
from cocreport.model.terms import spell_moment
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Question, Step

YES: Final = "yes"
NO: Final = "no"


@dataclass(frozen=True)
class Slot:
    """One question in one round of its step; without a question it asks whether there is another round."""

    step: Step
    round: int
    question: Question | None

    @property
    def name(self) -> str:
        """Return the name under which a replies keeps the reply."""
        name = self.question.id if self.question else f"{self.step.id}.again"
        return name if self.round == 1 else f"{name}.{self.round}"

    def key_name(self, placeholder: str) -> str:
        """Return the name under which a replies keeps the key for a placeholder of this round."""
        repeated = self.step.repeat is not None and self.step.repeat.each == placeholder
        return f"{placeholder}.{self.round}" if repeated and self.round > 1 else placeholder

    @property
    def names_key(self) -> str | None:
        """Return the name under which a replies keeps the key that is asked for here, if one is."""
        return self.key_name(self.question.names) if self.question and self.question.names else None

    def address(self, template: str, keys: Mapping[str, str]) -> Address | None:
        """Fill the keys into an address, or return None while one of them is not known."""
        return fill(
            template,
            {name: keys[known] for name in placeholders(template) if (known := self.key_name(name)) in keys},
        )

    def writes(self, keys: Mapping[str, str]) -> Address | None:
        """Return the address that the slot's answer goes to, or None where it writes nothing or a key is missing."""
        return self.address(self.question.writes, keys) if self.question and self.question.writes else None

    def templates(self) -> Iterator[str]:
        """Give every text of this slot that may hold placeholders."""
        if self.question:
            yield from filter(None, (self.question.writes, self.question.stamps))
        for template, value in self.step.sets.items():
            yield template
            yield from value if isinstance(value, list) else [value]  # type: ignore[misc]


@dataclass(frozen=True)
class Progress:
    """The slots that apply, in order, and the record's plain tree with everything answered so far."""

    slots: tuple[Slot, ...]
    tree: dict[str, Tree]


def unfold(steps: tuple[Step, ...], base: dict[str, Tree], replies: Replies) -> Progress:
    """Replay a replies's answers over a record; the same answers always give the same record."""
    tree = base
    slots: list[Slot] = []
    for step in steps:
        for slot in _rounds(step, replies):
            if slot.question and not (_is_named(slot, replies) and _applies(slot, tree, replies)):
                continue
            if slot.question is None and not _is_in_round(slot, slots):
                break
            slots.append(slot)
            tree = _written(tree, slot, replies)
    return Progress(tuple(slots), tree)


def _rounds(step: Step, replies: Replies) -> Iterator[Slot]:
    """Give the slots of a step, a round after the other as long as another one was asked for."""
    last = MOST_ROUNDS if step.repeat else 1
    for number in range(1, last):
        yield from (Slot(step, number, question) for question in step.questions)
        again = Slot(step, number, None)
        yield again
        if replies.answer(again.name) != YES:
            return
    yield from (Slot(step, last, question) for question in step.questions)


def _is_named(slot: Slot, replies: Replies) -> bool:
    """Tell whether every name that somebody has to give for the slot's address was given."""
    template = (slot.question.writes if slot.question else None) or ""
    drawn = {placeholder for _, placeholder in placeholders_to_draw(template)}
    return all(name in drawn or slot.key_name(name) in replies.keys for name in placeholders(template))


def _applies(slot: Slot, tree: dict[str, Tree], replies: Replies) -> bool:
    conditions = [*slot.step.when.items(), *(slot.question.when.items() if slot.question else ())]
    return all(_holds(slot, template, values, tree, replies) for template, values in conditions)


def _holds(slot: Slot, template: str, values: tuple[str, ...], tree: dict[str, Tree], replies: Replies) -> bool:
    address = slot.address(template, replies.keys)
    stands = get_in(tree, address) if address else None
    if stands is None:
        return not values
    return any(one in values for one in (stands if isinstance(stands, list) else [stands]))


def _is_in_round(slot: Slot, slots: list[Slot]) -> bool:
    """Tell whether anything is asked in a slot's round; a step that does not apply has no further round."""
    return any((one.step, one.round) == (slot.step, slot.round) for one in slots)


def _written(tree: dict[str, Tree], slot: Slot, replies: Replies) -> dict[str, Tree]:
    """Put a slot's reply, and what its step sets with it, into the tree."""
    if slot.question is None or slot.name not in replies.answers:
        return tree
    tree = _with_sets(tree, slot, replies)
    address = slot.writes(replies.keys)
    if address:
        answer, skip = replies.answer(slot.name), replies.skip(slot.name)
        tree = put_in(put_in(tree, address, answer), f"unanswered/{address}", skip)
    stamp = slot.address(slot.question.stamps, replies.keys) if slot.question.stamps else None
    return _stamped(tree, slot, replies, stamp) if stamp else tree


def _with_sets(tree: dict[str, Tree], slot: Slot, replies: Replies) -> dict[str, Tree]:
    """Write the constants of a step; a list is added to what is there, a text in place never replaced."""
    for template, value in slot.step.sets.items():
        address = slot.address(template, replies.keys)
        if address is None:
            continue
        former = get_in(tree, address)
        if isinstance(value, list):
            known = former if isinstance(former, list) else []
            tree = put_in(tree, address, known + [one for one in value if one not in known])  # type: ignore[misc]
        elif former is None:
            tree = put_in(tree, address, slot.address(str(value), replies.keys))
    return tree


def _stamped(tree: dict[str, Tree], slot: Slot, replies: Replies, stamp: Address) -> dict[str, Tree]:
    """Write the time of an answer beside it; one that is taken back takes its time along."""
    if replies.answer(slot.name) is None:
        return put_in(tree, stamp, None)
    at = replies.times.get(slot.name)
    return put_in(tree, stamp, spell_moment(at)) if at else tree
