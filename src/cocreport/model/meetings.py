"""The meeting about a case, and what was agreed there: what happened, whether the team acts, who does what."""

from typing import Annotated, Literal

from cocreport.model.marks import PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.record import Record
from cocreport.model.terms import Handle, Moment, Text


class Meeting(Record):
    """A staff meeting with the coordinator (rows 27 to 29); ``reason`` says why the team does nothing."""

    at: Annotated[Moment, WHEN] | None = None
    present: tuple[Annotated[Handle, STAFF], ...] = ()
    happened: Annotated[Text, VERBATIM] | None = None
    acting: Annotated[Literal["yes", "no"], PLAIN] | None = None
    reason: Annotated[Text, VERBATIM] | None = None


class Task(Record):
    """One thing that is to be done, by one person, until a time (rows 30 and 31)."""

    what: Annotated[Text, VERBATIM]
    who: Annotated[Handle, STAFF] | None = None
    due: Annotated[Moment, WHEN] | None = None
    state: Annotated[Literal["done", "dropped"], PLAIN] | None = None
    ended: Annotated[Moment, WHEN] | None = None
    outcome: Annotated[Text, VERBATIM] | None = None
