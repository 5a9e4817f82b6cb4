"""Times and days as they are read in a column or a copy."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from cocreport.words import N_, say

_DAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def time_of(moment: datetime, said: Callable[[str], str] = say) -> str:
    """Write a time so that it fits into a column: ``Sat 2031-05-10 08:10``; ``said`` looks up what was asked before."""
    written = moment.isoformat(timespec="minutes")
    weekday = said(_DAYS[moment.weekday()])
    return said(N_("{weekday} {day} {time}")).format(weekday=weekday, day=written[:10], time=written[11:16])


def day_of(day: date) -> str:
    """Write a day like a time: ``Sat 2031-05-10``."""
    return f"{say(_DAYS[day.weekday()])} {day.isoformat()}"
