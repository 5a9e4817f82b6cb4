"""One edition of the event: its days, its staff, whom to call."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError

from cocreport.model.keys import EditionId
from cocreport.model.marks import PLAIN, STAFF
from cocreport.model.problems import broken_rule
from cocreport.model.record import Record
from cocreport.model.terms import Count, Day, Handle, SchemaNumber, Term, Text
from cocreport.words import N_


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError("spelling", N_("A time zone is written like Europe/Berlin or UTC.")) from None
    return name


class Member(Record):
    """Somebody on the team in this edition."""

    name: Annotated[Text, STAFF] | None = None
    role: Annotated[Literal["organizer", "coordinator", "stand-in", "desk", "board"], PLAIN] = "desk"
    phone: Annotated[Text, STAFF] | None = None


class Contact(Record):
    """A number to call or an address to write to."""

    name: Annotated[Text, PLAIN] | None = None
    number: Annotated[Text, PLAIN] | None = None
    note: Annotated[Text, PLAIN] | None = None


class Event(Record):
    """What the desk has to know about one edition."""

    schema_: Annotated[SchemaNumber, PLAIN]
    id: Annotated[EditionId, PLAIN]
    name: Annotated[Text, PLAIN] | None = None
    from_: Annotated[Day, PLAIN] | None = None
    until: Annotated[Day, PLAIN] | None = None
    timezone: Annotated[Term, AfterValidator(_known_zone), PLAIN] | None = None
    size: Annotated[Count, PLAIN] | None = None
    staff: Mapping[Annotated[Handle, STAFF], Member] = {}
    emergency: Mapping[Annotated[Term, PLAIN], Contact] = {}
    code_of_conduct: Annotated[Text, PLAIN] | None = None
    reporting_guide: Annotated[Text, PLAIN] | None = None
    quiet_place: Annotated[Text, PLAIN] | None = None

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.from_ and self.until and self.until < self.from_:
            raise broken_rule(N_("The last day is before the first. Put the first day in `from`."), at="until")
        return self
