"""An answer file to fill in: a line a question, what it takes in a comment above."""

from collections.abc import Iterable, Iterator
from typing import Final

from cocreport.interview.catalogue import Asked

_HEAD: Final = """\
# Answers for `--answers FILE`. Leave empty or take out what was not asked.
# Where there is no answer, say why: `place: {skip: unknown}` (or declined, later) on two lines:
#   place:
#     skip: unknown
# A question asked again for a second person has .2 behind its name, and so on.
schema: 1
answers:"""
_FORMS: Final = {
    "line": "text",
    "text": "text, as a block after | if it has several lines",
    "choice": "one of",
    "list": "a list, one item a line after a dash",
    "several": "a list, one item a line after a dash",
    "time": "a time with its zone, like 2031-05-10T08:10+02:00",
}


def answer_file(questions: Iterable[Asked]) -> str:
    """Return the text of the file."""
    return "\n".join([_HEAD, *(line for one in questions for line in _lines(one))])


def _lines(one: Asked) -> Iterator[str]:
    takes = _FORMS["line" if one.form == "choice" and not one.options else one.form]
    if one.options:
        takes = f"one of: {', '.join(one.options)}" + (", or an own text" if one.write_in else "")
    yield f"  # {' '.join(one.ask.split())} ({takes})"
    yield f"  {one.id}:"
