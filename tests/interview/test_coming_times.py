"""Times that are yet to come: a clock or a weekday is the next one, and hours can be counted from now."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreport.interview.times import HOW_TO_WRITE_A_COMING_TIME, read_coming_time

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY = datetime(2031, 5, 10, 8, 10, tzinfo=BERLIN)
BEFORE_THE_CLOCKS_GO_FORWARD = datetime(2031, 3, 29, 23, 0, tzinfo=BERLIN)


def read(text: str, *, now: datetime = SATURDAY) -> str | None:
    """Return what is understood, in the event's zone, or None."""
    moment = read_coming_time(text, now=now, zone=BERLIN)
    return None if moment is None else moment.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("now", "2031-05-10T08:10+02:00"),
        ("jetzt", "2031-05-10T08:10+02:00"),
        ("21:43", "2031-05-10T21:43+02:00"),
        ("21.43 Uhr", "2031-05-10T21:43+02:00"),
        ("8:11", "2031-05-10T08:11+02:00"),
        ("8:10", "2031-05-11T08:10+02:00"),
        ("7:00", "2031-05-11T07:00+02:00"),
        ("today 21:00", "2031-05-10T21:00+02:00"),
        ("heute, 7:00", "2031-05-10T07:00+02:00"),
        ("tomorrow 8:10", "2031-05-11T08:10+02:00"),
        ("Morgen 8:10", "2031-05-11T08:10+02:00"),
        ("sunday 12:00", "2031-05-11T12:00+02:00"),
        ("saturday 9:00", "2031-05-10T09:00+02:00"),
        ("saturday 8:00", "2031-05-17T08:00+02:00"),
        ("Freitag, 19:30 Uhr", "2031-05-16T19:30+02:00"),
        ("2031-05-12 09:00", "2031-05-12T09:00+02:00"),
        ("2031-12-01T09:00", "2031-12-01T09:00+01:00"),
        ("12.5.2031 9:00", "2031-05-12T09:00+02:00"),
        ("12.05.2031, 9:00", "2031-05-12T09:00+02:00"),
        ("in 1 hour", "2031-05-10T09:10+02:00"),
        ("in 2 Stunden", "2031-05-10T10:10+02:00"),
        ("in 45 Minuten", "2031-05-10T08:55+02:00"),
        ("in 30 minutes", "2031-05-10T08:40+02:00"),
        ("in 2 days", "2031-05-12T08:10+02:00"),
        ("in 3 Tagen", "2031-05-13T08:10+02:00"),
    ],
)
def test_these_forms_are_understood(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday 8:10", "gestern 8:10", "tomorrow", "friday", "in an hour", "in 2 weeks", "in -1 hours", "in 2",
        "soon", "24:00", "2031-02-30 12:00", "30.2.2031 12:00", "2031-05-12", "in 1000 hours",
    ],
)  # fmt: skip
def test_nothing_else_is_understood(text: str) -> None:
    assert read(text) is None


def test_the_hour_that_the_clocks_skip_stays_refused() -> None:
    for text in ("2:30", "tomorrow 2:30", "sunday 2:30", "2031-03-30 02:30", "30.3.2031 2:30"):
        assert read(text, now=BEFORE_THE_CLOCKS_GO_FORWARD) is None
    a_day_before = BEFORE_THE_CLOCKS_GO_FORWARD.replace(hour=2, minute=30)
    assert read("in 1 day", now=a_day_before) is None


def test_hours_are_counted_as_they_pass_and_days_on_the_calendar() -> None:
    assert read("in 4 hours", now=BEFORE_THE_CLOCKS_GO_FORWARD) == "2031-03-30T04:00+02:00"
    assert read("in 1 day", now=BEFORE_THE_CLOCKS_GO_FORWARD) == "2031-03-30T23:00+02:00"


def test_the_next_time_is_told_in_the_zone_of_the_event() -> None:
    late = datetime(2031, 5, 9, 23, 30, tzinfo=UTC)
    assert read("8:00", now=late) == "2031-05-10T08:00+02:00"


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(("", "friday ", "saturday ")))
def test_a_clock_or_a_weekday_is_always_to_come_and_no_later_than_it_says(hour: int, minute: int, day: str) -> None:
    found = read_coming_time(f"{day}{hour}:{minute:02}", now=SATURDAY, zone=BERLIN)
    assert found is not None
    assert SATURDAY < found <= SATURDAY + timedelta(days=7 if day else 1)
    assert (found.hour, found.minute) == (hour, minute)


@settings(max_examples=200)
@given(st.text(max_size=20) | st.text(st.sampled_from("0123456789:.-hT indaystomrw"), max_size=20))
def test_whatever_is_typed_is_a_time_of_the_zone_or_nothing(text: str) -> None:
    found = read_coming_time(text, now=SATURDAY, zone=BERLIN)
    assert found is None or found.tzinfo is BERLIN


def test_who_is_not_understood_is_told_forms_that_are() -> None:
    for example in ("21:43", "friday 19:30", "tomorrow 8:10", "in 2 hours", "2031-05-10 08:10"):
        assert example in HOW_TO_WRITE_A_COMING_TIME
        assert read(example)
