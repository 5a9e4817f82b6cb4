"""What can be opened from every question and leads back to it: whom to call now, and what staff should know."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cocreport.interview.asker import Option, Prompt
from cocreport.interview.prompting import translated
from cocreport.interview.session import MOST_ROUNDS, Replies
from cocreport.interview.unfold import Progress, Slot
from cocreport.model.template import placeholders_to_draw
from cocreport.procedure.spec import Choice, Never, Question, Step
from cocreport.words import N_, say

STOP: Final = "stop"
RELIEF: Final = "relief"
BACK_TO_IT: Final = "back"
_CALLED: Final = "called "

_RIGHT_NOW: Final = N_("Right now")
_NOBODY_LISTED: Final = N_("No emergency contacts are set up for this edition.")
_NO_MORE_TO_KNOW: Final = N_("There is nothing more to know for this step.")
_SEEN: Final = (Option(BACK_TO_IT, N_("Back to the question"), key="b"),)


@dataclass(frozen=True)
class Around:
    """What is around a walk: ``contacts`` in an emergency (name and number), the ``team``, what is ``never`` said.

    The ``organizers`` are those of the team who speak for it in public. ``actions`` and findings are what the
    procedure lists: the findings by which a report is upheld, and the others.
    """

    contacts: tuple[tuple[str, str], ...] = ()
    team: tuple[Option, ...] = ()
    never: tuple[Never, ...] = ()
    organizers: tuple[Option, ...] = ()
    actions: tuple[Option, ...] = ()
    upheld_findings: tuple[Option, ...] = ()
    other_findings: tuple[Option, ...] = ()


NOTHING_AROUND: Final = Around()
"""For a walk without an event: no contacts, no list of the team."""


def contacts_prompt(around: Around, steps: Sequence[Step]) -> Prompt:
    """Show whom to call, and take down with one key that it was done."""
    call = on_call(steps)
    calls = [_call(one) for one in (call.choices if call else ())]
    return Prompt(
        slot="contacts",
        title=say(_RIGHT_NOW),
        ask=say("What is needed?"),
        form="choice",
        fields=around.contacts or (("", say(_NOBODY_LISTED)),),
        options=(
            *calls,
            *translated(_SEEN),
            Option(STOP, say("Stop here and look after people; everything is kept"), key="x"),
            Option(RELIEF, say("Somebody else goes on with this"), key="r"),
        ),
        can_go_back=False,
        has_asides=False,
    )


def _call(choice: Choice) -> Option:
    label = say("Called just now: {who}", who=say(choice.label))
    return Option(f"{_CALLED}{choice.value}", label, key=choice.key or "")


def relief_prompt(around: Around, excluded: Collection[object] = ()) -> Prompt:
    """Ask who goes on with what was begun; nobody who is kept out of the case is on offer."""
    team = tuple(one for one in around.team if one.value not in excluded)
    return Prompt(
        slot="relief",
        title=say(_RIGHT_NOW),
        ask=say("Who goes on with it?"),
        form="choice" if team else "line",
        hint=say("The short name. They find it when they type `coc resume` on this computer."),
        options=team,
        write_in=bool(team),
        has_asides=False,
    )


def briefing_prompt(step: Step, around: Around) -> Prompt:
    """Show staff what a step asks of them, and what is not said; it hides itself again."""
    fields = [(say("For you"), say(step.brief or _NO_MORE_TO_KNOW))]
    fields += [(say("Keep in mind"), say(line)) for line in step.remind]
    fields += [(say("Never"), _corrected(never)) for never in (*step.never, *around.never)]
    return Prompt(
        slot="briefing",
        title=say("For staff alone"),
        ask=say("Any key hides this."),
        form="choice",
        fields=tuple(fields),
        options=translated(_SEEN),
        can_go_back=False,
        has_asides=False,
        fades=True,
    )


def _corrected(never: Never) -> str:
    if not never.instead:
        return say("“{line}”", line=say(never.line))
    return say("“{line}” Rather: “{instead}”", line=say(never.line), instead=say(never.instead))


def called(value: object) -> str | None:
    """Return who was called, out of what was chosen on the page of contacts; None where nobody was."""
    text = str(value)
    return text.removeprefix(_CALLED) if text.startswith(_CALLED) else None


def free_call(steps: Sequence[Step], progress: Progress, replies: Replies) -> Slot:
    """Return the slot that takes the next call in: the first round in which nobody was called yet."""
    step = next(step for step in steps if step.on_call)
    slots = (Slot(step, number, step.questions[0]) for number in range(1, MOST_ROUNDS + 1))
    return next(slot for slot in slots if progress.stands(slot, replies) is None)


def further_calls(steps: Sequence[Step], answered: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give name and kind of the key for each further call that an answer file speaks of: ``summons.2``."""
    for step in (step for step in steps if step.on_call and step.repeat):
        for number in range(2, MOST_ROUNDS + 1):
            slot = Slot(step, number, step.questions[0])
            if slot.name in answered:
                drawn = placeholders_to_draw(step.questions[0].writes or "")
                yield from ((slot.key_name(name), kind) for kind, name in drawn)


def on_call(steps: Sequence[Step]) -> Question | None:
    """Return the question that notes who was called, where the steps have one."""
    return next((step.questions[0] for step in steps if step.on_call), None)
