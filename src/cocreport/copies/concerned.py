"""Which entries of a case are about the one person whom a copy is for; everybody else's stay out."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from cocreport.copies.values import Value
from cocreport.model.case import Case
from cocreport.model.copies import AudienceName
from cocreport.model.joining import origin
from cocreport.model.keys import PersonKey
from cocreport.model.outcome import reported_people
from cocreport.procedure.spec import Procedure

Wanted: TypeAlias = Callable[[Value], bool]


def concerns(case: Case, procedure: Procedure, audience: AudienceName, person: PersonKey | None) -> Wanted:
    """Return what tells whether a value is in an entry that a copy for this audience may show at all."""
    if audience == "reporter" and person:
        entries = set(_of_reporter(case, procedure, case.first_of(person)))
        return lambda value: not value.keys or set(value.keys) <= entries or _is_item(value, entries)
    if audience == "reported" and person:
        entries = set(_of_reported(case, case.first_of(person)))
        return lambda value: not value.keys or set(value.keys) <= entries
    return lambda _: True


def people_to_choose(case: Case, audience: AudienceName) -> tuple[PersonKey, ...]:
    """Return whom a copy for this audience can be for; nobody in particular for most of them."""
    if audience == "reporter":
        keys = (case.first_of(one.reporter) for one in case.reports.values() if one.reporter)
        return tuple(dict.fromkeys(keys))
    return reported_people(case) if audience == "reported" else ()


def _is_item(value: Value, entries: set[str]) -> bool:
    """Tell whether a value is in a line of a checklist, whose key is a word, of an entry that is wanted."""
    return value.section in {"response/checklist", "response/summoned"} and value.keys[0] in entries


def _of_reporter(case: Case, procedure: Procedure, person: PersonKey) -> Iterator[str]:
    """Give what a reporter told, and what became of it: nothing of another reporter."""
    reports = {key for key, one in case.reports.items() if one.reporter and case.first_of(one.reporter) == person}
    yield from reports
    yield from (key for key in case.people if case.first_of(key) == person)
    yield from (key for key, one in case.consent.items() if case.first_of(one.person) == person)
    yield from (key for key, one in case.follow_ups.items() if one.report in reports)
    yield from (key for key, one in case.withdrawals.items() if one.report in reports)
    homes = {origin(case, key) for key in reports}
    apart = {one.id for one in procedure.actions if one.apart}
    for key, decision in case.decisions.items():
        same = (one for one in case.people if case.first_of(one) == case.first_of(decision.person))
        reported = [one for one in same if origin(case, one) in homes]
        if reported:
            yield key
            yield from reported
            yield from (name for name, one in decision.sanctions.items() if one.action in apart)


def _of_reported(case: Case, person: PersonKey) -> Iterator[str]:
    """Give what was said to a reported person and decided about them: nothing of anybody else."""
    yield from (key for key in case.people if case.first_of(key) == person)
    yield from (key for key, one in case.hearings.items() if case.first_of(one.person) == person)
    decided = {key: one for key, one in case.decisions.items() if case.first_of(one.person) == person}
    for key, decision in decided.items():
        yield key
        yield from decision.sanctions
    yield from (key for key, one in case.appeals.items() if one.decision in decided)
