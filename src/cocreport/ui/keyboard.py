"""What the two askers that read a keyboard have in common: how each kind of question is put."""

from contextlib import suppress
from dataclasses import replace
from typing import Final

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Back, Leave, Prompt, Reply, Skip, Typing, forget
from cocreport.notation.tree import Tree
from cocreport.ui import curtain, layout, signs, small_questions, terminal
from cocreport.ui.console import OutputError
from cocreport.ui.layout import Line
from cocreport.ui.one_question import OneQuestion
from cocreport.ui.signs import Again, Entry
from cocreport.ui.small_questions import ANOTHER, AS_IT_IS, GO_ON, SAME_KEY
from cocreport.ui.stopping import Stops
from cocreport.words import say

_SHORTEST_KEY: Final = 3


class KeyboardAsker(OneQuestion):
    """Puts single questions, choices of several, and the page on which the reporter writes.

    ``_written`` is the text of the open question as it stands, the only one that is held. ``_key`` is what takes the
    keyboard back, and lives as long as the asker.
    """

    def __init__(self, stops: Stops | None = None) -> None:
        super().__init__(stops)
        self._key = ""
        self._written = ""

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:
        """Put one question until it is answered, or left."""
        self._typing, self._written = typing, signs.half_typed(prompt, current)
        try:
            return self._asked(prompt, current)
        except _gone():
            return Leave(self._written, self._stops.take() or ExitCode.HUNG_UP)
        finally:
            self._typing, self._written = forget, ""

    def tell(self, text: str) -> None:
        """Say something that needs no answer; that the terminal is gone shows at the next question."""
        with suppress(*_gone()):
            said = [Line("say", line) for line in layout.wrap(text, self._columns())]
            self._show([*said, Line("hint", "")])

    def close(self) -> None:
        """Hold nothing that could be given back."""

    def _asked(self, prompt: Prompt, current: Tree | None) -> Reply:
        if prompt.is_handed_over:
            return self._handed_over(prompt)
        if prompt.form == "several" and prompt.options:
            return self._several(prompt, signs.listed(current))
        return self._put(replace(prompt, form="list") if prompt.form == "several" else prompt, current)

    def _several(self, prompt: Prompt, chosen: list[str]) -> Reply:
        """Have several people or things chosen out of a list, one number after another."""
        while True:
            self._written = "\n".join(chosen)
            after = self._one_of_several(prompt, chosen)
            if isinstance(after, list):
                chosen = after
                self._typing("\n".join(chosen))
            elif after != Answer(GO_ON):
                return self._with_text(after)
            elif chosen:
                return Answer([*small_questions.in_order(prompt, chosen)])
            elif "none" in prompt.skips:
                return Skip("none")
            else:
                self._hint(say(small_questions.ONE_IS_NEEDED))

    def _one_of_several(self, prompt: Prompt, chosen: list[str]) -> list[str] | Reply:
        """Return who is chosen after one more entry, or the reply that ends the choice."""
        reply = self._put(small_questions.one_of_several(prompt, chosen), None)
        if not isinstance(reply, Answer) or reply.value == GO_ON:
            return reply
        if reply.value != ANOTHER:
            return small_questions.toggled(chosen, str(reply.value))
        named = self._beside(small_questions.who_else(prompt))
        if isinstance(named, Answer):
            return small_questions.named(prompt, chosen, signs.items(str(named.value)))
        return chosen if isinstance(named, Back) else named

    def _handed_over(self, prompt: Prompt) -> Reply:
        """Put the keyboard into the reporter's hands; where nothing was written, staff is asked what to do next."""
        while True:
            reply = self._agreed(replace(prompt, skips=()) if self._written.strip() else prompt)
            if reply is None:
                reply = self._in_their_hands(prompt)
            if reply is not None:
                return reply

    def _agreed(self, prompt: Prompt) -> Reply | None:
        """Agree with staff on a key; None says that the keyboard is handed over now."""
        if self._key or self._written.strip():
            again = small_questions.hand_over_again(
                prompt, has_key=bool(self._key), has_text=bool(self._written.strip())
            )
            match self._beside(again):
                case Answer(value) if value == SAME_KEY:
                    return None
                case Answer(value) if value == AS_IT_IS:
                    return Answer(self._written)
                case Answer():
                    pass
                case reply:
                    return self._with_text(reply)
        return self._new_key(prompt)

    def _new_key(self, prompt: Prompt) -> Reply | None:
        while True:
            match self._beside(small_questions.which_key(prompt)):
                case Answer(value) if len(str(value).strip()) >= _SHORTEST_KEY:
                    self._key = str(value).strip()
                    return None
                case Answer():
                    self._hint(say(small_questions.KEY_IS_TOO_SHORT))
                case reply:
                    return self._with_text(reply)

    def _with_text(self, reply: Reply) -> Reply:
        """Let a reply carry what stands in the open question, and nothing of the small ones beside it."""
        return reply if isinstance(reply, Answer | Skip) else replace(reply, typed=self._written)

    def _in_their_hands(self, prompt: Prompt) -> Reply | None:
        """Let the reporter write until staff takes the keyboard back; None says that nothing was written."""
        self._turn_the_page()
        with curtain.no_way_to_the_shell(self._stops):
            while True:
                code = self._written_on(prompt)
                is_back = code is None and self._cover(self._key)
                code = code or _stop(self._stops.take())
                if code is not None:
                    return Leave(self._written, code)
                if is_back:
                    self._heading = ""
                    return Answer(self._written) if self._written.strip() else None

    def _written_on(self, prompt: Prompt) -> ExitCode | None:
        """Let the reporter write until they are finished; a code says that the system stops the program."""
        self._show(self._screen(prompt, self._written))
        entry = self._read(prompt, self._written)
        self._written = _text_of(entry, self._written)
        return _stop(entry.code) if isinstance(entry, Leave) else None


def _stop(code: ExitCode | None) -> ExitCode | None:
    """Return what ends the program even while the reporter writes; keys alone do not."""
    return None if code is ExitCode.INTERRUPTED else code


def _gone() -> tuple[type[Exception], ...]:
    """Return what is raised when the terminal is gone."""
    return (OutputError, *terminal.errors())


def _text_of(entry: Entry, otherwise: str) -> str:
    """Return the text that an entry carries, whatever it was meant for: on this page no sign means anything."""
    match entry:
        case str():
            return entry
        case Answer(value):
            return signs.as_text(value)
        case Again():
            return otherwise
        case _:
            return otherwise if entry.typed is None else entry.typed
