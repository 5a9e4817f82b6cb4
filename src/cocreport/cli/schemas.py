"""The JSON Schema of each kind of file, made from the models that validate it."""

from collections.abc import Mapping
from typing import Any, Final

from cocreport.interview.session import AnswerFile, Session
from cocreport.model.case import Case
from cocreport.model.event import Event
from cocreport.model.joined import Pointer
from cocreport.model.publication import Publication
from cocreport.model.record import Record
from cocreport.model.team import Team
from cocreport.procedure.spec import Procedure

KINDS: Final[Mapping[str, type[Record]]] = {
    "case": Case,
    "joined": Pointer,
    "team": Team,
    "event": Event,
    "publication": Publication,
    "procedure": Procedure,
    "answers": AnswerFile,
    "session": Session,
}


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one kind of file."""
    made = KINDS[kind].model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
