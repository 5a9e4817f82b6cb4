"""A remark on an answer: said once for the same text, and never a refusal."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.interview.small import REPORT, SCENE, Talk, steps

from cocreport.errors import ExitCode, InvalidDataError
from cocreport.interview.asker import Answer, Back, Contacts, Help, Leave, Option, Reply, Skip
from cocreport.interview.prompting import CHANGE, KEEP, SAVE
from cocreport.interview.unfold import Progress, Slot
from cocreport.model.address import get_in
from cocreport.notation.tree import Tree
from cocreport.ui.answers import FileAsker

NAMED = "There is a name in this text: read once more who will see it."
SAVED, KEPT, CHANGED = Answer(SAVE), Answer(KEEP), Answer(CHANGE)
ACCOUNT = "Gil told jokes."


def naming(slot: Slot, given: Tree, progress: Progress) -> str:
    """Remark on an account with a name in it, seen in the answer and in what the answer makes."""
    stands = get_in(progress.tree, f"reports/{REPORT}/account")
    return NAMED if slot.name == "account" and "Gil" in str(given) and given == stands else ""


def talk(*replies: Reply, remark: Callable[[Slot, Tree, Progress], str] = naming, **more: Any) -> Talk:
    only = ("account",)
    return Talk([*replies], steps("scene"), remark=remark, wanted=lambda slot: slot.name in only, **more)


def account_of(found: Talk) -> str | None:
    return found.case().reports[REPORT].account


def test_without_a_remark_an_answer_is_taken_as_it_is() -> None:
    found = talk(Answer("He told jokes."), SAVED)
    assert account_of(found) == "He told jokes."
    assert found.slots == ["account", "review"]


def test_an_answer_that_draws_a_remark_is_looked_at_once_more_and_can_stay() -> None:
    found = talk(Answer(ACCOUNT), KEPT, SAVED)
    assert account_of(found) == ACCOUNT
    prompt = found.prompt("account.remark")
    assert (prompt.title, prompt.ask, prompt.form) == ("What happened", "Keep it as it is?", "choice")
    assert prompt.fields == (("", NAMED),)
    assert prompt.options == (Option(KEEP, "Keep it as it is"), Option(CHANGE, "Change it"))
    assert not prompt.has_asides


@pytest.mark.parametrize("back", [CHANGED, Back()])
def test_who_changes_it_is_back_at_the_question_with_the_text(back: Reply) -> None:
    found = talk(Answer(ACCOUNT), back, Answer("He told jokes."), SAVED)
    assert account_of(found) == "He told jokes."
    assert found.offered("account") == [None, ACCOUNT]
    assert (found.kept[0].question, found.kept[0].typed, found.kept[0].answers) == ("account", ACCOUNT, {})


@pytest.mark.parametrize("other", [Help(), Skip("unknown"), Contacts()])
def test_whatever_else_is_replied_there_leads_back_to_the_question(other: Reply) -> None:
    found = talk(Answer(ACCOUNT), other, Answer("He told jokes."), SAVED, careless=True)
    assert account_of(found) == "He told jokes."


def test_the_same_text_is_remarked_on_once() -> None:
    found = talk(Answer(ACCOUNT), CHANGED, Answer(ACCOUNT), Back(), Answer(ACCOUNT), SAVED)
    assert account_of(found) == ACCOUNT
    assert found.slots.count("account.remark") == 1


def test_another_text_and_another_remark_are_shown() -> None:
    found = talk(Answer(ACCOUNT), CHANGED, Answer("Gil did."), KEPT, SAVED)
    assert account_of(found) == "Gil did."
    assert found.slots.count("account.remark") == 2
    remarks = iter(("One.", "Two."))
    found = talk(Answer(ACCOUNT), CHANGED, Answer(ACCOUNT), KEPT, SAVED, remark=lambda *_: next(remarks))
    found.run()
    assert [prompt.fields for prompt, _ in found.asker.asked if prompt.slot == "account.remark"] == [
        (("", "One."),),
        (("", "Two."),),
    ]


def test_who_leaves_there_comes_back_to_the_question_with_the_text() -> None:
    left = talk(Answer(ACCOUNT), Leave(code=ExitCode.HUNG_UP)).left()
    assert left.code == ExitCode.HUNG_UP
    assert (left.replies.question, left.replies.typed) == ("account", ACCOUNT)


def test_an_answer_that_is_refused_draws_no_remark() -> None:
    early: list[Reply] = [Answer(SCENE["began"]), KEPT, Answer("2031-05-09T18:00+02:00"), Skip("unknown"), SAVED]
    found = Talk(
        early, steps("scene"), remark=lambda *_: "Are you sure?", wanted=lambda slot: slot.name in ("began", "ended")
    )
    found.run()
    assert "began.remark" in found.slots
    assert "ended.remark" not in found.slots


def test_a_skip_draws_no_remark() -> None:
    found = talk(Skip("unknown"), SAVED, remark=lambda *_: "Are you sure?")
    found.run()
    assert found.slots == ["account", "review"]


def test_a_time_that_was_confirmed_draws_a_remark_like_any_answer() -> None:
    seen: list[Tree] = []

    def remark(_slot: Slot, given: Tree, _progress: Progress) -> str:
        seen.append(given)
        return "That is a while ago."

    replies = [Answer("friday 19:30"), Answer("yes"), KEPT, SAVED]
    found = Talk(replies, steps("scene"), remark=remark, wanted=lambda slot: slot.name == "began")
    found.run()
    assert seen == ["2031-05-09T19:30+02:00"]
    assert found.slots == ["began", "began.confirm", "began.remark", "review"]


# Out of a file


def from_a_file(answers: dict[str, object], **more: Any) -> tuple[Talk, FileAsker]:
    found = Talk([], steps("scene"), remark=naming, review=False, wanted=lambda slot: slot.name in answers)
    asker = FileAsker(answers, file="answers.yaml", **more)
    found.asker = asker  # type: ignore[assignment]
    return found, asker


def test_an_answer_out_of_a_file_stays_and_the_remark_is_handed_on() -> None:
    remarks: list[str] = []
    found, asker = from_a_file({"account": ACCOUNT}, remarked=remarks.append)
    assert account_of(found) == ACCOUNT
    asker.expect_all_used()
    assert remarks == [f"answers.yaml, answers/account: {NAMED}"]


def test_nobody_has_to_hear_remarks_about_a_file_and_what_is_wrong_still_ends_it() -> None:
    assert account_of(from_a_file({"account": ACCOUNT})[0]) == ACCOUNT
    with pytest.raises(InvalidDataError, match="answers/began"):
        from_a_file({"began": "during dinner"})[0].run()
