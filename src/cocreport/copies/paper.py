"""What is printed before anything happened: the form for a reporter, the card of contacts, the guide for staff."""

from collections.abc import Iterator
from datetime import date

from cocreport.copies import drawings
from cocreport.copies.document import Blanks, Document, Fields, Heading, Listing, Node, Paragraph, Picture
from cocreport.copies.visible import visible
from cocreport.model.event import Event
from cocreport.model.team import Team
from cocreport.procedure.paper import boxes
from cocreport.procedure.spec import Procedure, Question, Step
from cocreport.words import language_tag, say

_LINES_OF_ACCOUNT = 16
_LINES = 2


def form(procedure: Procedure, team: Team | None, event: Event | None, today: date, *, large: bool) -> Document:
    """Return the form that somebody fills in by hand: own words first, then numbered boxes, none of them filled."""
    nodes: list[Node] = [
        Paragraph(say("Fill in what you want to. Every box can stay empty. Anybody on the team takes this from you.")),
        Paragraph(say("It is read by the few of us who deal with reports. If somebody is in danger, tell us at once.")),
    ]
    if team and team.contact:
        nodes.append(Paragraph(say("You can also write to us: {contact}", contact=visible(team.contact))))
    nodes += [_box(number, question) for number, question in boxes(procedure)]
    title = say("To report what happened at {event}", event=_event(event, team))
    return _sheet(title, say("Report form"), nodes, today, large=large)


def card(team: Team | None, event: Event | None, today: date, *, large: bool) -> Document:
    """Return the card that is handed over: whom to call, with the same for the camera of a telephone."""
    contacts = [(one.name or key, one) for key, one in event.emergency.items()] if event else []
    rows = [(name, " · ".join(filter(None, (one.number, one.note)))) for name, one in contacts]
    rows += [(say("Our team"), team.contact)] if team and team.contact else []
    rows += [(say("Quiet place"), event.quiet_place)] if event and event.quiet_place else []
    rows += [(say("Code of Conduct"), event.code_of_conduct)] if event and event.code_of_conduct else []
    shown = tuple((visible(label), visible(text)) for label, text in rows if text)
    nodes: list[Node] = [
        Paragraph(say("Keep this. You can call at any hour, and ask us to call for you.")),
        Fields(shown),
    ]
    if shown:
        picture = drawings.code("\n".join(f"{label}: {text}" for label, text in shown))
        nodes.append(Picture(picture, say("For your telephone")))
    return _sheet(say("Whom to call, {event}", event=_event(event, team)), say("Contacts"), nodes, today, large=large)


def guide(procedure: Procedure, event: Event | None, team: Team | None, today: date, *, large: bool) -> Document:
    """Return the guide for staff: every step, what is said in it, and what is never said."""
    nodes: list[Node] = [
        Paragraph(say("For staff only. Do not leave it where somebody who reports can read it."), is_strong=True)
    ]
    for step in procedure.steps:
        nodes += _step(step)
    nodes.append(Heading(say("Actions to choose from")))
    nodes.append(Fields(tuple((say(one.label), say(one.note)) for one in procedure.actions)))
    for source in procedure.source:
        said = ", ".join(filter(None, (source.title, source.authors, str(source.year or ""), source.licence)))
        nodes.append(Paragraph(say("Source: {source}", source=said)))
    title = say("Taking a report at {event}", event=_event(event, team))
    return _sheet(title, say("Guide for staff"), nodes, today, large=large)


def _step(step: Step) -> Iterator[Node]:
    yield Heading(say(step.title))
    if step.brief:
        yield Paragraph(say(step.brief))
    said = [*step.say, *(line for question in step.questions for line in question.say)]
    if said:
        yield Heading(say("Say"), 3)
        yield Listing(tuple(say("“{line}”", line=say(line)) for line in said))
    if step.never:
        yield Heading(say("Never say"), 3)
        for one in step.never:
            instead = [(say("Instead"), say("“{line}”", line=say(one.instead)))] if one.instead else []
            never = say("“{line}”", line=say(one.line))
            yield Fields(((say("Never"), never), (say("Why"), say(one.why)), *instead))
    if step.remind:
        yield Heading(say("Remember"), 3)
        yield Listing(tuple(map(say, step.remind)))


def _box(number: int, question: Question) -> Blanks:
    choices = tuple(say(one.paper or one.label) for one in question.choices)
    lines = _LINES_OF_ACCOUNT if question.form == "text" else _LINES
    return Blanks(f"{number}", say(question.paper), "", lines, choices)


def _sheet(title: str, running: str, nodes: list[Node], today: date, *, large: bool) -> Document:
    return Document(visible(title), running, today, tuple(nodes), language_tag(), is_large=large)


def _event(event: Event | None, team: Team | None) -> str:
    if event and event.name:
        return event.name
    return team.name if team else say("this event")
