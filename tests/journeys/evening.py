"""The evening at the keyboard: the steps of the review, typed in as an answer file has them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tests.building import an_event
from tests.journeys.taker import Taker

from cocreport.interview.sittings import Sitting, SittingFile
from cocreport.model.document import read_record
from cocreport.procedure.load import bundled
from cocreport.procedure.spec import Question, Step

REVIEWS: Final = Path(__file__).parents[2] / "examples/reviews"
WHAT_NEXT: Final = "What next?"
WHICH_CASE: Final = "Which case?"
CLOSE_TO_YOU: Final = "Is anybody in this case close to you, or are you part of it yourself?"
OWED: Final = "Another step that is owed"
ELSE: Final = "Something else happened"
ENOUGH: Final = "That is all for now"

_PROCEDURE: Final = bundled("workshop-1")
_STEPS: Final = {step.id: step for step in _PROCEDURE.steps}
_REASONS: Final = {"unknown": "Nobody here knows", "none": "There is none", "later": "Ask later"}
_NAMES: Final = {handle: member.name or handle for handle, member in an_event().staff.items()}


def moved(path: Path) -> str:
    """Return a text of the example with its days in the past: what the clock has not reached is not owed yet."""
    return path.read_text("utf-8").replace("2031-05-", "2026-05-")


def sittings(name: str) -> tuple[Sitting, ...]:
    """Return the steps of an example."""
    return read_record(SittingFile, moved(REVIEWS / name).encode(), file=name).steps


def opens_the_case(taker: Taker, case_id: str) -> None:
    """Open a case from the queue, and say that nobody in it is close."""
    taker.is_asked(WHICH_CASE)
    taker.chooses(case_id)
    taker.is_asked(CLOSE_TO_YOU)
    taker.chooses("I can take it")


def goes_to(taker: Taker, sitting: Sitting) -> None:
    """Go from the page of the case to a step: the one on offer, another one, or what happened beside."""
    step = _STEPS[sitting.step]
    taker.is_asked(WHAT_NEXT)
    if sitting.again:
        _from_the_list(taker, ELSE, str(step.again))
    elif f"Go on: {step.title}" in taker.text:
        taker.chooses(f"Go on: {step.title}")
    else:
        _from_the_list(taker, OWED, step.title)


def _from_the_list(taker: Taker, line: str, label: str) -> None:
    taker.chooses(line)
    taker.is_asked(line)
    taker.chooses(label)


def answers(taker: Taker, sitting: Sitting, *, after: int = 0, until: int | None = None) -> None:
    """Answer the questions of a step, or some of them, in their order."""
    for slot, answer in list(sitting.answers.items())[after:until]:
        question, ask = _question(_STEPS[sitting.step], slot)
        taker.is_asked(ask)
        _answers(taker, question, answer)


def takes(taker: Taker, taken: tuple[Sitting, ...]) -> None:
    """Take steps, one after the other."""
    for sitting in taken:
        goes_to(taker, sitting)
        answers(taker, sitting)


def _question(step: Step, slot: str) -> tuple[Question | None, str]:
    """Return the question of a slot with what it asks; none where it is whether there is another round."""
    name = slot.partition(".")[0]
    for question in step.questions:
        if question.id == name:
            return question, question.ask
    assert step.repeat
    return None, str(step.repeat.ask)


def _answers(taker: Taker, question: Question | None, answer: Any) -> None:
    if isinstance(answer, Mapping):
        assert question
        taker.skips(_REASONS[answer["skip"]] if len(question.skips) > 1 else None)
    elif question is None:
        taker.chooses("Yes" if answer == "yes" else "No")
    elif isinstance(answer, list):
        for one in answer:
            taker.chooses(_NAMES[one])
            taker.is_asked(question.ask)
        taker.chooses("Nobody else")
    elif question.form == "text":
        taker.writes(str(answer))
    elif label := dict(_labels(question)).get(answer):
        taker.chooses(label)
    else:
        taker.answers(str(answer))


def _labels(question: Question) -> Iterator[tuple[str, str]]:
    """Give the answers on offer with what they say."""
    yield from ((choice.value, choice.label) for choice in question.choices)
    if question.offers in {"team", "organizers"}:
        yield from _NAMES.items()
    elif question.offers == "actions":
        yield from ((action.id, action.label) for action in _PROCEDURE.actions)
    elif question.offers:
        yield from ((finding.id, finding.label) for finding in _PROCEDURE.findings)
