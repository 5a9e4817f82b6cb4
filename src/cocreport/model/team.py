"""The team that owns a folder: what holds from edition to edition."""

from collections.abc import Mapping
from typing import Annotated

from cocreport.model.keys import EditionId, ProcedureId
from cocreport.model.marks import PLAIN, STAFF
from cocreport.model.readers import Encrypted, Reader
from cocreport.model.record import Record
from cocreport.model.terms import Handle, SchemaNumber, Span, Term, Text


class OutsideBody(Record):
    """Somebody outside the team who can take a case when nobody inside may."""

    name: Annotated[Text, PLAIN] | None = None
    contact: Annotated[Text, PLAIN] | None = None


class Team(Record):
    """What a folder says about its owners: ``coc.yaml``."""

    schema_: Annotated[SchemaNumber, PLAIN]
    name: Annotated[Text, PLAIN]
    edition: Annotated[EditionId, PLAIN]
    procedure: Annotated[ProcedureId, PLAIN]
    contact: Annotated[Text, PLAIN] | None = None
    appeal: Annotated[Text, PLAIN] | None = None
    outside: OutsideBody | None = None
    clocks: Mapping[Annotated[Term, PLAIN], Annotated[Span, PLAIN]] = {}
    encrypted: Annotated[Encrypted, PLAIN] | None = None
    readers: Mapping[Annotated[Handle, STAFF], Reader] = {}
