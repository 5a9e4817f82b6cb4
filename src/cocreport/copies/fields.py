"""What a record holds, as labels and texts that a person reads, whatever draws them; nothing slow is loaded for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from cocreport.copies.terms import is_term, name_of, term
from cocreport.model.record import Record, spelled
from cocreport.words import N_, say

_DAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def time_of(moment: datetime) -> str:
    """Write a time so that it fits into a column: ``Sat 2031-05-10 08:10``."""
    weekday = say(_DAYS[moment.weekday()])
    return say("{weekday} {day} {time}", weekday=weekday, day=f"{moment:%Y-%m-%d}", time=f"{moment:%H:%M}")


def day_of(day: date) -> str:
    """Write a day like a time: ``Sat 2031-05-10``."""
    return f"{say(_DAYS[day.weekday()])} {day.isoformat()}"


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
