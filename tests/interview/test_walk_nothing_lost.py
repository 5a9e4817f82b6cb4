"""What a change of mind, a way back or a full disk must not lose."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.building import repeatable_draw

from cocreport.errors import FolderNotReadyError
from cocreport.interview.asker import Answer, Back, Leave, Reply
from cocreport.interview.session import Replies
from cocreport.interview.taking import empty_case, new_report, steps_of
from cocreport.interview.walk import Finished, Left, Walk
from cocreport.model.case import Case
from cocreport.procedure.load import bundled
from cocreport.ui.scripted import ScriptedAsker

NOW = datetime(2031, 5, 10, 6, 24, tzinfo=UTC)
NOTE: list[Reply] = [Answer("no"), Answer("in writing"), Answer("paper note"), Answer("A man told jokes.")]


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
    back: list[Reply] = [Back(), Back(), Back(), Answer("here")]
    outcome, asker = walked([*NOTE, *back, Leave()])
    assert isinstance(outcome, Left)
    assert outcome.replies.answer("account") == "A man told jokes."
    assert "account-written" not in outcome.replies.answers
    (said,) = asker.told
    assert said.startswith("With this answer the following is not asked any more")
    assert said.endswith("taken out: By which way did it come?")


def test_a_half_typed_text_stays_when_somebody_goes_back() -> None:
    outcome, asker = walked([*NOTE[:3], Back("A man told"), Answer("e-mail"), Leave()])
    assert isinstance(outcome, Left)
    assert outcome.replies.answer("account-written") == "A man told"
    assert [prompt.slot for prompt, _ in asker.asked[3:5]] == ["account-written", "channel"]


def test_a_disk_that_is_full_is_said_and_the_question_asked_again_with_what_was_typed() -> None:
    room = iter([True, True, True, False])

    def keep(_: Replies) -> None:
        if not next(room, True):
            raise FolderNotReadyError("The disk is full.", "Make room.")

    outcome, asker = walked([*NOTE, NOTE[3], Leave()], keep)
    assert isinstance(outcome, Left)
    assert asker.told == ["The disk is full. Make room."]
    assert [current for prompt, current in asker.asked if prompt.slot == "account-written"] == [
        None,
        "A man told jokes.",
    ]
    assert outcome.replies.answer("account-written") == "A man told jokes."
