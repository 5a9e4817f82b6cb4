"""Times and days as they are read in a column or a copy."""

from datetime import date, datetime
from typing import Final

from cocreport.words import N_, say

_DAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def time_of(moment: datetime) -> str:
    """Write a time so that it fits into a column: ``Sat 2031-05-10 08:10``."""
    weekday = say(_DAYS[moment.weekday()])
    return say("{weekday} {day} {time}", weekday=weekday, day=f"{moment:%Y-%m-%d}", time=f"{moment:%H:%M}")


def day_of(day: date) -> str:
    """Write a day like a time: ``Sat 2031-05-10``."""
    return f"{say(_DAYS[day.weekday()])} {day.isoformat()}"
