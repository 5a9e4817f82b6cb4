"""What could not wait: a measure for safety before the person it concerns was heard (row 37)."""

from typing import Annotated, Literal

from cocreport.model.keys import PersonKey
from cocreport.model.marks import PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.record import Record
from cocreport.model.terms import Handle, Moment, Text


class Measure(Record):
    """A provisional measure; a second person looks at it soon, above all where one decided alone."""

    person: Annotated[PersonKey, PLAIN]
    what: Annotated[Text, VERBATIM] | None = None
    reason: Annotated[Text, VERBATIM] | None = None
    at: Annotated[Moment, WHEN] | None = None
    by: tuple[Annotated[Handle, STAFF], ...] = ()
    reviewed: Annotated[Moment, WHEN] | None = None
    reviewed_by: Annotated[Handle, STAFF] | None = None
    outcome: Annotated[Literal["stays", "changed", "ended"], PLAIN] | None = None
    change: Annotated[Text, VERBATIM] | None = None
