"""How somebody was told something: by whom, when, in what words, and what came of it."""

from typing import Annotated, Literal

from cocreport.model.keys import ReportKey
from cocreport.model.marks import PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.record import Record
from cocreport.model.terms import Handle, Moment, Term, Text


class Telling(Record):
    """One talk, message or letter; ``second`` sat in, and ``alone`` says why nobody did."""

    outcome: (
        Annotated[Literal["told", "in writing", "not reached", "not identified", "contact unsafe", "not needed"], PLAIN]
        | None
    ) = None
    at: Annotated[Moment, WHEN] | None = None
    by: Annotated[Handle, STAFF] | None = None
    second: Annotated[Handle, STAFF] | None = None
    alone: Annotated[Text, VERBATIM] | None = None
    words: Annotated[Text, VERBATIM] | None = None

    @property
    def was_heard(self) -> bool:
        """Tell whether it reached the person it was for."""
        return self.outcome in ("told", "in writing")


class FollowUp(Telling):
    """One turn towards somebody who reported: that it arrived, how it goes, what became of it.

    Its ``kind`` is a word of the procedure.
    """

    report: Annotated[ReportKey, PLAIN]
    kind: Annotated[Term, PLAIN]
    concern: Annotated[Text, VERBATIM] | None = None
