"""An asker that marks every screen as practice and passes everything else on."""

from dataclasses import replace

from cocreport.interview.asker import Answer, Prompt, Reply, Typing, forget
from cocreport.notation.tree import Tree
from cocreport.ui.practice import MarkedAsker

LINE = Prompt(slot="place", title="When and where", ask="Where did it happen?", form="line")


class Listener:
    """Writes down what is put to it."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:
        """Hand on half a word, and answer."""
        self.heard += [prompt, current]
        typing("He")
        return Answer("Here")

    def tell(self, text: str) -> None:
        """Write it down."""
        self.heard.append(text)

    def close(self) -> None:
        """Write it down too."""
        self.heard.append("closed")


def test_the_title_says_so_and_the_question_is_the_same() -> None:
    listener, typed = Listener(), list[str]()
    reply = MarkedAsker(listener).ask(LINE, "There", typing=typed.append)
    assert (reply, typed) == (Answer("Here"), ["He"])
    assert listener.heard == [replace(LINE, title=f"Practice. {LINE.title}"), "There"]


def test_what_is_told_and_that_it_is_over_are_passed_on() -> None:
    listener = Listener()
    marked = MarkedAsker(listener)
    marked.tell("Take your time.")
    marked.close()
    assert listener.heard == ["Take your time.", "closed"]
