"""How a slot becomes a prompt: its form, its options, what is said with it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from cocreport.interview.asker import Form, Option, Prompt
from cocreport.interview.session import Replies
from cocreport.interview.unfold import NO, YES, Progress, Slot
from cocreport.model.address import Leaf, type_of
from cocreport.model.record import Record
from cocreport.model.spellings import DAY_PATTERN, MOMENT_PATTERN
from cocreport.model.terms import SkipReason
from cocreport.notation.tree import Tree
from cocreport.procedure.spec import ITEM_STATES, Offers, Question
from cocreport.words import N_, say

NOTHING: Final[Mapping[Offers, tuple[Option, ...]]] = {}
"""What is offered in a walk that knows no team and no procedure."""
SAVE: Final = "save"
CHANGE: Final = "change"
PAUSE: Final = "pause"
KEEP: Final = "keep"
YES_OR_NO: Final = (Option(YES, N_("Yes")), Option(NO, N_("No")))
_REVIEW: Final = (
    Option(SAVE, N_("Save it as it is")),
    Option(CHANGE, N_("Change an answer")),
    Option(PAUSE, N_("Stop for now and go on later")),
)
_REMARKED: Final = (Option(KEEP, N_("Keep it as it is")), Option(CHANGE, N_("Change it")))
_PEOPLE: Final = ("team", "organizers")
"""Offers of people who can be kept out of a case."""
_EXCLUDED: Final = "excluded"
_TIMES: Final[Mapping[type, Form]] = {datetime: "time", date: "day"}
_NOT_ASKED: Final = N_("(not asked)")
_SKIP_WORDS: Final[Mapping[SkipReason, str]] = {
    "unknown": N_("(not known)"),
    "none": N_("(there is none)"),
    "declined": N_("(they did not want to say)"),
    "later": N_("(to be asked later)"),
}
_DAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def translated(options: Iterable[Option]) -> tuple[Option, ...]:
    """Return answers on offer in the language of the screen; none of them may hold words of a case."""
    return tuple(replace(option, label=say(option.label), note=say(option.note)) for option in options)


def prompt_for(slot: Slot, progress: Progress, record: type[Record]) -> Prompt:
    """Return what is asked in a slot of a walk over a record of this type."""
    question = slot.question
    if question is None:
        return _another_round(slot)
    options = options_of(question, record, on_offer(question, progress))
    return Prompt(
        slot=slot.name,
        title=say(slot.step.title),
        ask=say(question.ask),
        form=form_of(question, record, options),
        say=_say(slot, question),
        hint=say(question.hint),
        options=options,
        write_in=takes_own_words(question, record, options),
        skips=question.skips,
        can_go_back=slot.name != progress.slots[0].name,
        has_help=question.why is not None,
        is_handed_over=is_handed_over(slot),
    )


def _another_round(slot: Slot) -> Prompt:
    return Prompt(
        slot=slot.name,
        title=say(slot.step.title),
        ask=_ask_for_another(slot),
        form="choice",
        options=translated(YES_OR_NO),
    )


def is_handed_over(slot: Slot) -> bool:
    """Tell whether the reporter answers a question, with the keyboard in their own hands."""
    return slot.question is not None and slot.question.form == "handed over"


def row_label(slot: Slot) -> str:
    """Return a question in few words, as it stands among others."""
    return say(slot.question.label) if slot.question and slot.question.label else _title(slot)


def confirm_time(slot: Slot, reading: date) -> Prompt:
    """Ask whether a reading of a time, or of a day, is the one that was meant."""
    return Prompt(
        slot=f"{slot.name}.confirm",
        title=say(slot.step.title),
        ask=_is_it_meant(reading),
        form="choice",
        options=translated(YES_OR_NO),
        can_go_back=False,
    )


def _is_it_meant(reading: date) -> str:
    if isinstance(reading, datetime):
        return say("Is this the time that was meant: {time}?", time=spoken(reading))
    return say("Is this the day that was meant: {day}?", day=spoken_day(reading))


def remark_prompt(slot: Slot, remark: str) -> Prompt:
    """Show what was noticed about an answer, and ask whether it stays as it is."""
    return Prompt(
        slot=f"{slot.name}.remark",
        title=say(slot.step.title),
        ask=say("Keep it as it is?"),
        form="choice",
        fields=(("", remark),),
        options=translated(_REMARKED),
        has_asides=False,
    )


def _ask_for_another(slot: Slot) -> str:
    return say(slot.step.repeat.ask if slot.step.repeat else None)


def _say(slot: Slot, question: Question) -> tuple[str, ...]:
    """Return what is said aloud: a step's own lines come with its first question."""
    opens = slot.round == 1 and question == slot.step.questions[0] and not slot.step.sheet
    return tuple(map(say, (*(slot.step.say if opens else ()), *question.say)))


def _leaf(question: Question, record: type[Record]) -> Leaf | None:
    return type_of(record, question.writes) if question.writes else None


def form_of(question: Question, record: type[Record], options: Sequence[Option] = ()) -> Form:
    """Return how a question is answered: as it says itself, or as the type of its address asks for.

    Where something is offered and there is nothing of it, as before a team is set up, the answer is typed.
    """
    leaf = _leaf(question, record)
    many = leaf is not None and leaf.many
    if question.offers:
        return "several" if many else "choice" if options else "line"
    if question.form:
        return "text" if question.form == "handed over" else question.form
    if question.choices or question.item or (leaf and leaf.choices and not many):
        return "choice"
    if many:
        return "list"
    return _TIMES.get(leaf.type, "line") if leaf else "line"


def on_offer(question: Question, progress: Progress) -> tuple[Option, ...]:
    """Return what is offered in a question; who is kept out of the case can only be chosen to be kept out."""
    offered = progress.offered.get(question.offers, ()) if question.offers else ()
    if question.offers not in _PEOPLE or question.writes == _EXCLUDED:
        return offered
    excluded = excluded_in(progress)
    return tuple(one for one in offered if one.value not in excluded)


def excluded_in(progress: Progress) -> tuple[str, ...]:
    """Return who is kept out of the case that a walk is about."""
    excluded = progress.tree.get(_EXCLUDED)
    return tuple(map(str, excluded)) if isinstance(excluded, list) else ()


def options_of(question: Question, record: type[Record], offered: tuple[Option, ...] = ()) -> tuple[Option, ...]:
    """Return the answers on offer: what stands elsewhere, an item's states, the choices, the type's words."""
    if question.offers:
        return offered
    choices = translated(Option(choice.value, choice.label, choice.note or "") for choice in question.choices)
    worded = {option.value: option for option in choices}
    leaf = _leaf(question, record)
    if question.item and question.writes and question.writes.endswith("/state"):
        return tuple(worded.get(state, Option(state, state)) for state in ITEM_STATES[question.item])
    if worded:
        return tuple(worded.values())
    return tuple(Option(value, value) for value in leaf.choices) if leaf and not leaf.many else ()


def takes_own_words(question: Question, record: type[Record], options: Sequence[Option] = ()) -> bool:
    """Tell whether the options are only the usual ones and another can be written in."""
    leaf = _leaf(question, record)
    if question.offers:
        return question.offers == "team" and (bool(options) or (leaf is not None and leaf.many))
    return bool(question.choices) and leaf is not None and not leaf.choices


def review_prompt(
    slots: list[Slot], replies: Replies, *, offered: Mapping[Offers, tuple[Option, ...]] = NOTHING, is_kept: bool = True
) -> Prompt:
    """Lay out every reply before it is saved."""
    given = ((slot, shown(slot, replies.answer(slot.name), replies, offered)) for slot in slots)
    fields = tuple((say(slot.question.ask), text or say(_NOT_ASKED)) for slot, text in given if slot.question)
    return Prompt(
        slot="review",
        title=say("Before it is saved"),
        ask=say("Is everything as it should be?"),
        form="choice",
        fields=fields,
        options=translated(_REVIEW if is_kept else _REVIEW[:2]),
        is_kept=is_kept,
        can_go_back=bool(slots),
    )


def change_prompt(slots: list[Slot]) -> Prompt:
    """Ask which reply to go back to."""
    options = tuple(Option(slot.name, _title(slot)) for slot in slots if not slot.is_sheet)
    return Prompt(slot="change", title=say("Which answer"), ask=say("Which one?"), form="choice", options=options)


def _title(slot: Slot) -> str:
    ask = say(slot.question.ask) if slot.question else _ask_for_another(slot)
    return ask if slot.round == 1 else f"{ask} ({slot.round})"


def shown(
    slot: Slot, answer: Tree | None, replies: Replies, offered: Mapping[Offers, tuple[Option, ...]] = NOTHING
) -> str:
    """Return a reply as a person reads it, in the words it was chosen by; nothing where there is none."""
    skip = replies.skip(slot.name)
    if skip:
        return say(_SKIP_WORDS[skip])
    given = answer if isinstance(answer, list) else [] if answer is None else [answer]
    return "\n".join(_worded(slot, str(one), offered) for one in given)


def _worded(slot: Slot, value: str, offered: Mapping[Offers, tuple[Option, ...]]) -> str:
    """Return one answer as it stood on the screen: a choice by its label, a time in words."""
    question = slot.question
    if question and question.offers:
        return next((one.label for one in offered.get(question.offers, ()) if one.value == value), value)
    choices = question.choices if question else ()
    label = next((say(choice.label) for choice in choices if choice.value == value), value)
    return _spoken_of(value) or label


def _spoken_of(value: str) -> str | None:
    """Return a time, or a day, in words; None for what is neither, though it may look like one."""
    try:
        if re.match(MOMENT_PATTERN, value):
            return spoken(datetime.fromisoformat(value))
        return spoken_day(date.fromisoformat(value)) if re.match(DAY_PATTERN, value) else None
    except ValueError:
        return None


def spoken(moment: datetime) -> str:
    """Write a time for people: ``Saturday, 10 May 2031, 08:10``."""
    return say(
        "{weekday}, {day} {month} {year}, {time}",
        weekday=say(_DAYS[moment.weekday()]),
        day=moment.day,
        month=say(_MONTHS[moment.month - 1]),
        year=f"{moment:%Y}",
        time=f"{moment:%H:%M}",
    )


def spoken_day(day: date) -> str:
    """Write a day for people: ``Saturday, 10 May 2031``."""
    return say(
        "{weekday}, {day} {month} {year}",
        weekday=say(_DAYS[day.weekday()]),
        day=day.day,
        month=say(_MONTHS[day.month - 1]),
        year=f"{day:%Y}",
    )
