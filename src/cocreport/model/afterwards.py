"""What people bring up by themselves, and how a case ends: withdrawn, an apology offered, looked back on, closed."""

from typing import Annotated, Literal

from cocreport.model.keys import PersonKey, ReportKey
from cocreport.model.marks import PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.record import Record
from cocreport.model.terms import Handle, Moment, Text


class Withdrawal(Record):
    """A reporter said, unasked, that they withdraw; the report is neither deleted nor uncounted."""

    report: Annotated[ReportKey, PLAIN]
    words: Annotated[Text, VERBATIM] | None = None
    at: Annotated[Moment, WHEN] | None = None
    to: Annotated[Handle, STAFF] | None = None
    raised_by: Annotated[Literal["the reporter, unasked", "somebody else"], PLAIN] | None = None
    pressure: Annotated[Text, VERBATIM] | None = None


class Apology(Record):
    """An apology that somebody offered without being asked; it is passed on only if staff decide so (row 56)."""

    person: Annotated[PersonKey, PLAIN]
    words: Annotated[Text, VERBATIM] | None = None
    at: Annotated[Moment, WHEN] | None = None
    to: Annotated[Handle, STAFF] | None = None
    passed_on: Annotated[Literal["kept here", "passed on"], PLAIN] | None = None
    decided_by: Annotated[Handle, STAFF] | None = None


class Debrief(Record):
    """Those who worked on a case look back: how they are, and what should change."""

    at: Annotated[Moment, WHEN] | None = None
    present: tuple[Annotated[Handle, STAFF], ...] = ()
    lessons: Annotated[Text, VERBATIM] | None = None


class Closing(Record):
    """A case was closed, with a reason; and opened again, if it was."""

    at: Annotated[Moment, WHEN]
    by: Annotated[Handle, STAFF] | None = None
    reason: Annotated[Text, VERBATIM]
    reopened: Annotated[Moment, WHEN] | None = None
    reopened_by: Annotated[Handle, STAFF] | None = None
    reopened_for: Annotated[Text, VERBATIM] | None = None
