"""A transparency report as it was signed off: its numbers stay as they were published, whatever is found out later."""

from collections.abc import Mapping
from typing import Annotated, Literal

from cocreport.model.keys import EditionId
from cocreport.model.marks import PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.record import Record
from cocreport.model.terms import Count, Handle, Moment, SchemaNumber, Term, Text, Yes


class Publication(Record):
    """One report about one edition; without ``cases`` there were fewer than ten.

    ``numbers`` has the rows of the tables: the table, a colon, and the words that were counted together, with ``+``
    between them. ``times`` says within what time something was done in half of the cases.
    """

    schema_: Annotated[SchemaNumber, PLAIN]
    edition: Annotated[EditionId, PLAIN]
    cases: Annotated[Count, PLAIN] | None = None
    numbers: Mapping[Annotated[Text, PLAIN], Annotated[Count, PLAIN]] = {}
    times: Mapping[Annotated[Term, PLAIN], Annotated[Term, PLAIN]] = {}
    police: Annotated[Yes, PLAIN] | None = None
    lessons: Annotated[Text, VERBATIM] | None = None
    reporters_told: Annotated[Literal["yes", "no", "nobody to tell"], PLAIN] | None = None
    why_not: Annotated[Text, VERBATIM] | None = None
    signed_by: Annotated[Handle, STAFF] | None = None
    signed: Annotated[Moment, WHEN] | None = None
