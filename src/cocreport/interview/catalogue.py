"""The questions of a procedure as a list: what each is called, asks and takes."""

from collections.abc import Mapping
from dataclasses import dataclass

from cocreport.interview.asker import Form, Option
from cocreport.interview.prompting import NOTHING, form_of, options_of, takes_own_words
from cocreport.model.record import Record
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import Offers, Question, Step
from cocreport.words import say


@dataclass(frozen=True)
class Asked:
    """One question: its id, the step it belongs to, and the answers it takes."""

    id: str
    step: str
    ask: str
    form: Form
    options: tuple[str, ...]
    write_in: bool
    skips: tuple[str, ...]

    def to_json(self) -> dict[str, Tree]:
        """Return the question as ``coc questions --json`` prints it."""
        return {
            "id": self.id,
            "step": self.step,
            "ask": self.ask,
            "form": self.form,
            "options": list(self.options),
            "write_in": "yes" if self.write_in else "no",
            "skips": list(self.skips),
        }


def catalogue(
    steps: tuple[Step, ...], record: type[Record], offered: Mapping[Offers, tuple[Option, ...]] = NOTHING
) -> tuple[Asked, ...]:
    """Return every question that steps can ask about a record, with those that ask for another round.

    What is offered from elsewhere is listed as far as it is known here; who was reported differs from case to case.
    """
    return tuple(asked for step in steps for asked in _of_step(step, record, offered))


def _of_step(step: Step, record: type[Record], offered: Mapping[Offers, tuple[Option, ...]]) -> list[Asked]:
    found = [_of_question(step, question, record, offered) for question in step.questions]
    if step.repeat and step.repeat.ask:
        found.append(Asked(f"{step.id}.again", step.id, say(step.repeat.ask), "choice", ("yes", "no"), False, ()))  # noqa: FBT003
    return found


def _of_question(
    step: Step, question: Question, record: type[Record], offered: Mapping[Offers, tuple[Option, ...]]
) -> Asked:
    elsewhere = offered.get(question.offers, ()) if question.offers else ()
    options = options_of(question, record, elsewhere)
    return Asked(
        id=question.id,
        step=step.id,
        ask=say(question.ask),
        form=form_of(question, record, options),
        options=tuple(option.value for option in options),
        write_in=takes_own_words(question, record, options),
        skips=question.skips,
    )
