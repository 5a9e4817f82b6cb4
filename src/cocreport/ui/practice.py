"""An asker that marks every screen, so that nobody takes an exercise for the real thing."""

from dataclasses import replace
from typing import Final

from cocreport.interview.asker import Asker, Prompt, Reply, Typing, forget
from cocreport.notation.tree import Tree
from cocreport.words import N_, say

MARK: Final = N_("Practice. {title}")


class MarkedAsker:
    """Puts each question through somebody else, under a title that says it is practice."""

    def __init__(self, asker: Asker) -> None:
        """Take who really asks."""
        self._asker = asker

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:
        """Put one question, marked."""
        marked = replace(prompt, title=say(MARK, title=prompt.title))
        return self._asker.ask(marked, current, typing=typing)

    def tell(self, text: str) -> None:
        """Say something that needs no answer."""
        self._asker.tell(text)

    def close(self) -> None:
        """Give back what is used for asking."""
        self._asker.close()
