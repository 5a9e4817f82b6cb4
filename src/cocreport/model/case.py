"""One case: one matter, from the first report on, in the order in which it is written down."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import model_validator

from cocreport.model.afterwards import Apology, Closing, Debrief, Withdrawal
from cocreport.model.attachments import Attachment
from cocreport.model.copies import Copy
from cocreport.model.decisions import Appeal, Decision
from cocreport.model.hearings import Hearing
from cocreport.model.joined import Joined
from cocreport.model.journal import Entry, Note
from cocreport.model.keys import (
    AnnouncementKey,
    ApologyKey,
    AppealKey,
    AttachmentKey,
    CaseId,
    ClosingKey,
    ConsentKey,
    CopyKey,
    DebriefKey,
    DecisionKey,
    EditionId,
    FollowUpKey,
    HearingKey,
    HistoryKey,
    IncomingKey,
    InformedKey,
    LinkKey,
    MeasureKey,
    MeetingKey,
    NoteKey,
    PersonKey,
    ProcedureId,
    ReportKey,
    SummonsKey,
    TaskKey,
    ToldKey,
    WithdrawalKey,
)
from cocreport.model.links import Link
from cocreport.model.marks import DESCRIBES, IDENTIFIES, PLAIN, STAFF, VERBATIM, WHEN
from cocreport.model.measures import Measure
from cocreport.model.meetings import Meeting, Task
from cocreport.model.people import Person
from cocreport.model.problems import broken_rule
from cocreport.model.public import Announcement, Incoming, Informed
from cocreport.model.record import Record
from cocreport.model.telling import FollowUp
from cocreport.model.terms import Handle, Moment, SchemaNumber, SkipReason, Term, Text
from cocreport.words import N_

_REFERRING: Final = {
    "reporter": "people",
    "person": "people",
    "guardian": "people",
    "same_as": "people",
    "report": "reports",
    "decision": "decisions",
    "revises": "decisions",
}
"""The fields that hold the key of an entry, each with the section in which that entry stands."""

_UNKNOWN: Final = {
    "people": N_("An entry refers to a person who is not under `people`. Add the person or correct the key."),
    "reports": N_("An entry belongs to a report that is not under `reports`. Correct the key."),
    "decisions": N_("An entry refers to a decision that is not under `decisions`. Correct the key."),
}


class Occurred(Record):
    """When something happened: as it was said, beside the reading that a staff member confirmed."""

    said: Annotated[Text, DESCRIBES] | None = None
    from_: Annotated[Moment, WHEN] | None = None
    until: Annotated[Moment, WHEN] | None = None

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.from_ and self.until and self.until < self.from_:
            raise broken_rule(N_("The end is before the beginning. Put the earlier time in `from`."), at="until")
        return self


class Report(Record):
    """What one person told, and how it reached the team (rows 3 to 10)."""

    received: Annotated[Moment, WHEN]
    taken_by: Annotated[Handle, STAFF]
    channel: Annotated[Term, PLAIN] | None = None
    reporter: Annotated[PersonKey, PLAIN] | None = None
    wording: Annotated[Literal["written by the reporter", "typed by the reporter", "transcribed"], PLAIN] | None = None
    account: Annotated[Text, VERBATIM] | None = None
    original: Annotated[Text, DESCRIBES] | None = None
    behaviour: Annotated[Text, DESCRIBES] | None = None
    occurred: Occurred | None = None
    ongoing: Annotated[Literal["still going on", "over", "unclear"], PLAIN] | None = None
    place: Annotated[Text, DESCRIBES] | None = None
    circumstances: Annotated[Text, DESCRIBES] | None = None
    others: Annotated[Text, IDENTIFIES] | None = None
    evidence: Annotated[Text, DESCRIBES] | None = None
    rule: Annotated[Term, PLAIN] | None = None
    wishes: Annotated[Text, VERBATIM] | None = None
    act: Annotated[Literal["now", "only if it repeats"], PLAIN] | None = None


class Consent(Record):
    """Who may know a person's name, and how the team may reach them; given to whom, in what words."""

    person: Annotated[PersonKey, PLAIN]
    name_known_to: Annotated[Literal["nobody", "coordinator", "team", "reported person"], PLAIN] | None = None
    facts_reveal: Annotated[Literal["likely", "unlikely", "unclear"], PLAIN] | None = None
    contact: Annotated[Literal["wanted", "none wished for"], PLAIN] | None = None
    channel: Annotated[Text, IDENTIFIES] | None = None
    times: Annotated[Text, DESCRIBES] | None = None
    never: Annotated[Text, DESCRIBES] | None = None
    given: Annotated[Moment, WHEN] | None = None
    given_to: Annotated[Handle, STAFF] | None = None
    words: Annotated[Text, VERBATIM] | None = None


class Summons(Record):
    """Help that was called: who, when, on whose decision and at whose wish (rows 14 and 20)."""

    who: Annotated[Term, PLAIN] | None = None
    at: Annotated[Moment, WHEN] | None = None
    decided_by: Annotated[Handle, STAFF] | None = None
    wish: Annotated[Literal["asked for by the reporter", "decided by staff"], DESCRIBES] | None = None
    arrived: Annotated[Moment, WHEN] | None = None
    reference: Annotated[Text, IDENTIFIES] | None = None


class Item(Record):
    """One line of the first-response checklist; its kind stands in the procedure."""

    state: Annotated[
        Literal[
            "accepted", "declined", "not yet", "could not",
            "asked", "under way", "arrived",
            "done", "not needed",
        ],
        PLAIN,
    ] | None = None  # fmt: skip
    at: Annotated[Moment, WHEN] | None = None
    who: Annotated[Text, IDENTIFIES] | None = None
    why: Annotated[Text, VERBATIM] | None = None
    answer: Annotated[Text, VERBATIM] | None = None


class Told(Record):
    """One attempt to tell somebody who leads: whom, when, and whether they were reached."""

    who: Annotated[Text, STAFF]
    at: Annotated[Moment, WHEN]
    outcome: Annotated[Literal["reached", "no answer"], PLAIN]


class ComingBack(Record):
    """Who of the team comes back to the reporter, and when, as it was promised."""

    who: Annotated[Text, STAFF] | None = None
    when: Annotated[Text, WHEN] | None = None


class Response(Record):
    """What was done first about one report: safety, help called, the checklist (rows 12 to 20)."""

    danger: Annotated[Literal["yes", "not sure", "no"], PLAIN] | None = None
    summoned: Mapping[Annotated[SummonsKey, PLAIN], Summons] = {}
    presence: Annotated[Literal["here", "on the phone", "gone", "in writing"], PLAIN] | None = None
    checklist: Mapping[Annotated[Term, PLAIN], Item] = {}
    comes_back: ComingBack | None = None
    told: Mapping[Annotated[ToldKey, PLAIN], Told] = {}


class Case(Record):
    """One matter and everything that is known and was done about it."""

    schema_: Annotated[SchemaNumber, PLAIN]
    id: Annotated[CaseId, PLAIN]
    edition: Annotated[EditionId, PLAIN]
    procedure: Annotated[ProcedureId, PLAIN]
    people: Mapping[Annotated[PersonKey, PLAIN], Person] = {}
    reports: Mapping[Annotated[ReportKey, PLAIN], Report] = {}
    consent: Mapping[Annotated[ConsentKey, PLAIN], Consent] = {}
    excluded: tuple[Annotated[Handle, STAFF], ...] = ()
    response: Mapping[Annotated[ReportKey, PLAIN], Response] = {}
    meetings: Mapping[Annotated[MeetingKey, PLAIN], Meeting] = {}
    tasks: Mapping[Annotated[TaskKey, PLAIN], Task] = {}
    measures: Mapping[Annotated[MeasureKey, PLAIN], Measure] = {}
    hearings: Mapping[Annotated[HearingKey, PLAIN], Hearing] = {}
    decisions: Mapping[Annotated[DecisionKey, PLAIN], Decision] = {}
    appeals: Mapping[Annotated[AppealKey, PLAIN], Appeal] = {}
    follow_ups: Mapping[Annotated[FollowUpKey, PLAIN], FollowUp] = {}
    withdrawals: Mapping[Annotated[WithdrawalKey, PLAIN], Withdrawal] = {}
    apologies: Mapping[Annotated[ApologyKey, PLAIN], Apology] = {}
    informed: Mapping[Annotated[InformedKey, PLAIN], Informed] = {}
    announcements: Mapping[Annotated[AnnouncementKey, PLAIN], Announcement] = {}
    incoming: Mapping[Annotated[IncomingKey, PLAIN], Incoming] = {}
    debriefs: Mapping[Annotated[DebriefKey, PLAIN], Debrief] = {}
    closings: Mapping[Annotated[ClosingKey, PLAIN], Closing] = {}
    attachments: Mapping[Annotated[AttachmentKey, PLAIN], Attachment] = {}
    links: Mapping[Annotated[LinkKey, PLAIN], Link] = {}
    joined: Mapping[Annotated[CaseId, PLAIN], Joined] = {}
    copies: Mapping[Annotated[CopyKey, PLAIN], Copy] = {}
    notes: Mapping[Annotated[NoteKey, PLAIN], Note] = {}
    answers: Mapping[Annotated[Term, PLAIN], Annotated[Text, VERBATIM]] = {}
    unanswered: Mapping[Annotated[Text, PLAIN], Annotated[SkipReason, PLAIN]] = {}
    history: Mapping[Annotated[HistoryKey, PLAIN], Entry] = {}
    seal: Annotated[Text, PLAIN] | None = None

    def is_open_to(self, viewer: str | None) -> bool:
        """Tell whether somebody may see the case; an unknown viewer may not see one with an exclusion."""
        return viewer not in self.excluded if viewer else not self.excluded

    def first_of(self, person: str) -> str:
        """Return the key under which somebody stands who stands here more than once (``same_as``)."""
        seen: set[str] = set()
        while (other := self.people[person].same_as) and person not in seen:
            seen.add(person)
            person = other
        return person

    @model_validator(mode="after")
    def _holds_a_report(self) -> Self:
        if not self.reports:
            raise broken_rule(N_("A case holds at least one report. Add it under `reports`."), at="reports")
        return self

    @model_validator(mode="after")
    def _answers_reports_it_has(self) -> Self:
        for key in self.response:
            if key not in self.reports:
                raise broken_rule(_UNKNOWN["reports"], at=f"response/{key}")
        return self

    @model_validator(mode="after")
    def _refers_to_its_own_entries(self) -> Self:
        for address, section, key in self._references():
            if key not in getattr(self, section):
                raise broken_rule(_UNKNOWN[section], at=address)
        return self

    def _references(self) -> Iterator[tuple[str, str, str]]:
        """Give the address of each value that is a key of an entry, its section, and the key."""
        for name in type(self).model_fields:
            entries = getattr(self, name)
            for key, entry in entries.items() if isinstance(entries, Mapping) else ():
                for field in _REFERRING.keys() & getattr(type(entry), "model_fields", {}).keys():
                    if referred := getattr(entry, field):
                        yield f"{name}/{key}/{field}", _REFERRING[field], referred

    @model_validator(mode="after")
    def _revises_what_was_decided_before(self) -> Self:
        before: set[str] = set()
        for key, decision in self.decisions.items():
            if decision.revises and decision.revises not in before:
                sentence = N_("A decision can take the place of an earlier one only. Correct `revises`.")
                raise broken_rule(sentence, at=f"decisions/{key}/revises")
            before.add(key)
        return self

    @model_validator(mode="after")
    def _is_nobody_twice_in_a_circle(self) -> Self:
        for key in self.people:
            if self.people[self.first_of(key)].same_as:
                sentence = N_("This leads back to where it began. Leave `same_as` out for one of these people.")
                raise broken_rule(sentence, at=f"people/{key}/same_as")
        return self

    @model_validator(mode="after")
    def _keeps_no_name_that_nobody_may_know(self) -> Self:
        unnamed = {self.first_of(one.person) for one in self.consent.values() if one.name_known_to == "nobody"}
        for key, person in self.people.items():
            if (person.name or person.handles) and self.first_of(key) in unnamed:
                sentence = N_("A name is kept of a person who said that nobody may know it. Take the name out.")
                raise broken_rule(sentence, at=f"people/{key}/{'name' if person.name else 'handles'}")
        return self
