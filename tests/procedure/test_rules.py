"""The rules that a procedure can name: when each of them holds, and when not."""

from typing import Any

import pytest
from tests.building import CASE, a_case

from cocreport.model.case import Case
from cocreport.procedure.rules import FIXED_ORDER, RULES

KEY = "r-7K3Q"
ANSWER = f"response/{KEY}/checklist/help/answer"
SUMMONED = {"s-0001": {"who": "police", "at": "2031-05-10T21:43+02:00"}}


def holds(rule: str, case: Case) -> bool:
    return RULES[rule](case)


def with_response(**response: Any) -> Case:
    return a_case(response={KEY: response})


def with_items(**items: Any) -> Case:
    return with_response(presence="here", checklist=items)


def with_two_reports(**more: Any) -> Case:
    second = {"received": "2031-05-11T10:00+02:00", "taken_by": "ines", "account": "The same man."}
    return a_case(reports={**CASE["reports"], "r-9XYZ": second}, **more)


# account-kept


def test_the_account_is_kept_when_each_report_has_one() -> None:
    assert holds("account-kept", a_case())
    assert holds("account-kept", with_two_reports())


def test_a_report_without_an_account_needs_a_reason() -> None:
    silent = {KEY: {"received": "2031-05-10T08:10+02:00", "taken_by": "ines"}}
    assert not holds("account-kept", a_case(reports=silent))
    assert holds("account-kept", a_case(reports=silent, unanswered={f"reports/{KEY}/account": "declined"}))


# safety-known and help-called


@pytest.mark.parametrize("danger", ["yes", "not sure", "no"])
def test_safety_is_known_when_somebody_asked_for_it(danger: str) -> None:
    assert holds("safety-known", with_response(danger=danger))


def test_safety_is_not_known_while_a_report_was_not_asked_about() -> None:
    assert not holds("safety-known", a_case())
    assert not holds("safety-known", with_response(presence="here"))
    assert not holds("safety-known", with_two_reports(response={KEY: {"danger": "no"}}))


@pytest.mark.parametrize(
    ("response", "called"),
    [
        ({"danger": "no"}, True),
        ({"presence": "here"}, True),
        ({"danger": "yes"}, False),
        ({"danger": "not sure"}, False),
        ({"danger": "yes", "summoned": SUMMONED}, True),
        ({"danger": "not sure", "summoned": SUMMONED}, True),
    ],
)
def test_help_is_called_where_somebody_is_or_may_be_in_danger(response: Any, *, called: bool) -> None:
    assert holds("help-called", with_response(**response)) is called


def test_help_for_one_report_does_not_stand_for_another() -> None:
    first, second = {"danger": "yes", "summoned": SUMMONED}, {"danger": "yes"}
    assert not holds("help-called", with_two_reports(response={KEY: first, "r-9XYZ": second}))


# response-given


@pytest.mark.parametrize("presence", ["gone", "in writing"])
def test_nothing_is_owed_to_somebody_who_is_not_there(presence: str) -> None:
    assert holds("response-given", with_response(presence=presence))


def test_a_response_is_not_given_before_anything_was_offered() -> None:
    assert not holds("response-given", a_case())
    assert not holds("response-given", with_response(presence="here"))
    assert not holds("response-given", with_two_reports(response={KEY: {"presence": "gone"}}))


@pytest.mark.parametrize("state", ["accepted", "declined", "could not", "arrived", "done", "not needed"])
def test_an_item_is_settled_by_a_last_state(state: str) -> None:
    assert holds("response-given", with_items(friend={"state": state}))


@pytest.mark.parametrize("state", ["not yet", "asked", "under way"])
def test_an_item_is_open_while_something_is_still_to_come(state: str) -> None:
    settled = {"state": "declined"}
    assert not holds("response-given", with_items(friend=settled, fetch={"state": state}))


def test_a_question_of_the_checklist_is_settled_by_its_answer_or_by_the_reason_for_none() -> None:
    asked = {"help": {"state": "asked"}}
    assert holds("response-given", with_items(help={"state": "asked", "answer": "A glass of water."}))
    assert not holds("response-given", with_items(**asked))
    unanswered = a_case(response={KEY: {"presence": "here", "checklist": asked}}, unanswered={ANSWER: "declined"})
    assert holds("response-given", unanswered)


def test_an_item_without_a_state_is_open() -> None:
    assert not holds("response-given", with_items(friend={"who": "Jo, table 4"}))


# gaps-asked and met


def test_gaps_are_asked_when_nothing_is_put_off() -> None:
    assert holds("gaps-asked", a_case())
    assert holds("gaps-asked", a_case(unanswered={f"reports/{KEY}/place": "declined"}))
    assert not holds("gaps-asked", a_case(unanswered={f"reports/{KEY}/place": "later"}))


def test_the_staff_met_when_there_is_a_meeting() -> None:
    assert not holds("met", a_case())
    assert holds("met", a_case(meetings={"m-0001": {"present": ["dana", "ines"]}}))


def test_the_fixed_steps_are_those_of_the_rows() -> None:
    assert FIXED_ORDER == (
        "meeting",
        "reported-told",
        "hearing",
        "standing",
        "actions",
        "reported-informed",
        "appeal",
        "announcements",
    )


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_says_what_it_asks(rule: str) -> None:
    assert RULES[rule].__doc__
    assert isinstance(holds(rule, a_case()), bool)
