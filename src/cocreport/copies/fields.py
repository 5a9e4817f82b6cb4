"""What a record holds, as labels and texts that a person reads, whatever draws them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from cocreport.copies.days import day_of, time_of
from cocreport.copies.terms import name_of, term
from cocreport.model.address import type_of
from cocreport.model.record import Record, spelled


def named_fields(record: Record, people: Mapping[str, str], without: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Give the name and the text of everything a record holds, under names that people read."""
    for label, text in labelled(record, people, without=without):
        yield name_of(label), text


def labelled(
    record: Record, people: Mapping[str, str], above: str = "", without: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """Give label, as in the file, and text of everything a record holds; what lies deeper has the label above too.

    Entries with keys of their own are left out: they are laid out by whoever knows what they are.
    """
    for name in type(record).model_fields:
        if name not in without:
            label, value = f"{above} {spelled(name).replace('_', ' ')}".strip(), getattr(record, name)
            if isinstance(value, Record):
                yield from labelled(value, people, label)
            elif value not in (None, ()) and not isinstance(value, Mapping):
                yield label, _said(value, people, term if is_term(type(record), spelled(name)) else str)


def _said(value: Any, people: Mapping[str, str], called: Callable[[str], str]) -> str:
    if isinstance(value, datetime):
        return time_of(value)
    if isinstance(value, date):
        return day_of(value)
    if isinstance(value, tuple):
        return ", ".join(_said(one, people, called) for one in value)
    return people.get(str(value)) or called(str(value))


def is_term(record: type[Record], field: str) -> bool:
    """Say whether a field takes one of the words of the format, and no text that could equal one of them."""
    return bool(type_of(record, field).choices)
