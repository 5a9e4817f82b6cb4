"""What a coordinator has to see of a case at once: what is next, who is safe, what was promised, who knows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from cocreport.interview.reported import each_reported, kept_apart, told_before_it_changed
from cocreport.interview.standpoint import Standpoint, flat
from cocreport.model.case import Case, Consent, Response, Summons
from cocreport.model.event import Event
from cocreport.model.keys import PersonKey, ReportKey
from cocreport.model.measures import Measure
from cocreport.model.outcome import may_be_reached
from cocreport.model.telling import FollowUp
from cocreport.procedure.duty import Duty, State
from cocreport.procedure.spec import Procedure
from cocreport.words import N_, say

_MOST_DEADLINES: Final = 3
_LONGEST: Final = 60
"""How many signs of a text of staff are enough to know what is meant."""
_DANGER: Final[Mapping[str | None, str]] = {
    "yes": N_("somebody is or could be in danger"),
    "not sure": N_("it is not sure that everybody is safe"),
    "no": N_("nobody was in danger when it was reported"),
    None: N_("nobody has asked yet whether anybody is in danger"),
}
_NAME: Final[Mapping[str | None, str]] = {
    "nobody": N_("nobody may know their name"),
    "coordinator": N_("only the coordinator may know their name"),
    "team": N_("only the team may know their name"),
    "reported person": N_("the reported person may know their name too"),
    None: N_("nobody has asked yet who may know their name"),
}
_REVEALED: Final[Mapping[str, str]] = {
    "likely": N_("the facts alone would show who it was"),
    "unclear": N_("the facts alone could show who it was"),
    "unlikely": N_("the facts alone hardly show who it was"),
}
_CAME_BACK: Final[Mapping[str | None, str]] = {
    "told": N_("done"),
    "in writing": N_("done in writing"),
    "not reached": N_("tried; they could not be reached"),
    "not identified": N_("nobody knows whom to turn to"),
    "contact unsafe": N_("to get in touch would not be safe, or is barred"),
    "not needed": N_("there was no need"),
    None: N_("not done yet"),
}


def overview(  # noqa: PLR0913 - a page is made of all of these
    case: Case,
    procedure: Procedure,
    duties: Sequence[tuple[Duty, State]],
    event: Event | None,
    *,
    now: datetime,
    owner_of: Callable[[Duty], str],
) -> tuple[tuple[str, str], ...]:
    """Return label and text of each part of the one screen; what there is nothing of is left out.

    The case is given as the viewer may see it: its links to cases that are not for them are out already.
    What was told in the reports stands nowhere in it.
    """
    view = Standpoint(case, procedure, event, now)
    parts = (
        (N_("Next"), _next(view, duties, owner_of)),
        (N_("Safety now"), _safety(view)),
        (N_("Safe contact"), _contact(view)),
        (N_("Agreed with them"), _promised(view)),
        (N_("Deadlines"), _deadlines(view, duties, owner_of)),
        (N_("Keep apart"), kept_apart(view)),
        (N_("Reported"), each_reported(view)),
        (N_("Tell them anew"), told_before_it_changed(view)),
        (N_("Who knows"), _those_who_know(view)),
        (N_("Not for"), _kept_out(view)),
        (N_("Said unasked"), _unasked(view)),
        (N_("Linked cases"), _links(view)),
    )
    lines = ((label, "\n".join(given)) for label, given in parts)
    return tuple((say(label), text) for label, text in lines if text)


# What is next


def _next(view: Standpoint, duties: Sequence[tuple[Duty, State]], owner_of: Callable[[Duty], str]) -> Iterator[str]:
    found = _first(duties)
    if found:
        duty, state = found
        if state == "overdue" and duty.due:
            when = say("overdue since {time}", time=view.time(duty.due))
        elif duty.due:
            when = say("until {time}", time=view.time(duty.due))
        else:
            when = say("open since {time}", time=view.time(duty.opens))
        yield f"{_what(view, duty)}; {owner_of(duty)}; {when}"


def _first(duties: Sequence[tuple[Duty, State]]) -> tuple[Duty, State] | None:
    """Return what has been overdue longest, else the first that is due in the order of the procedure."""
    overdue = sorted((one for one in duties if one[1] == "overdue"), key=lambda one: one[0].due or one[0].opens)
    return next(iter([*overdue, *(one for one in duties if one[1] == "due")]), None)


def _deadlines(
    view: Standpoint, duties: Sequence[tuple[Duty, State]], owner_of: Callable[[Duty], str]
) -> Iterator[str]:
    """Give what has to be done soonest beside what is next."""
    first = _first(duties)
    timed = [(duty.due, duty, state) for duty, state in duties if duty.due and state != "done"]
    others = sorted((one for one in timed if not first or one[1] is not first[0]), key=lambda one: one[0])
    for due, duty, state in others[:_MOST_DEADLINES]:
        late = say("{time} (overdue)", time=view.time(due)) if state == "overdue" else view.time(due)
        yield f"{late}: {_what(view, duty)}; {owner_of(duty)}"


def _what(view: Standpoint, duty: Duty) -> str:
    """Return the title of a step, and about whom or what it is."""
    about = _about(view, duty) if duty.about else ""
    return f"{say(duty.title)}, {about}" if about else say(duty.title)


def _about(view: Standpoint, duty: Duty) -> str:
    case, keys = view.case, duty.keys
    if "task" in keys:
        return _short(case.tasks[keys["task"]].what)
    report = case.reports.get(keys.get("report", ""))
    if report:
        who = view.person(report.reporter) if report.reporter else keys["report"]
        return who if len(case.reports) > 1 else ""
    person = keys.get("reported") or keys.get("target")
    return view.person(person) if person else duty.about


# Who is safe, and how to reach whom


def _safety(view: Standpoint) -> Iterator[str]:
    """Give for each report whether somebody is in danger and who was called, then what could not wait."""
    for key in view.case.reports:
        response = view.case.response.get(key, Response())
        called = (_called(view, one) for one in response.summoned.values())
        yield _of_report(view, key, "; ".join((say(_DANGER[response.danger]), *called)))
    for measure in view.case.measures.values():
        if measure.outcome != "ended":
            yield _measure(view, measure)


def _called(view: Standpoint, summons: Summons) -> str:
    """Say who was called, when, and whether there is a number to refer to."""
    questions = view.procedure.questions().values()
    asked = [one for one in questions if one.writes and "/summoned/" in one.writes and one.writes.endswith("/who")]
    labels = {choice.value: say(choice.label) for one in asked for choice in one.choices}
    who = labels.get(summons.who or "", flat(summons.who or "") or say("somebody"))
    when = view.time(summons.at) if summons.at else say("at a time that was not noted")
    called = say("called: {who}, {time}", who=who, time=when)
    reference = say("reference noted") if summons.reference else say("no reference noted")
    return f"{called} ({reference})"


def _measure(view: Standpoint, measure: Measure) -> str:
    what = measure.change if measure.outcome == "changed" and measure.change else measure.what
    called = what or say("a measure")
    held = f"{_short(called)}, {view.person(measure.person)}"
    since = say("{what}, since {time}", what=held, time=view.time(measure.at)) if measure.at else held
    looked_at = view.dated(say("looked at again"), measure.reviewed)
    not_yet = say("not looked at again yet")
    return f"{since}; {looked_at if measure.outcome else not_yet}"


def _contact(view: Standpoint) -> Iterator[str]:
    """Give how to turn to each reporter and to whoever was asked; nothing of those who were only reported."""
    for person in _turned_to(view.case):
        consents = [one for one in view.case.consent.values() if view.case.first_of(one.person) == person]
        yield f"{view.person(person)}: {'; '.join(_limits(view, person, consents))}"
    for key, report in view.case.reports.items():
        if report.reporter is None:
            yield say("Nobody knows who reported {report}.", report=key)


def _turned_to(case: Case) -> tuple[PersonKey, ...]:
    reporters = [case.first_of(one.reporter) for one in case.reports.values() if one.reporter]
    asked = [case.first_of(one.person) for one in case.consent.values()]
    only_reported = {key for key, person in case.people.items() if set(person.parts) == {"reported"}}
    return tuple(dict.fromkeys((*reporters, *(one for one in asked if one not in only_reported))))


def _limits(view: Standpoint, person: PersonKey, consents: list[Consent]) -> Iterator[str]:
    """Give what was agreed, the latest word on each point; what is never to be done holds once it was said."""
    if any(one.contact == "none wished for" for one in consents):
        yield say("does not wish to be reached")
    else:
        channel = _last(one.channel for one in consents) or view.case.people[person].contact
        yield flat(channel) if channel else say("no way to reach them is noted")
        times = _last(one.times for one in consents)
        if times:
            yield say("when: {times}", times=flat(times))
    for never in dict.fromkeys(flat(one.never) for one in consents if one.never):
        yield say("never: {never}", never=never)
    yield say(_NAME[_last(one.name_known_to for one in consents)])
    revealed = _last(one.facts_reveal for one in consents)
    if revealed:
        yield say(_REVEALED[revealed])


def _last(values: Iterator[str | None]) -> str | None:
    return next(iter([*filter(None, values)][::-1]), None)


def _promised(view: Standpoint) -> Iterator[str]:
    """Give who said that they would come back, and whether it happened."""
    for key, response in view.case.response.items():
        back = response.comes_back
        if back:
            who = view.member(back.who) if back.who else say("somebody of the team")
            promised = say("{who} comes back to them", who=who)
            when = f"{promised}, {flat(back.when)}" if back.when else promised
            yield _of_report(view, key, f"{when}: {_kept(view, key)}")


def _kept(view: Standpoint, report: ReportKey) -> str:
    if not may_be_reached(view.case, report):
        return say("does not wish to be reached") if view.case.reports[report].reporter else say(_CAME_BACK[None])
    kinds = {step.id for step in view.procedure.steps if "promise-kept" in step.done}
    turns = [one for one in view.case.follow_ups.values() if one.report == report and one.kind in kinds]
    last = next((one for one in reversed(turns) if one.outcome), None)
    return _how_it_went(view, last)


def _how_it_went(view: Standpoint, turn: FollowUp | None) -> str:
    return view.dated(say(_CAME_BACK[turn.outcome]), turn.at) if turn else say(_CAME_BACK[None])


# Who knows, who should not, what else belongs to it


def _those_who_know(view: Standpoint) -> Iterator[str]:
    handles = dict.fromkeys(view.member(one) for one in _staff_in(view.case))
    yield ", ".join(handles)
    for one in view.case.informed.values():
        group = flat(one.who) if one.who else say("somebody who knew of it")
        yield view.dated(group, one.at)


def _staff_in(case: Case) -> Iterator[str]:
    """Give who of the team took a report, was told of it, met about it, or has something to do."""
    yield from (one.taken_by for one in case.reports.values())
    for response in case.response.values():
        yield from (one.who for one in response.told.values() if one.outcome == "reached")
    yield from (handle for one in case.meetings.values() for handle in one.present)
    yield from (one.who for one in case.tasks.values() if one.who)
    for hearing in case.hearings.values():
        told = (hearing.told.by, hearing.told.second) if hearing.told else ()
        yield from filter(None, (*told, hearing.by))


def _kept_out(view: Standpoint) -> Iterator[str]:
    if view.case.excluded:
        yield ", ".join(map(view.member, view.case.excluded))


def _unasked(view: Standpoint) -> Iterator[str]:
    """Give who said by themselves that they do not want a report followed up; nothing is asked about it."""
    for one in view.case.withdrawals.values():
        when = view.time(one.at) if one.at else say("at a time that was not noted")
        if one.raised_by == "somebody else":
            said = say("{time}: somebody else brought it up that this is not followed up.", time=when)
        else:
            said = say("{time}: they do not want this followed up.", time=when)
        counts = say("The report still counts, and the team can still act.")
        pressure = say("Pressure was spoken of.") if one.pressure else ""
        yield _of_report(view, one.report, " ".join(filter(None, (said, pressure, counts))))


def _links(view: Standpoint) -> Iterator[str]:
    for link in view.case.links.values():
        yield f"{say(link.kind)}: {link.case}"


# How it is said


def _of_report(view: Standpoint, report: ReportKey, text: str) -> str:
    """Name the report where there are several."""
    return f"{report}: {text}" if len(view.case.reports) > 1 else text


def _short(text: str) -> str:
    """Return the beginning of a text of staff."""
    line = flat(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"
