"""Whether a text for everybody names somebody of a case, or repeats what somebody said there."""

import re
from collections.abc import Iterator
from typing import Final

from cocreport.copies.folding import plain
from cocreport.copies.known import known_people
from cocreport.copies.names import Names
from cocreport.copies.values import values_of
from cocreport.model.case import Case
from cocreport.model.marks import Mark
from cocreport.procedure.audiences import Audience

_IN_A_ROW: Final = 6
"""So many words in a row are no accident."""
_WORDS: Final = re.compile(r"\w+")
_TOLD: Final = frozenset({Mark.VERBATIM, Mark.DESCRIBES})


def names_somebody(text: str, case: Case, public: Audience) -> bool:
    """Tell whether a text names anybody of a case."""
    return bool(Names(known_people(case, public)).find(text))


def quotes(text: str, case: Case) -> bool:
    """Tell whether a text has six words in a row out of what was told or described in a case."""
    said = set(_runs(text))
    told = (str(one.value) for one in values_of(case) if one.leaf.mark in _TOLD)
    return bool(said) and any(run in said for one in told for run in _runs(one))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORDS.findall(plain(text))
    return zip(*(words[start:] for start in range(_IN_A_ROW)), strict=False)
