"""What the answers so far make of a part of the procedure: the questions that apply, and the record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from cocreport.interview.asker import Option
from cocreport.interview.session import MOST_ROUNDS, Replies
from cocreport.model.address import Address, get_in, put_in
from cocreport.model.spellings import spell_moment
from cocreport.model.template import fill, placeholders, placeholders_to_draw
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Offers, Question, Step

YES: Final = "yes"
NO: Final = "no"


@dataclass(frozen=True)
class Slot:
    """One question in one round of its step.

    Without a question it asks whether there is another round, or shows the round's questions as a sheet.
    """

    step: Step
    round: int
    question: Question | None
    is_sheet: bool = False

    @property
    def name(self) -> str:
        """Return the name under which a replies keeps the reply."""
        own = f"{self.step.id}.{'sheet' if self.is_sheet else 'again'}"
        name = self.question.id if self.question else own
        return name if self.round == 1 else f"{name}.{self.round}"

    @property
    def sheet(self) -> str | None:
        """Return the name of the sheet that a slot stands on, or None where it is asked by itself."""
        is_row = self.step.sheet is not None and not self.is_sheet
        return Slot(self.step, self.round, None, is_sheet=True).name if is_row else None

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
    """The slots that apply, in order, and the record's plain tree with everything answered so far.

    ``offered`` are answers that stand elsewhere, whether or not they may be chosen in a slot.
    """

    slots: tuple[Slot, ...]
    tree: dict[str, Tree]
    offered: Mapping[Offers, tuple[Option, ...]] = field(default_factory=dict)

    def stands(self, slot: Slot, replies: Replies) -> Tree | None:
        """Return what stands in a slot: what was answered there, or what the record has at its address."""
        address = slot.writes(replies.keys)
        return replies.answer(slot.name) or (get_in(self.tree, address) if address else None)


def unfold(steps: tuple[Step, ...], base: dict[str, Tree], replies: Replies) -> Progress:
    """Replay a replies's answers over a record; the same answers always give the same record."""
    tree = base
    slots: list[Slot] = []
    for step in steps:
        for number in range(1, MOST_ROUNDS + 1):
            asked, tree = _in_round(step, number, tree, replies)
            slots += asked
            if not _goes_on(step, number, asked, replies):
                break
    return Progress(tuple(slots), tree)


def _in_round(step: Step, number: int, tree: dict[str, Tree], replies: Replies) -> tuple[list[Slot], dict[str, Tree]]:
    """Return the slots that apply in one round of a step, and the tree with what was answered in them."""
    asked: list[Slot] = []
    if not _begins(step, number, tree, replies):
        return asked, tree
    for slot in (Slot(step, number, question) for question in step.questions):
        if _is_named(slot, replies) and _applies(slot, tree, replies):
            asked.append(slot)
            tree = _written(tree, slot, replies)
    asks_for_another = step.repeat and step.repeat.ask and number < MOST_ROUNDS and not _is_none(asked, replies)
    if asked and step.sheet:
        asked.insert(0, Slot(step, number, None, is_sheet=True))
    if asked and asks_for_another:
        asked.append(Slot(step, number, None))
    return asked, tree


def _is_none(asked: list[Slot], replies: Replies) -> bool:
    """Tell whether the first question of a round was answered with: there is nothing of the kind."""
    return bool(asked) and replies.skip(asked[0].name) == "none"


def _begins(step: Step, number: int, tree: dict[str, Tree], replies: Replies) -> bool:
    """Tell whether a step has a round: one that asks for no other has one for each entry that is there."""
    if not step.repeat or step.repeat.ask:
        return True
    if step.on_call:
        return number == 1 or replies.skip(Slot(step, number, step.questions[0]).name) is None
    return _stands(step, step.repeat.each, number, tree, replies)


def _was_called(slot: Slot, replies: Replies) -> bool:
    """Tell whether a slot of a step on call was answered; who skips it takes the call back."""
    return slot.step.on_call is not None and replies.answer(slot.name) is not None


def _stands(step: Step, each: str, number: int, tree: dict[str, Tree], replies: Replies) -> bool:
    """Tell whether the entry that a round is about is there already."""
    slot = Slot(step, number, step.questions[0])
    above, name, _ = (slot.question.writes or "" if slot.question else "").partition(f"{{{each}}}")
    address = slot.address(above + name, replies.keys)
    return address is not None and get_in(tree, address) is not None


def _goes_on(step: Step, number: int, asked: list[Slot], replies: Replies) -> bool:
    """Tell whether a step can have a round after this one: there is an entry for it, or somebody asked for it."""
    if not step.repeat:
        return False
    if not step.repeat.ask:
        return f"{step.repeat.each}.{number + 1}" in replies.keys
    return bool(asked) and replies.answer(Slot(step, number, None).name) == YES


def _is_named(slot: Slot, replies: Replies) -> bool:
    """Tell whether every name that somebody has to give for the slot's address was given."""
    template = (slot.question.writes if slot.question else None) or ""
    drawn = {placeholder for _, placeholder in placeholders_to_draw(template)}
    return all(name in drawn or slot.key_name(name) in replies.keys for name in placeholders(template))


def _applies(slot: Slot, tree: dict[str, Tree], replies: Replies) -> bool:
    """Tell whether a question is asked: as its conditions say, or because it was answered on call."""
    if _was_called(slot, replies):
        return True
    conditions = [*slot.step.when.items(), *(slot.question.when.items() if slot.question else ())]
    return all(_holds(slot, template, values, tree, replies) for template, values in conditions)


def _holds(slot: Slot, template: str, values: tuple[str, ...], tree: dict[str, Tree], replies: Replies) -> bool:
    address = slot.address(template, replies.keys)
    stands = get_in(tree, address) if address else None
    if stands is None:
        return not values
    return any(one in values for one in (stands if isinstance(stands, list) else [stands]))


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
