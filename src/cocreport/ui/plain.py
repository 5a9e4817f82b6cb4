"""Numbered questions line by line, for screen readers, braille lines and terminals without a cursor."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final, Protocol, TextIO

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Briefing, Contacts, Help, Leave, Prompt, Reply, Typing, forget
from cocreport.notation.tree import Tree
from cocreport.ui import curtain, layout, signs
from cocreport.ui.console import OutputError
from cocreport.ui.keyboard import KeyboardAsker
from cocreport.ui.layout import Line
from cocreport.ui.signs import Again, Entry
from cocreport.ui.stopping import Stops
from cocreport.words import N_, say

_END: Final = "."
_DOT: Final = ".."
_ADD: Final = "+"
_AT_ONCE: Final = signs.ALONE | {""}
_LONG: Final = {"text", "list"}
_LONGEST_LINE: Final = 4095
"""Bytes that a Linux terminal takes in one line; whatever comes after them never arrives."""

_ENDING: Final = N_("End with a line that holds only a dot. (A line that is really just a dot is typed as two.)")
_ONE_A_LINE: Final = N_("One on each line.")
_SO_FAR: Final = N_("So far:")
_KEEPS: Final = N_("Enter keeps it.")
_KEEPS_OR_ADDS: Final = N_("Enter keeps it, + adds to it, anything else takes its place.")
_FINISH: Final = N_(
    "Type line by line. When you have finished: a line that holds only a dot. Then hand the keyboard back."
)
_RESTING: Final = N_("This screen is resting. Enter goes on.")
_RESTING_WITH_KEY: Final = N_("This screen is resting. To go on writing: Enter. Staff: your key, then Enter.")
_NOT_THE_KEY: Final = N_("That is not the key.")
_NEXT: Final = N_("Next: {line} Enter takes it; a number takes another line.")
_ADDED: Final = N_("What you type is added to it.")
_CUT_OFF: Final = N_("The terminal cuts off lines as long as this one. Please give it in shorter lines.")
_CUT_OFF_IN_TEXT: Final = N_("The terminal cut off the end of that line. Please go on with what is missing.")


class Teletype(Protocol):
    """All that plain asking needs: a way to write, a way to read a line. ``Console`` has both."""

    @property
    def talk_columns(self) -> int:
        """How wide a line may be."""
        ...

    @property
    def can_ask(self) -> bool:
        """Whether there is still somebody at the keyboard."""
        ...

    @property
    def source(self) -> TextIO | None:
        """The keyboard, to silence it."""
        ...

    @property
    def err(self) -> TextIO | None:
        """The screen, to measure it."""
        ...

    def talk(self, text: str) -> None:
        """Write, without ending the line."""
        ...

    def read_line(self) -> str:
        """Return one line without its end, or raise EOFError when there are no more."""
        ...

    def more_waits(self) -> bool:
        """Say whether the next line is there already, as it is when several were pasted."""
        ...

    def forget_typed_ahead(self) -> None:
        """Drop what was typed before the question stood on the screen."""
        ...


class PlainAsker(KeyboardAsker):
    """Asks by writing lines and reading lines, nothing else."""

    def __init__(self, teletype: Teletype, stops: Stops | None = None) -> None:
        super().__init__(stops)
        self._teletype = teletype

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:
        """Put one question; what was half typed before stays, since nobody can have deleted it here."""
        reply = super().ask(prompt, current, typing=typing)
        if prompt.fades:
            with suppress(OutputError):
                self._turn_the_page()
        if isinstance(reply, Help | Contacts | Briefing | Leave) and not reply.typed:
            return replace(reply, typed=signs.half_typed(prompt, current))
        return reply

    def close(self) -> None:
        """Hold nothing that could be given back."""

    def _columns(self) -> int:
        return self._teletype.talk_columns

    def _show(self, lines: Sequence[Line]) -> None:
        self._teletype.talk("".join(f"{line.text}\n" for line in lines))

    def _turn_the_page(self) -> None:
        super()._turn_the_page()
        self._teletype.talk("\n" * curtain.lines_out_of_sight(self._teletype.err))

    def _question(self, prompt: Prompt, current: Tree | None) -> list[Line]:
        self._teletype.forget_typed_ahead()
        asked = replace(prompt, ask=say(signs.ENTER_HIDES)) if prompt.fades else prompt
        lines = layout.question(asked, self._columns(), self._hints(prompt))
        above = len(lines)
        standing = self._standing(prompt, current)
        listed = prompt.form == "choice" and not prompt.fades
        options = layout.options(signs.numbered(prompt) if listed else (), self._columns())
        lines += [*options, *standing] if prompt.is_sheet else [*standing, *options]
        lines += layout.keys(prompt, self._columns())
        is_long = listed and len(lines) - above >= curtain.rows(self._teletype.err)
        return [*lines, Line("ask", layout.shortened(prompt.ask, self._columns()))] if is_long else lines

    def _hints(self, prompt: Prompt) -> list[str]:
        if prompt.is_handed_over:
            return [say(_FINISH)]
        if prompt.form == "list":
            return [f"{say(_ONE_A_LINE)} {say(_ENDING)}"]
        return [say(_ENDING)] if prompt.form == "text" else []

    def _standing(self, prompt: Prompt, current: Tree | None) -> list[Line]:
        """Lay out what stands there already, and how to keep it."""
        answer = signs.kept(prompt, current)
        if answer is None or prompt.fades:
            return []
        labels = {option.value: option.label for option in prompt.options}
        text = signs.as_text(answer.value)
        if prompt.is_sheet:
            label = labels[text] if labels[text].endswith(("?", ".")) else f"{labels[text]}."
            return [Line("field", line) for line in layout.wrap(say(_NEXT, line=label), self._columns())]
        standing = layout.wrap(labels.get(text, text), self._columns(), first=f"{say(_SO_FAR)} ", later="  ")
        return [Line("field", line) for line in standing] + [
            Line("hint", line) for line in layout.wrap(_how_to_keep(prompt), self._columns())
        ]

    def _read(self, prompt: Prompt, current: Tree | None) -> Entry:
        typed: list[str] = []
        try:
            with self._stops.during(_interrupt):
                return self._entry(prompt, current, typed)
        except (EOFError, KeyboardInterrupt, OutputError) as broken:
            is_gone = isinstance(broken, OutputError) or not self._teletype.can_ask
            usual = ExitCode.HUNG_UP if is_gone else ExitCode.INTERRUPTED
            with suppress(OutputError):
                self._teletype.talk("\n")
            return Leave("\n".join(typed), self._stops.take() or usual)

    def _cover(self, key: str | None) -> bool:
        self._turn_the_page()
        self._hint(say(_RESTING_WITH_KEY if key else _RESTING))
        while True:
            try:
                typed = self._unseen_line()
            except (EOFError, KeyboardInterrupt):
                if self._has_to_end(key):
                    return False
                continue
            if key is None or typed == key:
                return True
            if not typed:
                return False
            self._hint(say(_NOT_THE_KEY))

    def _unseen_line(self) -> str:
        """Read a line that the screen does not show."""
        self._teletype.talk("> ")
        try:
            with self._stops.during(_interrupt), curtain.unechoed(self._teletype.source):
                return self._teletype.read_line().strip()
        finally:
            self._teletype.talk("\n")

    def _has_to_end(self, key: str | None) -> bool:
        """Say whether a break at the cover ends the program; where a key is asked for, no other key does."""
        usual = ExitCode.INTERRUPTED if self._teletype.can_ask else ExitCode.HUNG_UP
        code = self._stops.take() or usual
        if key is not None and code is ExitCode.INTERRUPTED:
            return False
        self._stops.come(code)
        return True

    def _entry(self, prompt: Prompt, current: Tree | None, typed: list[str]) -> Entry:
        """Read one entry into ``typed``, so that nothing is lost when it is broken off."""
        if prompt.is_handed_over:
            typed[:] = signs.as_text(current).split("\n") if current else []
            return self._up_to_the_dot(typed, self._lines(typed))
        lines = self._lines(typed)
        alone = lines[0].strip() if len(lines) == 1 else None
        if alone == "" and prompt.fades:
            return Answer(prompt.options[0].value)
        if alone == "" and (standing := signs.kept(prompt, current)) is not None:
            return standing
        if prompt.form in _LONG and alone not in _AT_ONCE:
            if alone == _ADD and current:
                typed[:] = signs.as_text(current).split("\n")
                lines = self._lines(typed)
            return self._up_to_the_dot(typed, lines)
        if prompt.form == "choice" and alone is None:
            return Again(say(signs.WAS_PASTED))
        return Again(say(_CUT_OFF)) if any(map(_is_cut_off, lines)) else "\n".join(lines)

    def _up_to_the_dot(self, typed: list[str], lines: list[str]) -> str:
        """Read on until a line holds only a dot; inside a pasted text a dot is a dot."""
        while lines[-1] != _END:
            if lines == [_DOT]:
                typed[-1] = _END
            if any(map(_is_cut_off, lines)):
                self._hint(say(_CUT_OFF_IN_TEXT))
            self._typing("\n".join(typed))
            lines = self._lines(typed)
        return "\n".join(typed[:-1])

    def _lines(self, typed: list[str]) -> list[str]:
        """Read a line, and whatever was pasted with it, so that it cannot answer the next question."""
        start = len(typed)
        self._teletype.talk("> ")
        typed.append(self._teletype.read_line())
        while self._teletype.more_waits():
            typed.append(self._teletype.read_line())
        return typed[start:]


def _how_to_keep(prompt: Prompt) -> str:
    if prompt.is_handed_over:
        return say(_ADDED)
    return say(_KEEPS_OR_ADDS if prompt.form in _LONG else _KEEPS)


def _is_cut_off(line: str) -> bool:
    return len(line.encode("utf-8", "replace")) >= _LONGEST_LINE


def _interrupt() -> None:
    raise KeyboardInterrupt
