"""How few screens a report takes: with the reporter, and in all."""

from collections.abc import Mapping

import pytest
from tests.building import repeatable_draw
from tests.procedure.talk import HERE, NOTE, NOW, workshop

from cocreport.interview.asker import Answer, Prompt, Reply, Skip
from cocreport.interview.prompting import SAVE
from cocreport.interview.sheets import GO_ON
from cocreport.interview.taking import empty_case, new_report, steps_of
from cocreport.interview.walk import Finished, Walk
from cocreport.model.case import Case
from cocreport.ui.scripted import ScriptedAsker

WITH_THE_REPORTER = [
    "danger", "presence", "first-response.sheet", "excluded", "wording", "account",
    "who.sheet", "when-where.sheet", "agreement.sheet", "coming-back.sheet",
]  # fmt: skip
"""The ten screens of the straight path."""
AFTERWARDS = ["facts.sheet", "review"]


def prompts(answers: Mapping[str, str]) -> tuple[list[str], Case]:
    """Return every prompt that was put on the shortest way to a case that holds these answers."""

    def reply(prompt: Prompt) -> Reply:
        if prompt.slot == "review":
            return Answer(SAVE)
        if prompt.is_sheet:
            return Answer(next((one.value for one in prompt.options if one.value in left), GO_ON))
        return Answer(left.pop(prompt.slot)) if prompt.slot in left else Skip(prompt.skips[0])

    left = dict(answers)
    draw = repeatable_draw()
    session = new_report("2031-7K3QX", workshop(), by="ines", at=NOW, draw=draw)
    asker = ScriptedAsker(reply)
    walk = Walk(
        steps=steps_of(session, workshop()),
        base=empty_case(session, "2031"),
        asker=asker,
        keep=lambda _: None,
        clock=lambda: NOW,
        draw=draw,
        zone=NOW.tzinfo,  # type: ignore[arg-type]  # it is there
    )
    outcome = walk.run(session)
    assert isinstance(outcome, Finished)
    return [prompt.slot for prompt, _ in asker.asked], outcome.record


def part_of(name: str) -> str:
    """Return the part of the procedure to which a prompt belongs."""
    steps = {step.id: step.part for step in workshop().steps}
    questions = {question.id: step.part for step in workshop().steps for question in step.questions}
    return {**steps, **questions}.get(name.removesuffix(".sheet"), "")


@pytest.mark.parametrize("presence", ["here", "on the phone"])
def test_a_report_takes_ten_prompts_with_the_reporter_and_twelve_in_all(presence: str) -> None:
    asked, case = prompts({**HERE, "presence": presence, "account": "It was loud."})
    assert asked == [*WITH_THE_REPORTER, *AFTERWARDS]
    assert (len(WITH_THE_REPORTER), len(asked)) == (10, 12)
    assert [name for name in asked if part_of(name) == "report"] == WITH_THE_REPORTER
    (report,) = case.reports.values()
    assert (report.account, case.unanswered) == ("It was loud.", {"excluded": "none"})


@pytest.mark.parametrize(("presence", "account"), [("in writing", "account-written"), ("gone", "account-told")])
def test_a_report_without_the_reporter_takes_ten_prompts_in_all(presence: str, account: str) -> None:
    asked, _ = prompts({"danger": "no", "presence": presence, account: "It was loud."})
    assert asked == [
        "danger", "presence", "channel", "excluded", account, "who.sheet", "when-where.sheet", "writer.sheet",
        *AFTERWARDS,
    ]  # fmt: skip
    assert len(asked) == 10


def test_danger_adds_one_screen_with_the_reporter_and_one_afterwards() -> None:
    asked, _ = prompts({**HERE, "danger": "yes", "summoned-who": "police"})
    assert asked == [
        "danger", "summoned-who", *WITH_THE_REPORTER[1:], "about-calls.sheet", *AFTERWARDS,
    ]  # fmt: skip


def test_the_straight_path_opens_no_more_than_ten_screens_of_the_part_with_the_reporter() -> None:
    screens = [
        step.id if step.sheet else question.id
        for step in workshop().steps
        if step.part == "report"
        for question in (step.questions[:1] if step.sheet else step.questions)
        if not step.on_call
    ]
    others = ["channel", "account-typed", "account-copied", "account-written", "account-told", "target", "writer"]
    straight = [name.removesuffix(".sheet") for name in WITH_THE_REPORTER]
    assert sorted(screens) == sorted([*straight, *others])


def test_each_answer_on_a_sheet_takes_two_more_prompts() -> None:
    asked, case = prompts({**HERE, "account": "It was loud.", "reported-name": "Gil", "place": "The hall"})
    assert len(asked) == 12 + 2 * 2
    assert [person.name for person in case.people.values()][:1] == ["Gil"]


def test_a_note_is_received_when_it_is_typed_unless_somebody_says_otherwise() -> None:
    _, case = prompts({**NOTE, "account-written": "It was loud."})
    (report,) = case.reports.values()
    assert report.received != NOW
    _, case = prompts({"danger": "no", "presence": "in writing", "account-written": "It was loud."})
    (report,) = case.reports.values()
    assert report.received == NOW
