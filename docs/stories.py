"""The scenarios as pages to read: what was answered, step by step, from the first report to the closed case."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from cocreport.notation.read import read
from cocreport.procedure.load import bundled
from cocreport.procedure.spec import Procedure, Question

TOP: Final = Path(__file__).resolve().parent.parent
ANSWERS: Final = TOP / "examples" / "answers"
REVIEWS: Final = TOP / "examples" / "reviews"
_NO_ANSWER: Final = {
    "unknown": "(not known)",
    "none": "(there is none)",
    "declined": "(they did not want to say)",
    "later": "(to be asked later)",
}
_BEGIN: Final = """\
# {title}

This page is generated from `examples/answers/{name}` and `examples/reviews/{name}`. `coc new --answers` and
`coc review CASE --answers` take these files; what becomes of them stands in `examples/pyriver`.
"""


def files() -> Mapping[str, str]:
    """Return a page for each scenario that has a review, by its path below the top folder."""
    return {f"docs/stories/{path.stem}.md": story(path.name) for path in sorted(REVIEWS.glob("s*.yaml"))}


def story(name: str) -> str:
    """Return one scenario as a page."""
    procedure = bundled("workshop-1")
    told = (ANSWERS / name).read_text("utf-8").splitlines()[0].lstrip("# ")
    report: Any = read((ANSWERS / name).read_bytes(), file=name)
    review: Any = read((REVIEWS / name).read_bytes(), file=name)
    parts = [
        _BEGIN.format(title=told.rstrip("."), name=name),
        "## The report\n",
        *_answers(report["answers"], procedure),
    ]
    titles = {step.id: step.title for step in procedure.steps}
    for taken in review["steps"]:
        parts += [f"## {titles[taken['step']]}\n", *_answers(taken["answers"], procedure)]
    return "\n".join(parts)


def _answers(answers: Mapping[str, Any], procedure: Procedure) -> Iterator[str]:
    questions = procedure.questions()
    for slot, given in answers.items():
        question = questions.get(slot.rpartition(".")[0] if slot[-1].isdigit() and "." in slot else slot)
        if question:
            yield f"**{question.ask}**\n\n{_said(question, given, procedure)}\n"


def _said(question: Question, given: Any, procedure: Procedure) -> str:
    """Return an answer as a quotation; a choice in the words it was chosen by."""
    if isinstance(given, dict):
        return f"> {_NO_ANSWER[given['skip']]}"
    labels = {choice.value: choice.label for choice in question.choices}
    if question.offers in ("actions", "upheld findings", "other findings"):
        labels = {one.id: one.label for one in procedure.actions}
        labels |= {one.id: one.label for one in procedure.findings}
    lines = given if isinstance(given, list) else str(labels.get(str(given), given)).rstrip("\n").split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)
