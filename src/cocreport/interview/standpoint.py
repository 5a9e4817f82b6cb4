"""From where a case is looked at: its procedure, its event, the present moment; and how people and times are said."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from cocreport.interview.known_by import known_by
from cocreport.interview.prompting import spoken, spoken_day
from cocreport.model.case import Case
from cocreport.model.decisions import Sanction
from cocreport.model.event import Event
from cocreport.model.keys import DecisionKey, PersonKey
from cocreport.model.outcome import is_in_force, last_day
from cocreport.procedure.spec import Action, Procedure
from cocreport.words import say

Force: TypeAlias = Literal["live", "to come", "over"]


@dataclass(frozen=True)
class Standpoint:
    """One case with what is needed to say how it stands now; ``is_past`` says that its event is over."""

    case: Case
    procedure: Procedure
    event: Event | None
    now: datetime
    is_past: bool = False

    @cached_property
    def zone(self) -> tzinfo:
        """Return the time zone in which times and days are said."""
        named = self.event.timezone if self.event else None
        return ZoneInfo(named) if named else self.now.tzinfo or UTC

    @cached_property
    def today(self) -> date:
        """Return the day it is at the event."""
        return self.now.astimezone(self.zone).date()

    # People

    def person(self, key: PersonKey) -> str:
        """Return how somebody is known, with their key; of one who stands here twice, the better known entry."""
        first = self.case.first_of(key)
        same = [one for one in self.case.people if self.case.first_of(one) == first]
        people = self.case.people
        named = [*filter(lambda one: people[one].name, same), *filter(lambda one: people[one].badge, same)]
        return f"{known_by(self.case, next(iter(named), first))} ({first})"

    def member(self, handle: str) -> str:
        """Return the name of somebody on the team, or what stands in the case where there is none."""
        member = self.event.staff.get(handle) if self.event else None
        return member.name if member and member.name else flat(handle)

    # Times

    def dated(self, what: str, at: datetime | None) -> str:
        """Return a few words with the time to which they belong, where it is known."""
        return f"{what}, {self.time(at)}" if at else what

    def time(self, at: datetime) -> str:
        """Return a time as people say it where the event is."""
        return spoken(at.astimezone(self.zone))

    # What follows for somebody

    def action(self, sanction: Sanction) -> Action | None:
        """Return what the procedure says about a sanction; one in the team's own words stands in no list."""
        return next((one for one in self.procedure.actions if one.id == sanction.action), None)

    def sanction(self, decision: DecisionKey, sanction: Sanction) -> str:
        """Return a sanction in words, and until when it holds."""
        action = self.action(sanction)
        label = say(action.label) if action else flat(sanction.own or sanction.action or "")
        ends = self.ends(sanction)
        force = self.force(decision, sanction)
        if force == "to come" and sanction.from_:
            return say("{what}, from {day}", what=label, day=spoken_day(sanction.from_))
        if force == "over":
            if ends:
                return say("{what}, held until {day}", what=label, day=spoken_day(ends))
            return say("{what}, no longer", what=label)
        if ends:
            return say("{what}, until {day}", what=label, day=spoken_day(ends))
        return say("{what}, without end", what=label) if sanction.lasts == "without end" else label

    def ends(self, sanction: Sanction) -> date | None:
        """Return the last day of a sanction, as far as it is known."""
        return last_day(sanction, self.event.until if self.event else None)

    def force(self, decision: DecisionKey, sanction: Sanction) -> Force:
        """Say whether a sanction holds today; one for an event that is over does not, whichever day that ended."""
        ends = self.event.until if self.event else None
        if self.is_past and sanction.lasts == "this event":
            return "over"
        if is_in_force(self.case, decision, sanction, on=self.today, event_ends=ends):
            return "live"
        return "to come" if sanction.from_ and sanction.from_ > self.today else "over"


def flat(text: str) -> str:
    """Return a text of a case on one line."""
    return " ".join(text.split())
