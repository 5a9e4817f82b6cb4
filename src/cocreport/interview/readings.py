"""The forms in which a time is given: what is taken as it stands, how else it is read, what is said where it is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final, Protocol

from cocreport.interview.asker import Form
from cocreport.interview.days import HOW_TO_WRITE_A_DAY, read_day
from cocreport.interview.times import HOW_TO_WRITE_A_COMING_TIME, HOW_TO_WRITE_A_TIME, read_coming_time, read_time
from cocreport.model.spellings import DAY_PATTERN, MOMENT_PATTERN, spell_moment


class _Read(Protocol):
    def __call__(self, text: str, *, now: datetime, zone: tzinfo) -> date | None:
        """Return what a text means at a moment in a zone, or None."""


@dataclass(frozen=True)
class Way:
    """One form of a time: the ``pattern`` that files have, how a text is read, and what is said where it is not.

    ``read`` gives a day, or an aware time, which Python counts among the days.
    """

    pattern: str
    read: _Read
    how_to_write: str


def spelled(reading: date) -> str:
    """Write a day, or a time, the one way files have it."""
    return spell_moment(reading) if isinstance(reading, datetime) else reading.isoformat()


WAYS: Final[Mapping[Form, Way]] = {
    "time": Way(MOMENT_PATTERN, read_time, HOW_TO_WRITE_A_TIME),
    "coming": Way(MOMENT_PATTERN, read_coming_time, HOW_TO_WRITE_A_COMING_TIME),
    "day": Way(DAY_PATTERN, read_day, HOW_TO_WRITE_A_DAY),
}
"""All forms of a time, each with its way."""
