"""How a time, a day, a span and a handle are spelled, for whoever has no need of the types of the model."""

from datetime import datetime
from typing import Final

MOMENT_PATTERN: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$"
DAY_PATTERN: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
SPAN_PATTERN: Final = r"^(at once|last day|[0-9]{1,3} (hour|day|week)s?)$"
HANDLE_PATTERN: Final = r"^[a-z][a-z0-9._-]{0,31}$"


def spell_moment(moment: datetime) -> str:
    """Write a time the one way files have it: ``2031-05-10T08:10+02:00``, to the minute."""
    return moment.isoformat(timespec="minutes").replace("+00:00", "Z")
