"""Read a time that somebody typed; little is understood, and what is understood is shown and confirmed."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final, TypeAlias

from cocreport.interview.days import DAYS_AHEAD, DOTTED_DAY, FULL_DAY, WEEKDAYS, one_of, written_day
from cocreport.words import N_

_Forms: TypeAlias = tuple[tuple[str, Callable[[re.Match[str], datetime], datetime | None]], ...]

HOW_TO_WRITE_A_TIME: Final = N_(
    "This time is not understood. Write it like 21:43, friday 19:30, yesterday 8:10 or 2031-05-10 08:10."
)
HOW_TO_WRITE_A_COMING_TIME: Final = N_(
    "This time is not understood. Write it like 21:43, friday 19:30, tomorrow 8:10, in 2 hours or 2031-05-10 08:10."
)
_CLOCK: Final = r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?: uhr)?"
_SPAN: Final = r"(?P<count>\d{1,3}) (?P<unit>minute|hour|stunde|day|tag)(?:s|n|e|en)?"
_NOW: Final = ("now", "jetzt")
_DAYS_AGO: Final = {"today": 0, "heute": 0, "yesterday": 1, "gestern": 1}
_UNITS: Final = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "stunde": timedelta(hours=1),
    "day": timedelta(days=1),
    "tag": timedelta(days=1),
}


def read_time(text: str, *, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the time that ``21:43``, ``friday 19:30`` or ``2031-05-10 08:10`` mean, or None.

    A time alone, or a weekday, means the last one that is not in the future. The result is aware, in the
    event's zone, and never guessed beyond these forms. A time that the zone does not have is None.
    """
    return _read(text, _PAST, now.astimezone(zone))


def read_coming_time(text: str, *, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the time that ``21:43``, ``tomorrow 8:10``, ``in 2 hours`` or a date with a time mean, or None.

    A time alone, or a weekday, means the next one; all else is as with ``read_time``.
    """
    return _read(text, _COMING, now.astimezone(zone))


def _read(text: str, forms: _Forms, here: datetime) -> datetime | None:
    said = " ".join(text.casefold().split())
    if said in _NOW:
        return here
    for pattern, reading in forms:
        found = re.fullmatch(pattern, said)
        if found:
            return _existing(reading(found, here))
    return None


def _clock(found: re.Match[str]) -> time:
    return time(int(found["hour"]), int(found["minute"]))


def _at_clock(found: re.Match[str], here: datetime, days: int) -> datetime:
    """Return the time of the clock on the day so many days from now."""
    return datetime.combine(here.date() + timedelta(days), _clock(found), here.tzinfo)


def _of_full_date(found: re.Match[str], here: datetime) -> datetime | None:
    day = written_day(found)
    return datetime.combine(day, _clock(found), here.tzinfo) if day else None


def _of_days_ago(found: re.Match[str], here: datetime) -> datetime | None:
    return _at_clock(found, here, -_DAYS_AGO[found["when"]])


def _of_last_clock(found: re.Match[str], here: datetime) -> datetime | None:
    today = _at_clock(found, here, 0)
    return today if today <= here else _at_clock(found, here, -1)


def _of_last_weekday(found: re.Match[str], here: datetime) -> datetime | None:
    back = (here.weekday() - WEEKDAYS[found["when"]]) % 7
    then = _at_clock(found, here, -back)
    return then if then <= here else _at_clock(found, here, -back - 7)


def _of_days_ahead(found: re.Match[str], here: datetime) -> datetime | None:
    return _at_clock(found, here, DAYS_AHEAD[found["when"]])


def _of_next_clock(found: re.Match[str], here: datetime) -> datetime | None:
    today = _at_clock(found, here, 0)
    return today if today > here else _at_clock(found, here, 1)


def _of_next_weekday(found: re.Match[str], here: datetime) -> datetime | None:
    ahead = (WEEKDAYS[found["when"]] - here.weekday()) % 7
    then = _at_clock(found, here, ahead)
    return then if then > here else _at_clock(found, here, ahead + 7)


def _of_span(found: re.Match[str], here: datetime) -> datetime | None:
    """Count hours as they pass, whatever the clocks do, and days on the calendar."""
    span = int(found["count"]) * _UNITS[found["unit"]]
    if _UNITS[found["unit"]] >= timedelta(days=1):
        return here + span
    return (here.astimezone(UTC) + span).astimezone(here.tzinfo)


def _existing(moment: datetime | None) -> datetime | None:
    """Refuse an hour that the zone skips when clocks go forward, and the ends of the calendar."""
    if moment is None or moment.tzinfo is None:
        return None
    try:
        there = datetime.fromtimestamp(moment.timestamp(), moment.tzinfo)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if there.replace(tzinfo=None) == moment.replace(tzinfo=None) else None


_PAST: Final[_Forms] = (
    (rf"{FULL_DAY}[ t]{_CLOCK}", _of_full_date),
    (rf"{one_of(_DAYS_AGO)},? {_CLOCK}", _of_days_ago),
    (rf"{one_of(WEEKDAYS)},? {_CLOCK}", _of_last_weekday),
    (_CLOCK, _of_last_clock),
)
_COMING: Final[_Forms] = (
    (rf"{FULL_DAY}[ t]{_CLOCK}", _of_full_date),
    (rf"{DOTTED_DAY},? {_CLOCK}", _of_full_date),
    (rf"{one_of(DAYS_AHEAD)},? {_CLOCK}", _of_days_ahead),
    (rf"{one_of(WEEKDAYS)},? {_CLOCK}", _of_next_weekday),
    (rf"in {_SPAN}", _of_span),
    (_CLOCK, _of_next_clock),
)
