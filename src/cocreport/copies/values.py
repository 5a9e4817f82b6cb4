"""Every value of a case with where it stands and its mark, in the order in which a case has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from cocreport.model.address import Address, Leaf, type_of
from cocreport.model.case import Case
from cocreport.model.record import Record, spelled
from cocreport.procedure.audiences import section_of

_KEY: Final = "{key}"
Parts: TypeAlias = tuple[str, ...]
"""An address in its parts; the key of something that is missing is itself an address, and one part."""


@dataclass(frozen=True)
class Value:
    """One value: the parts of its address, the same with ``{key}`` for keys, what may stand there, and what does."""

    parts: Parts
    template: Address
    leaf: Leaf
    value: Any

    @property
    def section(self) -> str:
        """Return the section under which the table of audiences has it."""
        return section_of(self.template, is_list=self.leaf.many)

    @property
    def keys(self) -> Parts:
        """Return the keys of the entries in which it stands, the outermost first."""
        named = zip(self.parts, self.template.split("/"), strict=True)
        return tuple(part for part, name in named if name == _KEY)


def values_of(case: Case) -> Iterator[Value]:
    """Give every value that is there."""
    yield from _of_record(case, (), ())


def _of_record(record: Record, parts: Parts, names: Parts) -> Iterator[Value]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if value is not None and value not in ((), {}):
            yield from _of(value, (*parts, spelled(name)), (*names, spelled(name)))


def _of(value: Any, parts: Parts, names: Parts) -> Iterator[Value]:
    template = "/".join(names)
    if isinstance(value, Record):
        yield from _of_record(value, parts, names)
    elif isinstance(value, Mapping) and type_of(Case, template).mark is None:
        for key, inner in value.items():
            yield from _of(inner, (*parts, key), (*names, _KEY))
    else:
        yield Value(parts, template, type_of(Case, template), value)
