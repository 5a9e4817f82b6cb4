"""What was decided about one reported person, what follows for them, and an appeal against it (rows 35 to 55)."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import model_validator

from cocreport.model.keys import DecisionKey, PersonKey, SanctionKey
from cocreport.model.marks import PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.problems import broken_rule
from cocreport.model.record import Record
from cocreport.model.telling import Telling
from cocreport.model.terms import Day, Handle, Moment, Term, Text
from cocreport.words import N_


class Sanction(Record):
    """One thing that follows: out of the procedure's list, or in the team's own words.

    ``until`` is the last day on which it holds; what lasts for ``this event`` ends with the event's last day.
    """

    action: Annotated[Term, PLAIN] | None = None
    own: Annotated[Text, VERBATIM] | None = None
    from_: Annotated[Day, WHEN] | None = None
    lasts: Annotated[Literal["this event", "until a day", "without end"], PLAIN] | None = None
    until: Annotated[Day, WHEN] | None = None
    conditions: Annotated[Text, VERBATIM] | None = None
    review: Annotated[Day, WHEN] | None = None
    reviewed: Annotated[Day, WHEN] | None = None
    outcome: Annotated[Text, VERBATIM] | None = None
    lifted: Annotated[Day, WHEN] | None = None

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.from_ and self.until and self.until < self.from_:
            raise broken_rule(N_("The last day is before the first. Put the first day in `from`."), at="until")
        return self


class Decision(Record):
    """Whether the report stands for one person, with the finding and its reasons, and what follows.

    One that ``revises`` another takes its place; the first stays readable.
    """

    person: Annotated[PersonKey, PLAIN]
    revises: Annotated[DecisionKey, PLAIN] | None = None
    at: Annotated[Moment, WHEN] | None = None
    by: tuple[Annotated[Handle, STAFF], ...] = ()
    stands: Annotated[Literal["yes", "no"], PLAIN] | None = None
    finding: Annotated[Term, PLAIN] | None = None
    reasons: Annotated[Text, VERBATIM] | None = None
    review: Annotated[Day, WHEN] | None = None
    reviewed: Annotated[Moment, WHEN] | None = None
    sanctions: Mapping[Annotated[SanctionKey, PLAIN], Sanction] = {}
    told: Telling | None = None
    appeal_to: Annotated[Text, PLAIN] | None = None
    appeal_until: Annotated[Day, WHEN] | None = None


class Appeal(Record):
    """An appeal against a decision; until it is decided, the report stands (row 55)."""

    decision: Annotated[DecisionKey, PLAIN]
    filed: Annotated[Moment, WHEN] | None = None
    words: Annotated[Text, VERBATIM] | None = None
    late: Annotated[Text, VERBATIM] | None = None
    decided: Annotated[Moment, WHEN] | None = None
    by: tuple[Annotated[Text, STAFF], ...] = ()
    same_people: Annotated[Text, VERBATIM] | None = None
    outcome: Annotated[Literal["upheld", "changed", "overturned"], PLAIN] | None = None
    reasons: Annotated[Text, VERBATIM] | None = None
    told: Telling | None = None
