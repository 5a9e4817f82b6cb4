"""What the two askers that read a keyboard have in common: the order of things around one question."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import suppress

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Back, Help, Leave, Prompt, Reply, Skip
from cocreport.model.terms import SkipReason
from cocreport.notation.tree import Tree
from cocreport.ui import layout, signs, terminal
from cocreport.ui.console import OutputError
from cocreport.ui.layout import Line
from cocreport.ui.signs import Again, Entry, Reasons, WriteIn
from cocreport.ui.stopping import Stops


class KeyboardAsker(ABC):
    """Shows a question, reads one entry at a time, and asks again until one can be taken."""

    def __init__(self, stops: Stops | None = None) -> None:
        self._stops = stops or Stops()
        self._heading = ""

    @abstractmethod
    def _columns(self) -> int:
        """Return how wide a line may be."""

    @abstractmethod
    def _show(self, lines: Sequence[Line]) -> None:
        """Write lines."""

    @abstractmethod
    def _question(self, prompt: Prompt, current: Tree | None) -> list[Line]:
        """Lay out one question."""

    @abstractmethod
    def _read(self, prompt: Prompt, current: Tree | None) -> Entry:
        """Read one entry."""

    def ask(self, prompt: Prompt, current: Tree | None) -> Reply:
        """Put one question until it is answered, or left."""
        try:
            return self._put(prompt, current)
        except OutputError:
            return Leave(signs.half_typed(prompt, current), self._stops.take() or ExitCode.HUNG_UP)

    def tell(self, text: str) -> None:
        """Say something that needs no answer; that the terminal is gone shows at the next question."""
        with suppress(OutputError, *terminal.errors()):
            said = [Line("say", line) for line in layout.wrap(text, self._columns())]
            self._show([*said, Line("hint", "")])

    def _put(self, prompt: Prompt, current: Tree | None) -> Reply:
        if (code := self._stops.take()) is not None:
            return Leave(signs.half_typed(prompt, current), code)
        self._show(self._screen(prompt, current))
        while True:
            meant = signs.meaning(prompt, self._read(prompt, current))
            if isinstance(meant, Again):
                self._hint(meant.sentence)
                continue
            reply = self._asked_on(prompt, current, meant)
            if reply is not None:
                return reply
            self._show(self._screen(prompt, current))

    def _asked_on(self, prompt: Prompt, current: Tree | None, meant: Reply | Reasons | WriteIn) -> Reply | None:
        """Ask what is still needed to make a reply of it; None takes the person back to the question itself."""
        match meant:
            case Reasons():
                return self._why(prompt)
            case WriteIn():
                return self._own_words(prompt, current)
            case _:
                return meant

    def _screen(self, prompt: Prompt, current: Tree | None) -> list[Line]:
        """Lay out a question, under the heading of its step where that begins and not again after it."""
        former, self._heading = self._heading, prompt.title
        blank = Line("hint", "")
        if self._heading == former:
            return [blank, *self._question(prompt, current)]
        lines = [Line("heading", line) for line in layout.wrap(self._heading, self._columns())]
        return [blank, *lines, blank, *self._question(prompt, current)]

    def _hint(self, sentence: str) -> None:
        self._show([Line("hint", line) for line in layout.wrap(sentence, self._columns())])

    def _why(self, prompt: Prompt) -> Skip | Leave | None:
        """Ask for the reason why there is no answer."""
        while True:
            match self._put(signs.which_reason(prompt), None):
                case Answer(value):
                    return Skip(_reason(prompt, value))
                case Leave() as leave:
                    return leave
                case Help():
                    self._hint(signs.WHY_REASONS)
                case _:
                    return None

    def _own_words(self, prompt: Prompt, current: Tree | None) -> Reply | None:
        """Ask for an own text beside the options."""
        written = current if signs.as_text(current) not in {option.value for option in prompt.options} else None
        reply = self._put(signs.own_words(prompt), written)
        return None if isinstance(reply, Back) else reply


def _reason(prompt: Prompt, value: Tree) -> SkipReason:
    return next(reason for reason in prompt.skips if reason == value)
