"""What was answered so far: how a reply is kept, and how it is forgotten."""

from typing import Any

import pytest
from hypothesis import given, settings
from tests.conftest import SATURDAY
from tests.interview.small import a_session
from tests.model.records import records

from cocreport.interview.session import AnswerFile, Replies, Session, is_skip
from cocreport.model.document import BadFileError, read_record
from cocreport.model.problems import RecordError
from cocreport.notation.tree import Tree
from cocreport.notation.write import write

LATER: Tree = {"skip": "later"}


@settings(max_examples=50, deadline=None)
@given(records(Session))
def test_a_session_comes_back_from_its_file(session: Session) -> None:
    data = write(session.to_tree(), header="", comments={})
    assert read_record(Session, data, file="drafts/2031-7K3QX.yaml") == session


def test_an_answer_and_a_reason_for_none_are_told_apart() -> None:
    replies = Replies.from_tree({"answers": {"place": "Table 6", "began": LATER, "excluded": ["dana"]}})
    assert (replies.answer("place"), replies.skip("place")) == ("Table 6", None)
    assert (replies.answer("began"), replies.skip("began")) == (None, "later")
    assert (replies.answer("excluded"), replies.skip("excluded")) == (["dana"], None)
    assert (replies.answer("looks"), replies.skip("looks")) == (None, None)


@pytest.mark.parametrize(
    ("given_", "skipped"),
    [
        (LATER, True),
        ({}, False),
        ({"skip": "later", "why": "x"}, False),
        ("skip", False),
        (["skip"], False),
        (None, False),
    ],
)
def test_only_a_lone_skip_is_a_reason_for_no_answer(given_: Any, *, skipped: bool) -> None:
    assert is_skip(given_) is skipped


def test_a_reply_is_kept_with_its_time_and_ends_what_was_half_typed() -> None:
    before = a_session(question="place", typed="Tab")
    after = before.replied("place", "Table 6", at=SATURDAY)
    assert (after.answers, after.times) == ({"place": "Table 6"}, {"place": SATURDAY})
    assert (after.question, after.typed) == (None, None)
    assert isinstance(after, Session)


def test_a_reply_replaces_the_one_before() -> None:
    session = a_session().replied("place", "Table 6", at=SATURDAY).replied("place", LATER, at=SATURDAY)
    assert session.answers == {"place": LATER}


def test_half_typed_text_stays_with_its_question_and_an_empty_one_is_none() -> None:
    assert a_session().standing_at("place", "Tab").typed == "Tab"
    assert a_session(question="place", typed="Tab").standing_at("place").typed is None


def test_what_is_no_longer_asked_is_forgotten_with_its_time() -> None:
    session = a_session().replied("place", "Table 6", at=SATURDAY).replied("name", "Gil", at=SATURDAY)
    left = session.only(["name"], keys=["report"])
    assert (left.answers, left.times, left.keys) == ({"name": "Gil"}, {"name": SATURDAY}, session.keys)
    assert session.only(["name"], keys=[]).keys == {}


def test_a_reply_that_is_taken_back_is_forgotten_with_its_time() -> None:
    session = a_session().replied("place", "Table 6", at=SATURDAY)
    assert session.without("place") == a_session()
    assert session.without("name") == session


def test_somebody_else_may_go_on_once_they_are_named() -> None:
    session = a_session(question="place", typed="Tab").relieved_by("ruth")
    assert (session.relief, session.by, session.typed) == ("ruth", "ines", "Tab")
    assert Session.from_tree(session.to_tree()) == session


def test_keys_are_learned_and_forgotten() -> None:
    session = a_session().knowing({"reported": "p-0001"})
    assert session.keys == {"report": "r-7K3Q", "reported": "p-0001"}
    assert session.knowing({"reported": None, "consent": None}).keys == {"report": "r-7K3Q"}


@pytest.mark.parametrize(
    "slot", ["place", "name.2", "who.again", "who.again.12", "who.sheet", "who.sheet.2", "reporter-name.99"]
)
def test_an_answer_is_kept_under_the_name_of_its_question_and_round(slot: str) -> None:
    assert AnswerFile.from_tree({"schema": "1", "answers": {slot: "x"}}).answers == {slot: "x"}


@pytest.mark.parametrize(
    "slot", ["Place", "name.1x", "name.0", "name.100", "who.again.x", "who.sheet.again", "", "a" * 42, "name\n"]
)
def test_an_answer_under_another_name_is_refused(slot: str) -> None:
    with pytest.raises(RecordError):
        AnswerFile.from_tree({"schema": "1", "answers": {slot: "x"}})


def test_an_answer_file_with_a_mistake_is_refused_with_its_line() -> None:
    data = b"schema: 1\nanswers:\n  Where it was: Table 6\n"
    with pytest.raises(BadFileError) as caught:
        read_record(AnswerFile, data, file="answers.yaml")
    assert str(caught.value).startswith("answers.yaml, line 3, answers/…: ")
    assert "Table" not in str(caught.value)
