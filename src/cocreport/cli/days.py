"""A day as it is said on the command line."""

from datetime import date

from cocreport.errors import UsageError
from cocreport.words import say


def day_said(said: str, option: str) -> date:
    """Return a day that was given with an option; raise UsageError where it is none."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise UsageError(say("{option} takes a day like 2031-05-10.", option=option)) from None
