"""Days that somebody types: a date, a weekday, today, tomorrow; nothing is invented."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreport.interview.days import HOW_TO_WRITE_A_DAY, WEEKDAYS, read_day

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY = datetime(2031, 5, 10, 8, 10, tzinfo=BERLIN)


def read(text: str, *, now: datetime = SATURDAY) -> str | None:
    """Return the day that is understood, or None."""
    day = read_day(text, now=now, zone=BERLIN)
    return None if day is None else day.isoformat()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2031-05-10", "2031-05-10"),
        (" 2030-01-31 ", "2030-01-31"),
        ("10.5.2031", "2031-05-10"),
        ("10.05.2031", "2031-05-10"),
        ("1. 6. 2031", "2031-06-01"),
        ("today", "2031-05-10"),
        ("HEUTE", "2031-05-10"),
        ("tomorrow", "2031-05-11"),
        ("morgen", "2031-05-11"),
        ("saturday", "2031-05-10"),
        ("Samstag", "2031-05-10"),
        ("sunday", "2031-05-11"),
        ("Freitag", "2031-05-16"),
    ],
)
def test_these_days_are_understood_and_a_weekday_is_the_next_one_or_today(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "", "10", "10.5.", "10.5.31", "5/10/2031", "2031-5-10", "2031-02-30", "30.2.2031", "10.13.2031", "0000-01-01",
        "yesterday", "gestern", "next friday", "fri", "saturday 8:10", "8:10", "in 2 days", "the last day",
    ],
)  # fmt: skip
def test_nothing_else_is_a_day(text: str) -> None:
    assert read(text) is None


def test_today_is_the_day_in_the_zone_of_the_event() -> None:
    late = datetime(2031, 5, 9, 23, 30, tzinfo=UTC)
    assert (read("today", now=late), read("tomorrow", now=late)) == ("2031-05-10", "2031-05-11")
    assert read("saturday", now=late) == "2031-05-10"


@given(st.sampled_from(list(WEEKDAYS)), st.integers(0, 500_000))
def test_a_weekday_is_never_past_and_never_a_week_ahead(word: str, hours: int) -> None:
    now = SATURDAY.astimezone(UTC) + timedelta(hours=hours)
    found = read_day(word, now=now, zone=UTC)
    assert found is not None
    assert found.weekday() == WEEKDAYS[word]
    assert now.date() <= found < now.date() + timedelta(7)


@settings(max_examples=200)
@given(st.text(max_size=12) | st.text(st.sampled_from("0123456789.- todayfriheu"), max_size=12))
def test_whatever_is_typed_is_a_day_or_nothing(text: str) -> None:
    found = read_day(text, now=SATURDAY, zone=BERLIN)
    assert found is None or type(found) is date


def test_who_is_not_understood_is_told_days_that_are() -> None:
    for example in ("2031-05-10", "10.5.2031", "tomorrow", "friday"):
        assert example in HOW_TO_WRITE_A_DAY
        assert read(example)
