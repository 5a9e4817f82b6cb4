"""Times that somebody types: a few forms are understood, nothing is invented."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreport.interview.times import HOW_TO_WRITE_A_TIME, read_time

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY = datetime(2031, 5, 10, 8, 10, tzinfo=BERLIN)


def read(text: str, *, now: datetime = SATURDAY) -> str | None:
    """Return what is understood, in the event's zone, or None."""
    moment = read_time(text, now=now, zone=BERLIN)
    return None if moment is None else moment.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("now", "2031-05-10T08:10+02:00"),
        ("  NOW ", "2031-05-10T08:10+02:00"),
        ("8:10", "2031-05-10T08:10+02:00"),
        ("08.10", "2031-05-10T08:10+02:00"),
        ("8h10", "2031-05-10T08:10+02:00"),
        ("7:59", "2031-05-10T07:59+02:00"),
        ("today 7:00", "2031-05-10T07:00+02:00"),
        ("today, 7:00", "2031-05-10T07:00+02:00"),
        ("yesterday 19:30", "2031-05-09T19:30+02:00"),
        ("Yesterday,  19:30", "2031-05-09T19:30+02:00"),
        ("friday 19:30", "2031-05-09T19:30+02:00"),
        ("SATURDAY 8:00", "2031-05-10T08:00+02:00"),
        ("sunday 12:00", "2031-05-04T12:00+02:00"),
        ("2031-05-09 19:30", "2031-05-09T19:30+02:00"),
        ("2031-05-09T19:30", "2031-05-09T19:30+02:00"),
        ("2031-01-09 19:30", "2031-01-09T19:30+01:00"),
        ("2030-02-28 00:00", "2030-02-28T00:00+01:00"),
    ],
)
def test_these_forms_are_understood(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("8:11", "2031-05-09T08:11+02:00"),
        ("21:43", "2031-05-09T21:43+02:00"),
        ("saturday 8:11", "2031-05-03T08:11+02:00"),
    ],
)
def test_a_time_that_is_still_to_come_is_the_last_one_that_was(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("today 23:00", "2031-05-10T23:00+02:00"), ("2031-05-11 09:00", "2031-05-11T09:00+02:00")],
)
def test_a_day_that_was_named_is_taken_as_it_was_named(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "during dinner", "friday evening", "gestern 14 Uhr", "19", "1930", "24:00", "25:10", "19:60", "7:5",
        "friday", "fri 19:30", "tomorrow 9:00", "8:10 pm", "in an hour", "-1:30", "19:30:15", "2031-02-30 12:00",
        "2031-13-01 12:00", "09.05.2031 19:30", "2031-05-09", "0000-05-09 12:00", "now or never", "8:10 8:10",
    ],
)  # fmt: skip
def test_nothing_else_is_understood(text: str) -> None:
    assert read(text) is None


def test_the_hour_that_the_clocks_skip_does_not_exist() -> None:
    assert read("2031-03-30 02:30") is None
    assert read("2031-03-30 01:59") == "2031-03-30T01:59+01:00"
    assert read("2031-03-30 03:00") == "2031-03-30T03:00+02:00"
    sunday_morning = datetime(2031, 3, 30, 9, 0, tzinfo=BERLIN)
    assert read("2:30", now=sunday_morning) is None
    assert read("today 2:30", now=sunday_morning) is None
    assert read("sunday 2:30", now=sunday_morning) is None


def test_the_hour_that_comes_twice_is_the_first_of_the_two() -> None:
    assert read("2031-10-26 02:30") == "2031-10-26T02:30+02:00"


def test_now_is_told_in_the_zone_of_the_event() -> None:
    assert read("now", now=datetime(2031, 5, 9, 23, 30, tzinfo=UTC)) == "2031-05-10T01:30+02:00"
    assert read("1:29", now=datetime(2031, 5, 9, 23, 30, tzinfo=UTC)) == "2031-05-10T01:29+02:00"


@pytest.mark.parametrize("year", ["0001", "9999"])
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "UTC"])
def test_the_ends_of_the_calendar_are_no_mishap(year: str, zone: str) -> None:
    for text in (f"{year}-01-01 00:00", f"{year}-12-31 23:59"):
        found = read_time(text, now=SATURDAY, zone=ZoneInfo(zone))
        assert found is None or found.year == int(year)


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=20),
        st.text(st.sampled_from("0123456789:.-hT fridaynowtoyesu,"), max_size=20),
        st.from_regex(r"\d{4}-\d{2}-\d{2} \d?\d:\d\d", fullmatch=True),
    ),
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - UTC is added
)
def test_whatever_is_typed_is_a_time_of_the_zone_or_nothing(text: str, now: datetime) -> None:
    found = read_time(text, now=now, zone=BERLIN)
    assert found is None or found.tzinfo is BERLIN


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(("", "friday ", "sunday ")))
def test_a_clock_or_a_weekday_is_never_in_the_future_nor_older_than_it_says(hour: int, minute: int, day: str) -> None:
    found = read_time(f"{day}{hour}:{minute:02}", now=SATURDAY, zone=BERLIN)
    assert found is not None
    assert SATURDAY - timedelta(days=7 if day else 1) < found <= SATURDAY
    assert (found.hour, found.minute) == (hour, minute)


def test_who_is_not_understood_is_told_the_forms() -> None:
    examples = ("21:43", "friday 19:30", "yesterday 8:10", "2031-05-10 08:10")
    assert all(example in HOW_TO_WRITE_A_TIME for example in examples)
    assert all(read(example) for example in examples)
