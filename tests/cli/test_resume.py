"""``coc resume``: go on where a report was put aside, at that very question."""

from collections.abc import Callable

import pytest
from tests.cli.seat import Coc, skipping

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Help, Leave, Prompt, Reply, Skip
from cocreport.store.folder import CaseFolder

SHORT = skipping(danger="no", presence="gone", received="now")

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def unfinished(coc: Coc, folder: CaseFolder) -> str:
    coc("new", replies=[Answer("no"), Leave("go")])
    return folder.drafts()[0]


@pytest.fixture
def second(coc: Coc, folder: CaseFolder, unfinished: str) -> str:
    coc("new", replies=[Answer("new"), Answer("no"), Leave()])
    return next(one for one in folder.drafts() if one != unfinished)


def _then_short(*first: Reply) -> Callable[[Prompt], Reply]:
    """Reply these things first, and what is needed for a short report after that."""
    replies = iter(first)
    return lambda prompt: next(replies, None) or SHORT(prompt)


def test_the_only_one_of_this_person_is_gone_on_with_at_the_very_question(
    coc: Coc, folder: CaseFolder, unfinished: str
) -> None:
    ended = coc("resume", replies=SHORT)
    assert ended.asker is not None
    prompt, stood_there = ended.asker.asked[0]
    assert (prompt.slot, stood_there) == ("presence", "go")
    assert (ended.code, ended.out) == (0, f"Saved as {unfinished}\n")
    assert (folder.case_ids(), folder.drafts()) == ([unfinished], [])


def test_whoever_took_it_may_name_it(coc: Coc, folder: CaseFolder, unfinished: str) -> None:
    assert coc("resume", unfinished[5:].lower(), replies=SHORT).code == 0
    assert folder.case_ids() == [unfinished]


@pytest.mark.parametrize("said", ["ZZZZZ", "../../etc/passwd", ""])
def test_what_is_not_there_is_not_found(coc: Coc, unfinished: str, said: str) -> None:
    ended = coc("resume", said, handle="ines", replies=[])
    assert ended.code == ExitCode.NOT_FOUND
    assert "no unfinished report" in ended.err
    assert unfinished not in ended.said


def test_of_several_one_is_chosen(coc: Coc, folder: CaseFolder, unfinished: str, second: str) -> None:
    ended = coc("resume", replies=_then_short(Answer(second)))
    assert ended.slots[:2] == ["draft", "presence"]
    assert (folder.case_ids(), folder.drafts()) == ([second], [unfinished])


def test_of_several_none_has_to_be_chosen(coc: Coc, folder: CaseFolder, unfinished: str, second: str) -> None:
    ended = coc("resume", replies=[Leave()])
    assert ended.code == ExitCode.INTERRUPTED
    assert ended.asker is not None
    prompt, _ = ended.asker.asked[0]
    assert {option.value for option in prompt.options} == {unfinished, second}
    assert folder.drafts() == sorted([unfinished, second])


def test_asking_why_leads_back_to_the_question_which_one(coc: Coc, second: str) -> None:
    ended = coc("resume", replies=_then_short(Help(), Answer(second)))
    assert ended.asker is not None
    assert (ended.code, ended.asker.told[0], ended.slots[:2]) == (0, "Choose one of the lines.", ["draft", "draft"])


def test_it_can_be_put_aside_again(coc: Coc, folder: CaseFolder, unfinished: str) -> None:
    ended = coc("resume", replies=[Answer("gone"), Skip("unknown"), Leave(code=ExitCode.TERMINATED)])
    assert (ended.code, folder.drafts()) == (ExitCode.TERMINATED, [unfinished])
    assert f"coc resume {unfinished[5:]}" in ended.err


def test_a_second_window_is_told_that_it_is_open_in_the_first(coc: Coc, folder: CaseFolder, unfinished: str) -> None:
    with folder.claim_draft(unfinished):
        ended = coc("resume", replies=SHORT)
    assert ended.code == ExitCode.LOCKED_OR_CHANGED
    assert "open in another window" in ended.err
    assert ended.slots == []


def test_without_a_terminal_nothing_is_gone_on_with(coc: Coc, folder: CaseFolder, unfinished: str) -> None:
    assert coc("resume").code == ExitCode.INPUT_NEEDED
    assert folder.drafts() == [unfinished]
