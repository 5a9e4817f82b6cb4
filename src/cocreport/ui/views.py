"""One case as ``coc show`` shows it, drawn with rich; every text of it made safe."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cocreport.copies.days import time_of
from cocreport.copies.fields import labelled, named_fields
from cocreport.copies.terms import GAPS, HEADINGS, name_of, term
from cocreport.copies.visible import visible
from cocreport.model.case import Case, Report, Response
from cocreport.model.event import Event
from cocreport.model.joined import Joined
from cocreport.model.people import Person
from cocreport.model.record import Record
from cocreport.procedure.duty import Duty, State
from cocreport.procedure.spec import Procedure
from cocreport.ui.chapters import Entry, Reading, chapters
from cocreport.ui.lines import STATES, about_whom
from cocreport.words import N_, say

_ACCOUNT: Final = N_("The account:")
_WORDING: Final = {
    "written by the reporter": N_("In the reporter's own words:"),
    "transcribed": N_("As it was told to us:"),
}
_KEYED_BY_NAMES: Final = {"answers", "checklist"}
"""The sections in which a procedure, or a team, gives the names."""


def case_view(
    case: Case,
    procedure: Procedure,
    owed: Sequence[tuple[Duty, State]],
    *,
    today: date | None = None,
    event: Event | None = None,
) -> list[object]:
    """Lay one case out: what is owed, the reports, everything around them, what is missing, what was done.

    With ``today`` it says which sanctions are in force; ``event`` is the edition that the case names.
    """
    people = {key: f"{_parts(person)} {key}" for key, person in case.people.items()}
    follows = say("Follows: {procedure}", procedure=say(procedure.title))
    views: list[object] = [Text(say("Case {case}", case=case.id), style="bold"), Text(follows)]
    views += _section(say("Owed"), [_grid((_what_owed(duty), _when_owed(duty, state)) for duty, state in owed)])
    views += _section(
        say(HEADINGS["reports"]), [part for one in case.reports.items() for part in _report(*one, people)]
    )
    views += _section(say(HEADINGS["people"]), [part for one in case.people.items() for part in _person(*one, people)])
    views += _section(say(HEADINGS["response"]), [part for one in case.response.items() for part in _response(*one)])
    views += _section(say(HEADINGS["consent"]), list(_entries(case.consent, people)))
    for heading, entries in chapters(Reading(case, procedure, people, event, today)):
        views += _section(heading, [part for entry in entries for part in _entry(entry)])
    views += _section(say(HEADINGS["notes"]), list(_entries(case.notes, people)))
    views += _section(say(HEADINGS["attachments"]), list(_attachments(case, people)))
    views += _section(say(HEADINGS["links"]), [_grid(_links(case))])
    views += _section(say(HEADINGS["joined"]), [part for one in case.joined.items() for part in _joined(*one)])
    views += _section(say(HEADINGS["excluded"]), [Text(", ".join(case.excluded))] if case.excluded else [])
    views += _section(say(HEADINGS["answers"]), [_grid(case.answers.items())])
    views += _section(say(HEADINGS["unanswered"]), [_grid(_gaps(case, people))])
    views += _section(say(HEADINGS["history"]), [_grid(_history(case, people))])
    return views


def _what_owed(duty: Duty) -> str:
    return ", ".join(filter(None, (say(duty.title), about_whom(duty))))


def _when_owed(duty: Duty, state: State) -> str:
    state_and_owner = f"{say(STATES[state])}: {term(duty.owner)}"
    return say("{owed}, due {time}", owed=state_and_owner, time=time_of(duty.due)) if duty.due else state_and_owner


def _section(heading: str, parts: Sequence[object]) -> list[object]:
    """Put a heading above what there is; nothing above nothing."""
    there = [part for part in parts if not isinstance(part, Table) or part.row_count]
    return ["", Text(heading, style="bold"), *(_indented(part) for part in there)] if there else []


def _indented(part: Any, by: int = 2) -> Padding:
    return Padding(part, (0, 0, 0, by))


def _report(key: str, report: Report, people: Mapping[str, str]) -> Iterator[object]:
    """Lay out one report: when and to whom it came, the account, then the neutral fields."""
    came = say("{key}, received {time}, taken by {who}", key=key, time=time_of(report.received), who=report.taken_by)
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
    if response.comes_back:
        rows.append((name_of("comes back"), _sentence(response.comes_back)))
    rows += [(name_of("told"), _sentence(one)) for one in response.told.values()]
    yield _indented(_grid(row for row in rows if row[1]))


def _sentence(record: Record, without: Sequence[str] = ()) -> str:
    """Put what a record holds on one line."""
    return ", ".join(_spelled_out(label, value) for label, value in labelled(record, {}, without=without))


def _spelled_out(label: str, value: str) -> str:
    return value if label in {"state", "at", "wish"} else f"{name_of(label)}: {value}"


def _entry(entry: Entry) -> Iterator[object]:
    yield Text(visible(entry.title, lines=False), style="italic")
    if entry.lines:
        yield _indented(_grid(entry.lines))
    for inner in entry.inside:
        yield from (_indented(part) for part in _entry(inner))


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
        yield term(link.kind), say("{case} ({time}, by {who})", case=link.case, time=time_of(link.at), who=link.by)


def _joined(case_id: str, joined: Joined) -> Iterator[object]:
    """Lay out which entries came from a case that is part of this one, and what it held beside them."""
    since = say("{case}, since {time}, by {who}", case=case_id, time=time_of(joined.at), who=joined.by)
    yield Text(since, style="italic")
    came = ", ".join(key for key in joined.keys if not key.startswith("h-"))
    answers = joined.rest.get("answers")
    said = [(str(name), str(text)) for name, text in answers.items()] if isinstance(answers, dict) else []
    yield _indented(_grid([(say("came with it"), came), *said]))


def _record(record: Record, people: Mapping[str, str], without: Sequence[str] = ()) -> Table:
    """Lay a record out, its fields under names that people read."""
    return _grid(named_fields(record, people, without=without))


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
        yield _spoken(address, people), say(GAPS[reason])


def _history(case: Case, people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for entry in case.history.values():
        what = term(entry.what) + (f": {_spoken(entry.address, people)}" if entry.address else "")
        known = say("{what}, by {who}", what=what, who=entry.by) if entry.by else None
        yield time_of(entry.at), known or say("{what}, by whom is not known", what=what)


def _spoken(address: str, people: Mapping[str, str]) -> str:
    """Return an address as words: the section left out where the key says enough."""
    words = [
        people.get(part) or (_words(part) if above in _KEYED_BY_NAMES else name_of(part))
        for above, part in pairwise(("", *address.split("/")))
    ]
    return ", ".join(words[1:] or words)
