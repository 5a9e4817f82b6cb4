"""Every value has one spelling: what is read is written the same, and nothing else is read."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from tests.model.records import moments

from cocreport.model.keys import CaseId, EditionId, PersonKey, ProcedureId
from cocreport.model.spellings import spell_moment
from cocreport.model.terms import Count, Day, Handle, Moment, SchemaNumber, Span, Term, Text

BERLIN = timezone(timedelta(hours=2))


def read(kind: Any, text: str) -> Any:
    return TypeAdapter(kind).validate_python(text)


def is_read(kind: Any, text: str) -> bool:
    try:
        read(kind, text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Moment, "2031-05-10T08:10+02:00", datetime(2031, 5, 10, 8, 10, tzinfo=BERLIN)),
        (Moment, "2031-05-10T06:10Z", datetime(2031, 5, 10, 6, 10, tzinfo=UTC)),
        (Day, "2031-05-10", date(2031, 5, 10)),
        (Count, "0", 0),
        (Count, "240", 240),
        (SchemaNumber, "1", 1),
        (Span, "at once", "at once"),
        (Span, "24 hours", "24 hours"),
        (Span, "1 week", "1 week"),
        (Handle, "dana.o", "dana.o"),
        (Text, " a\n", " a\n"),
        (Term, "paper note", "paper note"),
        (CaseId, "2031-7K3QX", "2031-7K3QX"),
        (EditionId, "2031b", "2031b"),
        (ProcedureId, "our-own-12", "our-own-12"),
        (PersonKey, "p-4MZK", "p-4MZK"),
    ],
)
def test_the_one_spelling_is_read(kind: Any, text: str, value: object) -> None:
    assert read(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *((Moment, text) for text in (
            "2031-05-10T08:10", "2031-05-10 08:10+02:00", "2031-05-10T08:10:00+02:00", "2031-05-10t08:10Z",
            "2031-05-10T08:10z", "2031-05-10T08:10+0200", "2031-05-10T08:10 +02:00", "2031-05-10T24:00Z",
            "2031-02-30T08:10Z", "2031-05-10", "08:10", "1234567890", "2031-05-10T08:10Z\n",
            "\u0662\u0660\u0663\u0661-05-10T08:10Z",
        )),
        *((Day, text) for text in (
            "10.5.2031", "2031-5-1", "2031-02-30", "20310510", "0", "2031-05-10\n", "2031-W19-6",
        )),
        *((Count, text) for text in (
            "", "-1", "010", "1_000", "1,000", "2.5", "many", "240\n", "2\u06640", "1234567890",
        )),
        *((SchemaNumber, text) for text in ("", "2", "one", "1.0", "01", "1\n", "\u0661")),
        *((Span, text) for text in ("soon", "1 month", "two days", "7days", "7  days", "1000 days", "\u0667 days")),
        *((Handle, text) for text in ("Ines", "", "1nes", "dana o", "ünal", "a" * 33, "dana\n")),
        (Text, ""), (Text, "a" * 65_537), (Term, ""), (Term, "a" * 201),
        *((CaseId, text) for text in (
            "2031-7K3Q", "31-7K3QX", "2031-7K3QI", "2031-7k3qx", "\u0662\u0660\u0663\u0661-7K3QX", "2031-7K3QX\n",
        )),
        *((EditionId, text) for text in ("31", "2031B", "2031-b", "\u0662\u0660\u0663\u0661")),
        *((ProcedureId, text) for text in ("workshop", "Workshop-1", "-1", "workshop-12345", "workshop-\u0661")),
        *((PersonKey, text) for text in ("p-4MZL", "p-4MZ", "r-4MZK", "p4MZK", "p-4mzk")),
    ],
)  # fmt: skip
def test_any_other_spelling_is_refused(kind: Any, text: str) -> None:
    assert not is_read(kind, text)


def test_the_longest_text_is_as_long_as_it_may_be() -> None:
    assert len(read(Text, "a" * 65_536)) == 65_536


@given(moments)
def test_a_moment_is_written_as_it_was_read(text: str) -> None:
    assert spell_moment(read(Moment, text)) == text


@settings(max_examples=300)
@given(st.text(st.sampled_from("0123456789-:TZ+ ."), max_size=24))
def test_whatever_is_read_as_a_moment_knows_its_zone(text: str) -> None:
    if is_read(Moment, text):
        assert read(Moment, text).utcoffset() is not None


@pytest.mark.parametrize(("kind", "value"), [(Count, 7), (SchemaNumber, 1), (Day, date(2031, 5, 10))])
def test_a_value_that_is_read_already_stays_as_it_is(kind: Any, value: object) -> None:
    assert read(kind, value) == value  # type: ignore[arg-type]
