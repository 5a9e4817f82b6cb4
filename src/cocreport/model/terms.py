"""The types of the leaves: one spelling each, so that a value is the same in a file, a prompt and a diff."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Final, Literal, LiteralString, TypeAlias

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from cocreport.model.spellings import DAY_PATTERN, HANDLE_PATTERN, MOMENT_PATTERN, SPAN_PATTERN
from cocreport.words import N_

LONGEST_TEXT: Final = 65_536


def _of_one_spelling(
    pattern: str, parse: Callable[[str], object], sentence: LiteralString
) -> Callable[[object], object]:
    """Make a validator that takes the text of one pattern (or the value itself) and nothing else."""
    spelling = re.compile(pattern)

    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        if not spelling.fullmatch(value):
            raise PydanticCustomError("spelling", sentence)
        try:
            return parse(value)
        except ValueError:
            raise PydanticCustomError("spelling", sentence) from None

    return read


def _parse_moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _parse_number(text: str) -> int:
    return int(text)


Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
"""Any text a person typed, of one line or many, kept letter for letter; at most 65,536 characters."""

Term: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A word out of a list that a procedure may add to (a channel, a rule that was broken)."""

Handle: TypeAlias = Annotated[str, StringConstraints(pattern=HANDLE_PATTERN)]
"""How the team writes one of its people: lower-case letters, digits, dot, dash or underscore."""

Moment: TypeAlias = Annotated[
    datetime,
    BeforeValidator(
        _of_one_spelling(
            MOMENT_PATTERN,
            _parse_moment,
            N_("A time is written like 2031-05-10T08:10+02:00, with its time zone."),
        )
    ),
    WithJsonSchema({"type": "string", "pattern": MOMENT_PATTERN}),
]
"""A point in time with its offset from UTC, to the minute."""

Day: TypeAlias = Annotated[
    date,
    BeforeValidator(_of_one_spelling(DAY_PATTERN, date.fromisoformat, N_("A day is written like 2031-05-10."))),
    WithJsonSchema({"type": "string", "pattern": DAY_PATTERN}),
]
"""A day in the event's time zone."""

Span: TypeAlias = Annotated[str, StringConstraints(pattern=SPAN_PATTERN)]
"""How long somebody has: ``at once``, ``24 hours``, ``7 days``, ``2 weeks``, or to the ``last day`` of the event."""

Count: TypeAlias = Annotated[
    int,
    BeforeValidator(_of_one_spelling(r"^(0|[1-9][0-9]{0,8})$", _parse_number, N_("This is a whole number, like 240."))),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]
"""A whole number from 0 on."""

SchemaNumber: TypeAlias = Annotated[
    Literal[1],
    BeforeValidator(
        _of_one_spelling(
            "1", _parse_number, N_("The schema is 1; a higher one needs a newer coc. Update coc on this computer.")
        )
    ),
]
"""The version of the file format."""

SkipReason: TypeAlias = Literal["unknown", "declined", "later", "none"]
"""Why a question has no answer: nobody here knows, they did not want to say, it is to be asked later, there is none."""

Yes: TypeAlias = Literal["yes"]
"""A mark that is there or not: ``yes``, or absent."""
