"""A copy of a case as a document: a heading for each section, an entry below it, its values under their names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from cocreport.copies.copied import Copied, Kept
from cocreport.copies.days import day_of, time_of
from cocreport.copies.document import Document, Fields, Heading, Moment, Node, Paragraph, Quote, Timeline
from cocreport.copies.terms import GAPS, HEADINGS, name_of, term
from cocreport.copies.visible import visible
from cocreport.model.marks import Mark
from cocreport.procedure.spec import Procedure
from cocreport.words import N_, language_tag, say

_ENTRIES: Final[Mapping[str, str]] = {
    "reports": N_("Report {key}"),
    "consent": N_("Agreed {key}"),
    "response": N_("For report {key}"),
    "response/summoned": N_("Called for help {key}"),
    "response/told": N_("Told at once {key}"),
    "meetings": N_("Meeting {key}"),
    "tasks": N_("Task {key}"),
    "measures": N_("Measure {key}"),
    "hearings": N_("Talk {key}"),
    "hearings/attempts": N_("Tried {key}"),
    "decisions": N_("Decision {key}"),
    "decisions/sanctions": N_("Follows {key}"),
    "appeals": N_("Appeal {key}"),
    "follow_ups": N_("Turned to them {key}"),
    "withdrawals": N_("Taken back {key}"),
    "apologies": N_("Apology {key}"),
    "informed": N_("Told of it {key}"),
    "announcements": N_("Announcement {key}"),
    "incoming": N_("Came in {key}"),
    "debriefs": N_("Looked back {key}"),
    "closings": N_("Closing {key}"),
    "attachments": N_("File {key}"),
    "links": N_("Case {key}"),
    "copies": N_("Copy {key}"),
    "notes": N_("Note {key}"),
    "history": N_("Change {key}"),
}
_OF_THE_CASE: Final = frozenset({"schema", "id", "edition", "procedure", "seal"})
_NOT_IN_TIME: Final = frozenset({"history", "notes", "attachments", "copies", "consent", "links", "joined", "response"})
"""What does not belong to the course of a matter; a first response is one moment in its report."""
_IN_THE_TITLE: Final = frozenset({"person", "action", "kind"})
_LONG: Final = 60
_DAY: Final = 10


@dataclass(frozen=True)
class Cover:
    """What stands at the head of a copy: who made it for whom, and what is to be known about it."""

    title: str
    running: str
    made: date
    fields: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...] = ()
    statement: str = ""


def lay_out(copies: tuple[Copied, ...], procedure: Procedure, cover: Cover) -> Document:
    """Return the document of one case, or of several one after the other."""
    nodes: list[Node] = [Fields(cover.fields)]
    nodes += [Paragraph(one, is_strong=True) for one in cover.remarks]
    if cover.statement:
        nodes += [Heading(say("What we say")), Quote(say("Written by the team"), visible(cover.statement))]
    for copied in copies:
        if len(copies) > 1:
            nodes.append(Heading(say("Case {case}", case=copied.case.id)))
        below = 3 if len(copies) > 1 else 2
        nodes += _CaseLayout(copied, procedure, below).nodes()
    return Document(cover.title, cover.running, cover.made, tuple(nodes), language_tag())


@dataclass(frozen=True)
class _CaseLayout:
    """Lays one copy out."""

    copied: Copied
    procedure: Procedure
    level: int

    def nodes(self) -> list[Node]:
        kept = [one for one in self.copied.kept if one.parts[0] not in _OF_THE_CASE]
        found: list[Node] = []
        moments = self._moments(kept)
        if len(moments) > 1:
            found += [Heading(say("In the order of time"), self.level), Timeline(say("In the order of time"), moments)]
        for section, values in groupby(kept, key=lambda one: one.parts[0]):
            found += [Heading(say(HEADINGS[section]), self.level), *self._section(section, list(values))]
        return found

    def _section(self, section: str, values: list[Kept]) -> Iterator[Node]:
        if section in {"excluded", "unanswered", "answers"}:
            rows = tuple((self._label(one), self._said(one)) for one in values)
            yield Fields(rows) if section != "excluded" else Paragraph(rows[0][1])
            return
        for key, inside in groupby(values, key=lambda one: one.parts[1]):
            entries = list(inside)
            yield Heading(self._title(section, key, entries), self.level + 1)
            yield from self._entry(section, entries, 2)

    def _entry(self, section: str, values: list[Kept], depth: int) -> Iterator[Node]:
        """Lay out an entry: short values as fields, words as quotations, entries of its own below them."""
        own = [one for one in values if len(_keys(one)) == depth - 1]
        listed = (one for one in own if not self._is_quoted(one) and one.parts[-1] not in _IN_THE_TITLE)
        rows = tuple((self._label(one), self._said(one)) for one in listed)
        if rows:
            yield Fields(rows)
        yield from (Quote(self._label(one), visible(str(one.said))) for one in own if self._is_quoted(one))
        deeper = [one for one in values if len(_keys(one)) >= depth]
        for (name, key), inside in groupby(deeper, key=lambda one: (one.parts[2], one.parts[3])):
            entries = list(inside)
            yield Heading(self._title(f"{section}/{name}", key, entries), self.level + 2)
            yield from self._entry(f"{section}/{name}", entries, depth + 1)

    def _title(self, section: str, key: str, entries: list[Kept]) -> str:
        if section == "people":
            return self._person(key)
        if section == "response/checklist":
            return self._item(key)
        if section == "joined":
            return say("Case {case}", case=key)
        said = say(_ENTRIES[section], key=key) if section in _ENTRIES else key
        depth = min(len(one.parts) for one in entries)
        about = next((one.said for one in entries if one.parts[-1] in _IN_THE_TITLE and len(one.parts) == depth), None)
        return f"{said}: {self._named(about)}" if about else said

    def _person(self, key: str) -> str:
        """Return how somebody is called; where a copy has the keys, with name or part behind it."""
        person = self.copied.case.people.get(key)
        if person is None:
            return key
        known = person.name or ", ".join(map(term, person.parts))
        return visible(f"{known} ({key})", lines=False) if known else key

    def _named(self, said: Any) -> str:
        """Return a person, an action or a kind in words."""
        titles = {step.id: step.title for step in self.procedure.steps}
        titles |= {one.id: one.label for one in self.procedure.actions}
        titles |= {one.id: one.label for one in self.procedure.findings}
        return say(titles[said]) if said in titles else self._person(str(said))

    def _item(self, name: str) -> str:
        questions = self.procedure.questions().values()
        asked = (one for one in questions if one.item and one.writes and one.writes.split("/")[3:4] == [name])
        return visible(next((say(one.label or one.ask) for one in asked), name), lines=False)

    def _label(self, one: Kept) -> str:
        if one.parts[0] == "unanswered":
            return ", ".join(map(name_of, one.parts[1].split("/")))
        if one.parts[0] == "answers":
            return visible(one.parts[1], lines=False)
        names = one.template.rpartition("{key}/")[2]
        name = name_of(names.replace("/", " ").replace("_", " "))
        return name[:1].upper() + name[1:]

    def _said(self, one: Kept) -> str:
        said = one.said if isinstance(one.said, list) else [one.said]
        return visible(", ".join(self._word(one, item) for item in said))

    def _word(self, one: Kept, item: Any) -> str:
        if one.parts[0] == "unanswered":
            return say(GAPS.get(str(item), str(item)))
        if _is_time(one):
            return _time(str(item))
        if one.leaf.choices:
            return term(str(item))
        if one.parts[-1] in {"finding", "action", "kind", "person", "reporter", "guardian", "same_as"}:
            return self._named(item)
        return str(item)

    def _is_quoted(self, one: Kept) -> bool:
        if one.leaf.mark not in {Mark.VERBATIM, Mark.DESCRIBES} or not isinstance(one.said, str) or one.leaf.choices:
            return False
        return len(one.said) > _LONG or "\n" in one.said or one.leaf.mark is Mark.VERBATIM

    def _moments(self, kept: list[Kept]) -> tuple[Moment, ...]:
        found = [
            Moment(str(one.said), _time(str(one.said)), self._happened(one))
            for one in kept
            if _is_time(one) and one.parts[0] not in _NOT_IN_TIME and isinstance(one.said, str)
            and one.leaf.type is datetime
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda one: one.when))

    def _happened(self, one: Kept) -> str:
        """Return what a time is the time of: an entry, or something in it."""
        names = one.template.rpartition("{key}/")[2].split("/")
        what = name_of(" ".join(names[:-1] if names[-1] == "at" else names))
        return f"{self._entry_of(one)}: {what}" if what else self._entry_of(one)

    def _entry_of(self, one: Kept) -> str:
        sections = one.template.replace("{key}/", "").split("/")[:-1]
        section = "/".join(sections) if "/".join(sections) in _ENTRIES else sections[0]
        return say(_ENTRIES[section], key=_keys(one)[-1])


def _keys(one: Kept) -> list[str]:
    named = zip(one.parts, one.template.split("/"), strict=True)
    return [part for part, name in named if name == "{key}"]


def _is_time(one: Kept) -> bool:
    return one.leaf.mark is Mark.WHEN and one.leaf.type in (datetime, date)


def _time(said: str) -> str:
    """Return a time as it is read; a month stays a month."""
    if len(said) < _DAY:
        return said
    return time_of(datetime.fromisoformat(said)) if len(said) > _DAY else day_of(date.fromisoformat(said))
