"""The only clock: handed in from the command line, never asked for below it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the machine's time, aware, in UTC, to the minute that a case keeps."""
    return datetime.now(UTC).replace(second=0, microsecond=0)  # noqa: TID251 - this is that one clock
