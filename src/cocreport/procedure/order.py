"""The order that no procedure can switch off (rows 32-37, 55, 63): where a case breaks it, and how to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from cocreport.model.case import Case
from cocreport.model.decisions import Appeal, Decision
from cocreport.model.event import Event
from cocreport.model.likeness import folded
from cocreport.model.outcome import hearings_of
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
    yield from _measures(case)
    yield from _decisions(case, _zone(event))
    yield from _appeals(case, event)
    yield from _announcements(case, event)


def new_breaches(before: Case, after: Case, event: Event | None) -> tuple[Breach, ...]:
    """Return what a change would break that was not broken before."""
    was = set(breaches(before, event))
    new = (one for one in breaches(after, event) if one not in was)
    return (*new, *_rewritten_meanwhile(before, after))


def _rewritten_meanwhile(before: Case, after: Case) -> Iterator[Breach]:
    """Find a decision that was made another one in place while an appeal against it is open (row 55)."""
    pending = {one.decision for key, one in after.appeals.items() if key in before.appeals and not one.outcome}
    for key in sorted(pending & before.decisions.keys()):
        if not _still_says(before.decisions[key], after.decisions[key]):
            yield Breach(
                f"decisions/{key}",
                N_("Until an appeal is decided, what was decided holds."),
                N_("Record what became of the appeal; a decision that changes something stands beside the first."),
            )


def _still_says(before: Decision, after: Decision) -> bool:
    """Tell whether a decision holds as it did; something that was still to be chosen may be added."""
    spans = {key: (one.from_, one.lasts, one.until) for key, one in after.sanctions.items()}
    kept = all((one.from_, one.lasts, one.until) == spans.get(key) for key, one in before.sanctions.items())
    return kept and before.stands in (None, after.stands)


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


def _measures(case: Case) -> Iterator[Breach]:
    """What could not wait has its reason, and a second person looks at it (row 37)."""
    for key, measure in case.measures.items():
        if measure.what and not measure.reason:
            yield Breach(
                f"measures/{key}/reason",
                N_("What comes before somebody was heard needs a reason why it could not wait."),
                N_("Note the reason with the measure."),
            )
        if measure.reviewed_by and set(measure.by) == {measure.reviewed_by}:
            yield Breach(
                f"measures/{key}/reviewed_by",
                N_("A measure is looked at again by somebody else than whoever decided on it alone."),
                N_("Ask a second person to look at it, and note who it was."),
            )


def _decisions(case: Case, zone: tzinfo) -> Iterator[Breach]:
    """Their side comes before the decision, the decision before what follows (rows 34 to 37)."""
    for key, decision in case.decisions.items():
        yield from _before_their_side(case, key, decision)
        yield from _follows_too_early(key, decision, zone)
        told = decision.told
        if told and told.was_heard and (decision.stands is None or _is_before(told.at, decision.at)):
            yield Breach(
                f"decisions/{key}/told",
                N_("They are told what follows after it was decided, not before."),
                N_("Record the decision first, or correct the times."),
            )


def _before_their_side(case: Case, key: str, decision: Decision) -> Iterator[Breach]:
    """Find a decision about somebody who could not give their side yet, unless it is looked at again.

    It is enough that one hearing has ended: the right to be heard stays open, and using it later breaks nothing.
    """
    ended = [one for one in hearings_of(case, case.first_of(decision.person)).values() if one.ended]
    if not ended:
        yield Breach(
            f"decisions/{key}",
            N_("Nothing is decided about somebody before they could give their side."),
            N_("Record how the hearing ended. What cannot wait for safety is recorded as a measure, with its reason."),
        )
    elif decision.review or any(one.was_allowed and not _is_before(decision.at, one.at) for one in ended):
        return
    elif all(one.was_allowed for one in ended):
        yield Breach(
            f"decisions/{key}/at",
            N_("The decision has an earlier time than the hearing."),
            N_("Correct one of the two times."),
        )
    else:
        yield Breach(
            f"decisions/{key}/review",
            N_("A decision without their side is provisional and is looked at again."),
            N_("Set the day for it."),
        )


def _follows_too_early(key: str, decision: Decision, zone: tzinfo) -> Iterator[Breach]:
    if decision.sanctions and decision.stands != "yes":
        yield Breach(
            f"decisions/{key}/sanctions",
            N_("Something follows for somebody only where it was decided that the report stands."),
            N_("Decide that first. What cannot wait for safety is recorded as a measure, with its reason."),
        )
    decided = decision.at.astimezone(zone).date() if decision.at else None
    for name, sanction in decision.sanctions.items():
        if decided and sanction.from_ and sanction.from_ < decided:
            yield Breach(
                f"decisions/{key}/sanctions/{name}/from",
                N_("What follows for somebody begins when it is decided, not before."),
                N_("Correct the first day. What held before that is recorded as a measure, with its reason."),
            )


def _is_before(one: datetime | None, other: datetime | None) -> bool:
    """Tell whether one time is known to be earlier than another."""
    return one is not None and other is not None and one < other


def _appeals(case: Case, event: Event | None) -> Iterator[Breach]:
    """Until an appeal is decided, the report stands (row 55); others decide it than those who decided before."""
    for key, appeal in case.appeals.items():
        decision = case.decisions[appeal.decision]
        if _is_lifted_meanwhile(appeal, decision, _zone(event)):
            yield Breach(
                f"decisions/{appeal.decision}/sanctions",
                N_("Until an appeal is decided, what was decided holds."),
                N_("Take the day out on which it was lifted."),
            )
        if appeal.outcome and not appeal.same_people and _are_the_same(appeal, decision, event):
            yield Breach(
                f"appeals/{key}/by",
                N_("Other people decide an appeal than those who decided before."),
                N_("Name others, or say why there was nobody else."),
            )
        if _is_before(appeal.decided, appeal.filed):
            yield Breach(
                f"appeals/{key}/decided",
                N_("The appeal is decided before it came in."),
                N_("Correct one of the two times."),
            )
        yield from _replaced_meanwhile(case, appeal)


def _is_lifted_meanwhile(appeal: Appeal, decision: Decision, zone: tzinfo) -> bool:
    """Tell whether something was lifted from the day on which an appeal came in, and before it was decided."""
    if appeal.filed is None:
        return False
    filed = appeal.filed.astimezone(zone).date()
    decided = appeal.decided.astimezone(zone).date() if appeal.decided else date.max
    is_open = appeal.outcome is None or appeal.decided is not None
    lifted = [one.lifted for one in decision.sanctions.values() if one.lifted]
    return is_open and any(filed <= day < decided for day in lifted)


def _are_the_same(appeal: Appeal, decision: Decision, event: Event | None) -> bool:
    """Tell whether somebody decides about an appeal against their own decision, by handle or by name."""
    staff = event.staff if event else {}
    names = {one.name for handle, one in staff.items() if handle in decision.by and one.name}
    return bool({folded(one) for one in appeal.by} & {folded(one) for one in (*decision.by, *names)})


def _replaced_meanwhile(case: Case, appeal: Appeal) -> Iterator[Breach]:
    """Find a decision that took the place of one against which an appeal is still open."""
    for key, decision in case.decisions.items():
        is_later = not _is_before(decision.at, appeal.filed)
        if appeal.outcome is None and decision.revises == appeal.decision and decision.stands and is_later:
            yield Breach(
                f"decisions/{key}/revises",
                N_("Until an appeal is decided, no other decision takes the place of the first."),
                N_("Record what became of the appeal first."),
            )


def _zone(event: Event | None) -> tzinfo:
    return ZoneInfo(event.timezone) if event and event.timezone else UTC


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
