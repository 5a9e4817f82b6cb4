"""Random reviews: none leads to a closed case that breaks the order, and from every one a lawful end can be reached."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.building import a_case, a_team, an_event

from cocreport.errors import InvalidDataError
from cocreport.interview.asides import Around
from cocreport.interview.asker import Answer, Leave, Option, Prompt, Reply, Skip, Typing, forget
from cocreport.interview.taking import review_of, steps_of
from cocreport.interview.walk import Finished, Walk
from cocreport.model.case import Case
from cocreport.model.keys import Draw
from cocreport.model.outcome import is_acting, is_closed
from cocreport.notation.tree import Tree
from cocreport.procedure.agenda import agenda, in_the_way
from cocreport.procedure.duty import standing
from cocreport.procedure.load import bundled
from cocreport.procedure.order import breaches, new_breaches
from cocreport.procedure.spec import Step
from cocreport.procedure.subjects import Subject, subjects

PROCEDURE: Final = bundled("workshop-1")
STEPS: Final = {step.id: step for step in PROCEDURE.steps}
EVENT: Final = an_event()
NOW: Final = datetime(2031, 5, 12, 12, tzinfo=UTC)
TIMES: Final = ("2031-05-10T08:30+02:00", "2031-05-11T09:00+02:00", "2031-05-12T13:00+02:00")
DAYS: Final = ("2031-05-12", "2031-06-01", "2033-05-10")
BY_HAND: Final = ("response", "meetings", "tasks", "measures", "hearings", "decisions", "appeals", "follow_ups")
"""The sections out of whose entries somebody takes something in an editor."""
SETTLING: Final = (
    "not needed", "done", "ended", "upheld", "nobody", "none wished for", "in writing", "next"
)  # fmt: skip
WAYS: Final = tuple(
    (*SETTLING, ended, stands, time)
    for ended, stands, time in product(("not identified", "offered and declined"), ("no", "yes"), TIMES[::-1])
)
"""How things come to their end; what is refused one way is taken another way."""
MOST_QUESTIONS: Final = 60
MOST_STEPS: Final = 120
AROUND: Final = Around(
    team=tuple(Option(handle, handle) for handle in EVENT.staff),
    organizers=(Option("dana", "dana"),),
    actions=tuple(Option(one.id, one.label) for one in PROCEDURE.actions),
    upheld_findings=tuple(Option(one.id, one.label) for one in PROCEDURE.findings if one.stands == "yes"),
    other_findings=tuple(Option(one.id, one.label) for one in PROCEDURE.findings if one.stands == "no"),
)


class Somebody:
    """Answers what is asked: at random with a source of choices, else so that things come to their end."""

    def __init__(self, data: st.DataObject | None, *settling: str) -> None:
        self.data, self.settling, self.left = data, settling, MOST_QUESTIONS

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:
        del current, typing
        self.left -= 1
        if self.left < 0:
            return Leave()
        if prompt.slot.endswith((".confirm", ".remark")):
            return Answer(prompt.options[0].value)
        replies = list(_replies(prompt))
        return self.data.draw(st.sampled_from(replies)) if self.data else _settling(replies, self.settling, self.left)

    def tell(self, text: str) -> None:
        del text

    def close(self) -> None:
        """Hold nothing."""


def _replies(prompt: Prompt) -> Iterator[Reply]:
    yield from (Skip(reason) for reason in prompt.skips)
    if prompt.form == "several":
        yield from (Answer([option.value]) for option in prompt.options)
    elif prompt.options:
        yield from (Answer(option.value) for option in prompt.options)
    elif prompt.form in ("time", "coming"):
        yield from map(Answer, TIMES)
    elif prompt.form == "day":
        yield from map(Answer, DAYS)
    else:
        yield Answer(["words"] if prompt.form == "list" else "words")


def _settling(replies: list[Reply], settling: tuple[str, ...], left: int) -> Reply:
    """Choose what ends a matter; what was refused gets another answer."""
    known = [one for one in replies if isinstance(one, Answer) and one.value in settling]
    skips = [one for one in replies if isinstance(one, Skip) and one.reason != "later"]
    wanted = [*known, *skips, *replies]
    return wanted[(MOST_QUESTIONS - left) // 8 % len(wanted)]


def taken(case: Case, step: Step, subject: Subject, somebody: Somebody) -> Case:
    """Return the case after a step, or as it was where the step was left, broke the order or closed too early."""
    if not step.questions:  # what was put off is asked with the questions of its own
        unanswered = {name: "unknown" if why == "later" else why for name, why in case.unanswered.items()}
        return case.model_copy(update={"unanswered": unanswered})
    session = review_of(case, "-", PROCEDURE, step.id, subject.keys, by="mikkel", at=NOW)
    walk = Walk(
        steps=steps_of(session, PROCEDURE),
        base=case,
        asker=somebody,
        keep=lambda _: None,
        clock=lambda: NOW,
        draw=_draw(case),
        zone=UTC,
        review=False,
        around=AROUND,
    )
    try:
        outcome = walk.run(session)
    except InvalidDataError:
        return case
    after = outcome.record if isinstance(outcome, Finished) else case
    closes_early = (
        is_closed(after) and not is_closed(case) and bool(in_the_way(agenda(after, PROCEDURE, a_team(), EVENT)))
    )
    return case if closes_early or new_breaches(case, after, EVENT) else after


def _draw(case: Case) -> Draw:
    """Return chance that repeats itself with the same case."""
    return random.Random(str(case)).choice  # noqa: S311 - it has to repeat


def owed(case: Case) -> list[tuple[str, str]]:
    return [(duty.step, duty.about) for duty in in_the_way(agenda(case, PROCEDURE, a_team(), EVENT))]


def open_steps(case: Case) -> list[tuple[Step, Subject]]:
    duties = standing(agenda(case, PROCEDURE, a_team(), EVENT), NOW)
    return [
        (STEPS[duty.step], Subject(duty.opens, duty.about, duty.keys))
        for duty, state in duties
        if state in ("due", "overdue") and not duty.outlives
    ]


def again_steps(case: Case) -> list[tuple[Step, Subject]]:
    return [(step, one) for step in PROCEDURE.steps if step.again for one in subjects(case, step.about, EVENT)]


@st.composite
def reported(draw: st.DrawFn) -> Case:
    """Return a case as the desk leaves it: one or two people reported, somebody to turn to or nobody."""
    people: dict[str, dict[str, Tree]] = {"p-0001": {"parts": ["reporter"], "name": "Sam Idowu"}}
    for number in range(draw(st.integers(0, 2))):
        people[f"p-100{number}"] = {"parts": ["reported"], "looks": "A hat"}
    if draw(st.booleans()):
        people["p-2000"] = {"parts": ["target"], "looks": "A scarf"}
    report: dict[str, Tree] = {"received": "2031-05-10T08:10+02:00", "taken_by": "tomasz", "account": "As told.\n"}
    if draw(st.booleans()):
        report["reporter"] = "p-0001"
    excluded = draw(st.sets(st.sampled_from(sorted(EVENT.staff))))
    response = {
        "danger": draw(st.sampled_from(["yes", "not sure", "no"])),
        "presence": draw(st.sampled_from(["gone", "in writing"])),
    }
    return a_case(people=people, reports={"r-7K3Q": report}, response={"r-7K3Q": response}, excluded=sorted(excluded))


def walked(case: Case, data: st.DataObject, *, steps: int) -> Case:
    for _ in range(steps):
        offered = [*open_steps(case), *again_steps(case)]
        step, subject = data.draw(st.sampled_from(offered)) if offered else (None, None)
        if step is None or subject is None or is_closed(case):
            return case
        case = taken(case, step, subject, Somebody(data))
    return case


def edited_by_hand(case: Case, data: st.DataObject) -> Case:
    """Return the case after somebody took something out of its file, or as it was where that is no valid case."""
    tree: dict[str, Any] = dict(case.to_tree())
    entries = [(name, key) for name in BY_HAND for key in tree.get(name, {})]
    if not entries:
        return case
    section, key = data.draw(st.sampled_from(entries))
    field = data.draw(st.sampled_from(["", *sorted(tree[section][key])]))
    entry = {name: value for name, value in tree[section][key].items() if name != field}
    others = {name: value for name, value in tree[section].items() if name != key}
    now = {**others, **({key: entry} if field else {})}
    try:
        return Case.model_validate({**tree, section: now} if now else {k: v for k, v in tree.items() if k != section})
    except ValidationError:
        return case


def rows_hold(case: Case) -> bool:
    """Tell whether rows 32 to 37 and 63 hold in a case, said without the program's own rules about them."""
    heard = {case.first_of(one.person) for one in case.hearings.values() if one.ended}
    decided = {case.first_of(one.person) for one in case.decisions.values() if one.stands}
    talks = all(case.meetings for one in case.hearings.values() if one.told and one.told.outcome == "told")
    order = decided <= heard
    follows = all(one.stands == "yes" for one in case.decisions.values() if one.sanctions)
    public = all(one.authority == "dana" for one in case.announcements.values() if one.at)
    return talks and order and follows and public


SLOW: Final = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SLOW
@given(reported(), st.data())
def test_no_random_review_breaks_the_order(case: Case, data: st.DataObject) -> None:
    after = walked(case, data, steps=12)
    assert list(breaches(after, EVENT)) == []
    assert rows_hold(after)


@SLOW
@given(reported(), st.data())
def test_from_wherever_a_review_stands_a_lawful_end_can_be_reached(case: Case, data: st.DataObject) -> None:
    case = settled(walked(case, data, steps=8))
    people = {case.first_of(key) for key, one in case.people.items() if "reported" in one.parts}
    decided = {case.first_of(one.person) for one in case.decisions.values() if one.stands}
    assert people <= decided or is_acting(case) is False
    assert list(breaches(case, EVENT)) == []


@SLOW
@given(reported(), st.data())
def test_an_edit_by_hand_bars_the_way_only_where_it_broke_the_order_which_is_named(
    case: Case, data: st.DataObject
) -> None:
    case = walked(case, data, steps=8)
    for _ in range(3):
        case = walked(edited_by_hand(case, data), data, steps=1)
    if not list(breaches(case, EVENT)):
        settled(case)


def _further(case: Case, offered: list[tuple[Step, Subject]]) -> Iterator[Case]:
    """Give states that come after this one; what cannot be taken one way is tried another way."""
    before = owed(case)
    for step, subject in offered:
        for way in WAYS:
            after = taken(case, step, subject, Somebody(None, *way))
            if after != case and (way is WAYS[0] or owed(after) != before):
                yield after
                break


def settled(case: Case) -> Case:
    """Lead a case to its end, and return it."""
    for _ in range(MOST_STEPS):
        offered = open_steps(case)
        if is_closed(case) or not offered:
            break
        after = next(_further(case, offered), None)
        if after is None:
            break
        case = after
    waiting = [
        (duty.step, duty.about, duty.blocked_by) for duty in in_the_way(agenda(case, PROCEDURE, a_team(), EVENT))
    ]
    assert is_closed(case), waiting
    return case
