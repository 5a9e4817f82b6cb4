"""The form that a reporter fills in by hand: the questions of a procedure that stand on it, and their numbers."""

from collections.abc import Iterator

from cocreport.procedure.spec import Procedure, Question, Step
from cocreport.words import say


def boxes(procedure: Procedure) -> tuple[tuple[int, Question], ...]:
    """Return the questions of the form with their numbers, in the order in which they are entered later."""
    asked = (one for step in procedure.steps for one in step.questions if one.paper)
    return tuple(enumerate(asked, 1))


def with_boxes(procedure: Procedure) -> tuple[Step, ...]:
    """Return the steps of a procedure with the number of its box at each question that stands on the form."""
    numbers = {question.id: number for number, question in boxes(procedure)}
    return tuple(step.model_copy(update={"questions": tuple(_numbered(step, numbers))}) for step in procedure.steps)


def _numbered(step: Step, numbers: dict[str, int]) -> Iterator[Question]:
    for question in step.questions:
        number = numbers.get(question.id)
        if number is None:
            yield question
            continue
        box = say("Box {number} of the form.", number=number)
        hint = f"{box} {say(question.hint)}" if question.hint else box
        label = say("{label} (box {number})", label=say(question.label), number=number) if question.label else None
        yield question.model_copy(update={"hint": hint, "label": label})
