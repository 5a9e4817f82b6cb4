"""Read a time that somebody typed; little is understood, and what is understood is shown and confirmed."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from cocreport.words import N_

HOW_TO_WRITE_A_TIME: Final = N_(
    "This time is not understood. Write it like 21:43, friday 19:30, yesterday 8:10 or 2031-05-10 08:10."
)
_CLOCK: Final = r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?: uhr)?"
_DAY: Final = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_NOW: Final = ("now", "jetzt")
_DAYS_AGO: Final = {"today": 0, "heute": 0, "yesterday": 1, "gestern": 1}
_WEEKDAYS: Final = {
    word: day
    for week in (
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    )
    for day, word in enumerate(week)
}
"""Days in each language that is understood, whatever the language of the screen."""


def read_time(text: str, *, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the time that ``21:43``, ``friday 19:30`` or ``2031-05-10 08:10`` mean, or None.

    A time alone, or a weekday, means the last one that is not in the future. The result is aware, in the
    event's zone, and never guessed beyond these forms. A time that the zone does not have is None.
    """
    said = " ".join(text.casefold().split())
    here = now.astimezone(zone)
    if said in _NOW:
        return here
    for pattern, reading in _FORMS:
        found = re.fullmatch(pattern, said)
        if found:
            return _existing(reading(found, here))
    return None


def _clock(found: re.Match[str]) -> time:
    return time(int(found["hour"]), int(found["minute"]))


def _of_full_date(found: re.Match[str], here: datetime) -> datetime | None:
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return datetime.combine(day, _clock(found), here.tzinfo)


def _of_days_ago(found: re.Match[str], here: datetime) -> datetime | None:
    days = _DAYS_AGO[found["when"]]
    return datetime.combine(here.date() - timedelta(days), _clock(found), here.tzinfo)


def _of_clock(found: re.Match[str], here: datetime) -> datetime | None:
    today = datetime.combine(here.date(), _clock(found), here.tzinfo)
    return today if today <= here else _days_before(today, 1)


def _of_weekday(found: re.Match[str], here: datetime) -> datetime | None:
    back = (here.weekday() - _WEEKDAYS[found["when"]]) % 7
    then = datetime.combine(here.date() - timedelta(back), _clock(found), here.tzinfo)
    return then if then <= here else _days_before(then, 7)


def _days_before(moment: datetime, days: int) -> datetime:
    return datetime.combine(moment.date() - timedelta(days), moment.time(), moment.tzinfo)


def _existing(moment: datetime | None) -> datetime | None:
    """Refuse an hour that the zone skips when clocks go forward, and the ends of the calendar."""
    if moment is None or moment.tzinfo is None:
        return None
    try:
        there = datetime.fromtimestamp(moment.timestamp(), moment.tzinfo)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if there.replace(tzinfo=None) == moment.replace(tzinfo=None) else None


_FORMS: Final[tuple[tuple[str, Callable[[re.Match[str], datetime], datetime | None]], ...]] = (
    (rf"{_DAY}[ t]{_CLOCK}", _of_full_date),
    (rf"(?P<when>{'|'.join(_DAYS_AGO)}),? {_CLOCK}", _of_days_ago),
    (rf"(?P<when>{'|'.join(_WEEKDAYS)}),? {_CLOCK}", _of_weekday),
    (_CLOCK, _of_clock),
)
