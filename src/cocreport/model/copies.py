"""The record of copies: what of a case was handed on, to whom, and whether it was asked back."""

from typing import Annotated, Literal, TypeAlias

from cocreport.model.attachments import Digest
from cocreport.model.keys import PersonKey
from cocreport.model.marks import IDENTIFIES, PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.record import Record
from cocreport.model.terms import Handle, Moment, Term, Text

AudienceName: TypeAlias = Literal["records", "team", "board", "reporter", "reported", "venue", "police", "public"]
"""For whom a copy is made."""

CopyFormat: TypeAlias = Literal["markdown", "html", "pdf", "json", "text"]
"""The form of a copy."""


class Copy(Record):
    """One copy, or one letter as it was sent; ``person`` is whom it is for, ``shows`` is who stands in it.

    ``sha256`` is the digest of the copy's bytes. What the police were given says who asked, on what basis, who
    agreed to it, and whether the reporter was told.
    """

    at: Annotated[Moment, WHEN]
    by: Annotated[Handle, STAFF]
    audience: Annotated[AudienceName, PLAIN]
    format: Annotated[CopyFormat, PLAIN]
    letter: Annotated[Term, PLAIN] | None = None
    person: Annotated[PersonKey, PLAIN] | None = None
    shows: tuple[Annotated[PersonKey, PLAIN], ...] = ()
    to: Annotated[Text, IDENTIFIES] | None = None
    asked_by: Annotated[Text, IDENTIFIES] | None = None
    basis: Annotated[Text, VERBATIM] | None = None
    approved_by: Annotated[Handle, STAFF] | None = None
    reporter_told: Annotated[Literal["yes", "no"], PLAIN] | None = None
    why_not: Annotated[Text, VERBATIM] | None = None
    text: Annotated[Text, VERBATIM] | None = None
    sha256: Annotated[Digest, PLAIN]
    recalled: Annotated[Moment, WHEN] | None = None
    returned: Annotated[Moment, WHEN] | None = None
