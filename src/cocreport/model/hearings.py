"""How a reported person learned of a report, and their side of it (rows 32 to 34)."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from cocreport.model.keys import AttemptKey, PersonKey
from cocreport.model.marks import DESCRIBES, PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.record import Record
from cocreport.model.telling import Telling
from cocreport.model.terms import Handle, Moment, Text

ALLOWED: Final = ("heard", "in writing", "offered and declined")
"""The ways a hearing ends in which somebody could give their side; declining admits nothing."""


class Attempt(Record):
    """One try to reach somebody."""

    at: Annotated[Moment, WHEN] | None = None
    how: Annotated[Text, DESCRIBES] | None = None
    by: Annotated[Handle, STAFF] | None = None


class Hearing(Record):
    """What one reported person was told, and what they said; ``may_be_told`` was drafted beforehand."""

    person: Annotated[PersonKey, PLAIN]
    may_be_told: Annotated[Text, VERBATIM] | None = None
    told: Telling | None = None
    ended: (
        Annotated[
            Literal["heard", "in writing", "offered and declined", "not reached", "not identified", "contact unsafe"],
            PLAIN,
        ]
        | None
    ) = None
    at: Annotated[Moment, WHEN] | None = None
    by: Annotated[Handle, STAFF] | None = None
    side: Annotated[Text, VERBATIM] | None = None
    attempts: Mapping[Annotated[AttemptKey, PLAIN], Attempt] = {}

    @property
    def was_allowed(self) -> bool:
        """Tell whether the person could give their side; it is for them whether they do."""
        return self.ended in ALLOWED
