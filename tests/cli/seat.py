"""Somebody in front of ``coc``: the words they type, their replies to what is asked, and what came of it."""

import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from cocreport.cli import app
from cocreport.cli.desk import Desk, Options
from cocreport.clock import Clock
from cocreport.interview.asker import Answer, Prompt, Reply, Skip
from cocreport.interview.prompting import SAVE
from cocreport.interview.sheets import GO_ON
from cocreport.model.keys import Draw
from cocreport.notation.tree import Tree
from cocreport.ui.console import Console
from cocreport.ui.scripted import ScriptedAsker

_PATIENCE: Final = 20
Replies: TypeAlias = Iterable[Reply] | Callable[[Prompt], Reply]


class Terminal(io.StringIO):
    """A stream that says it leads to a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str
    asker: ScriptedAsker | None = None

    @property
    def json(self) -> Any:
        """Return the results as data."""
        return json.loads(self.out)

    @property
    def said(self) -> str:
        """Return everything that was written, in whatever direction."""
        return self.out + self.err

    @property
    def slots(self) -> list[str]:
        """Return the questions that were asked, in order."""
        return [prompt.slot for prompt, _ in self.asker.asked] if self.asker else []


class Coc:
    """Runs commands the way the program does, with a clock that stands still and chance that repeats itself."""

    def __init__(
        self,
        root: Path,
        clock: Clock,
        draw: Draw,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self.root, self.clock, self.draw = root, clock, draw
        self._patch, self._capsys = monkeypatch, capsys

    def __call__(
        self,
        *words: str | Path,
        handle: str | None = "tomasz",
        replies: Replies | None = None,
        stdin: bytes | None = None,
        at_terminal: bool = False,
    ) -> Ended:
        """Type ``coc``, the folder, who is at the desk, and these words."""
        who = ["--as", handle] if handle else []
        return self.bare("--folder", self.root, *who, *words, replies=replies, stdin=stdin, at_terminal=at_terminal)

    def bare(
        self,
        *words: str | Path,
        replies: Replies | None = None,
        stdin: bytes | None = None,
        at_terminal: bool = False,
    ) -> Ended:
        """Type ``coc`` and these words, and nothing else."""
        asker = None if replies is None else ScriptedAsker(_patient(replies))
        out, err = Terminal(), Terminal()

        def desk(options: Options) -> Desk:
            made = Desk(options, clock=self.clock, draw=self.draw)
            if asker is not None:
                made.asker = asker
            if at_terminal:
                made.console = Console(Terminal(), out, err, {"NO_COLOR": "1"}, plain=options.plain)
            return made

        self._patch.setattr(app, "Desk", desk)
        self._patch.setattr(sys, "argv", ["coc", *map(str, words)])
        if stdin is not None:
            self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            app.run()
        written = self._capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return Ended(code, written.out + out.getvalue(), written.err + err.getvalue(), asker)


def _patient(replies: Replies) -> Replies:
    """Give up where somebody is asked the same thing over and over."""
    asked = Counter[str]()

    def reply(prompt: Prompt) -> Reply:
        asked[prompt.slot] += 1
        assert asked[prompt.slot] < _PATIENCE, f"{prompt.slot} was asked again and again"
        assert callable(replies)
        return replies(prompt)

    return reply if callable(replies) else replies


def answers_in(path: Path, *lines: str) -> Path:
    """Write an answer file, a line an answer."""
    path.write_text("\n".join(["schema: 1", "answers:", *(f"  {line}" for line in lines)]) + "\n", "utf-8")
    return path


def skipping(**answers: Tree) -> Callable[[Prompt], Reply]:
    """Make somebody who answers the questions named here and leaves every other one open, where that can be.

    A sheet is passed over once the lines named here have an answer; whoever leads is told later.
    """
    known = {name.replace("_", "-"): value for name, value in answers.items()}

    def reply(prompt: Prompt) -> Reply:
        if prompt.is_sheet:
            wanted = (row.value for row in prompt.options if row.value in known and not row.note)
            return Answer(next(wanted, GO_ON))
        if prompt.slot in {"told", "nobody-reached"}:
            return Answer("later")
        if prompt.slot == "review":
            return Answer(SAVE)
        if prompt.slot.endswith(".confirm"):
            return Answer("yes")
        if prompt.slot in known:
            return Answer(known[prompt.slot])
        return Skip(prompt.skips[0]) if prompt.skips else Answer("no")

    return reply
