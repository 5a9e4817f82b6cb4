"""A case as one audience gets it: each value kept, coded, made coarse or dropped by its section and its mark."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from cocreport.copies.codes import codes_for
from cocreport.copies.concerned import concerns
from cocreport.copies.known import known_people, named
from cocreport.copies.names import Names
from cocreport.copies.redact import Redaction, Replacement
from cocreport.copies.values import Parts, Value, values_of
from cocreport.model.address import Leaf
from cocreport.model.case import Case
from cocreport.model.copies import AudienceName
from cocreport.model.event import Event
from cocreport.model.keys import PersonKey
from cocreport.model.marks import Mark
from cocreport.model.spellings import spell_moment
from cocreport.procedure.audiences import Audience, Treatment
from cocreport.procedure.spec import Procedure
from cocreport.words import say

_PEOPLE: Final = "people"
_FOR_THE_TOOL: Final = "seal"
_THE_CASE_ITSELF: Final = frozenset({"schema", "id", "edition", "procedure"})
_HOW_MUCH: Final = {"minute": None, "day": 10, "month": 7}
"""How many signs of a time are kept: ``2031-05-10``, ``2031-05``."""


@dataclass(frozen=True)
class Kept:
    """One value of a copy: where it stands there, what kind of value it was, and what is left of it."""

    parts: Parts
    template: str
    leaf: Leaf
    said: Any


@dataclass(frozen=True)
class Copied:
    """What an audience gets of a case; ``shows`` are the people who stand in it, by their first keys.

    ``redaction`` finds those whose names must not stand in it.
    """

    case: Case
    kept: tuple[Kept, ...]
    people: Mapping[PersonKey, str]
    replacements: tuple[Replacement, ...] = ()
    redaction: Redaction = field(default_factory=lambda: Redaction(Names(()), {}))

    @property
    def shows(self) -> tuple[PersonKey, ...]:
        """Return who stands in the copy."""
        return tuple(self.people)

    def to_tree(self) -> dict[str, Any]:
        """Return the copy as plain data, its entries numbered or under their codes."""
        tree: dict[str, Any] = {}
        for one in self.kept:
            here = tree
            for part in one.parts[:-1]:
                here = here.setdefault(part, {})
            here[one.parts[-1]] = one.said
        return tree


def whole(case: Case) -> Copied:
    """Return everything a case holds."""
    kept = (Kept(one.parts, one.template, one.leaf, _spelled(one.value)) for one in values_of(case))
    return Copied(case, tuple(kept), {case.first_of(key): key for key in case.people})


def copied(  # noqa: PLR0913 - whose copy of what, and how it is made
    case: Case,
    procedure: Procedure,
    name: AudienceName,
    audience: Audience,
    *,
    event: Event | None = None,
    person: PersonKey | None = None,
    decided: Mapping[str, bool] | None = None,
    known_to_all: str = "",
    hide: tuple[str, ...] = (),
) -> Copied:
    """Return what an audience gets of a case, and what was replaced in its texts.

    Addresses and numbers in ``known_to_all`` stay in texts: those of the team, and of where to appeal. ``hide`` are
    more names that may not stand there.
    """
    wanted = concerns(case, procedure, name, person)
    values = [one for one in values_of(case) if wanted(one)]
    treated = [(one, audience.treatment(one.section, one.leaf.mark)) for one in values]
    treated = [(one, treatment) for one, treatment in treated if treatment != "drop"]
    may_be_named = named(case, audience, person)
    hidden = Names(one for one in known_people(case, audience, hide) if one.who not in may_be_named)
    people = list(dict.fromkeys(_people_in(case, treated, hidden, person)))
    codes = codes_for(case, people, person)
    is_named = may_be_named - ({case.first_of(person)} if person else set())
    called = {key: (_name(case, key) if key in is_named else None) or code for key, code in codes.items()}
    redaction = Redaction(hidden, called, audience.times, decided, known_to_all)
    writer = _Writer(case, event, called, may_be_named, redaction, audience)
    kept = tuple(writer.kept(treated))
    return Copied(case, kept, called, tuple(writer.replacements), redaction)


def _first(case: Case, person: PersonKey | None) -> PersonKey | None:
    return case.first_of(person) if person else None


def _name(case: Case, person: PersonKey) -> str | None:
    """Return the name under which somebody stands, in whichever of their entries it is."""
    return next((one.name for key, one in case.people.items() if one.name and case.first_of(key) == person), None)


def _people_in(
    case: Case, treated: Iterable[tuple[Value, Treatment]], hidden: Names, subject: PersonKey | None
) -> Iterator[PersonKey]:
    """Give who stands in a copy: with an entry, referred to, or spoken of in a text of it."""
    others = {case.first_of(one.reporter) for one in case.reports.values() if one.reporter} if subject else set[str]()
    for value, treatment in treated:
        for key in (*value.keys, *_as_list(value.value)):
            if key in case.people and (case.first_of(key) == _first(case, subject) or case.first_of(key) not in others):
                yield case.first_of(key)
        if treatment == "code":
            for text in _as_list(value.value):
                found = (who for one in hidden.find(str(text)) if one.takes for who in sorted(one.who))
                yield from (key for key in found if key in case.people and key not in others)


def _as_list(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, tuple) else (value,)


@dataclass
class _Writer:
    """Puts values down as the audience gets them, and numbers the entries."""

    case: Case
    event: Event | None
    called: Mapping[PersonKey, str]
    named: frozenset[PersonKey]
    redaction: Redaction
    audience: Audience
    numbers: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    replacements: list[Replacement] = field(default_factory=list)

    def kept(self, treated: list[tuple[Value, Treatment]]) -> Iterator[Kept]:
        for value, _ in treated:
            self._number(value)
        for value, treatment in treated:
            parts = self._parts(value)
            said = self._said(value, treatment, "/".join(parts)) if parts else None
            if parts and said not in (None, [], ""):
                yield Kept(parts, value.template, value.leaf, said)

    def _number(self, value: Value) -> None:
        """Number the entries of each kind, in the order in which the copy has them."""
        for part in value.keys:
            if part[1:2] == "-" and part not in self.numbers and part not in self.case.people:
                self.counts[part[0]] = self.counts.get(part[0], 0) + 1
                self.numbers[part] = str(self.counts[part[0]])

    def _parts(self, value: Value) -> Parts | None:
        """Return where a value stands in the copy; None where it speaks of something that is not there."""
        if value.parts[0] == _FOR_THE_TOOL:
            return None
        if value.parts[0] == _PEOPLE:
            first = self.case.first_of(value.parts[1])
            return (_PEOPLE, self.called[first], *value.parts[2:]) if first in self.called else None
        renamed = [[self._renamed(one) for one in part.split("/")] for part in value.parts]
        if any(None in part for part in renamed):
            return None
        return tuple("/".join(map(str, part)) for part in renamed)

    def _renamed(self, part: str) -> str | None:
        if part in self.case.people:
            return self.called.get(self.case.first_of(part))
        if part[1:2] == "-" and part[0].islower() and part[2:].isupper() | part[2:].isdigit():
            return self.numbers.get(part)
        return part

    def _said(self, value: Value, treatment: Treatment, where: str) -> Any:
        if isinstance(value.value, tuple):
            items = (self._one(value, item, treatment, where) for item in value.value)
            return [one for one in items if one is not None]
        return self._one(value, value.value, treatment, where)

    def _one(self, value: Value, item: Any, treatment: Treatment, where: str) -> Any:
        mark = value.leaf.mark
        if isinstance(item, date):
            return self._time(item, treatment)
        if not isinstance(item, str) or value.leaf.choices or value.parts[0] in _THE_CASE_ITSELF:
            return item
        if item in self.case.people or item in self.numbers:
            return self._reference(item)
        if mark is Mark.STAFF:
            return self._staff(item, treatment)
        if mark is Mark.IDENTIFIES and treatment == "code":
            return self._identified(value, item, where)
        return self._redacted(item, where, treatment)

    def _reference(self, key: str) -> str:
        """Return how another entry is called."""
        if key in self.case.people:
            return self.called.get(self.case.first_of(key), say("another person"))
        return self.numbers[key]

    def _time(self, item: date, treatment: Treatment) -> str:
        said = spell_moment(item) if isinstance(item, datetime) else item.isoformat()
        return said[: _HOW_MUCH[self.audience.times]] if treatment == "coarsen" else said

    def _staff(self, handle: str, treatment: Treatment) -> str:
        """Return somebody of the team: by name, by code where the case is about them, or as one of the team."""
        member = self.event.staff.get(handle) if self.event else None
        name = member.name if member and member.name else handle
        code, found = replace(self.redaction, times="minute").redact(name, "")
        if any(one.taken for one in found):
            return code
        return name if treatment == "keep" else say("somebody of the team")

    def _identified(self, value: Value, item: str, where: str) -> str | None:
        """Return what leads to somebody: nothing in an entry that is called by a code, else that it is not shown."""
        if value.parts[0] == _PEOPLE:
            return item if self.case.first_of(value.parts[1]) in self.named else None
        known, found = self.redaction.redact(item, where)
        is_all = len(found) == 1 and found[0].taken and known == found[0].code
        not_shown = say("not shown")
        return known if is_all else f"[{not_shown}]"

    def _redacted(self, text: str, where: str, treatment: Treatment) -> str:
        """Return a text without the names that may not stand there; where it is kept, nothing else goes."""
        how = self.redaction if treatment == "code" else replace(self.redaction, is_of_the_known=True)
        said, found = how.redact(text, where)
        self.replacements += found
        return said


def _spelled(value: Any) -> Any:
    if isinstance(value, datetime):
        return spell_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return [_spelled(one) for one in value] if isinstance(value, tuple) else value
