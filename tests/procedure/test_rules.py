"""The rules that a procedure can name: when each of them holds, and when not."""

from typing import Any

import pytest
from tests.building import CASE, a_case
from tests.procedure.whole import (
    APPEAL,
    CLOSED,
    DECISION,
    HEARING,
    MEETING,
    REPORTED,
    TARGET,
    WHOLE,
    whole,
    with_appeal,
    with_decision,
    with_hearing,
    with_sanction,
)

from cocreport.model.case import Case
from cocreport.procedure.rules import ABOUT, FIXED_ABOUT, FIXED_DONE, FIXED_ORDER, NEEDED, NOTHING_OWED, RULES, Matter

KEY = "r-7K3Q"
ANSWER = f"response/{KEY}/checklist/help/answer"
SUMMONED = {"s-0001": {"who": "police", "at": "2031-05-10T21:43+02:00"}}


KEYS = {
    "report": KEY,
    "reported": REPORTED,
    "target": TARGET,
    "task": "k-0001",
    "measure": "i-0001",
    "decision": "d-0001",
    "provisional": "d-0001",
    "sanction": "x-0001",
    "appeal": "a-0001",
}
"""An entry of the whole case for each thing that a rule can be asked about."""


def holds(rule: str, case: Case, *, about: str = "", step: str = "") -> bool:
    """Ask a rule about what it is mostly asked about, or about one entry."""
    key = about or (KEYS[ABOUT[rule][0]] if rule in ABOUT else "")
    return RULES[rule](Matter(case, key, step))


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


def test_how_a_report_came_is_known_when_it_is_for_each() -> None:
    assert not holds("presence-known", a_case())
    assert not holds("presence-known", with_two_reports(response={KEY: {"presence": "gone"}}))
    assert holds("presence-known", with_response(presence="in writing"))


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


@pytest.mark.parametrize(("why", "called"), [("none", True), ("later", False)])
def test_that_nobody_was_called_can_be_on_record_but_not_put_off(why: str, *, called: bool) -> None:
    address = f"response/{KEY}/summoned/s-0001/who"
    case = a_case(response={KEY: {"danger": "not sure"}}, unanswered={address: why})
    assert holds("help-called", case) is called


# gaps-asked


def test_gaps_are_asked_when_nothing_is_put_off() -> None:
    assert holds("gaps-asked", a_case())
    assert holds("gaps-asked", a_case(unanswered={f"reports/{KEY}/place": "declined"}))
    assert not holds("gaps-asked", a_case(unanswered={f"reports/{KEY}/place": "later"}))


# The meeting and its tasks


@pytest.mark.parametrize(
    ("meetings", "is_met"),
    [
        ({}, False),
        ({"m-0001": {"present": ["dana", "ines"]}}, True),
        ({"m-0001": {"at": "2031-05-10T08:10+02:00"}}, True),
        ({"m-0001": {"at": "2031-05-10T08:09+02:00"}}, False),
        ({"m-0001": {"at": "2031-05-10T08:09+02:00"}, "m-0002": {"at": "2031-05-10T08:11+02:00"}}, True),
    ],
)
def test_the_staff_met_when_a_meeting_followed_the_report(meetings: Any, *, is_met: bool) -> None:
    assert holds("met", a_case(meetings=meetings)) is is_met


def test_a_report_that_comes_in_after_the_meeting_asks_for_another_one() -> None:
    assert not holds("met", with_two_reports(meetings={"m-0001": MEETING}))
    again = {"m-0001": MEETING, "m-0002": {"at": "2031-05-11T11:00+02:00"}}
    assert holds("met", with_two_reports(meetings=again))


WHY_NOT = "meetings/m-0001/reason"


@pytest.mark.parametrize(
    ("meeting", "unanswered", "is_agreed"),
    [
        ({}, {}, False),
        ({"reason": "It was at another event."}, {}, False),
        ({"acting": "yes"}, {}, True),
        ({"acting": "no"}, {}, False),
        ({"acting": "no", "reason": "It was at another event."}, {}, True),
        ({"acting": "no"}, {WHY_NOT: "unknown"}, True),
        ({"acting": "no"}, {WHY_NOT: "later"}, False),
    ],
)
def test_the_meeting_agreed_when_it_said_yes_or_no_with_a_reason(
    meeting: Any, unanswered: Any, *, is_agreed: bool
) -> None:
    assert holds("agreed", a_case(meetings={"m-0001": meeting}, unanswered=unanswered)) is is_agreed


def test_nothing_is_agreed_without_a_meeting_and_a_later_one_can_leave_it_as_it_is() -> None:
    assert not holds("agreed", a_case())
    assert holds("agreed", a_case(meetings={"m-0001": MEETING, "m-0002": {"at": "2031-05-11T09:00+02:00"}}))


def test_it_is_planned_who_does_what_unless_nothing_is_done() -> None:
    assert not holds("planned", a_case(meetings={"m-0001": MEETING}))
    assert holds("planned", a_case(tasks={"k-0001": {"what": "Call"}}))
    assert holds("planned", a_case(meetings={"m-0001": {"acting": "no"}}))
    assert holds("planned", a_case(unanswered={"tasks/k-0001/what": "none"}))
    assert not holds("planned", a_case(unanswered={"tasks/k-0001/what": "later"}))


@pytest.mark.parametrize(("state", "ended"), [(None, False), ("done", True), ("dropped", True)])
def test_a_task_ends_when_it_is_done_or_dropped(state: str | None, *, ended: bool) -> None:
    assert holds("task-ended", whole(tasks={"k-0001": {"what": "Call", "state": state}})) is ended


@pytest.mark.parametrize(("outcome", "reviewed"), [(None, False), ("stays", True), ("ended", True)])
def test_a_measure_is_reviewed_when_it_is_settled_what_becomes_of_it(outcome: str | None, *, reviewed: bool) -> None:
    case = whole(measures={"i-0001": {"person": REPORTED, "outcome": outcome}})
    assert holds("measure-reviewed", case) is reviewed


# Whoever reported, and to whom it happened


def test_a_target_was_asked_when_something_is_on_record_about_them_under_any_of_their_keys() -> None:
    assert holds("target-asked", whole())
    assert not holds("target-asked", whole(consent={}))
    assert not holds("target-asked", whole(consent={"c-0001": {"person": REPORTED}}))
    people = {**WHOLE["people"], "p-0T02": {"parts": ["target"], "same_as": TARGET}}
    assert holds("target-asked", whole(people=people, consent={"c-0001": {"person": "p-0T02"}}))


@pytest.mark.parametrize(
    ("follow_up", "done"),
    [
        ({"kind": "acknowledged", "outcome": "told"}, True),
        ({"kind": "acknowledged", "outcome": "not reached"}, True),
        ({"kind": "acknowledged"}, False),
        ({"kind": "reporter-result", "outcome": "told"}, False),
    ],
)
def test_a_reporter_is_followed_up_in_the_step_that_asks(follow_up: Any, *, done: bool) -> None:
    case = whole(follow_ups={"u-0001": {"report": KEY, **follow_up}})
    assert holds("followed-up", case, step="acknowledged") is done


def test_one_report_is_not_followed_up_with_another() -> None:
    reports = {**WHOLE["reports"], "r-9XYZ": {**CASE["reports"][KEY], "reporter": "p-0R0R"}}
    assert not holds("followed-up", whole(reports=reports), about="r-9XYZ", step="acknowledged")


def test_nobody_is_followed_up_who_cannot_or_does_not_wish_to_be_reached() -> None:
    assert holds("followed-up", a_case(), step="acknowledged")
    wish = {"c-0001": {"person": "p-0R0R", "contact": "none wished for"}}
    assert holds("followed-up", whole(follow_ups={}, consent=wish), step="acknowledged")


KEPT = {"u-0001": {"report": KEY, "kind": "promised", "outcome": "told"}}


@pytest.mark.parametrize(
    ("response", "follow_ups", "kept"),
    [
        ({}, {}, True),
        ({KEY: {"danger": "no"}}, {}, True),
        ({KEY: {"comes_back": {"who": "ines"}}}, {}, False),
        (
            {KEY: {"comes_back": {"who": "ines"}}},
            {"u-0001": {"report": KEY, "kind": "promised", "outcome": "told"}},
            True,
        ),
    ],
)
def test_a_promise_to_come_back_is_kept_by_coming_back(response: Any, follow_ups: Any, *, kept: bool) -> None:
    assert holds("promise-kept", whole(response=response, follow_ups=follow_ups), step="promised") is kept


def test_every_reporter_is_told_before_the_reported_person_is() -> None:
    assert holds("reporters-told", whole())
    assert not holds("reporters-told", whole(follow_ups={}))
    reports = {**WHOLE["reports"], "r-9XYZ": {**CASE["reports"][KEY], "reporter": "p-0R0R"}}
    assert not holds("reporters-told", whole(reports=reports))


# Whoever was reported


@pytest.mark.parametrize(
    ("hearing", "told", "ended"),
    [
        ({"told": None, "ended": None}, False, False),
        ({"told": {"by": "ines"}, "ended": None}, False, False),
        ({"told": {"outcome": "not reached"}, "ended": None}, True, False),
        ({"told": None, "ended": "not identified"}, True, True),
        ({"ended": "offered and declined"}, True, True),
    ],
)
def test_a_person_is_told_and_heard_or_it_is_on_record_why_not(hearing: Any, *, told: bool, ended: bool) -> None:
    case = with_hearing(**hearing)
    assert holds("reported-told", case) is told
    assert holds("hearing-ended", case) is ended


def test_nobody_is_told_or_heard_without_a_hearing_of_their_own() -> None:
    other = {"e-0001": {**HEARING, "person": TARGET}}
    for case in (whole(hearings={}), whole(hearings=other)):
        assert not holds("reported-told", case)
        assert not holds("hearing-ended", case)
        assert holds("attempts-noted", case)


def test_a_hearing_that_was_begun_anew_is_to_be_ended() -> None:
    before = {**HEARING, "ended": "not reached", "at": None}
    case = whole(hearings={"e-0001": before, "e-0002": {"person": REPORTED}})
    assert not holds("hearing-ended", case)


@pytest.mark.parametrize(
    ("ended", "attempts", "unanswered", "noted"),
    [
        ("heard", {}, {}, True),
        ("not reached", {}, {}, False),
        ("not reached", {"y-0001": {"how": "By phone"}}, {}, True),
        ("not reached", {}, {"hearings/e-0001/attempts/y-0001/at": "unknown"}, True),
        ("not reached", {}, {"hearings/e-0001/attempts/y-0001/at": "later"}, False),
    ],
)
def test_attempts_are_noted_where_somebody_was_not_reached(
    ended: str, attempts: Any, unanswered: Any, *, noted: bool
) -> None:
    hearing = {**HEARING, "ended": ended, "attempts": attempts}
    assert holds("attempts-noted", whole(hearings={"e-0001": hearing}, unanswered=unanswered)) is noted


@pytest.mark.parametrize("about", [REPORTED, "d-0001"])
@pytest.mark.parametrize(
    ("decision", "decided", "chosen", "informed"),
    [
        ({}, True, True, True),
        ({"stands": None, "finding": None, "sanctions": {}, "told": None}, False, False, False),
        ({"finding": None}, False, True, True),
        ({"sanctions": {}}, True, False, True),
        ({"stands": "no", "sanctions": {}}, True, True, True),
        ({"told": {"by": "ines"}}, True, True, False),
        ({"told": {"outcome": "not identified"}}, True, True, True),
    ],
)
def test_it_is_decided_what_follows_is_chosen_and_they_are_told(
    about: str, decision: Any, *, decided: bool, chosen: bool, informed: bool
) -> None:
    case = with_decision(**decision)
    assert holds("decided", case, about=about) is decided
    assert holds("actions-chosen", case, about=about) is chosen
    assert holds("reported-informed", case, about=about) is informed


def test_without_a_decision_about_them_nothing_is_decided_about_a_person() -> None:
    for rule in ("decided", "actions-chosen", "reported-informed"):
        assert not holds(rule, whole(decisions={}))


def test_that_nothing_follows_can_be_the_choice() -> None:
    address = "decisions/d-0001/sanctions/x-0001/action"
    decisions = {"d-0001": {**DECISION, "sanctions": {}}}
    assert holds("actions-chosen", whole(decisions=decisions, unanswered={address: "none"}))
    assert not holds("actions-chosen", whole(decisions=decisions, unanswered={address: "later"}))


def test_a_decision_is_asked_about_for_itself_even_where_another_case_brought_a_second_one() -> None:
    second = {**DECISION, "at": "2031-05-11T15:00+02:00", "told": None}
    case = whole(decisions={"d-0001": DECISION, "d-0002": second})
    assert holds("reported-informed", case, about="d-0001")
    assert not holds("reported-informed", case, about="d-0002")
    assert not holds("reported-informed", case, about=REPORTED)


# Afterwards


def test_the_place_to_appeal_is_named_where_there_is_one_and_something_stands() -> None:
    assert holds("appeal-named", whole())
    assert not holds("appeal-named", with_decision(appeal_to=None))
    assert holds("appeal-named", with_decision(appeal_to=None, stands="no", sanctions={}))
    none = {"decisions/d-0001/appeal_to": "none"}
    assert holds("appeal-named", whole(decisions={"d-0001": {**DECISION, "appeal_to": None}}, unanswered=none))


def test_a_provisional_decision_is_reviewed_when_somebody_looked_at_it() -> None:
    assert not holds("decision-reviewed", with_decision(review="2031-05-20"))
    assert holds("decision-reviewed", with_decision(review="2031-05-20", reviewed="2031-05-20T10:00+02:00"))


@pytest.mark.parametrize(
    ("sanction", "reviewed"),
    [
        ({}, True),
        ({"review": "2031-06-01"}, False),
        ({"review": "2031-06-01", "outcome": "It stays."}, True),
        ({"review": "2031-06-01", "outcome": "It stays.", "reviewed": "2031-06-01"}, True),
        ({"review": "2031-06-01", "outcome": "It stays.", "reviewed": "2031-05-31"}, False),
        ({"until": "2031-06-01", "lasts": "until a day"}, False),
        ({"until": "2031-06-01", "outcome": "It ends.", "reviewed": "2031-06-01"}, False),
        ({"until": "2031-06-01", "outcome": "It ended.", "reviewed": "2031-06-02"}, True),
        ({"until": "2031-06-01", "lifted": "2031-05-12"}, True),
    ],
)
def test_a_sanction_is_looked_at_on_its_day_and_after_its_end(sanction: Any, *, reviewed: bool) -> None:
    assert holds("sanction-reviewed", with_sanction(**sanction)) is reviewed


@pytest.mark.parametrize(("outcome", "decided"), [(None, False), ("upheld", True), ("overturned", True)])
def test_an_appeal_is_decided_when_it_has_an_outcome(outcome: str | None, *, decided: bool) -> None:
    assert holds("appeal-decided", with_appeal(outcome=outcome)) is decided


def test_it_is_decided_again_where_an_appeal_was_granted_in_part() -> None:
    assert holds("decided-again", with_appeal())
    assert holds("decided-again", with_appeal(outcome="upheld"))
    assert not holds("decided-again", with_appeal(outcome="changed"))
    second = {"d-0001": DECISION, "d-0002": {**DECISION, "revises": "d-0001"}}
    case = whole(decisions=second, appeals={"a-0001": {**APPEAL, "outcome": "changed"}})
    assert holds("decided-again", case, about="d-0002")


def test_whoever_appealed_is_answered_when_it_is_on_record_how() -> None:
    assert not holds("appeal-answered", with_appeal())
    assert not holds("appeal-answered", with_appeal(told={"by": "ines"}))
    assert holds("appeal-answered", with_appeal(told={"outcome": "in writing"}))


@pytest.mark.parametrize(
    ("rule", "section", "address"),
    [
        ("those-who-knew-told", "informed", "informed/g-0001/who"),
        ("announced", "announcements", "announcements/b-0001/text"),
        ("looked-back", "debriefs", "debriefs/v-0001/at"),
    ],
)
def test_what_ends_a_case_was_done_or_was_not_needed(rule: str, section: str, address: str) -> None:
    assert holds(rule, whole())
    assert not holds(rule, whole(**{section: {}}))
    assert holds(rule, whole(**{section: {}}, unanswered={address: "none"}))
    assert not holds(rule, whole(**{section: {}}, unanswered={address: "later"}))


def test_every_announcement_that_was_begun_is_made_or_given_up() -> None:
    made, drafted = WHOLE["announcements"]["b-0001"], {"text": "We are sorry."}
    both = {"b-0001": made, "b-0002": drafted}
    assert not holds("announced", whole(announcements=both))
    assert not holds("announced", whole(announcements=both, unanswered={"announcements/b-0002/channel": "unknown"}))
    assert holds("announced", whole(announcements=both, unanswered={"announcements/b-0002/at": "none"}))


def test_a_case_is_closed_when_a_closing_stands() -> None:
    assert not holds("closed", whole())
    assert holds("closed", whole(closings=CLOSED))


# What no procedure changes


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
        "closing",
    )
    assert tuple(FIXED_ABOUT) == tuple(FIXED_DONE) == FIXED_ORDER


def test_what_the_fixed_steps_need_and_are_done_by_are_rules_that_fit_what_they_are_about() -> None:
    for step, about in FIXED_ABOUT.items():
        for rule in (FIXED_DONE[step], *NEEDED.get(step, ())):
            assert rule == NOTHING_OWED or rule in RULES
            assert set(about) <= set(ABOUT.get(rule, about))


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_says_what_it_asks(rule: str) -> None:
    assert RULES[rule].__doc__
    assert isinstance(holds(rule, with_appeal()), bool)
