"""What was done about a case, step by step, written into a file for ``coc review --answers``."""

from collections.abc import Mapping

from pydantic import JsonValue

from cocreport.interview.session import SlotName
from cocreport.model.record import Record
from cocreport.model.terms import Count, Moment, SchemaNumber, Yes
from cocreport.procedure.spec import Name


class Sitting(Record):
    """One step that was taken: the answers to its questions, by question.

    ``about`` counts, from 1, for which of several people or entries; without it, the first for whom it is owed.
    ``again`` begins a new entry. ``at`` is when it was done, where that is not now.
    """

    step: Name
    about: Count | None = None
    again: Yes | None = None
    at: Moment | None = None
    answers: Mapping[SlotName, JsonValue] = {}


class SittingFile(Record):
    """Steps in the order in which they were taken; each is saved before the next."""

    schema_: SchemaNumber
    steps: tuple[Sitting, ...]
