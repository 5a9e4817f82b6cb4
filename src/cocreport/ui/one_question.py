"""One question at a keyboard: shown, read entry by entry, with the small questions beside it, until it is answered."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from cocreport.interview.asker import Answer, Back, Help, Leave, Prompt, Reply, Skip, Typing, forget
from cocreport.model.terms import SkipReason
from cocreport.notation.tree import Tree
from cocreport.ui import layout, signs, small_questions
from cocreport.ui.layout import Line
from cocreport.ui.signs import Again, Cover, Entry, Reasons, WriteIn
from cocreport.ui.stopping import Stops
from cocreport.words import say


class OneQuestion(ABC):
    """Shows a question, reads one entry at a time, and asks again until one can be taken."""

    def __init__(self, stops: Stops | None = None) -> None:
        self._stops = stops or Stops()
        self._heading = ""
        self._typing: Typing = forget

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
        """Read one entry; ``_typing`` is handed the text of it while it is typed."""

    @abstractmethod
    def _cover(self, key: str | None) -> bool:
        """Show a page that says nothing until Enter is pressed, and say whether the way on is free.

        With a key only the key frees it, and Enter alone leads back to writing. What stops the program meanwhile
        is left with the stops.
        """

    def _turn_the_page(self) -> None:
        """Take what was shown out of sight; whoever draws whole pages only has to begin with the heading again."""
        self._heading = ""

    def _put(self, prompt: Prompt, current: Tree | None) -> Reply:
        """Put a question that one entry answers."""
        if (code := self._stops.take()) is not None:
            return Leave(signs.half_typed(prompt, current), code)
        self._show(self._screen(prompt, current))
        while True:
            meant = signs.meaning(prompt, self._read(prompt, current))
            if isinstance(meant, Again):
                self._hint(meant.sentence)
                continue
            if isinstance(meant, Cover):
                return self._put_after_cover(prompt, current if meant.typed is None else meant.typed)
            reply = self._asked_on(prompt, current, meant)
            if reply is not None:
                return reply
            self._show(self._screen(prompt, current))

    def _put_after_cover(self, prompt: Prompt, current: Tree | None) -> Reply:
        """Cover the screen, then put the question again with what was typed so far."""
        self._cover(None)
        self._heading = ""
        return self._put(prompt, current)

    def _asked_on(self, prompt: Prompt, current: Tree | None, meant: Reply | Reasons | WriteIn) -> Reply | None:
        """Ask what is still needed to make a reply of it; None takes the person back to the question itself."""
        match meant:
            case Reasons():
                return self._why(prompt)
            case WriteIn():
                return self._own_words(prompt, current)
            case _:
                return meant

    def _beside(self, prompt: Prompt, current: Tree | None = None) -> Reply:
        """Put a small question beside the open one; nothing of it is kept while it is typed."""
        typing, self._typing = self._typing, forget
        try:
            return self._put(prompt, current)
        finally:
            self._typing = typing

    def _screen(self, prompt: Prompt, current: Tree | None) -> list[Line]:
        """Lay out a question, under the heading of its step where that begins and not again after it."""
        former, self._heading = self._heading, prompt.title
        blank = Line("hint", "")
        if self._heading == former and not prompt.is_handed_over:
            return [blank, *self._question(prompt, current)]
        lines = [Line("heading", line) for line in layout.wrap(self._heading, self._columns())]
        return [blank, *lines, blank, *self._question(prompt, current)]

    def _hint(self, sentence: str) -> None:
        self._show([Line("hint", line) for line in layout.wrap(sentence, self._columns())])

    def _why(self, prompt: Prompt) -> Reply | None:
        """Ask for the reason why there is no answer."""
        while True:
            match self._beside(small_questions.which_reason(prompt)):
                case Answer(value):
                    return Skip(_reason(prompt, value))
                case Help():
                    self._hint(say(small_questions.WHY_REASONS))
                case Back() | Skip():
                    return None
                case passed_on:
                    return passed_on

    def _own_words(self, prompt: Prompt, current: Tree | None) -> Reply | None:
        """Ask for an own text beside the options."""
        written = current if signs.as_text(current) not in {option.value for option in prompt.options} else None
        reply = self._beside(small_questions.own_words(prompt), written)
        return None if isinstance(reply, Back) else reply


def _reason(prompt: Prompt, value: Tree) -> SkipReason:
    return next(reason for reason in prompt.skips if reason == value)
