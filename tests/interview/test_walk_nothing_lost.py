"""What a change of mind, a way back or a full disk must not lose."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.building import repeatable_draw

from cocreport.errors import FolderNotReadyError
from cocreport.interview.asker import Answer, Back, Contacts, Help, Leave, Reply, Skip
from cocreport.interview.session import Replies
from cocreport.interview.taking import empty_case, new_report, steps_of
from cocreport.interview.walk import Finished, Left, Walk
from cocreport.model.case import Case
from cocreport.procedure.load import bundled
from cocreport.ui.scripted import ScriptedAsker

NOW = datetime(2031, 5, 10, 6, 24, tzinfo=UTC)
SAID = Answer("A man told jokes.")
NOTE: list[Reply] = [Answer("no"), Answer("in writing"), Answer("paper note"), Skip("none"), SAID]


def walked(
    replies: list[Reply], keep: Callable[[Replies], None] = lambda _: None
) -> tuple[Finished[Case] | Left, ScriptedAsker]:
    """Walk the bundled procedure with these replies."""
    procedure, draw = bundled("workshop-1"), repeatable_draw()
    session = new_report("2031-7K3QX", procedure, by="ines", at=NOW, draw=draw)
    asker = ScriptedAsker(replies)
    walk = Walk(
        steps=steps_of(session, procedure),
        base=empty_case(session, "2031"),
        asker=asker,
        keep=keep,
        clock=lambda: NOW,
        draw=draw,
        zone=ZoneInfo("Europe/Berlin"),
    )
    return walk.run(session), asker


def test_an_account_stays_when_it_turns_out_that_the_reporter_is_here_after_all() -> None:
    back: list[Reply] = [Back(), Back(), Back(), Back(), Answer("here")]
    outcome, asker = walked([*NOTE, *back, Leave()])
    assert isinstance(outcome, Left)
    assert outcome.replies.answer("wording") == "written by the reporter"
    assert outcome.replies.answer("account-copied") == "A man told jokes."
    assert "account-written" not in outcome.replies.answers
    (said,) = asker.told
    assert said.startswith("With this answer the following is not asked any more")
    assert said.endswith("taken out: By which way did it come?")


def test_a_half_typed_text_stays_when_somebody_goes_back() -> None:
    outcome, asker = walked([*NOTE[:4], Back("A man told"), Answer(["dana"]), Leave()])
    assert isinstance(outcome, Left)
    assert outcome.replies.answer("account-written") == "A man told"
    assert outcome.replies.answer("excluded") == ["dana"]
    assert [prompt.slot for prompt, _ in asker.asked[4:6]] == ["account-written", "excluded"]


def test_a_disk_that_is_full_is_said_and_the_question_asked_again_with_what_was_typed() -> None:
    room = iter([True, True, True, True, False])

    def keep(_: Replies) -> None:
        if not next(room, True):
            raise FolderNotReadyError("The disk is full.", "Make room.")

    outcome, asker = walked([*NOTE, SAID, Leave()], keep)
    assert isinstance(outcome, Left)
    assert asker.told == ["The disk is full. Make room."]
    assert [current for prompt, current in asker.asked if prompt.slot == "account-written"] == [
        None,
        "A man told jokes.",
    ]
    assert outcome.replies.answer("account-written") == "A man told jokes."


def test_who_asks_for_something_beside_a_question_while_the_disk_is_full_keeps_what_was_typed() -> None:
    for beside in ([Help("A man told")], [Contacts("A man told"), Answer("back")]):
        room = iter([True, True, True, True, False])

        def keep(_: Replies, room: Iterator[bool] = room) -> None:
            if not next(room, True):
                raise FolderNotReadyError("The disk is full.", "Make room.")

        _, asker = walked([*NOTE[:4], *beside, Leave()], keep)
        assert asker.told[-1] == "The disk is full. Make room."
        assert [current for prompt, current in asker.asked if prompt.slot == "account-written"] == [None, "A man told"]


def test_who_goes_back_while_the_disk_is_full_stays_where_they_are() -> None:
    room = iter([True, True, True, True, False])

    def keep(_: Replies) -> None:
        if not next(room, True):
            raise FolderNotReadyError("The disk is full.", "Make room.")

    _, asker = walked([*NOTE[:4], Back(), Leave()], keep)
    assert [prompt.slot for prompt, _ in asker.asked[4:]] == ["account-written", "account-written"]


def test_a_call_from_the_review_that_the_disk_does_not_take_is_said_and_not_noted() -> None:
    kept: list[Replies] = []

    def keep(replies: Replies) -> None:
        if replies.answer("summoned-who"):
            raise FolderNotReadyError("The disk is full.", "Make room.")
        kept.append(replies)

    on = Answer("go on")
    outcome, asker = walked([*NOTE, on, on, on, on, Contacts(), Answer("called police"), Answer("save")], keep)
    assert isinstance(outcome, Finished)
    assert asker.told == ["The disk is full. Make room."]
    assert [prompt.slot for prompt, _ in asker.asked][-3:] == ["review", "contacts", "review"]
    assert outcome.replies == kept[-1]
