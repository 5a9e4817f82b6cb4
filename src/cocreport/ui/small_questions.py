"""The small questions that are put beside a question: why not, in which words, who, and with which key."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from cocreport.interview.asker import Option, Prompt
from cocreport.words import N_, say

WHY_REASONS: Final = N_("It is kept beside the question, so that no answer is told apart from never asked.")
ONE_IS_NEEDED: Final = N_("At least one is needed here. A number chooses one.")
KEY_IS_TOO_SHORT: Final = N_("Please choose at least three signs.")

GO_ON: Final = "\n"
ANOTHER: Final = "\t"
"""What the two last lines of a choice of several stand for; no option has a value like these."""

SAME_KEY: Final = "same key"
NEW_KEY: Final = "new key"
AS_IT_IS: Final = "as it is"

_REASONS: Final = (
    Option("unknown", N_("Nobody here knows")),
    Option("none", N_("There is none")),
    Option("declined", N_("They did not want to say")),
    Option("later", N_("Ask later")),
)


def which_reason(prompt: Prompt) -> Prompt:
    """Make the small question for the reason why there is no answer."""
    return Prompt(
        slot=prompt.slot,
        title=prompt.title,
        ask=say("Why is there no answer?"),
        form="choice",
        options=tuple(Option(one.value, say(one.label)) for one in _REASONS if one.value in prompt.skips),
        has_help=True,
        is_kept=prompt.is_kept,
    )


def own_words(prompt: Prompt) -> Prompt:
    """Make the small question for an own text beside the options."""
    return Prompt(
        slot=prompt.slot,
        title=prompt.title,
        ask=say("What is it, in your own words?"),
        form="line",
        skips=prompt.skips,
        has_help=prompt.has_help,
        is_kept=prompt.is_kept,
    )


def who_else(prompt: Prompt) -> Prompt:
    """Make the small question for a name that is not on the list."""
    return Prompt(
        slot=prompt.slot,
        title=prompt.title,
        ask=say("What is the name?"),
        form="line",
        has_help=prompt.has_help,
        is_kept=prompt.is_kept,
    )


def one_of_several(prompt: Prompt, chosen: Sequence[str]) -> Prompt:
    """Make the choice in which one number takes one in, or out again, and the last one goes on."""
    offered = (*prompt.options, *_written_in(prompt, chosen))
    shown = [_marked(one) if one.value in chosen else one for one in offered]
    if prompt.write_in:
        shown.append(Option(ANOTHER, say("Somebody who is not on this list")))
    names = ", ".join(one.label for one in offered if one.value in chosen)
    return replace(
        prompt,
        form="choice",
        fields=(*prompt.fields, *([(say("Chosen"), names)] if names else [])),
        options=(*shown, Option(GO_ON, say("Nobody else: go on") if chosen else say("Nobody: go on"))),
        write_in=False,
    )


def _marked(one: Option) -> Option:
    return replace(one, label=say("{name} (chosen)", name=one.label))


def _written_in(prompt: Prompt, chosen: Iterable[str]) -> list[Option]:
    offered = {option.value for option in prompt.options}
    return [Option(name, name) for name in chosen if name not in offered]


def toggled(chosen: Sequence[str], value: str) -> list[str]:
    """Take a value in, or out where it was in."""
    return [one for one in chosen if one != value] if value in chosen else [*chosen, value]


def named(prompt: Prompt, chosen: Sequence[str], names: Iterable[str]) -> list[str]:
    """Take typed names in; one that is on the list after all is taken in as it stands there."""
    values = {option.label: option.value for option in prompt.options}
    return list(dict.fromkeys([*chosen, *(values.get(name.strip(), name) for name in names)]))


def in_order(prompt: Prompt, chosen: Sequence[str]) -> list[str]:
    """Return what was chosen in the order of the list, names that were typed last."""
    offered = [option.value for option in prompt.options]
    return [value for value in offered if value in chosen] + [name for name in chosen if name not in offered]


def which_key(prompt: Prompt) -> Prompt:
    """Make the small question for the key that takes the keyboard back."""
    return Prompt(
        slot=prompt.slot,
        title=prompt.title,
        ask=say("Choose a few signs as your key. You need them to take the keyboard back."),
        form="line",
        say=prompt.say,
        hint=say("At least three signs. Then hand the keyboard over."),
        skips=prompt.skips,
        can_go_back=prompt.can_go_back,
        has_help=prompt.has_help,
        is_kept=prompt.is_kept,
    )


def hand_over_again(prompt: Prompt, *, has_key: bool, has_text: bool) -> Prompt:
    """Make the small question whether the keyboard is handed over once more, and with which key."""
    options = [
        *([Option(SAME_KEY, say("Yes, with the same key"))] if has_key else []),
        Option(NEW_KEY, say("Yes, with a new key")),
        *([Option(AS_IT_IS, say("No, what is written stays as it is"))] if has_text else []),
    ]
    return replace(
        which_key(prompt), ask=say("Do you hand the keyboard over?"), form="choice", hint="", options=tuple(options)
    )
