"""What a walk asks and what can come back; prompts, plain lines and scripts are all Askers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from cocreport.errors import ExitCode
from cocreport.model.terms import SkipReason
from cocreport.notation.tree import Tree

Typing: TypeAlias = Callable[[str], None]
Form: TypeAlias = Literal["line", "text", "choice", "several", "list", "time", "coming", "day"]


@dataclass(frozen=True)
class Option:
    """One answer on offer: what is kept, how it is shown, and the letter that gives it at once, if one does."""

    value: str
    label: str
    note: str = ""
    key: str = ""


@dataclass(frozen=True)
class Prompt:
    """One question as it is put to a person; it says nothing about where the answer goes.

    ``say`` is read aloud to the reporter; ``hint`` helps whoever types. ``fields`` are label and text of
    what is looked over before a decision. ``write_in`` lets an own text be given beside the options.
    ``is_kept`` says that what was answered outlives a stop.
    ``is_sheet`` shows several questions as options: ``current`` is the one that comes next.
    ``is_handed_over`` puts the keyboard into the hands of the reporter: a page with this one text and nothing else.
    ``has_asides`` says that whom to call, and what staff should know, can be looked at from here.
    ``fades`` says that what is shown is for staff alone and hides itself again.
    ``skips`` are the reasons for which it may stay without an answer; none means that it is always answered.
    """

    slot: str
    title: str
    ask: str
    form: Form
    say: tuple[str, ...] = ()
    hint: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    options: tuple[Option, ...] = ()
    write_in: bool = False
    skips: tuple[SkipReason, ...] = ()
    can_go_back: bool = True
    has_help: bool = False
    is_kept: bool = True
    is_sheet: bool = False
    is_handed_over: bool = False
    has_asides: bool = True
    fades: bool = False


@dataclass(frozen=True)
class Answer:
    """What was answered: a text, or a list of texts where the form is ``list``; never empty."""

    value: Tree


@dataclass(frozen=True)
class Skip:
    """There is no answer, and this is why."""

    reason: SkipReason


@dataclass(frozen=True)
class Back:
    """Go to the question before."""

    typed: str = ""


@dataclass(frozen=True)
class Help:
    """Say why this is asked, then ask again."""

    typed: str = ""


@dataclass(frozen=True)
class Contacts:
    """Show whom to call now, and note a call that was made; then go on with the question."""

    typed: str = ""


@dataclass(frozen=True)
class Briefing:
    """Show staff what this step asks of them and what not to say; then go on with the question."""

    typed: str = ""


@dataclass(frozen=True)
class Leave:
    """Stop here and keep everything, half-typed text too; ``code`` is what the program ends with."""

    typed: str = ""
    code: ExitCode = ExitCode.INTERRUPTED


Reply: TypeAlias = Answer | Skip | Back | Help | Contacts | Briefing | Leave


def forget(_: str) -> None:
    """Keep nothing of a text that is still being typed."""


class Asker(Protocol):
    """Somebody, or something, that can be asked."""

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:
        """Put one question; ``current`` is what stands there already, offered for change.

        ``typing`` is handed the text of an open question as it stands after each change, so that it can be kept.
        """
        ...

    def tell(self, text: str) -> None:
        """Say something that needs no answer: why a question is asked, what is wrong with an answer."""
        ...

    def close(self) -> None:
        """Give back what is used for asking, before anything else is written there; asking takes it again."""
        ...
