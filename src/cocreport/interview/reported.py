"""How it stands with each person who was reported: what they know, what was decided, from whom they keep away."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from cocreport.interview.prompting import spoken_day
from cocreport.interview.standpoint import Standpoint, flat
from cocreport.model.decisions import Appeal, Decision
from cocreport.model.hearings import Hearing
from cocreport.model.keys import DecisionKey, PersonKey
from cocreport.model.outcome import (
    current_decisions,
    decision_about,
    hearing_of,
    is_acting,
    is_overturned,
    reported_people,
)
from cocreport.model.telling import Telling
from cocreport.words import N_, say

_TOLD: Final[Mapping[str | None, str]] = {
    "told": N_("told of it"),
    "in writing": N_("told of it in writing"),
    "not reached": N_("could not be reached"),
    "not identified": N_("nobody knows who it is"),
    "contact unsafe": N_("to get in touch would not be safe, or is barred"),
    "not needed": N_("there was no need to tell them"),
    None: N_("not told of it yet"),
}
_HEARD: Final[Mapping[str | None, str]] = {
    "heard": N_("heard"),
    "in writing": N_("heard in writing"),
    "offered and declined": N_("chose not to give their side"),
    "not reached": N_("could not be reached"),
    "not identified": N_("nobody knows who it is"),
    "contact unsafe": N_("to get in touch would not be safe, or is barred"),
    None: N_("not heard yet"),
}
_KNOWS: Final[Mapping[str | None, str]] = {
    "told": N_("they know what was decided"),
    "in writing": N_("they know in writing what was decided"),
    "not reached": N_("could not be reached with what was decided"),
    "not identified": N_("nobody knows who it is"),
    "contact unsafe": N_("to get in touch would not be safe, or is barred"),
    "not needed": N_("there was no need to tell them what was decided"),
    None: N_("not told yet what was decided"),
}


# From whom somebody keeps away


def kept_apart(view: Standpoint) -> Iterator[str]:
    """Give who keeps away from whom now; where that falls on somebody who reported, it is pointed out."""
    case = view.case
    reporters = tuple(dict.fromkeys(case.first_of(one.reporter) for one in case.reports.values() if one.reporter))
    burdened: dict[PersonKey, None] = {}
    for key, decision in current_decisions(case).items():
        person = case.first_of(decision.person)
        for sanction in decision.sanctions.values():
            action = view.action(sanction)
            if action and action.apart and view.force(key, sanction) == "live":
                burdened[person] = None
                yield from _pairs(view, person, reporters, view.sanction(key, sanction))
    held = (one for one in case.measures.values() if one.outcome != "ended")
    burdened |= dict.fromkeys(case.first_of(one.person) for one in held)
    for person in burdened:
        if person in reporters:
            yield say(
                "{who} reported something here too. What holds for them must not burden them for that; look at it.",
                who=view.person(person),
            )


def _pairs(view: Standpoint, person: PersonKey, reporters: tuple[PersonKey, ...], what: str) -> Iterator[str]:
    others = [view.person(one) for one in reporters if one != person]
    for other in others or [say("whoever reported it")]:
        yield say("{who} away from {other}: {what}", who=view.person(person), other=other, what=what)


# How it stands with each


def each_reported(view: Standpoint) -> Iterator[str]:
    """Give for each person who was reported what happened so far, then each thing that follows for them."""
    for person in reported_people(view.case):
        found = decision_about(view.case, person)
        parts = [*_side(view, person), *(_decided(view, *found) if found else _undecided(view))]
        yield f"{view.person(person)}: {'; '.join(dict.fromkeys(parts))}"
        if found and not is_overturned(view.case, found[0]):
            yield from (f"- {view.sanction(found[0], one)}" for one in found[1].sanctions.values())


def _side(view: Standpoint, person: PersonKey) -> Iterator[str]:
    """Give whether somebody was told and heard; a talk that ended needs no word on how it was announced."""
    found = hearing_of(view.case, person)
    hearing = found[1] if found else Hearing(person=person)
    told = hearing.told or Telling()
    if told.outcome or not hearing.ended:
        yield view.dated(say(_TOLD[told.outcome]), told.at)
    yield view.dated(say(_HEARD[hearing.ended]), hearing.at)


def _undecided(view: Standpoint) -> Iterator[str]:
    yield say("not decided yet") if is_acting(view.case) is not False else say("the team does nothing about it")


def _decided(view: Standpoint, key: DecisionKey, decision: Decision) -> Iterator[str]:
    yield view.dated(_finding(view, decision), decision.at)
    if is_overturned(view.case, key):
        yield say("overturned on appeal")
        return
    if decision.review and not decision.reviewed:
        yield say("provisional until {day}", day=spoken_day(decision.review))
    if any(one.decision == key and not one.outcome for one in view.case.appeals.values()):
        yield say("an appeal is open, and until it is decided this holds")
    told = decision.told or Telling()
    yield view.dated(say(_KNOWS[told.outcome]), told.at)


def _finding(view: Standpoint, decision: Decision) -> str:
    """Say whether the report stands, and what was found where that could be one of several things."""
    if decision.stands is None:
        return say("not decided yet")
    stands = say("the report stands") if decision.stands == "yes" else say("the report does not stand")
    possible = [one for one in view.procedure.findings if one.stands == decision.stands]
    label = next((say(one.label) for one in possible if one.id == decision.finding), decision.finding)
    return f"{stands} ({flat(label)})" if label and len(possible) != 1 else stands


# Who was told what no longer holds


def told_before_it_changed(view: Standpoint) -> Iterator[str]:
    """Give who heard of a decision that was revised or overturned since, and has not heard of the change."""
    for person in reported_people(view.case):
        before = _no_longer_holding(view, person)
        if before:
            knowing = [*_to_tell(view, person, before)]
            if knowing:
                yield f"{view.person(person)}: {'; '.join(knowing)}"


def _no_longer_holding(view: Standpoint, person: PersonKey) -> dict[DecisionKey, Decision]:
    """Return the decisions about a person that a later one or an appeal has done away with."""
    about = {key: one for key, one in view.case.decisions.items() if view.case.first_of(one.person) == person}
    revised = {one.revises for one in about.values()}
    return {key: one for key, one in about.items() if key in revised or is_overturned(view.case, key)}


def _to_tell(view: Standpoint, person: PersonKey, before: dict[DecisionKey, Decision]) -> Iterator[str]:
    """Give whom to tell now: the person, those who reported, those who knew, those who read an announcement."""
    since, known_since = _change(view, person)
    if any(one.told and one.told.was_heard for one in before.values()) and not known_since:
        yield say("tell them what holds now")
    decided = min((one.at for one in before.values() if one.at), default=None)
    for reporter in _reporters_told(view, decided, since):
        yield say("tell {who}", who=reporter)
    knew = {flat(one.who or key): one.at for key, one in view.case.informed.items()}  # a later talk takes its place
    yield from (say("tell {who}", who=who) for who, at in knew.items() if _is_between(decided, at, since))
    shown = [one.at for one in view.case.announcements.values() if one.at]
    if any(_is_between(decided, at, since) for at in shown) and not any(_is_after(at, since) for at in shown):
        count = sum(_is_between(decided, at, since) for at in shown)
        yield say("look at what was announced since ({count})", count=count)


def _change(view: Standpoint, person: PersonKey) -> tuple[datetime | None, bool]:
    """Return when it changed what holds for a person, and whether they know."""
    found = decision_about(view.case, person)
    if found is None:  # one about somebody else took its place
        return None, False
    key, decision = found
    appeal = _granted(view, key)
    said = appeal.told if appeal else decision.told
    return (appeal.decided if appeal else decision.at), said is not None and said.was_heard


def _granted(view: Standpoint, decision: DecisionKey) -> Appeal | None:
    appeals = view.case.appeals.values()
    return next((one for one in appeals if one.decision == decision and one.outcome == "overturned"), None)


def _reporters_told(view: Standpoint, decided: datetime | None, since: datetime | None) -> Iterator[str]:
    """Give the reporters who heard the result, and nothing since it changed."""
    kinds = _results(view)
    for key, report in view.case.reports.items():
        turns = [one for one in view.case.follow_ups.values() if one.report == key and one.kind in kinds]
        heard = [one.at for one in turns if one.was_heard]
        if any(_is_between(decided, at, since) for at in heard) and not any(_is_after(at, since) for at in heard):
            yield view.person(report.reporter) if report.reporter else key


def _results(view: Standpoint) -> frozenset[str]:
    """Return the steps in which a reporter hears what became of it.

    They stand between the fixed step that tells the reported person and the one about announcements.
    """
    steps = [step.id for step in view.procedure.steps]
    reports = {step.id for step in view.procedure.steps if step.about == "report" and "followed-up" in step.done}
    return frozenset(steps[steps.index("reported-informed") : steps.index("announcements")]) & reports


def _is_between(decided: datetime | None, at: datetime | None, since: datetime | None) -> bool:
    """Tell whether something may have been said between a decision and the change; what has no time may."""
    return not _is_after(at, since) and not (at and decided and at < decided)


def _is_after(at: datetime | None, since: datetime | None) -> bool:
    return at is not None and since is not None and at >= since
