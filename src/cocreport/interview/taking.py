"""How a walk begins: a new report, a draft to go on with, a case to change."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from cocreport.interview.entries import entries_of
from cocreport.interview.session import Session
from cocreport.interview.unfold import Slot, unfold
from cocreport.model.address import put
from cocreport.model.case import Case
from cocreport.model.keys import CaseId, Draw, new_key
from cocreport.model.spellings import spell_moment
from cocreport.model.template import placeholders
from cocreport.notation.tree import Tree
from cocreport.procedure.paper import with_boxes
from cocreport.procedure.spec import Procedure, Step


def new_report(case_id: CaseId, procedure: Procedure, *, by: str, at: datetime, draw: Draw) -> Session:
    """Begin the session in which a new report is taken: first with the reporter, then when they have gone."""
    return Session(
        parts=("report", "after"),
        procedure=procedure.id,
        case=case_id,
        by=by,
        begun=at,
        keys={"report": new_key("r", (), draw)},
    )


def from_paper(session: Session, procedure: Procedure) -> Session:
    """Return a session that enters a form filled in by hand: where the reporter is, and how it came, is known."""
    known = {"response/{report}/presence": "in writing", "reports/{report}/channel": "form"}
    answers = {
        question.id: known[question.writes]
        for question in procedure.questions().values()
        if question.writes in known and known[question.writes] in {one.value for one in question.choices}
    }
    return session.model_copy(update={"paper": "yes", "answers": {**session.answers, **answers}})


def empty_case(session: Session, edition: str) -> Case:
    """Return the case that a new report starts from: who takes it, and when it came in."""
    report: dict[str, Tree] = {"received": spell_moment(session.begun), "taken_by": session.by}
    return Case.from_tree(
        {
            "schema": 1,
            "id": session.case,
            "edition": edition,
            "procedure": session.procedure,
            "reports": {session.keys["report"]: report},
        }
    )


def another_report(case: Case, revision: str, *, by: str, at: datetime, draw: Draw) -> Session:
    """Begin the session in which one more report of the same matter is taken."""
    return Session(
        parts=("report", "after"),
        procedure=case.procedure,
        case=case.id,
        revision=revision,
        by=by,
        begun=at,
        keys={"report": new_key("r", case.reports, draw)},
    )


def adds_a_report(session: Session, case: Case) -> bool:
    """Tell whether a session takes one more report of a case, rather than changing what is there."""
    return session.keys.get("report") not in case.reports


def with_another_report(case: Case, session: Session) -> Case:
    """Return what the walk through one more report starts from; who is kept out of it is asked anew."""
    report: dict[str, Tree] = {"received": spell_moment(session.begun), "taken_by": session.by}
    bare = case.model_copy(update={"excluded": ()})
    return put(bare, f"reports/{session.keys['report']}", report)


def united(case: Case, session: Session, procedure: Procedure) -> Case:
    """Return a case, as it is by now, with the report that a session took; exclusions unite."""
    base = with_another_report(case, session).to_tree()
    made = Case.from_tree(unfold(steps_of(session, procedure), base, session).tree)
    return made.model_copy(update={"excluded": tuple(dict.fromkeys((*case.excluded, *made.excluded)))})


def change_of(case: Case, revision: str, procedure: Procedure, *, by: str, at: datetime) -> Session:
    """Begin the session in which answers are changed; it knows the entries that are there."""
    keys, rounds = entries_of(case.to_tree(), procedure.steps)
    return Session(
        parts=("report", "after", "review"),
        procedure=procedure.id,
        case=case.id,
        revision=revision,
        by=by,
        begun=at,
        keys=keys,
        answers=dict.fromkeys(rounds, "yes"),
    )


def review_of(  # noqa: PLR0913 - which case, which step for which entries, and by whom
    case: Case,
    revision: str,
    procedure: Procedure,
    step_id: str,
    keys: Mapping[str, str],
    *,
    by: str,
    at: datetime,
) -> Session:
    """Begin the session in which one step of the review is taken for the entries with these keys.

    It knows the other entries that the step speaks of; a key for one that is not there is drawn by the walk.
    """
    step = next(one for one in procedure.steps if one.id == step_id)
    found, rounds = entries_of(case.to_tree(), procedure.steps, keys)
    spoken_of = {"report", *_placeholders_of(step)}
    session = Session(
        parts=(step.part,),
        procedure=procedure.id,
        case=case.id,
        revision=revision,
        step=step.id,
        by=by,
        begun=at,
        keys={name: key for name, key in found.items() if name in keys or name.partition(".")[0] in spoken_of},
        answers={name: "yes" for name in rounds if name.startswith(f"{step.id}.again")},
    )
    return session.model_copy(update={"wanted": tuple(_slots_of(step, session))})


def _placeholders_of(step: Step) -> set[str]:
    """Return every name in braces that a step has."""
    conditions = [step.when, *(question.when for question in step.questions)]
    templates = [
        *(template for slot in _first_round(step) for template in slot.templates()),
        *(template for condition in conditions for template in condition),
    ]
    return {name for template in templates for name in placeholders(template)}


def _first_round(step: Step) -> list[Slot]:
    return [Slot(step, 1, question) for question in step.questions]


def _slots_of(step: Step, session: Session) -> Iterator[str]:
    """Give the questions of a step in each round that is there, and what leads to the next round."""
    rounds = 1 + len(session.answers)
    for number in range(1, rounds + 1):
        if step.sheet:
            yield Slot(step, number, None, is_sheet=True).name
        yield from (Slot(step, number, question).name for question in step.questions)
    if step.repeat and step.repeat.ask:
        yield Slot(step, rounds, None).name


def steps_of(session: Session, procedure: Procedure) -> tuple[Step, ...]:
    """Return the steps that a session walks: those of its parts, or the one step of the review that it takes."""
    given = with_boxes(procedure) if session.paper else procedure.steps
    steps = (step for step in given if step.part in session.parts)
    return tuple(step for step in steps if session.step in (None, step.id))


def open_slots(case: Case, session: Session, procedure: Procedure) -> tuple[Slot, ...]:
    """Return the questions that can be asked anew about a case, and those that lead to another round."""
    slots = unfold(steps_of(session, procedure), case.to_tree(), session).slots
    return tuple(slot for slot in slots if slot.name not in session.answers)
