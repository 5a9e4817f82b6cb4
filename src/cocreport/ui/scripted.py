"""An asker without a keyboard: it gives the replies that it was given, as a person could give them."""

from collections.abc import Callable, Iterable, Iterator

from cocreport.errors import InputNeededError
from cocreport.interview.asker import Prompt, Reply, Typing, forget
from cocreport.notation.tree import Tree
from cocreport.ui.signs import objection
from cocreport.words import say


class ScriptedAsker:
    """Answers from a list of replies in order, or from a function that is handed each question.

    Like every asker it tells what is wrong with a reply that cannot be taken, and goes on to the next one.
    ``asked`` holds each question with what stood there, ``told`` each sentence that was said.
    """

    def __init__(self, replies: Iterable[Reply] | Callable[[Prompt], Reply]) -> None:
        self.asked: list[tuple[Prompt, Tree | None]] = []
        self.told: list[str] = []
        self._replies: Callable[[Prompt], Iterator[Reply]]
        if callable(replies):
            answer = replies
            self._replies = lambda prompt: iter([answer(prompt)])
        else:
            left = iter(replies)
            self._replies = lambda _: left

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:
        """Return the next reply that can be taken.

        Raises:
            InputNeededError: there is none left.
        """
        del typing  # nobody types here
        self.asked.append((prompt, current))
        for reply in self._replies(prompt):
            refused = objection(prompt, reply)
            if refused is None:
                return reply
            self.tell(refused)
        raise InputNeededError(
            say("The script has no reply left."), say("It needs one for {question}.", question=prompt.slot)
        )

    def tell(self, text: str) -> None:
        """Remember what was said."""
        self.told.append(text)

    def close(self) -> None:
        """Hold nothing that could be given back."""
