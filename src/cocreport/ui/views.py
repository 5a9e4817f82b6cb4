"""What commands show, drawn with rich: the list of cases and one case; every text of a case made safe."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
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
from cocreport.ui.visible import visible

_ENTRIES: Final = {
    "consent": "Who may know, and how to reach them",
    "meetings": "Meetings",
    "notes": "Notes",
}
_UNANSWERED: Final = {
    "unknown": "nobody here knows",
    "none": "there is none",
    "declined": "they did not want to say",
    "later": "to be asked later",
}
_WORDING: Final = {
    "written by the reporter": "In the reporter's own words:",
    "transcribed": "As it was told to us:",
}
_TIME: Final = "%a %Y-%m-%d %H:%M"


def list_table(rows: Iterable[CaseRow]) -> Table:
    """Lay the cases out as a table."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Case", "Received", "Stage", "Reports", "People", "Owed next"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in cells(row)))
    return table


def case_view(case: Case, procedure: Procedure, owed: Sequence[tuple[Duty, State]]) -> list[object]:
    """Lay one case out: what is owed, the reports, everything around them, what is missing, what was done."""
    people = {key: f"{_parts(person)} {key}" for key, person in case.people.items()}
    views: list[object] = [Text(f"Case {case.id}", style="bold"), Text(f"Follows: {procedure.title}")]
    views += _section("Owed", [_grid((duty.title, _when_owed(duty, state)) for duty, state in owed)])
    views += _section("Reports", [part for one in case.reports.items() for part in _report(*one, people)])
    views += _section("People", [part for one in case.people.items() for part in _person(*one, people)])
    views += _section("First response", [part for one in case.response.items() for part in _response(*one)])
    for name, heading in _ENTRIES.items():
        views += _section(heading, list(_entries(getattr(case, name), people)))
    views += _section("Attachments", list(_attachments(case, people)))
    views += _section("Belongs together with", [_grid(_links(case))])
    views += _section("Joined", [part for one in case.joined.items() for part in _joined(*one)])
    views += _section("Not for", [Text(", ".join(case.excluded))] if case.excluded else [])
    views += _section("More answers", [_grid(case.answers.items())])
    views += _section("Without an answer", [_grid(_gaps(case, people))])
    views += _section("What was done", [_grid(_history(case, people))])
    return views


def _when_owed(duty: Duty, state: State) -> str:
    due = f", due {duty.due:{_TIME}}" if duty.due else ""
    return f"{STATES[state]}: {duty.owner}{due}"


def _section(heading: str, parts: Sequence[object]) -> list[object]:
    """Put a heading above what there is; nothing above nothing."""
    there = [part for part in parts if not isinstance(part, Table) or part.row_count]
    return ["", Text(heading, style="bold"), *(_indented(part) for part in there)] if there else []


def _indented(part: Any, by: int = 2) -> Padding:
    return Padding(part, (0, 0, 0, by))


def _report(key: str, report: Report, people: Mapping[str, str]) -> Iterator[object]:
    """Lay out one report: when and to whom it came, the account, then the neutral fields."""
    yield Text(f"{key}, received {report.received:{_TIME}}, taken by {report.taken_by}", style="italic")
    if report.account:
        yield _indented(Text(_WORDING.get(report.wording or "", "The account:")))
        yield _indented(Text(visible(report.account.rstrip("\n"))), by=4)
    yield _indented(_grid(_fields(report, people, without=("received", "taken_by", "wording", "account"))))


def _person(key: str, person: Person, people: Mapping[str, str]) -> Iterator[object]:
    yield Text(people[key], style="italic")
    yield _indented(_grid(_fields(person, people, without=("parts",))))


def _response(key: str, response: Response) -> Iterator[object]:
    """Lay out what was done first: a line for each call for help and each item of the checklist."""
    yield Text(key, style="italic")
    rows: list[tuple[str, str]] = [("in danger", response.danger or ""), ("the reporter is", response.presence or "")]
    rows += [(one.who or "called", _sentence(one, without=("who",))) for one in response.summoned.values()]
    rows += [(_words(name), _sentence(item)) for name, item in response.checklist.items()]
    yield _indented(_grid(row for row in rows if row[1]))


def _sentence(record: Record, without: Sequence[str] = ()) -> str:
    """Put what a record holds on one line."""
    return ", ".join(_spelled_out(label, value) for label, value in _fields(record, {}, without=without))


def _spelled_out(label: str, value: str) -> str:
    return value if label in {"state", "at", "wish"} else f"{label}: {value}"


def _parts(person: Person) -> str:
    return ", ".join(person.parts) or "person"


def _entries(entries: Mapping[str, Record], people: Mapping[str, str]) -> Iterator[object]:
    for key, entry in entries.items():
        yield Text(key, style="italic")
        yield _indented(_grid(_fields(entry, people)))


def _attachments(case: Case, people: Mapping[str, str]) -> Iterator[object]:
    """Lay out the files of a case; their digests are for `coc check`."""
    for key, attachment in case.attachments.items():
        yield Text(key, style="italic")
        yield _indented(_grid(_fields(attachment, people, without=("sha256", "sha256_given"))))


def _links(case: Case) -> Iterator[tuple[str, str]]:
    for link in case.links.values():
        yield link.kind, f"{link.case} ({link.at:{_TIME}}, by {link.by})"


def _joined(case_id: str, joined: Joined) -> Iterator[object]:
    """Lay out which entries came from a case that is part of this one, and what it held beside them."""
    yield Text(f"{case_id}, since {joined.at:{_TIME}}, by {joined.by}", style="italic")
    came = ", ".join(key for key in joined.keys if not key.startswith("h-"))
    answers = joined.rest.get("answers")
    said = [(str(name), str(text)) for name, text in answers.items()] if isinstance(answers, dict) else []
    yield _indented(_grid([("came with it", came), *said]))


def _fields(
    record: Record, people: Mapping[str, str], above: str = "", without: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """Give label and text of everything a record holds, what lies deeper under the label of what is above."""
    for name in type(record).model_fields:
        if name not in without:
            yield from _labelled(f"{above} {_words(spelled(name))}".strip(), getattr(record, name), people)


def _labelled(label: str, value: Any, people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if isinstance(value, Record):
        yield from _fields(value, people, label)
    elif value not in (None, ()):
        yield label, _said(value, people)


def _said(value: Any, people: Mapping[str, str]) -> str:
    if isinstance(value, datetime):
        return f"{value:{_TIME}}"
    if isinstance(value, tuple):
        return ", ".join(_said(one, people) for one in value)
    return people.get(str(value), str(value))


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
        yield _spoken(address, people), _UNANSWERED[reason]


def _history(case: Case, people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for entry in case.history.values():
        where = f": {_spoken(entry.address, people)}" if entry.address else ""
        by = f", by {entry.by}" if entry.by else ", by whom is not known"
        yield f"{entry.at:{_TIME}}", f"{entry.what}{where}{by}"


def _spoken(address: str, people: Mapping[str, str]) -> str:
    """Return an address as words: the section left out where the key says enough."""
    parts = address.split("/")
    return ", ".join(people.get(part, _words(part)) for part in (parts[1:] or parts))
