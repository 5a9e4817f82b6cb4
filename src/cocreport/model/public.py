"""How a case was handled in public: who knew and has been told, what was announced, what came in (rows 57 to 66)."""

from typing import Annotated, Literal

from cocreport.model.marks import IDENTIFIES, PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.record import Record
from cocreport.model.terms import Handle, Moment, Term, Text


class Informed(Record):
    """Somebody, or a group, who knew of the incident, and what they were told; ``contact`` is the address of row 65."""

    who: Annotated[Text, IDENTIFIES] | None = None
    words: Annotated[Text, VERBATIM] | None = None
    contact: Annotated[Literal["given", "not given"], PLAIN] | None = None
    at: Annotated[Moment, WHEN] | None = None
    by: Annotated[Handle, STAFF] | None = None


class Announcement(Record):
    """A public announcement; ``authority`` is the organizer who makes it or lets somebody make it (rows 62 to 64)."""

    text: Annotated[Text, VERBATIM] | None = None
    sorry: Annotated[Literal["at the beginning", "apart", "not yet"], PLAIN] | None = None
    channel: Annotated[Term, PLAIN] | None = None
    authority: Annotated[Handle, STAFF] | None = None
    by: Annotated[Handle, STAFF] | None = None
    at: Annotated[Moment, WHEN] | None = None


class Incoming(Record):
    """Something that came in at the contact address, and what was done about it (row 66)."""

    what: Annotated[Text, VERBATIM] | None = None
    from_: Annotated[Text, IDENTIFIES] | None = None
    at: Annotated[Moment, WHEN] | None = None
    done: Annotated[Text, VERBATIM] | None = None
    by: Annotated[Handle, STAFF] | None = None
