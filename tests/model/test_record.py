"""A record and its plain form are two ways of saying the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import a_case
from tests.model.records import records

from cocreport.interview.session import Session
from cocreport.model.case import Case
from cocreport.model.document import read_record
from cocreport.model.event import Event
from cocreport.model.problems import RecordError
from cocreport.model.record import Record
from cocreport.model.team import Team
from cocreport.notation.write import write
from cocreport.procedure.load import bundled
from cocreport.procedure.spec import Procedure

KINDS: tuple[type[Record], ...] = (Case, Team, Event, Session)


@settings(max_examples=150, deadline=None)
@given(st.one_of(*map(records, KINDS)))
def test_a_record_comes_back_from_its_plain_form(record: Record) -> None:
    assert type(record).from_tree(record.to_tree()) == record


@settings(max_examples=60, deadline=None)
@given(st.one_of(*map(records, KINDS)))
def test_a_record_comes_back_from_the_bytes_of_a_file(record: Record) -> None:
    data = write(record.to_tree(), header="", comments={})
    assert read_record(type(record), data, file="any.yaml") == record


def test_a_procedure_comes_back_with_the_questions_that_must_be_answered() -> None:
    procedure = bundled("workshop-1")
    assert Procedure.from_tree(procedure.to_tree()) == procedure


def test_a_field_named_like_a_word_of_python_is_written_as_in_the_file() -> None:
    event = Event.from_tree({"schema": "1", "id": "2031", "from": "2031-05-09"})
    assert event.from_ is not None
    assert event.to_tree() == {"schema": 1, "id": "2031", "from": "2031-05-09"}


def test_a_record_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValueError, match="frozen"):
        a_case().id = "2031-AAAAA"  # type: ignore[misc]


def test_all_that_is_wrong_with_a_record_is_found_at_once() -> None:
    with pytest.raises(RecordError) as caught:
        Event.from_tree({"schema": "1", "id": "next year", "size": "many", "timezone": "Middle of Nowhere"})
    assert [problem.address for problem in caught.value.problems] == ["id", "timezone", "size"]
