"""What was done to a case: an entry a change, with the former value, never taken back."""

from typing import Annotated, Literal

from pydantic import JsonValue

from cocreport.model.marks import PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.record import Record
from cocreport.model.terms import Handle, Moment, Text


class Entry(Record):
    """One change: when, by whom (absent when nobody can know), what, where and what stood there before."""

    at: Annotated[Moment, WHEN]
    by: Annotated[Handle, STAFF] | None = None
    what: Annotated[Literal["opened", "added", "changed", "removed", "found changed by hand", "joined", "split"], PLAIN]
    address: Annotated[Text, PLAIN] | None = None
    former: Annotated[JsonValue, VERBATIM] | None = None


class Note(Record):
    """A remark that somebody of the team adds to a case."""

    at: Annotated[Moment, WHEN]
    by: Annotated[Handle, STAFF]
    text: Annotated[Text, VERBATIM]
