"""Asking with arrows and editing, driven key by key."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Back, Help, Leave, Option, Prompt, Skip
from cocreport.ui import signs
from cocreport.ui.console import Console
from cocreport.ui.prompts import PromptAsker
from cocreport.ui.stopping import Stops, stoppable
from tests.ui.asker_contract import (
    ACCOUNT,
    CHANNEL,
    NAMES,
    PLACE,
    RULE,
    AsksWhy,
    Declines,
    EndsInput,
    Gesture,
    GoesBack,
    Interrupts,
    KeyboardContract,
    Pastes,
    PressesEnter,
    Rig,
    Signalled,
    Types,
    Writes,
    WritesIn,
)

ESC = "\x1b"
DOWN, UP, SHIFT_TAB, F1, F2 = f"{ESC}[B", f"{ESC}[A", f"{ESC}[Z", f"{ESC}OP", f"{ESC}OQ"
CTRL_C, CTRL_D, ENTER = "\x03", "\x04", "\r"


def bracketed(text: str) -> str:
    return f"{ESC}[200~{text}{ESC}[201~"


class Screen(DummyOutput):
    """Remembers what is written, and lets the next keys come when a prompt stands."""

    def __init__(self, keys: PipeInput, columns: int = 80) -> None:
        self.keys = keys
        self.columns = columns
        self.coming: list[str | int] = []
        self.shown = ""
        self.is_gone = False

    def write(self, data: str) -> None:
        if self.is_gone:
            raise OSError(5, "gone")
        self.shown += data

    def get_size(self) -> Size:
        if self.is_gone:
            raise OSError(5, "gone")
        return Size(rows=24, columns=self.columns)

    def enable_bracketed_paste(self) -> None:
        assert self.coming, f"more was asked than the test answers:\n{self.shown}"
        coming = self.coming.pop(0)
        if isinstance(coming, int):
            os.kill(os.getpid(), coming)
        else:
            self.keys.send_text(coming)


class KeysRig(Rig):
    """Somebody who presses keys."""

    def __init__(self, keys: PipeInput, stops: Stops | None = None, columns: int = 80) -> None:
        self.screen = Screen(keys, columns)
        nowhere = Console(source=None, out=None, err=io.StringIO(), environment={})
        self.asker = PromptAsker(nowhere, stops, source=keys, output=self.screen)

    def will(self, prompt: Prompt, gestures: Sequence[Gesture]) -> None:
        for gesture in gestures:
            self.screen.coming += _keys(prompt, gesture)

    def press(self, prompt: Prompt, *keys: str, current: object = None) -> object:
        """Put a question to somebody who presses these keys, one string a prompt."""
        self.screen.coming += keys
        return self.asker.ask(prompt, current)  # type: ignore[arg-type]

    def told(self) -> str:
        return " ".join(self.screen.shown.split())

    def left_over(self) -> int:
        return len(self.screen.coming)


def _keys(prompt: Prompt, gesture: Gesture) -> list[str | int]:
    end = "" if prompt.form == "choice" else ENTER
    match gesture:
        case Types(text):
            return [text + ENTER]
        case Writes(text):
            return [text.replace("\n", ENTER) + CTRL_D]
        case WritesIn(text):
            return [f"{len(prompt.options) + 1}{ENTER}", text + ENTER]
        case Pastes(text):
            return [text.replace("\n", ENTER) + (ENTER if end else "")] if not end else [bracketed(text) + ENTER]
        case Declines(reason):
            return [f"-{end}", f"{reason}{ENTER}"] if reason else [f"-{end}"]
        case AsksWhy():
            return [f"?{end}"]
        case GoesBack():
            return [f"<{end}"]
        case PressesEnter():
            return [ENTER]
        case Interrupts(typed):
            return [typed.replace("\n", ENTER) + CTRL_C]
        case EndsInput():
            return [CTRL_D]
        case Signalled(number):
            return [number]


class TestPromptAsker(KeyboardContract):
    @pytest.fixture
    def rig(self, stops: Stops) -> Iterator[Rig]:
        with create_pipe_input() as keys:
            yield KeysRig(keys, stops)

    def empty(self, prompt: Prompt) -> Sequence[Gesture]:
        return [] if prompt.form == "choice" else [PressesEnter()]

    def keeps_the_text(self) -> Sequence[Gesture]:
        return [Writes("")]


@pytest.fixture
def rig() -> Iterator[KeysRig]:
    with create_pipe_input() as keys:
        yield KeysRig(keys)
