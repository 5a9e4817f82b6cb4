"""What is kept about a case that became part of another one: enough to know what was its, and to undo it."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import JsonValue

from cocreport.model.keys import CaseId, EditionId, EntryKey, ProcedureId
from cocreport.model.marks import PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.record import Record
from cocreport.model.terms import Handle, Moment, SchemaNumber, Term


class Joined(Record):
    """A case that is part of this one now.

    ``keys`` are the entries that came from it, under the names they have here; ``renamed`` has the former name of
    each whose name was taken. ``excluded`` and ``excluded_before`` are who should not have read it, and this case,
    before the two were joined. ``rest`` is what it held beside entries.
    """

    at: Annotated[Moment, WHEN]
    by: Annotated[Handle, STAFF]
    edition: Annotated[EditionId, PLAIN]
    procedure: Annotated[ProcedureId, PLAIN]
    keys: tuple[Annotated[EntryKey, PLAIN], ...] = ()
    renamed: Mapping[Annotated[EntryKey, PLAIN], Annotated[EntryKey, PLAIN]] = {}
    excluded: tuple[Annotated[Handle, STAFF], ...] = ()
    excluded_before: tuple[Annotated[Handle, STAFF], ...] = ()
    rest: Mapping[Annotated[Term, PLAIN], Annotated[JsonValue, VERBATIM]] = {}


class Pointer(Record):
    """What stands in the place of a case that is part of another one; it holds no word of it."""

    schema_: Annotated[SchemaNumber, PLAIN]
    id: Annotated[CaseId, PLAIN]
    joined_into: Annotated[CaseId, PLAIN]
