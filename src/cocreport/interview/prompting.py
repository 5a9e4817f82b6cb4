"""How a slot becomes a prompt: its form, its options, what is said with it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from cocreport.interview.asker import Form, Option, Prompt
from cocreport.interview.session import Replies
from cocreport.interview.unfold import NO, YES, Progress, Slot
from cocreport.model.address import Leaf, type_of
from cocreport.model.record import Record
from cocreport.model.terms import SkipReason
from cocreport.procedure.spec import ITEM_STATES, Question

SAVE: Final = "save"
CHANGE: Final = "change"
PAUSE: Final = "pause"
YES_OR_NO: Final = (Option(YES, "Yes"), Option(NO, "No"))
_REVIEW: Final = (
    Option(SAVE, "Save it as it is"),
    Option(CHANGE, "Change an answer"),
    Option(PAUSE, "Stop for now and go on later"),
)
_SKIP_WORDS: Final[Mapping[SkipReason, str]] = {
    "unknown": "(not known)",
    "none": "(there is none)",
    "declined": "(they did not want to say)",
    "later": "(to be asked later)",
}


def prompt_for(slot: Slot, progress: Progress, record: type[Record]) -> Prompt:
    """Return what is asked in a slot of a walk over a record of this type."""
    return Prompt(
        slot=slot.name,
        title=slot.step.title,
        ask=slot.question.ask if slot.question else _ask_for_another(slot),
        form=form_of(slot.question, record) if slot.question else "choice",
        say=_say(slot),
        hint=(slot.question.hint or "") if slot.question else "",
        options=options_of(slot.question, record) if slot.question else YES_OR_NO,
        write_in=slot.question is not None and takes_own_words(slot.question, record),
        skips=slot.question.skips if slot.question else (),
        can_go_back=slot.name != progress.slots[0].name,
        has_help=slot.question is not None and slot.question.why is not None,
    )


def confirm_time(slot: Slot, reading: datetime) -> Prompt:
    """Ask whether a reading of a time is the one that was meant."""
    spelled = f"{reading:%A}, {reading.day} {reading:%B %Y, %H:%M}"
    return Prompt(
        slot=f"{slot.name}.confirm",
        title=slot.step.title,
        ask=f"Is this the time that was meant: {spelled}?",
        form="choice",
        options=YES_OR_NO,
        can_go_back=False,
    )


def _ask_for_another(slot: Slot) -> str:
    return slot.step.repeat.ask if slot.step.repeat else ""


def _say(slot: Slot) -> tuple[str, ...]:
    """Return what is said aloud: a step's own lines come with its first question."""
    if slot.question is None:
        return ()
    opens = slot.round == 1 and slot.question == slot.step.questions[0]
    return (*(slot.step.say if opens else ()), *slot.question.say)


def _leaf(question: Question, record: type[Record]) -> Leaf | None:
    return type_of(record, question.writes) if question.writes else None


def form_of(question: Question, record: type[Record]) -> Form:
    """Return how a question is answered: as it says itself, or as the type of its address asks for."""
    leaf = _leaf(question, record)
    if question.form:
        return question.form
    if question.choices or question.item or (leaf and leaf.choices and not leaf.many):
        return "choice"
    if leaf and leaf.many:
        return "list"
    return "time" if leaf and leaf.type is datetime else "line"


def options_of(question: Question, record: type[Record]) -> tuple[Option, ...]:
    """Return the answers on offer: a checklist item's states, the procedure's choices, or the type's words."""
    worded = {choice.value: Option(choice.value, choice.label, choice.note or "") for choice in question.choices}
    leaf = _leaf(question, record)
    if question.item and question.writes and question.writes.endswith("/state"):
        return tuple(worded.get(state, Option(state, state)) for state in ITEM_STATES[question.item])
    if worded:
        return tuple(worded.values())
    return tuple(Option(value, value) for value in leaf.choices) if leaf and not leaf.many else ()


def takes_own_words(question: Question, record: type[Record]) -> bool:
    """Tell whether the options are only the usual ones and another can be written in."""
    leaf = _leaf(question, record)
    return bool(question.choices) and leaf is not None and not leaf.choices


def review_prompt(slots: list[Slot], replies: Replies, *, is_kept: bool = True) -> Prompt:
    """Lay out every reply before it is saved."""
    fields = tuple((slot.question.ask, _shown(slot, replies)) for slot in slots if slot.question)
    return Prompt(
        slot="review",
        title="Before it is saved",
        ask="Is everything as it should be?",
        form="choice",
        fields=fields,
        options=_REVIEW if is_kept else _REVIEW[:2],
        is_kept=is_kept,
        can_go_back=bool(slots),
    )


def change_prompt(slots: list[Slot]) -> Prompt:
    """Ask which reply to go back to."""
    options = tuple(Option(slot.name, _title(slot)) for slot in slots)
    return Prompt(slot="change", title="Before it is saved", ask="Which one?", form="choice", options=options)


def _title(slot: Slot) -> str:
    ask = slot.question.ask if slot.question else _ask_for_another(slot)
    return ask if slot.round == 1 else f"{ask} ({slot.round})"


def _shown(slot: Slot, replies: Replies) -> str:
    skip = replies.skip(slot.name)
    if skip:
        return _SKIP_WORDS[skip]
    answer = replies.answer(slot.name)
    return "\n".join(map(str, answer)) if isinstance(answer, list) else str(answer or "")
