"""Unfinished reports: who is offered one, what was half typed in it, and what an older program asked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from tests.cli.seat import Coc, skipping
from tests.conftest import SATURDAY

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Contacts, Leave, Prompt, Reply, Skip
from cocreport.interview.session import Session
from cocreport.interview.sheets import GO_ON
from cocreport.model.case import Case
from cocreport.store.folder import CaseFolder

SHORT: Final = skipping(danger="no", presence="gone", received="now", **{"go-on": "later"})
TO_RUTH: Final = (Contacts(), Answer("relief"), Answer("ruth"))

pytestmark = pytest.mark.usefixtures("folder")


def _then_short(*first: Reply) -> Callable[[Prompt], Reply]:
    """Reply these things first, and what is needed for a short report after that."""
    replies = iter(first)
    return lambda prompt: next(replies, None) or SHORT(prompt)


def _only_draft(folder: CaseFolder) -> tuple[str, Session]:
    (case_id,) = folder.drafts()
    return case_id, folder.draft(case_id, Session)


# Somebody else goes on


@pytest.fixture
def left_to_ruth(coc: Coc, folder: CaseFolder) -> str:
    """Leave a report to Ruth, and return its id."""
    ended = coc("new", replies=[Answer("no"), *TO_RUTH])
    (case_id,) = folder.drafts()
    assert (ended.code, ended.err) == (
        0,
        f"coc: Everything is kept. ruth goes on with `coc resume {case_id[5:]}`.\n",
    )
    return case_id


@pytest.mark.parametrize("handle", ["ruth", "tomasz"])
@pytest.mark.parametrize("command", ["new", "resume"])
def test_the_relief_is_offered_it_and_so_is_still_the_taker(
    coc: Coc, folder: CaseFolder, left_to_ruth: str, handle: str, command: str
) -> None:
    first = [Answer(left_to_ruth)] if command == "new" else []
    ended = coc(command, handle=handle, replies=_then_short(*first))
    assert ended.slots[: len(first) + 1] == [*(["draft"] if first else []), "presence"]
    case = folder.read(left_to_ruth).record
    (report,), (opened,) = case.reports.values(), case.history.values()
    assert (ended.code, report.taken_by, opened.by, folder.drafts()) == (0, "tomasz", handle, [])


@pytest.mark.parametrize("handle", ["ines", "mikkel"])
def test_nobody_else_notices_it_and_it_stays(coc: Coc, folder: CaseFolder, left_to_ruth: str, handle: str) -> None:
    before = folder.draft(left_to_ruth, Session)
    nothing = coc("resume", left_to_ruth, handle=handle, replies=[])
    unknown = coc("resume", "ZZZZZ", handle=handle, replies=[])
    assert (nothing.code, nothing.said, nothing.slots) == (ExitCode.NOT_FOUND, unknown.said, [])
    begun = coc("new", handle=handle, replies=SHORT)
    assert (begun.code, begun.slots[0]) == (0, "danger")
    assert left_to_ruth[5:] not in nothing.said + begun.said + coc("list", handle=handle).said
    assert (folder.drafts(), folder.draft(left_to_ruth, Session)) == ([left_to_ruth], before)


def test_the_relief_may_hand_it_on_again(coc: Coc, left_to_ruth: str) -> None:
    coc("resume", handle="ruth", replies=[Contacts(), Answer("relief"), Answer("ines")])
    assert coc("resume", handle="ruth", replies=[]).code == ExitCode.NOT_FOUND
    assert coc("resume", left_to_ruth, handle="ines", replies=SHORT).code == 0


def test_who_goes_on_is_named_by_a_short_name(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("new", replies=[Answer("no"), Contacts(), Answer("relief"), Answer("Ruth, at night"), *TO_RUTH[2:]])
    assert ended.asker is not None
    assert ended.slots == ["danger", "presence", "contacts", "relief", "relief"]
    assert _only_draft(folder)[1].relief == "ruth"


# What was half typed when the laptop died


@pytest.fixture
def killed_while_typing(coc: Coc, folder: CaseFolder) -> str:
    """Leave a report at the account, with a text that only the open page had, and return its id."""
    coc("new", replies=[Answer("no"), Answer("gone"), Skip("unknown"), Answer(["mikkel"]), Leave()])
    case_id, session = _only_draft(folder)
    assert (session.question, session.typed) == ("account-told", None)
    folder.half_typed(case_id).keep("account-told", "He told")
    return case_id


def test_a_text_that_was_being_typed_is_gone_on_with_at_its_question(
    coc: Coc, folder: CaseFolder, killed_while_typing: str
) -> None:
    ended = coc("resume", replies=_then_short(Answer("He told jokes.")))
    assert ended.asker is not None
    prompt, stood_there = ended.asker.asked[0]
    assert (prompt.slot, stood_there) == ("account-told", "He told")
    (report,) = folder.read(killed_while_typing).record.reports.values()
    assert report.account == "He told jokes."
    assert [path.name for path in (folder.root / "drafts").iterdir()] == []


def test_a_text_whose_question_was_answered_since_is_ignored(
    coc: Coc, folder: CaseFolder, killed_while_typing: str
) -> None:
    session = folder.draft(killed_while_typing, Session)
    folder.keep_draft(killed_while_typing, session.replied("account-told", "He told jokes.", at=SATURDAY))
    ended = coc("resume", replies=SHORT)
    assert "account-told" not in ended.slots
    (report,) = folder.read(killed_while_typing).record.reports.values()
    assert report.account == "He told jokes."


def test_what_is_typed_is_handed_on_and_a_disk_that_takes_nothing_ends_nothing(
    coc: Coc, folder: CaseFolder, killed_while_typing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str] | None] = []

    class Typist:
        """Types into the first question, and leaves."""

        def ask(self, prompt: Prompt, current: object, *, typing: Callable[[str], None]) -> Reply:
            del prompt, current
            typing("He told j")
            seen.append(folder.half_typed(killed_while_typing).read())
            (folder.root / "drafts").rename(folder.root / "gone")
            typing("He told jo")
            (folder.root / "gone").rename(folder.root / "drafts")
            return Leave("He told jo")

        def tell(self, text: str) -> None:
            pytest.fail(text)

        def close(self) -> None:
            pass

    monkeypatch.setattr("tests.cli.seat.ScriptedAsker", lambda _: Typist())
    assert coc("resume", replies=[]).code == ExitCode.INTERRUPTED
    assert seen == [("account-told", "He told j")]
    assert _only_draft(folder)[1].typed == "He told jo"


# What was begun under other conditions


def test_a_draft_of_an_older_program_keeps_the_answers_to_what_is_no_longer_asked(
    coc: Coc, folder: CaseFolder, killed_while_typing: str
) -> None:
    session = folder.draft(killed_while_typing, Session)
    older = {"mood": "Calm, and cold", "weather.2": ["Rain", "Wind"], "shoes": {"skip": "unknown"}}
    draft = session.model_copy(update={"answers": {**session.answers, **older}})
    folder.keep_draft(killed_while_typing, draft.standing_at("last-word", "And the"))
    folder.half_typed(killed_while_typing).forget()
    stopped = coc("resume", replies=[Answer("He told jokes."), Leave()])
    assert stopped.asker is not None
    assert "are kept as notes in the case." in stopped.asker.told[0]
    assert coc("resume", replies=SHORT).code == 0
    notes = [note.text.split("\n", 1) for note in folder.read(killed_while_typing).record.notes.values()]
    assert [(note[0].rpartition(" ")[2], note[1]) for note in notes] == [
        ("mood", "Calm, and cold"),
        ("weather.2", "Rain\nWind"),
        ("last-word", "And the"),
    ]


def test_a_draft_of_this_program_leaves_no_note(coc: Coc, folder: CaseFolder, killed_while_typing: str) -> None:
    ended = coc("resume", replies=SHORT)
    assert ended.asker is not None
    assert ended.asker.told == []
    assert folder.read(killed_while_typing).record.notes == {}


def test_a_change_begun_with_an_older_program_keeps_its_answers_too(coc: Coc, folder: CaseFolder) -> None:
    coc("new", replies=SHORT)
    (case_id,) = folder.case_ids()
    coc("edit", case_id, "place", replies=[Leave("At")])
    session = folder.draft(case_id, Session)
    folder.keep_draft(case_id, session.model_copy(update={"answers": {**session.answers, "mood": "Calm"}}))
    coc("resume", replies=[Leave("At t")])
    ended = coc("resume", replies=[Answer("At table 6")])
    case = folder.read(case_id).record
    (report,), (note,) = case.reports.values(), case.notes.values()
    assert (ended.code, report.place, note.text.endswith(" mood\nCalm")) == (0, "At table 6", True)


def test_a_change_that_somebody_else_goes_on_with_is_theirs(coc: Coc, folder: CaseFolder) -> None:
    coc("new", replies=SHORT)
    (case_id,) = folder.case_ids()
    coc("edit", case_id, "place", replies=[Contacts("At"), *TO_RUTH[1:]])
    assert coc("resume", handle="ruth", replies=[Answer("At table 6")]).code == 0
    assert list(folder.read(case_id).record.history.values())[-1].by == "ruth"


def test_a_clock_that_was_set_back_meanwhile_loses_nothing(
    coc: Coc, folder: CaseFolder, killed_while_typing: str
) -> None:
    coc.clock = lambda: SATURDAY - timedelta(days=2)
    ended = coc("resume", replies=_then_short(Answer("He told jokes.")))
    case = folder.read(killed_while_typing).record
    (report,) = case.reports.values()
    assert (ended.code, report.received, report.account) == (0, SATURDAY, "He told jokes.")
    assert coc("check").code == 0


def test_a_case_that_is_there_already_is_not_written_over_by_its_draft(
    coc: Coc, folder: CaseFolder, killed_while_typing: str
) -> None:
    draft = folder.draft(killed_while_typing, Session)
    coc("resume", replies=SHORT)
    folder.keep_draft(killed_while_typing, draft)
    before = folder.read(killed_while_typing)
    ended = coc("resume", replies=SHORT)
    assert ended.code == ExitCode.LOCKED_OR_CHANGED
    assert "Traceback" not in ended.err
    assert (folder.read(killed_while_typing), folder.drafts()) == (before, [killed_while_typing])


def test_a_sheet_that_was_passed_over_stays_so(coc: Coc, folder: CaseFolder) -> None:
    first: list[Reply] = [
        Answer("no"),
        Answer("gone"),
        Skip("unknown"),
        Skip("none"),
        Skip("unknown"),
        Answer(GO_ON),
        Leave(),
    ]
    coc("new", replies=first)
    ended = coc("resume", replies=SHORT)
    assert "who.sheet" not in ended.slots
    assert isinstance(folder.read(folder.case_ids()[0]).record, Case)
