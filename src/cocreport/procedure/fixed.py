"""Hold the steps of a procedure against what none can change: the fixed steps, and what the rules are asked about."""

from collections.abc import Iterator
from typing import Final

from cocreport.model.problems import Problem
from cocreport.model.template import placeholders
from cocreport.procedure.rules import ABOUT, FIXED_ABOUT, FIXED_DONE, FIXED_ORDER, NEEDED, REPORTER_TOLD
from cocreport.procedure.spec import Procedure, Step
from cocreport.procedure.subjects import BINDS
from cocreport.words import say

_CLOSED: Final = FIXED_DONE["closing"]


def broken_order(procedure: Procedure) -> Iterator[Problem]:
    """Find what the fixed rules ask for and the procedure does not have (rows 27, 32 to 37, 55, 63)."""
    order = [step.id for step in procedure.steps if step.id in FIXED_ORDER]
    missing = [name for name in FIXED_ORDER if name not in order]
    if missing:
        fix = say("A procedure may reword this step but not leave it out.")
        yield Problem("steps", say("The step {step} is missing.", step=f"`{missing[0]}`"), fix)
    elif tuple(order) != FIXED_ORDER:
        fix = say("Bring these steps into this order: {steps}.", steps=", ".join(FIXED_ORDER))
        yield Problem("steps", say("The fixed steps are not in their order."), fix)
    for number, step in enumerate(procedure.steps):
        if step.id in FIXED_ORDER:
            yield from _changed(f"steps/{number}", step)


def _changed(above: str, step: Step) -> Iterator[Problem]:
    """Find what a procedure made of a fixed step that it has to be left as."""
    if step.when or step.part != "review" or step.outlives:
        fix = say("Take `when` and `outlives` out, and give it the part `review`.")
        yield Problem(above, say("This fixed step can be passed over as it stands."), fix)
    if step.about not in FIXED_ABOUT[step.id]:
        about = " / ".join(name or "-" for name in FIXED_ABOUT[step.id])
        fix = say("Write it under `about`: {about}; where there is only a dash, take `about` out.", about=about)
        yield Problem(above, say("This fixed step is about something else."), fix)
    if FIXED_DONE[step.id] not in step.done:
        fix = say("Add it to `done`: {rule}.", rule=FIXED_DONE[step.id])
        yield Problem(above, say("The rule by which this fixed step is done is missing."), fix)
    later = {FIXED_DONE[name] for name in FIXED_ORDER[FIXED_ORDER.index(step.id) :]}
    for number, name in enumerate(step.needs):
        if name in later - set(NEEDED.get(step.id, ())):
            fix = say("Take the rule out; what comes later cannot be waited for.")
            yield Problem(f"{above}/needs/{number}", say("This step would wait for itself."), fix)


def misplaced(steps: tuple[Step, ...]) -> Iterator[Problem]:
    """Find steps that are gone through for something where nothing is, and rules that could not be asked there."""
    for number, step in enumerate(steps):
        above = f"steps/{number}"
        for field in ("about", "again", "outlives"):
            if getattr(step, field) and step.part != "review":
                fix = say("Give the step the part `review`, or take it out.")
                yield Problem(f"{above}/{field}", say("Only steps of the review have this."), fix)
        yield from _unasked_rules(above, step, {one.id: one for one in steps})
        yield from _never_owed(above, step)


def _unasked_rules(above: str, step: Step, steps: dict[str, Step]) -> Iterator[Problem]:
    for kind, names in (("needs", step.needs), ("done", step.done)):
        for number, name in enumerate(names):
            where = f"{above}/{kind}/{number}"
            if name in ABOUT and step.about not in ABOUT[name]:
                fix = say("Give the step `about`: {about}.", about=" / ".join(ABOUT[name]))
                yield Problem(where, say("This rule is asked about something that the step is not about."), fix)
            if name == _CLOSED and step.id != "closing" and not step.outlives:
                fix = say("Give the step `outlives`, or take the rule out.")
                yield Problem(where, say("Closing a case would wait for this step, and the step for closing."), fix)
            if name == "reporters-told" and (REPORTER_TOLD not in steps or steps[REPORTER_TOLD].about != "report"):
                fix = say("Add a step {step} that is about a report.", step=f"`{REPORTER_TOLD}`")
                yield Problem(where, say("Nothing in this procedure lets this rule hold."), fix)


def _never_owed(above: str, step: Step) -> Iterator[Problem]:
    """Find conditions on entries that a step of the review does not know, so that it would never be owed."""
    for template in step.when if step.part == "review" and step.done else ():
        if not BINDS[step.about].issuperset(placeholders(template)):
            fix = say("Give the step `about`, or take the condition out.")
            yield Problem(f"{above}/when/{template}", say("Nothing gives a key for a name in braces here."), fix)
