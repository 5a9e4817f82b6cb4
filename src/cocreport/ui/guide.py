"""How the procedure is shown: what is said aloud; for staff also the briefing and what is never said."""

from collections.abc import Iterator
from typing import Final

from rich.padding import Padding
from rich.text import Text

from cocreport.copies.visible import visible
from cocreport.model.event import Event
from cocreport.procedure.spec import Never, Procedure, Question, Step
from cocreport.words import N_, say

_PARTS: Final = {
    "before": N_("Before anybody comes"),
    "report": N_("With the reporter"),
    "after": N_("When they have gone"),
    "review": N_("With the coordinator, and afterwards"),
}


def guide_overview(procedure: Procedure, event: Event | None, *, staff: bool) -> list[object]:
    """List what lies ready and the steps by part; the staff's overview has the briefing of each."""
    views: list[object] = [_text(say(procedure.title), "bold"), *(_at_hand(event) if event else ())]
    part = ""
    for step in procedure.steps:
        if step.part != part:
            part = step.part
            views += ["", Text(say(_PARTS[part]), style="bold")]
        views.append(_indented(Text.assemble((step.id, "bold"), "  ", _text(say(step.title)))))
        if staff and step.brief:
            views.append(_indented(_text(say(step.brief)), by=4))
    return [
        *views,
        "",
        Text(say("coc guide STEP shows one step; --staff adds the briefing for staff.")),
        *_credit(procedure),
    ]


def guide_step(step: Step, procedure: Procedure, *, staff: bool) -> list[object]:
    """Lay one step out: what is said, what is asked; for staff, everything around it."""
    views: list[object] = [_text(say(step.title), "bold"), Text(say(_PARTS[step.part]), style="dim")]
    if staff and step.brief:
        views += ["", _text(say(step.brief))]
    views += _listed(say("Say"), [say("“{line}”", line=say(line)) for line in _said(step)])
    views += _listed(say("Asked"), [_asked(question, staff=staff) for question in step.questions])
    if staff:
        views += _listed(say("Never say"), [_never(line) for line in step.never])
        views += _listed(say("Remember"), list(map(say, step.remind)))
        views += _listed(say("Actions to choose from"), _actions(step, procedure))
    return views


def _at_hand(event: Event) -> list[object]:
    """Lay out what the desk of this edition has at hand: the texts, the quiet place, the emergency contacts."""
    rows = (
        (say("Code of Conduct"), event.code_of_conduct),
        (say("Page on reporting"), event.reporting_guide),
        (say("Quiet place"), event.quiet_place),
        *((contact.name or key, contact.number) for key, contact in event.emergency.items()),
    )
    return _listed(say("At hand"), [f"{label}: {text}" for label, text in rows if text])


def _said(step: Step) -> Iterator[str]:
    yield from step.say
    for question in step.questions:
        yield from question.say


def _asked(question: Question, *, staff: bool) -> str:
    return "\n".join(map(say, filter(None, (question.ask, question.why if staff else None))))


def _never(line: Never) -> str:
    said = (say("“{line}”", line=say(line.line)), say("Why: {why}", why=say(line.why)))
    return "\n".join((*said, say("Instead: {line}", line=say(line.instead))) if line.instead else said)


def _actions(step: Step, procedure: Procedure) -> list[str]:
    if step.id != "actions":
        return []
    return ["\n".join(map(say, filter(None, (one.label, one.note)))) for one in procedure.actions]


def _listed(heading: str, lines: list[str]) -> list[object]:
    return ["", Text(heading, style="bold"), *(_indented(_text(line)) for line in lines)] if lines else []


def _credit(procedure: Procedure) -> Iterator[object]:
    for source in procedure.source:
        said = ", ".join(filter(None, (source.title, source.authors, str(source.year or ""), source.licence)))
        yield _text(say("Source: {source}", source=said), "dim")


def _text(words: str, style: str = "") -> Text:
    """Make words of a team's own files safe for the terminal."""
    return Text(visible(words), style=style)


def _indented(text: Text, by: int = 2) -> Padding:
    return Padding(text, (0, 0, 0, by))
