"""The order that no procedure can switch off (rows 32-37, 55, 63): where a case breaks it, and how to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass

from cocreport.model.case import Case
from cocreport.model.decisions import Appeal, Decision
from cocreport.model.event import Event
from cocreport.model.outcome import hearing_of
from cocreport.words import N_, say


@dataclass(frozen=True)
class Breach:
    """One place at which a case breaks the order; ``sentence`` and ``fix`` are marked texts, not yet translated."""

    address: str
    sentence: str
    fix: str

    def __str__(self) -> str:
        return f"{say(self.sentence)} {say(self.fix)}"


def breaches(case: Case, event: Event | None) -> Iterator[Breach]:
    """Give every place at which a case breaks the fixed order."""
    yield from _talks(case)
    yield from _decisions(case)
    yield from _appeals(case)
    yield from _announcements(case, event)


def new_breaches(before: Case, after: Case, event: Event | None) -> tuple[Breach, ...]:
    """Return what a change would break that was not broken before."""
    was = set(breaches(before, event))
    return tuple(one for one in breaches(after, event) if one not in was)


def _talks(case: Case) -> Iterator[Breach]:
    """Nobody is spoken to about a report before the meeting (row 32)."""
    met = min((one.at for one in case.meetings.values() if one.at), default=None)
    for key, hearing in case.hearings.items():
        told = hearing.told
        was_spoken_to = (told is not None and told.was_heard) or hearing.ended in ("heard", "in writing")
        spoken = min(filter(None, (told.at if told else None, hearing.at)), default=None)
        if was_spoken_to and (not case.meetings or (met and spoken and spoken < met)):
            yield Breach(
                f"hearings/{key}",
                N_("The person who was reported is spoken to after the meeting with the coordinator, not before."),
                N_("Record the meeting first, or correct the times."),
            )


def _decisions(case: Case) -> Iterator[Breach]:
    """Their side comes before the decision, the decision before what follows (rows 34 to 37)."""
    for key, decision in case.decisions.items():
        yield from _too_early(case, key, decision)
        if decision.sanctions and decision.stands != "yes":
            yield Breach(
                f"decisions/{key}/sanctions",
                N_("Something follows for somebody only where it was decided that the report stands."),
                N_("Decide that first. What cannot wait for safety is recorded as a measure, with its reason."),
            )
        told = decision.told
        if told and told.was_heard and (decision.stands is None or (told.at and decision.at and told.at < decision.at)):
            yield Breach(
                f"decisions/{key}/told",
                N_("They are told what follows after it was decided, not before."),
                N_("Record the decision first, or correct the times."),
            )


def _too_early(case: Case, key: str, decision: Decision) -> Iterator[Breach]:
    found = hearing_of(case, case.first_of(decision.person))
    hearing = found[1] if found else None
    if hearing is None or hearing.ended is None:
        yield Breach(
            f"decisions/{key}",
            N_("Nothing is decided about somebody before they could give their side."),
            N_("Record how the hearing ended. What cannot wait for safety is recorded as a measure, with its reason."),
        )
    elif decision.at and hearing.at and hearing.was_allowed and decision.at < hearing.at and not decision.review:
        yield Breach(
            f"decisions/{key}/at",
            N_("The decision has an earlier time than the hearing."),
            N_("Correct one of the two times."),
        )
    elif not hearing.was_allowed and not decision.review:
        yield Breach(
            f"decisions/{key}/review",
            N_("A decision without their side is provisional and is looked at again."),
            N_("Set the day for it."),
        )


def _appeals(case: Case) -> Iterator[Breach]:
    """Until an appeal is decided, the report stands (row 55); others decide it than those who decided before."""
    for key, appeal in case.appeals.items():
        decision = case.decisions[appeal.decision]
        if _is_lifted_meanwhile(appeal, decision):
            yield Breach(
                f"decisions/{appeal.decision}/sanctions",
                N_("Until an appeal is decided, what was decided holds."),
                N_("Take the day out on which it was lifted."),
            )
        if set(appeal.by) & set(decision.by) and not appeal.same_people and appeal.outcome:
            yield Breach(
                f"appeals/{key}/by",
                N_("Other people decide an appeal than those who decided before."),
                N_("Name others, or say why there was nobody else."),
            )
        if appeal.filed and appeal.decided and appeal.decided < appeal.filed:
            yield Breach(
                f"appeals/{key}/decided",
                N_("The appeal is decided before it came in."),
                N_("Correct one of the two times."),
            )


def _is_lifted_meanwhile(appeal: Appeal, decision: Decision) -> bool:
    if appeal.filed is None:
        return False
    lifted = [one.lifted for one in decision.sanctions.values() if one.lifted]
    until = appeal.decided.date() if appeal.decided else None
    return any(day >= appeal.filed.date() and (until is None or day < until) for day in lifted)


def _announcements(case: Case, event: Event | None) -> Iterator[Breach]:
    """Only the organizer speaks in public, or somebody the organizer has named for it (row 63)."""
    organizers = {handle for handle, one in event.staff.items() if one.role == "organizer"} if event else set()
    for key, one in case.announcements.items():
        if one.at and (one.authority is None or (organizers and one.authority not in organizers)):
            yield Breach(
                f"announcements/{key}/authority",
                N_("An announcement is made by the organizer, or by whoever the organizer has named for it."),
                N_("Note which organizer makes it or has agreed to it."),
            )
