"""One grammar for where a value stands: ``reports/r-7K3Q/place``; get it, put it, ask for its type."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import JsonValue

from cocreport.errors import InvalidDataError
from cocreport.model.marks import Mark
from cocreport.model.record import Record, plain, spelled
from cocreport.notation.tree import Tree
from cocreport.words import say

Address: TypeAlias = str
R = TypeVar("R", bound=Record)

_NAME: Final = r"[A-Za-z0-9][A-Za-z0-9_. -]{0,79}"
_PART: Final = re.compile(rf"{_NAME}|\{{[a-z_]+\}}")
_WHOLE_KEYS: Final = "unanswered/"
"""The section whose keys are addresses themselves."""


class AddressError(InvalidDataError):
    """An address names a place that the record does not have."""


@dataclass(frozen=True)
class Leaf:
    """What may stand at an address: its type, its mark, and whether it is a list of such values."""

    type: Any
    mark: Mark | None
    many: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the words that are allowed, or nothing where any text is."""
        return get_args(self.type) if get_origin(self.type) is Literal else ()

    @property
    def is_branch(self) -> bool:
        """Tell whether values of their own stand below, so that none can be written here."""
        return get_origin(self.type) is Mapping or (isinstance(self.type, type) and issubclass(self.type, Record))


def split(address: Address) -> tuple[str, ...]:
    """Split an address into its parts; raise AddressError for what is not one."""
    if address.startswith(_WHOLE_KEYS):
        return _WHOLE_KEYS[:-1], address[len(_WHOLE_KEYS) :]
    parts = tuple(address.split("/"))
    if not all(_PART.fullmatch(part) for part in parts):
        raise AddressError(say("This is not an address."), say("An address looks like reports/r-7K3Q/place."))
    return parts


def get_in(tree: Tree, address: Address) -> Tree | None:
    """Return what stands at an address of a plain tree, or None."""
    here: Tree | None = tree
    for part in split(address):
        here = _step(here, part)
    return here


def _step(here: Tree | None, part: str) -> Tree | None:
    if isinstance(here, dict):
        return here.get(part)
    if isinstance(here, list) and part.isdigit() and int(part) < len(here):
        return here[int(part)]
    return None


def put_in(tree: dict[str, Tree], address: Address, value: Tree | None) -> dict[str, Tree]:
    """Return the tree with a value at an address (None takes it out); what becomes empty goes too."""
    return _put(tree, split(address), value)  # type: ignore[return-value]  # a mapping stays a mapping


def _put(tree: Tree | None, parts: tuple[str, ...], value: Tree | None) -> Tree:
    name, rest = parts[0], parts[1:]
    if isinstance(tree, list):
        return _put_item(tree, name, rest, value)
    branch = dict(tree) if isinstance(tree, dict) else {}
    new = _put(branch.get(name), rest, value) if rest else value
    if new is None or new in ({}, []):
        branch.pop(name, None)
    else:
        branch[name] = new
    return branch


def _put_item(items: list[Tree], name: str, rest: tuple[str, ...], value: Tree | None) -> list[Tree]:
    """Return a list with one item replaced, taken out, or added behind the last."""
    place = int(name) if name.isdigit() else len(items) + 1
    if place > len(items):
        raise AddressError(
            say("The list has no such item."), say("Items are counted from 0; the next one goes behind the last.")
        )
    new = _put(items[place] if place < len(items) else None, rest, value) if rest else value
    return [*items[:place], *([] if new is None else [new]), *items[place + 1 :]]


def get(record: Record, address: Address) -> Tree | None:
    """Return the plain form of what stands at an address of a record, or None; nothing else is turned into it."""
    here: Any = record
    for part in split(address):
        here = _held(here, part)
    return None if here is None else plain(here)


def _held(here: Any, part: str) -> Any:
    if isinstance(here, Record):
        name = _fields_by_spelling(type(here)).get(part)
        value = getattr(here, name) if name else None
        return None if name is None or here.is_absent(name, value) else value
    if isinstance(here, Mapping):
        return here.get(part)
    if isinstance(here, tuple | list) and part.isdigit() and int(part) < len(here):
        return here[int(part)]
    return None


@cache
def _fields_by_spelling(record: type[Record]) -> dict[str, str]:
    return {spelled(name): name for name in record.model_fields}


def put(record: R, address: Address, value: Tree | None) -> R:
    """Return the record with a value at an address, the whole of it validated anew."""
    type_of(type(record), address)
    return type(record).from_tree(put_in(record.to_tree(), address, value))


@cache
def type_of(record: type[Record], address: Address) -> Leaf:
    """Return what may stand at an address (``{name}`` for any key); raise AddressError if nothing may."""
    here: Any = record
    mark: Mark | None = None
    for part in split(address):
        here, mark = _peel(_inside(here, part))
    return _leaf(here, mark)


def leaves(record: type[Record], above: str = "") -> Iterator[tuple[Address, Leaf]]:
    """Walk every leaf of a record, a key of a mapping as ``{key}``; a mapping's own keys are leaves too."""
    for name, hint in _fields(record).items():
        yield from _below(f"{above}{name}", hint)


def _below(address: Address, hint: Any) -> Iterator[tuple[Address, Leaf]]:
    kind, mark = _peel(hint)
    if isinstance(kind, type) and issubclass(kind, Record):
        yield from leaves(kind, f"{address}/")
    elif get_origin(kind) is Mapping:
        key, value = get_args(kind)
        yield address, _leaf(*_peel(key))
        yield from _below(f"{address}/{{key}}", value)
    else:
        yield address, _leaf(kind, mark)


def _leaf(kind: Any, mark: Mark | None) -> Leaf:
    if get_origin(kind) is tuple:
        item, item_mark = _peel(get_args(kind)[0])
        return Leaf(item, item_mark, many=True)
    return Leaf(kind, mark)


def _inside(here: Any, part: str) -> Any:
    """Return the annotation of what stands under one part of an address."""
    if get_origin(here) is Mapping:
        return get_args(here)[1]
    if isinstance(here, type) and issubclass(here, Record) and part in _fields(here):
        return _fields(here)[part]
    if get_origin(here) is tuple and part.isdigit():
        return get_args(here)[0]
    if here is JsonValue:  # plain data of any shape, all the way down
        return here
    raise AddressError(
        say("No value has its place at this address."), say("See docs/format.md for the names that exist.")
    )


@cache
def _fields(record: type[Record]) -> dict[str, Any]:
    """Return the annotations of a record's fields, under the names that files have."""
    hints = get_type_hints(record, include_extras=True)
    return {spelled(name): hints[name] for name in record.model_fields}


def _peel(hint: Any) -> tuple[Any, Mark | None]:
    """Take ``None`` and ``Annotated`` off an annotation, and keep the mark."""
    mark = None
    while True:
        if get_origin(hint) is Annotated:
            hint, *extras = get_args(hint)
            mark = next((extra for extra in extras if isinstance(extra, Mark)), mark)
        elif get_origin(hint) in (Union, UnionType):
            (hint,) = [arm for arm in get_args(hint) if arm is not NoneType]
        else:
            return hint, mark
