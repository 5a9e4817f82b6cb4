"""What whoever stands at the door is told about a name or a badge: to call somebody, or nothing; never why."""

from datetime import date

from cocreport.cli.days import day_said
from cocreport.cli.desk import Desk
from cocreport.cli.left_out import say_what_is_left_out
from cocreport.cli.typed_in import asked_for, lines_in
from cocreport.lookup.door import Known, is_possible, known_at_door
from cocreport.words import say


def answer(desk: Desk, source: str | None, on: str | None) -> None:
    """Answer about each line of standard input, or about one name after the other until somebody stops.

    The question is kept nowhere: not in a file, not in a history, not on the screen.
    """
    lines = lines_in(source)
    day = day_said(on, "--on") if on else None
    seen = desk.look()
    today: date = day or desk.clock().astimezone(seen.surroundings.zone).date()
    known = known_at_door(seen, today, lambda case_id: desk.folder.read(case_id).record)
    say_what_is_left_out(desk, sealed=len(seen.sealed), broken=seen.broken, withheld=seen.withheld)
    if lines is not None:
        for line in lines:
            desk.console.result(_answer(desk, line, known))
        return
    while (asked := asked_for(desk, say("At the door"), say("Which name, or which badge?"))) is not None:
        desk.asker.tell(_answer(desk, asked, known))


def _answer(desk: Desk, asked: str, known: list[Known]) -> str:
    if not is_possible(asked, known):
        return say("Nothing to say.")
    who = _to_call(desk)
    call = say("Call the coordinator: {who}.", who=who) if who else say("Call the coordinator.")
    return f"{say('Possibly.')} {call}"


def _to_call(desk: Desk) -> str:
    """Return who leads and how they are reached, as far as the edition says."""
    members = [one for one in desk.event.staff.values() if one.role in {"coordinator", "stand-in", "organizer"}]
    first = next((one for role in ("coordinator", "organizer") for one in members if one.role == role), None)
    return ", ".join(filter(None, (first.name, first.phone))) if first else ""
