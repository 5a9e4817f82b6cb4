"""Which entries of a case the questions speak of: the placeholders of a procedure, found in what is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count, takewhile

from cocreport.interview.unfold import YES, Slot
from cocreport.model.address import get_in
from cocreport.model.template import fill, placeholders_to_draw
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Step


def entries_of(
    tree: dict[str, Tree], steps: tuple[Step, ...], known: Mapping[str, str] | None = None
) -> tuple[dict[str, str], dict[str, Tree]]:
    """Return the keys for a procedure's placeholders in a case, and the answers that lead to each round.

    Keys that are ``known`` stay, and no other entry is looked for in their place. Else the report is the first of
    the case.
    """
    given = dict(known or {})
    reports = tree.get("reports")
    keys = ({"report": next(iter(reports))} if isinstance(reports, dict) and reports else {}) | given
    for step in steps:
        for position in _positions(step):
            found = position.entries(tree, steps, keys) if position.placeholder not in given else []
            repeated = step.repeat is not None and step.repeat.each == position.placeholder
            for number, key in enumerate(found if repeated else found[:1], start=1):
                keys.setdefault(_numbered(position.placeholder, number), key)
    return keys, {name: YES for step in steps for name in _rounds(step, tree, keys)}


def _rounds(step: Step, tree: dict[str, Tree], keys: Mapping[str, str]) -> Iterator[str]:
    """Give the slots in which another round was asked for, as far as there are entries."""
    if step.repeat and step.repeat.ask:
        each = step.repeat.each
        positions = [one for one in _positions(step) if one.placeholder == each]
        standing = takewhile(
            lambda number: any(one.holds(tree, keys, _numbered(each, number)) for one in positions), count(2)
        )
        yield from (Slot(step, number - 1, None).name for number in standing)


def _numbered(placeholder: str, number: int) -> str:
    """Return the name under which the key of a round is kept."""
    return placeholder if number == 1 else f"{placeholder}.{number}"


@dataclass(frozen=True)
class _Position:
    """Where a key stands for an entry: what is before it in an address, and the name of its placeholder."""

    prefix: str
    placeholder: str

    def entries(self, tree: dict[str, Tree], steps: tuple[Step, ...], keys: Mapping[str, str]) -> list[str]:
        """Return the keys of the entries that have every constant which steps set in them, or set to them."""
        address = fill(self.prefix, keys)
        there = get_in(tree, address) if address else None
        names = list(there) if isinstance(there, dict) else []
        return [key for key in names if self._fits(tree, steps, {**keys, self.placeholder: key})]

    def holds(self, tree: dict[str, Tree], keys: Mapping[str, str], name: str) -> bool:
        """Tell whether the entry stands there whose key is kept under a name."""
        address = fill(self.prefix, keys)
        return address is not None and name in keys and get_in(tree, f"{address}/{keys[name]}") is not None

    def _fits(self, tree: dict[str, Tree], steps: tuple[Step, ...], keys: Mapping[str, str]) -> bool:
        above, own = f"{self.prefix}/{{{self.placeholder}}}/", f"{{{self.placeholder}}}"
        constants = ((at, fill(at, keys), value) for step in steps for at, value in step.sets.items())
        return all(
            _stands(tree, address, value, keys)
            for at, address, value in constants
            if at.startswith(above) or (value == own and address and get_in(tree, address))
        )


def _positions(step: Step) -> list[_Position]:
    templates = [*step.sets, *(question.writes for question in step.questions if question.writes)]
    return list(dict.fromkeys(position for template in templates for position in _positions_in(template)))


def _positions_in(template: str) -> Iterator[_Position]:
    for _, placeholder in placeholders_to_draw(template):
        yield _Position(template.partition(f"/{{{placeholder}}}")[0], placeholder)


def _stands(tree: dict[str, Tree], address: str | None, value: object, keys: Mapping[str, str]) -> bool:
    stands = get_in(tree, address) if address else None
    if isinstance(value, list):
        return isinstance(stands, list) and all(one in stands for one in value)
    return stands == fill(str(value), keys)
