"""A letter drafted from its template and from what the case says without a doubt; a person finishes and sends it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cocreport.copies.copied import Copied
from cocreport.copies.days import day_of
from cocreport.copies.document import Document, Heading, Listing, Node, Paragraph
from cocreport.copies.terms import term
from cocreport.copies.visible import visible
from cocreport.model.case import Case
from cocreport.model.decisions import Decision
from cocreport.model.event import Event
from cocreport.model.keys import PersonKey
from cocreport.model.outcome import decision_about, hearing_of, last_day, reported_people
from cocreport.model.team import Team
from cocreport.model.template import fill, placeholders
from cocreport.procedure.spec import Letter, Procedure
from cocreport.words import language_tag, say


@dataclass(frozen=True)
class Sender:
    """Who writes a letter, and what it is written about."""

    team: Team
    event: Event | None
    procedure: Procedure
    today: date


def fitting(letters: tuple[Letter, ...], case: Case, to: str, person: PersonKey | None) -> tuple[Letter, ...]:
    """Return the letters to somebody that fit the state of a case, the one that fits best first."""
    people = (person,) if person and to == "reported" else reported_people(case)
    is_decided = any(_decided(case, one) for one in people)
    wanted = "once decided" if is_decided else "before a decision"
    found = [one for one in letters if one.to == to]
    return tuple(sorted(found, key=lambda one: one.when not in {None, wanted}))


def draft(letter: Letter, copied: Copied, sender: Sender, person: PersonKey | None) -> Document:
    """Return a letter as a document; a paragraph for which something is missing is left out."""
    values = dict(_values(copied, sender, letter.to, person))
    subject = fill(say(letter.subject), values) or say(letter.label)
    nodes: list[Node] = []
    for paragraph in letter.body:
        said = fill(say(paragraph), values)
        if said:
            nodes += _paragraphs(said)
    running = f"{sender.team.name} · {copied.case.id}"
    return Document(visible(subject), visible(running), sender.today, tuple(nodes), language_tag())


def missing(letter: Letter, copied: Copied, sender: Sender, person: PersonKey | None) -> tuple[str, ...]:
    """Return the names in braces of a letter for which there is nothing."""
    values = dict(_values(copied, sender, letter.to, person))
    names = (name for paragraph in letter.body for name in placeholders(paragraph))
    return tuple(dict.fromkeys(name for name in names if name not in values))


def as_document(text: str, title: str, sender: Sender, case: Case) -> Document:
    """Return a letter as it was finished by hand."""
    nodes: list[Node] = [Heading(say("Letter"))]
    for part in text.split("\n\n"):
        nodes += _paragraphs(part)
    return Document(title, f"{sender.team.name} · {case.id}", sender.today, tuple(nodes), language_tag())


def _paragraphs(said: str) -> Iterator[Node]:
    first, *items = visible(said).strip("\n").split("\n")
    yield Paragraph(first)
    if items:
        yield Listing(tuple(item.removeprefix("- ") for item in items))


def _values(copied: Copied, sender: Sender, to: str, person: PersonKey | None) -> Iterator[tuple[str, str]]:
    case, team = copied.case, sender.team
    known: Mapping[str, str | None] = {
        "team": team.name,
        "event": sender.event.name if sender.event and sender.event.name else None,
        "case": case.id,
        "contact": team.contact,
        **_of_report(case, person if to == "reporter" else None),
        **_of_decision(case, sender, to, person),
        "summoned": ", ".join(_summoned(case, sender)) or None,
    }
    yield from ((name, text) for name, text in known.items() if text)


def _of_report(case: Case, person: PersonKey | None) -> dict[str, str | None]:
    """Return when a report came, and who gets back to whoever gave it."""
    own = [key for key, one in case.reports.items() if one.reporter and case.first_of(one.reporter) == person]
    if not own:
        return {}
    back = case.response[own[0]].comes_back if own[0] in case.response else None
    return {
        "received": day_of(case.reports[own[0]].received.date()),
        "comes_back": back.who if back and back.who and back.when else None,
        "comes_back_when": back.when if back else None,
    }


def _of_decision(case: Case, sender: Sender, to: str, person: PersonKey | None) -> dict[str, str | None]:
    """Return what was decided: about the person it goes to, or about those whom somebody reported."""
    if to not in {"reporter", "reported"}:
        return {}
    people = (person,) if to == "reported" and person else reported_people(case)
    decisions = [one for one in (_decided(case, key) for key in people) if one]
    if not decisions:
        return {"told": _told(case, person)}
    (first, *_) = decisions
    findings = {one.id: say(one.label) for one in sender.procedure.findings}
    appeal = first.appeal_to or sender.team.appeal
    until = day_of(first.appeal_until) if first.appeal_until else None
    return {
        "told": _told(case, person),
        "finding": "; ".join(dict.fromkeys(findings.get(one.finding or "", one.finding or "") for one in decisions)),
        "decided": day_of(first.at.date()) if first.at else None,
        "sanctions": "\n".join(_sanctions(first, sender)) or None,
        "apart": "; ".join(one for each in decisions for one in _sanctions(each, sender, only_apart=True)) or None,
        "appeal": appeal if to == "reporter" or until else None,
        "appeal_until": until,
        "appeal_only": appeal if not until else None,
    }


def _decided(case: Case, person: PersonKey) -> Decision | None:
    found = decision_about(case, person)
    return found[1] if found and found[1].stands else None


def _told(case: Case, person: PersonKey | None) -> str | None:
    """Return the words in which this person was told of the report; what was drafted for that may say more."""
    hearing = hearing_of(case, person) if person else None
    told = hearing[1].told if hearing else None
    return told.words if told else None


def _sanctions(decision: Decision, sender: Sender, *, only_apart: bool = False) -> Iterator[str]:
    """Give what follows for somebody in the procedure's words, with its days."""
    actions = {one.id: one for one in sender.procedure.actions}
    for sanction in decision.sanctions.values():
        action = actions.get(sanction.action or "")
        if only_apart and not (action and action.apart):
            continue
        label = say(action.label) if action else sanction.own or sanction.action or ""
        ends = last_day(sanction, sender.event.until if sender.event else None)
        until = say("until {day}, that day included", day=day_of(ends)) if ends else None
        lasts = say("without an end") if sanction.lasts == "without end" else until
        yield ", ".join(filter(None, (f"{'' if only_apart else '- '}{label}", lasts, sanction.conditions)))


def _summoned(case: Case, sender: Sender) -> Iterator[str]:
    """Give who was called for help, and at what time."""
    names = {key: one.name or key for key, one in sender.event.emergency.items()} if sender.event else {}
    for response in case.response.values():
        for one in response.summoned.values():
            if one.who:
                at = f"{one.at:%H:%M}" if one.at else None
                yield " ".join(filter(None, (names.get(one.who) or term(one.who), at)))
