"""What a typed text means: an answer, one of the signs, or something to ask about again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from cocreport.interview.asker import Answer, Back, Briefing, Contacts, Help, Leave, Option, Prompt, Reply, Skip
from cocreport.notation.tree import Tree
from cocreport.ui.layout import SOMETHING_ELSE
from cocreport.words import N_, say

HELP: Final = "?"
BACK: Final = "<"
NO_ANSWER: Final = "-"
CONTACTS: Final = "!"
BRIEFING: Final = "*"
COVER: Final = "."
ALONE: Final = frozenset({HELP, BACK, NO_ANSWER, CONTACTS, BRIEFING, COVER})
"""Each of them is a sign only where it is all that was typed."""

NAME_THE_SIGNS: Final = N_("Nothing is typed yet. ? why we ask, < back, - no answer.")
IS_FIRST: Final = N_("This is the first question; there is nothing before it.")
IS_NOT_HERE: Final = N_("This can be looked at from the questions of a report.")
IS_ALWAYS_ANSWERED: Final = N_("This question needs an answer.")
IS_NOT_OFFERED: Final = N_("That is not among the answers. A number from the list chooses one.")
WAS_PASTED: Final = N_("A pasted text chooses nothing. A number from the list does.")
ENTER_HIDES: Final = N_("Enter hides this and goes on.")


@dataclass(frozen=True)
class Again:
    """The question is asked again, after this sentence."""

    sentence: str


@dataclass(frozen=True)
class Reasons:
    """There is no answer, and which of several reasons holds is to be asked."""


@dataclass(frozen=True)
class WriteIn:
    """None of the options fits; an own text is to be asked for."""


@dataclass(frozen=True)
class Cover:
    """The screen is to be covered; ``typed`` is what stood in the line, where that can be known."""

    typed: str | None = None


Entry: TypeAlias = str | Again | Cover | Answer | Back | Help | Contacts | Briefing | Leave
"""What a keyboard gives for one question, before anybody looked whether it will do."""

Meaning: TypeAlias = Reply | Again | Cover | Reasons | WriteIn

_SAID_BY: Final[Mapping[str, Callable[[], Meaning]]] = {
    HELP: Help,
    BACK: Back,
    CONTACTS: Contacts,
    BRIEFING: Briefing,
    COVER: Cover,
}


def meaning(prompt: Prompt, entry: Entry) -> Meaning:
    """Say what was meant by what was typed; whatever cannot be taken comes back as ``Again``."""
    meant = _read(prompt, entry) if isinstance(entry, str) else entry
    if prompt.fades and not isinstance(meant, Answer | Back | Help | Leave):
        return Again(say(ENTER_HIDES))
    if isinstance(meant, Again | Cover | Reasons | WriteIn):
        return meant
    refused = objection(prompt, meant)
    return meant if refused is None else Again(refused)


def objection(prompt: Prompt, reply: Reply) -> str | None:
    """Return why this reply cannot be taken for this question; None when it can."""
    match reply:
        case Back() if not prompt.can_go_back:
            return say(IS_FIRST)
        case Contacts() | Briefing() if not prompt.has_asides:
            return say(IS_NOT_HERE)
        case Skip(reason) if reason not in prompt.skips:
            return say(IS_ALWAYS_ANSWERED)
        case Answer(value) if not value:
            return say(NAME_THE_SIGNS)
        case Answer(value) if prompt.form in {"choice", "several"} and not is_offered(prompt, value):
            return say(IS_NOT_OFFERED)
        case _:
            return None


def is_offered(prompt: Prompt, value: object) -> bool:
    """Say whether a choice can be answered with this value, or a choice of several with this list."""
    offered = {option.value for option in prompt.options}
    if prompt.form == "several":
        return isinstance(value, list) and (prompt.write_in or not offered or all(item in offered for item in value))
    return prompt.write_in or value in offered


def kept(prompt: Prompt, current: Tree | None) -> Answer | None:
    """Return what stands there as an answer, where it can be one; a half-typed text is read as typed."""
    if not current:
        return None
    if prompt.form == "list" and isinstance(current, str):
        return Answer(list(items(current)))
    if prompt.form == "choice" and not is_offered(prompt, current):
        return None
    return Answer(current)


def as_text(current: Tree | None) -> str:
    """Return what stands there as a text to show or to edit; a list has one item a line."""
    if isinstance(current, list):
        return "\n".join(as_text(item) for item in current)
    return "" if current is None or isinstance(current, dict) else str(current)


def half_typed(prompt: Prompt, current: Tree | None) -> str:
    """Return what stands there as a text that somebody goes on typing; there is none in a choice."""
    chooses = prompt.form == "choice" or (prompt.form == "several" and prompt.options)
    return current if isinstance(current, str) and not chooses else ""


def items(text: str) -> tuple[str, ...]:
    """Return the items of a list that was typed one a line, each as it was typed."""
    return tuple(line for line in text.split("\n") if line.strip())


def listed(current: Tree | None) -> list[str]:
    """Return what stands in a list, whether it was answered or is half typed, as texts."""
    return [as_text(item) for item in current] if isinstance(current, list) else list(items(as_text(current)))


def numbered(prompt: Prompt) -> tuple[tuple[str, Option], ...]:
    """Return the options with their letters or numbers, the way out for an own text last."""
    offered = prompt.options
    if prompt.write_in:
        offered += (Option("", say(SOMETHING_ELSE)),)
    return tuple((option.key or str(number), option) for number, option in enumerate(offered, start=1))


def _read(prompt: Prompt, text: str) -> Meaning:
    alone = text.strip()
    if alone == NO_ANSWER:
        return _no_answer(prompt)
    if not alone:
        return Again(say(NAME_THE_SIGNS))
    return _SAID_BY[alone]() if alone in _SAID_BY else _answer(prompt, text)


def _no_answer(prompt: Prompt) -> Meaning:
    if len(prompt.skips) > 1:
        return Reasons()
    return Skip(prompt.skips[0]) if prompt.skips else Again(say(IS_ALWAYS_ANSWERED))


def _answer(prompt: Prompt, text: str) -> Meaning:
    if prompt.form == "list":
        return Answer(list(items(text)))
    if prompt.form == "choice":
        return _chosen(prompt, text.strip())
    return Answer(text)


def _chosen(prompt: Prompt, text: str) -> Meaning:
    """Read a number, or an option as it is written in the list or kept in the file."""
    offered = numbered(prompt)
    by_number = [option for number, option in offered if text in {number, f"{number})"}]
    by_name = [option for _, option in offered if text in {option.label, option.value}]
    for option in by_number or by_name:
        return Answer(option.value) if option.value else WriteIn()
    return Again(say(IS_NOT_OFFERED))
