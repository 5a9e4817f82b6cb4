"""A sheet: the questions of a step on one screen, to be answered in any order or passed over."""

from collections.abc import Sequence
from typing import Final

from cocreport.interview.asker import Option, Prompt
from cocreport.interview.prompting import row_label, shown, translated
from cocreport.interview.session import Replies
from cocreport.interview.unfold import YES, Progress, Slot
from cocreport.words import N_, say

GO_ON: Final = "go on"
_LONGEST_NOTE: Final = 70
"""How many signs of an answer stand below its line."""
_GO_ON: Final = Option(GO_ON, N_("Go on"))


def sheet_prompt(slot: Slot, rows: Sequence[Slot], progress: Progress, replies: Replies) -> Prompt:
    """Lay a round's questions out as lines, each with what stands there already; the last line goes on."""
    lines = (Option(row.name, row_label(row), _in_short(row, progress, replies)) for row in rows)
    return Prompt(
        slot=slot.name,
        title=say(slot.step.title),
        ask=say(slot.step.sheet),
        form="choice",
        say=tuple(map(say, slot.step.say)) if slot.round == 1 else (),
        options=(*lines, *translated((_GO_ON,))),
        can_go_back=slot.name != progress.slots[0].name,
        has_help=True,
        is_sheet=True,
    )


def _in_short(row: Slot, progress: Progress, replies: Replies) -> str:
    """Return the beginning of what stands in a line, so that a long text leaves room for the other lines."""
    text = shown(row, progress.stands(row, replies), replies, progress.offered)
    beginning = text.split("\n", maxsplit=1)[0][:_LONGEST_NOTE]
    return text if text == beginning else f"{beginning.rstrip()} …"


def rows_of(slot: Slot, slots: Sequence[Slot], replies: Replies) -> list[Slot]:
    """Return what stands on a sheet: its questions, and whether there is another round, until there is one."""
    rows = [one for one in slots if one.sheet == slot.name]
    return [one for one in rows if one.question or replies.answer(one.name) != YES]


def next_row(rows: Sequence[Slot], progress: Progress, replies: Replies) -> str:
    """Return the line that comes next: the first that still needs a reply, else going on."""
    return next((row.name for row in rows if _is_next(row, progress, replies)), GO_ON)


def _is_next(row: Slot, progress: Progress, replies: Replies) -> bool:
    """Tell whether nothing stands in a line; what stands there by itself is still asked for where it has to be."""
    if row.question is None or row.name in replies.answers:
        return False
    return not row.question.skips or progress.stands(row, replies) is None
