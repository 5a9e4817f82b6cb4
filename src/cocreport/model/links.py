"""How cases belong together that stay cases of their own; each of the two says it from its side."""

from typing import Annotated, Final, Literal, TypeAlias

from cocreport.model.keys import CaseId
from cocreport.model.marks import PLAIN, STAFF, WHEN
from cocreport.model.record import Record
from cocreport.model.terms import Handle, Moment

LinkKind: TypeAlias = Literal[
    "same matter",
    "related",
    "same person",
    "retaliation for",
    "retaliation in",
    "counter-report to",
    "counter-report in",
]
"""Read with the other case behind it: this one is about the same matter as, is about retaliation for, has a
counter-report in ..."""

_OTHER_SIDE: Final[dict[LinkKind, LinkKind]] = {
    "retaliation for": "retaliation in",
    "retaliation in": "retaliation for",
    "counter-report to": "counter-report in",
    "counter-report in": "counter-report to",
}


class Link(Record):
    """Another case that this one belongs together with."""

    case: Annotated[CaseId, PLAIN]
    kind: Annotated[LinkKind, PLAIN]
    at: Annotated[Moment, WHEN]
    by: Annotated[Handle, STAFF]


def from_the_other_side(kind: LinkKind) -> LinkKind:
    """Return how the other case says the same."""
    return _OTHER_SIDE.get(kind, kind)
