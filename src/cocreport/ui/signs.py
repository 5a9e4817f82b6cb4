"""What a typed text means: an answer, one of the three signs, or something to ask about again."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from cocreport.interview.asker import Answer, Back, Help, Leave, Option, Prompt, Reply, Skip
from cocreport.notation.tree import Tree
from cocreport.ui.layout import SOMETHING_ELSE

HELP: Final = "?"
BACK: Final = "<"
NO_ANSWER: Final = "-"

NAME_THE_SIGNS: Final = "Nothing is typed yet. ? why we ask, < back, - no answer."
IS_FIRST: Final = "This is the first question; there is nothing before it."
IS_ALWAYS_ANSWERED: Final = "This question needs an answer."
IS_NOT_OFFERED: Final = "That is not among the answers. A number from the list chooses one."
WAS_PASTED: Final = "A pasted text chooses nothing. A number from the list does."
WHY_REASONS: Final = "It is kept beside the question, so that no answer is told apart from never asked."

_REASONS: Final = (
    Option("unknown", "Nobody here knows"),
    Option("none", "There is none"),
    Option("declined", "They did not want to say"),
    Option("later", "Ask later"),
)


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


Entry: TypeAlias = str | Again | Answer | Back | Help | Leave
"""What a keyboard gives for one question, before anybody looked whether it will do."""

Meaning: TypeAlias = Reply | Again | Reasons | WriteIn


def meaning(prompt: Prompt, entry: Entry) -> Meaning:
    """Say what was meant by what was typed; whatever cannot be taken comes back as ``Again``."""
    meant = _read(prompt, entry) if isinstance(entry, str) else entry
    if isinstance(meant, Again | Reasons | WriteIn):
        return meant
    refused = objection(prompt, meant)
    return meant if refused is None else Again(refused)


def objection(prompt: Prompt, reply: Reply) -> str | None:
    """Return why this reply cannot be taken for this question; None when it can."""
    match reply:
        case Back() if not prompt.can_go_back:
            return IS_FIRST
        case Skip(reason) if reason not in prompt.skips:
            return IS_ALWAYS_ANSWERED
        case Answer(value) if not value:
            return NAME_THE_SIGNS
        case Answer(value) if prompt.form == "choice" and not is_offered(prompt, value):
            return IS_NOT_OFFERED
        case _:
            return None


def is_offered(prompt: Prompt, value: Tree) -> bool:
    """Say whether a choice can be answered with this value."""
    return prompt.write_in or any(option.value == value for option in prompt.options)


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
    return current if isinstance(current, str) and prompt.form != "choice" else ""


def items(text: str) -> tuple[str, ...]:
    """Return the items of a list that was typed one a line, each as it was typed."""
    return tuple(line for line in text.split("\n") if line.strip())


def numbered(prompt: Prompt) -> tuple[tuple[str, Option], ...]:
    """Return the options with their numbers, the way out for an own text last."""
    offered = prompt.options
    if prompt.write_in:
        offered += (Option("", SOMETHING_ELSE),)
    return tuple((str(number), option) for number, option in enumerate(offered, start=1))


def which_reason(prompt: Prompt) -> Prompt:
    """Make the small question for the reason why there is no answer."""
    return Prompt(
        slot=prompt.slot,
        title=prompt.title,
        ask="Why is there no answer?",
        form="choice",
        options=tuple(option for option in _REASONS if option.value in prompt.skips),
        has_help=True,
    )


def own_words(prompt: Prompt) -> Prompt:
    """Make the small question for an own text beside the options."""
    return Prompt(
        slot=prompt.slot,
        title=prompt.title,
        ask="What is it, in your own words?",
        form="line",
        skips=prompt.skips,
        has_help=prompt.has_help,
    )


def _read(prompt: Prompt, text: str) -> Meaning:
    match text.strip():
        case "?":
            return Help()
        case "<":
            return Back()
        case "-":
            return _no_answer(prompt)
        case "":
            return Again(NAME_THE_SIGNS)
        case _:
            return _answer(prompt, text)


def _no_answer(prompt: Prompt) -> Meaning:
    if len(prompt.skips) > 1:
        return Reasons()
    return Skip(prompt.skips[0]) if prompt.skips else Again(IS_ALWAYS_ANSWERED)


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
    return Again(IS_NOT_OFFERED)
