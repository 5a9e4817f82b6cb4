"""What commands show, drawn with rich: the list of cases and one case; every text of a case made safe."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cocreport.model.case import Case, Report, Response
from cocreport.model.joined import Joined
from cocreport.model.people import Person
from cocreport.model.record import Record, spelled
from cocreport.procedure.agenda import Duty, State
from cocreport.procedure.spec import Procedure
from cocreport.ui.lines import STATES, CaseRow, cells
from cocreport.ui.terms import is_term, name_of, term
from cocreport.ui.visible import visible
from cocreport.words import N_, say

_ENTRIES: Final = {
    "consent": N_("Who may know, and how to reach them"),
    "meetings": N_("Meetings"),
    "notes": N_("Notes"),
}
_UNANSWERED: Final = {
    "unknown": N_("nobody here knows"),
    "none": N_("there is none"),
    "declined": N_("they did not want to say"),
    "later": N_("to be asked later"),
}
_ACCOUNT: Final = N_("The account:")
_WORDING: Final = {
    "written by the reporter": N_("In the reporter's own words:"),
    "transcribed": N_("As it was told to us:"),
}
_DAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_COLUMNS: Final = (N_("Case"), N_("Received"), N_("Stage"), N_("Reports"), N_("People"), N_("Owed next"))
_KEYED_BY_NAMES: Final = {"answers", "checklist"}
"""The sections in which a procedure, or a team, gives the names."""


def list_table(rows: Iterable[CaseRow]) -> Table:
    """Lay the cases out as a table."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in _COLUMNS:
        table.add_column(say(heading), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in cells(row)))
    return table


def case_view(case: Case, procedure: Procedure, owed: Sequence[tuple[Duty, State]]) -> list[object]:
    """Lay one case out: what is owed, the reports, everything around them, what is missing, what was done."""
    people = {key: f"{_parts(person)} {key}" for key, person in case.people.items()}
    follows = say("Follows: {procedure}", procedure=say(procedure.title))
    views: list[object] = [Text(say("Case {case}", case=case.id), style="bold"), Text(follows)]
    views += _section(say("Owed"), [_grid((say(duty.title), _when_owed(duty, state)) for duty, state in owed)])
    views += _section(say("Reports"), [part for one in case.reports.items() for part in _report(*one, people)])
    views += _section(say("People"), [part for one in case.people.items() for part in _person(*one, people)])
    views += _section(say("First response"), [part for one in case.response.items() for part in _response(*one)])
    for name, heading in _ENTRIES.items():
        views += _section(say(heading), list(_entries(getattr(case, name), people)))
    views += _section(say("Attachments"), list(_attachments(case, people)))
    views += _section(say("Belongs together with"), [_grid(_links(case))])
    views += _section(say("Joined"), [part for one in case.joined.items() for part in _joined(*one)])
    views += _section(say("Not for"), [Text(", ".join(case.excluded))] if case.excluded else [])
    views += _section(say("More answers"), [_grid(case.answers.items())])
    views += _section(say("Without an answer"), [_grid(_gaps(case, people))])
    views += _section(say("What was done"), [_grid(_history(case, people))])
    return views


def _when_owed(duty: Duty, state: State) -> str:
    state_and_owner = f"{say(STATES[state])}: {term(duty.owner)}"
    return say("{owed}, due {time}", owed=state_and_owner, time=_time(duty.due)) if duty.due else state_and_owner


def _time(moment: datetime) -> str:
    """Write a time so that it fits into a column: ``Sat 2031-05-10 08:10``."""
    weekday = say(_DAYS[moment.weekday()])
    return say("{weekday} {day} {time}", weekday=weekday, day=f"{moment:%Y-%m-%d}", time=f"{moment:%H:%M}")


def _section(heading: str, parts: Sequence[object]) -> list[object]:
    """Put a heading above what there is; nothing above nothing."""
    there = [part for part in parts if not isinstance(part, Table) or part.row_count]
    return ["", Text(heading, style="bold"), *(_indented(part) for part in there)] if there else []


def _indented(part: Any, by: int = 2) -> Padding:
    return Padding(part, (0, 0, 0, by))


def _report(key: str, report: Report, people: Mapping[str, str]) -> Iterator[object]:
    """Lay out one report: when and to whom it came, the account, then the neutral fields."""
    came = say("{key}, received {time}, taken by {who}", key=key, time=_time(report.received), who=report.taken_by)
    yield Text(came, style="italic")
    if report.account:
        yield _indented(Text(say(_WORDING.get(report.wording or "", _ACCOUNT))))
        yield _indented(Text(visible(report.account.rstrip("\n"))), by=4)
    yield _indented(_record(report, people, without=("received", "taken_by", "wording", "account")))


def _person(key: str, person: Person, people: Mapping[str, str]) -> Iterator[object]:
    yield Text(people[key], style="italic")
    yield _indented(_record(person, people, without=("parts",)))


def _response(key: str, response: Response) -> Iterator[object]:
    """Lay out what was done first: a line for each call for help and each item of the checklist."""
    yield Text(key, style="italic")
    rows: list[tuple[str, str]] = [
        (say("in danger"), term(response.danger or "")),
        (say("the reporter is"), term(response.presence or "")),
    ]
    rows += [(one.who or say("called"), _sentence(one, without=("who",))) for one in response.summoned.values()]
    rows += [(_words(name), _sentence(item)) for name, item in response.checklist.items()]
    yield _indented(_grid(row for row in rows if row[1]))


def _sentence(record: Record, without: Sequence[str] = ()) -> str:
    """Put what a record holds on one line."""
    return ", ".join(_spelled_out(label, value) for label, value in _fields(record, {}, without=without))


def _spelled_out(label: str, value: str) -> str:
    return value if label in {"state", "at", "wish"} else f"{name_of(label)}: {value}"


def _parts(person: Person) -> str:
    return ", ".join(map(term, person.parts)) or say("person")


def _entries(entries: Mapping[str, Record], people: Mapping[str, str]) -> Iterator[object]:
    for key, entry in entries.items():
        yield Text(key, style="italic")
        yield _indented(_record(entry, people))


def _attachments(case: Case, people: Mapping[str, str]) -> Iterator[object]:
    """Lay out the files of a case; their digests are for `coc check`."""
    for key, attachment in case.attachments.items():
        yield Text(key, style="italic")
        yield _indented(_record(attachment, people, without=("sha256", "sha256_given")))


def _links(case: Case) -> Iterator[tuple[str, str]]:
    for link in case.links.values():
        yield term(link.kind), say("{case} ({time}, by {who})", case=link.case, time=_time(link.at), who=link.by)


def _joined(case_id: str, joined: Joined) -> Iterator[object]:
    """Lay out which entries came from a case that is part of this one, and what it held beside them."""
    since = say("{case}, since {time}, by {who}", case=case_id, time=_time(joined.at), who=joined.by)
    yield Text(since, style="italic")
    came = ", ".join(key for key in joined.keys if not key.startswith("h-"))
    answers = joined.rest.get("answers")
    said = [(str(name), str(text)) for name, text in answers.items()] if isinstance(answers, dict) else []
    yield _indented(_grid([(say("came with it"), came), *said]))


def _fields(
    record: Record, people: Mapping[str, str], above: str = "", without: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """Give label, as in the file, and text of everything a record holds; what lies deeper has the label above too."""
    for name in type(record).model_fields:
        if name not in without:
            label, value = f"{above} {_words(spelled(name))}".strip(), getattr(record, name)
            if isinstance(value, Record):
                yield from _fields(value, people, label)
            elif value not in (None, ()):
                yield label, _said(value, people, term if is_term(type(record), spelled(name)) else str)


def _said(value: Any, people: Mapping[str, str], called: Callable[[str], str] = str) -> str:
    if isinstance(value, datetime):
        return _time(value)
    if isinstance(value, tuple):
        return ", ".join(_said(one, people, called) for one in value)
    return people.get(str(value)) or called(str(value))


def _record(record: Record, people: Mapping[str, str], without: Sequence[str] = ()) -> Table:
    """Lay a record out, its fields under names that people read."""
    return _grid((name_of(label), text) for label, text in _fields(record, people, without=without))


def _words(name: str) -> str:
    return name.replace("_", " ")


def _grid(rows: Iterable[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", max_width=26)
    grid.add_column(overflow="fold")
    for label, value in rows:
        grid.add_row(Text(visible(label, lines=False)), Text(visible(value.rstrip("\n"))))
    return grid


def _gaps(case: Case, people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for address, reason in case.unanswered.items():
        yield _spoken(address, people), say(_UNANSWERED[reason])


def _history(case: Case, people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for entry in case.history.values():
        what = term(entry.what) + (f": {_spoken(entry.address, people)}" if entry.address else "")
        known = say("{what}, by {who}", what=what, who=entry.by) if entry.by else None
        yield _time(entry.at), known or say("{what}, by whom is not known", what=what)


def _spoken(address: str, people: Mapping[str, str]) -> str:
    """Return an address as words: the section left out where the key says enough."""
    words = [
        people.get(part) or (_words(part) if above in _KEYED_BY_NAMES else name_of(part))
        for above, part in pairwise(("", *address.split("/")))
    ]
    return ", ".join(words[1:] or words)
