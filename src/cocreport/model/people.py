"""The people of a case: each stands here once, everything else refers to them by key."""

from typing import Annotated, Literal

from cocreport.model.keys import PersonKey
from cocreport.model.marks import DESCRIBES, IDENTIFIES, PLAIN
from cocreport.model.record import Record
from cocreport.model.terms import Text


class Person(Record):
    """Somebody in a case, known by whatever was given: a name, a badge, how they look."""

    parts: tuple[Annotated[Literal["reporter", "target", "witness", "reported", "guardian", "other"], PLAIN], ...] = ()
    name: Annotated[Text, IDENTIFIES] | None = None
    handles: tuple[Annotated[Text, IDENTIFIES], ...] = ()
    pronouns: Annotated[Text, DESCRIBES] | None = None
    badge: Annotated[Text, IDENTIFIES] | None = None
    looks: Annotated[Text, DESCRIBES] | None = None
    role: Annotated[Text, DESCRIBES] | None = None
    contact: Annotated[Text, IDENTIFIES] | None = None
    age: Annotated[Literal["under 18", "adult"], DESCRIBES] | None = None
    language: Annotated[Text, DESCRIBES] | None = None
    guardian: Annotated[PersonKey, PLAIN] | None = None
    same_as: Annotated[PersonKey, PLAIN] | None = None
