"""The asker that is given its replies."""

from collections.abc import Iterator, Sequence
from typing import get_args

import pytest
from tests.ui.asker_contract import (
    CHANNEL,
    PLACE,
    AskerContract,
    AsksWhy,
    Chooses,
    Declines,
    Gesture,
    Gives,
    GoesBack,
    HandsOver,
    Interrupts,
    Pastes,
    Rig,
    Types,
    Writes,
    WritesIn,
)

from cocreport.errors import ExitCode, InputNeededError
from cocreport.interview.asker import Answer, Back, Briefing, Contacts, Help, Leave, Prompt, Reply, Skip
from cocreport.model.terms import SkipReason
from cocreport.ui.scripted import ScriptedAsker
from cocreport.ui.stopping import Stops


class ScriptedRig(Rig):
    """Turns gestures into the replies that they would make."""

    def __init__(self) -> None:
        self._replies: list[Reply] = []
        self.scripted = ScriptedAsker(self._next())
        self.asker = self.scripted

    def _next(self) -> Iterator[Reply]:
        while self._replies:
            yield self._replies.pop(0)

    def will(self, prompt: Prompt, gestures: Sequence[Gesture]) -> None:
        current = (
            "back"
            if prompt.fades
            else "note"
            if prompt is CHANNEL
            else ("photographs" if prompt.write_in else "Room 3")
        )
        self._replies += [_reply(prompt, gesture, current) for gesture in gestures]

    def told(self) -> str:
        return " ".join(self.scripted.told)

    def left_over(self) -> int:
        return len(self._replies)


def _reply(prompt: Prompt, gesture: Gesture, current: str) -> Reply:  # noqa: C901, PLR0911 - a line a gesture
    match gesture:
        case Types(text) if prompt.form == "choice":
            return Answer(prompt.options[int(text) - 1].value)
        case Chooses(numbers):
            return Answer([prompt.options[number - 1].value for number in sorted(numbers)])
        case Gives(sign):
            return Contacts() if sign == "!" else Briefing()
        case Writes(text) if prompt.form in {"list", "several"}:
            return Answer([line for line in text.split("\n") if line])
        case Types(text) | Writes(text) | WritesIn(text) | Pastes(text) | HandsOver(text):
            return Answer(text)
        case Declines(reason):
            reasons: tuple[SkipReason, ...] = get_args(SkipReason)
            if prompt.form == "several":
                return Skip("later")
            return Skip(reasons[reason - 1] if reason else (*prompt.skips, "unknown")[0])
        case AsksWhy():
            return Help()
        case GoesBack():
            return Back()
        case Interrupts(typed):
            return Leave(typed)
        case _:
            return Answer(current)


class TestScriptedAsker(AskerContract):
    @pytest.fixture
    def rig(self, stops: Stops) -> Rig:
        del stops
        return ScriptedRig()


def test_a_script_that_runs_out_says_which_question_is_open() -> None:
    asker = ScriptedAsker([Answer("Room 3")])
    asker.ask(PLACE, None)
    with pytest.raises(InputNeededError, match="channel") as met:
        asker.ask(CHANNEL, None)
    assert met.value.code is ExitCode.INPUT_NEEDED


def test_what_was_asked_is_remembered_with_what_stood_there() -> None:
    asker = ScriptedAsker([Back(), Answer("mail")])
    asker.ask(PLACE, "Room 3")
    asker.ask(CHANNEL, None)
    assert asker.asked == [(PLACE, "Room 3"), (CHANNEL, None)]


def test_a_function_answers_each_question() -> None:
    asker = ScriptedAsker(lambda prompt: Answer("mail") if prompt.options else Skip("later"))
    assert asker.ask(CHANNEL, None) == Answer("mail")
    assert asker.ask(PLACE, None) == Skip("later")


@pytest.mark.parametrize("reply", [Answer("fax"), Answer(""), Skip("declined")])
def test_a_function_whose_reply_cannot_be_taken_is_not_asked_again(reply: Reply) -> None:
    asker = ScriptedAsker(lambda _: reply)
    with pytest.raises(InputNeededError):
        asker.ask(Prompt(slot="x", title="", ask="", form="choice", options=CHANNEL.options), None)
    assert len(asker.told) == 1
