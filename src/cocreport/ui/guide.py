"""How the procedure is shown: what is said aloud; for staff also the briefing and what is never said."""

from collections.abc import Iterator
from typing import Final

from rich.padding import Padding
from rich.text import Text

from cocreport.model.event import Event
from cocreport.procedure.spec import Never, Procedure, Question, Step
from cocreport.ui.visible import visible

_PARTS: Final = {
    "before": "Before anybody comes",
    "report": "With the reporter",
    "after": "When they have gone",
    "review": "With the coordinator, and afterwards",
}


def guide_overview(procedure: Procedure, event: Event | None, *, staff: bool) -> list[object]:
    """List what lies ready and the steps by part; the staff's overview has the briefing of each."""
    views: list[object] = [_text(procedure.title, "bold"), *(_at_hand(event) if event else ())]
    part = ""
    for step in procedure.steps:
        if step.part != part:
            part = step.part
            views += ["", Text(_PARTS[part], style="bold")]
        views.append(_indented(Text.assemble((step.id, "bold"), "  ", _text(step.title))))
        if staff and step.brief:
            views.append(_indented(_text(step.brief), by=4))
    return [
        *views,
        "",
        Text("coc guide STEP shows one step; --staff adds the briefing for staff."),
        *_credit(procedure),
    ]


def guide_step(step: Step, procedure: Procedure, *, staff: bool) -> list[object]:
    """Lay one step out: what is said, what is asked; for staff, everything around it."""
    views: list[object] = [_text(step.title, "bold"), Text(_PARTS[step.part], style="dim")]
    if staff and step.brief:
        views += ["", _text(step.brief)]
    views += _listed("Say", [f"“{line}”" for line in _said(step)])
    views += _listed("Asked", [_asked(question, staff=staff) for question in step.questions])
    if staff:
        views += _listed("Never say", [_never(line) for line in step.never])
        views += _listed("Remember", list(step.remind))
        views += _listed("Actions to choose from", _actions(step, procedure))
    return views


def _at_hand(event: Event) -> list[object]:
    """Lay out what the desk of this edition has at hand: the texts, the quiet place, the emergency contacts."""
    rows = (
        ("Code of Conduct", event.code_of_conduct),
        ("Page on reporting", event.reporting_guide),
        ("Quiet place", event.quiet_place),
        *((contact.name or key, contact.number) for key, contact in event.emergency.items()),
    )
    return _listed("At hand", [f"{label}: {text}" for label, text in rows if text])


def _said(step: Step) -> Iterator[str]:
    yield from step.say
    for question in step.questions:
        yield from question.say


def _asked(question: Question, *, staff: bool) -> str:
    return f"{question.ask}\n{question.why}" if staff and question.why else question.ask


def _never(line: Never) -> str:
    instead = f"\nInstead: {line.instead}" if line.instead else ""
    return f"“{line.line}”\nWhy: {line.why}{instead}"


def _actions(step: Step, procedure: Procedure) -> list[str]:
    if step.id != "actions":
        return []
    return [f"{one.label}\n{one.note}" if one.note else one.label for one in procedure.actions]


def _listed(heading: str, lines: list[str]) -> list[object]:
    return ["", Text(heading, style="bold"), *(_indented(_text(line)) for line in lines)] if lines else []


def _credit(procedure: Procedure) -> Iterator[object]:
    for source in procedure.source:
        said = ", ".join(filter(None, (source.title, source.authors, str(source.year or ""), source.licence)))
        yield _text(f"Source: {said}", "dim")


def _text(words: str, style: str = "") -> Text:
    """Make words of a team's own files safe for the terminal."""
    return Text(visible(words), style=style)


def _indented(text: Text, by: int = 2) -> Padding:
    return Padding(text, (0, 0, 0, by))
