"""Read a day that somebody typed: a date, a weekday, today or tomorrow; nothing is guessed beyond these."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from cocreport.words import N_

HOW_TO_WRITE_A_DAY: Final = N_("This day is not understood. Write it like 2031-05-10, 10.5.2031, tomorrow or friday.")

FULL_DAY: Final = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
DOTTED_DAY: Final = r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})"
DAYS_AHEAD: Final = {"today": 0, "heute": 0, "tomorrow": 1, "morgen": 1}
WEEKDAYS: Final = {
    word: day
    for week in (
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    )
    for day, word in enumerate(week)
}
"""Days in each language that is understood, whatever the language of the screen."""


def one_of(words: dict[str, int]) -> str:
    """Return the pattern that takes one of these words in, as ``when``."""
    return f"(?P<when>{'|'.join(words)})"


def read_day(text: str, *, now: datetime, zone: tzinfo) -> date | None:
    """Return the day that ``2031-05-10``, ``10.5.2031``, ``tomorrow`` or ``friday`` mean in the event's zone, or None.

    A weekday means the next one; today is one too.
    """
    said = " ".join(text.casefold().split())
    today = now.astimezone(zone).date()
    for pattern, reading in _FORMS:
        found = re.fullmatch(pattern, said)
        if found:
            return reading(found, today)
    return None


def written_day(found: re.Match[str]) -> date | None:
    """Return the day that stands in a date, or None where the calendar has no such day."""
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _of_date(found: re.Match[str], _: date) -> date | None:
    return written_day(found)


def _of_days_ahead(found: re.Match[str], today: date) -> date:
    return today + timedelta(DAYS_AHEAD[found["when"]])


def _of_weekday(found: re.Match[str], today: date) -> date:
    return today + timedelta((WEEKDAYS[found["when"]] - today.weekday()) % 7)


_FORMS: Final[tuple[tuple[str, Callable[[re.Match[str], date], date | None]], ...]] = (
    (FULL_DAY, _of_date),
    (DOTTED_DAY, _of_date),
    (one_of(DAYS_AHEAD), _of_days_ahead),
    (one_of(WEEKDAYS), _of_weekday),
)
