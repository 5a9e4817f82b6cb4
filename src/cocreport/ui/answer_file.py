"""An answer file to fill in: a line a question, what it takes in a comment above."""

from collections.abc import Iterable, Iterator
from typing import Final

from cocreport.interview.catalogue import Asked
from cocreport.words import N_, say

_WHAT_IT_IS: Final = N_("Answers for `--answers FILE`. Leave empty or take out what was not asked.")
_WHY_NOT: Final = N_("Where there is no answer, say why: `place: {skip: unknown}` (or declined, later) on two lines:")
_ON_TWO_LINES: Final = ("  place:", "    skip: unknown")
_ASKED_AGAIN: Final = N_("A question asked again for a second person has .2 behind its name, and so on.")
_TEXT: Final = N_("text")
_LIST: Final = N_("a list, one item a line after a dash")
_FORMS: Final = {
    "text": N_("text, as a block after | if it has several lines"),
    "list": _LIST,
    "several": _LIST,
    "time": N_("a time with its zone, like 2031-05-10T08:10+02:00"),
    "coming": N_("a time with its zone, like 2031-05-10T08:10+02:00"),
    "day": N_("a day, like 2031-05-10"),
}


def answer_file(questions: Iterable[Asked]) -> str:
    """Return the text of the file."""
    head = [f"# {line}" for line in (say(_WHAT_IT_IS), say(_WHY_NOT), *_ON_TWO_LINES, say(_ASKED_AGAIN))]
    return "\n".join([*head, "schema: 1", "answers:", *(line for one in questions for line in _lines(one))])


def _lines(one: Asked) -> Iterator[str]:
    yield f"  # {' '.join(one.ask.split())} ({_takes(one)})"
    yield f"  {one.id}:"


def _takes(one: Asked) -> str:
    """Say in the language of the screen what a question takes; the answers on offer are the same in each."""
    offered = ", ".join(one.options)
    if offered and one.write_in:
        return say("one of: {offered}, or an own text", offered=offered)
    return say("one of: {offered}", offered=offered) if offered else say(_FORMS.get(one.form, _TEXT))
