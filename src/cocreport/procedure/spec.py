"""What a procedure file may say: steps, questions, say-lines, checklist kinds, actions, clocks."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field, JsonValue, StringConstraints

from cocreport.model.copies import AudienceName
from cocreport.model.record import Record
from cocreport.model.terms import Count, SchemaNumber, SkipReason, Span, Term, Text, Yes
from cocreport.procedure.audiences import Audience

Name: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,40}$")]
"""How steps, questions, rules and clocks are called; it must do as a file name and on a command line."""

Form: TypeAlias = Literal["line", "text", "handed over", "choice", "several", "list", "time", "coming", "day"]
"""How an answer is given: one line, a text of its own, a text that the reporter types at a keyboard handed to them,
a choice, several of a list, one item a line, a point in time that is past or yet to come, a day."""

Offers: TypeAlias = Literal["team", "organizers", "reported", "actions", "upheld findings", "other findings"]
"""Answers on offer that stand elsewhere: people on the team's list, those who were reported, what the procedure
itself lists."""

About: TypeAlias = Literal[
    "report", "reported", "target", "task", "measure", "decision", "provisional", "sanction", "appeal"
]
"""What a step of the review is gone through for, once for each; a step about nothing of these is taken once."""

Part: TypeAlias = Literal["before", "report", "after", "review"]
"""Before anybody comes; with the reporter; when they have gone; the coordinator and everything later."""

ItemKind: TypeAlias = Literal["offer", "arranged", "question", "act"]

ITEM_STATES: Final[Mapping[str, tuple[str, ...]]] = {
    "offer": ("accepted", "declined", "not yet", "could not"),
    "arranged": ("asked", "under way", "arrived", "could not"),
    "question": ("asked", "not yet"),
    "act": ("done", "not yet", "not needed"),
}
"""The states that a checklist item of each kind can be in."""

Conditions: TypeAlias = Mapping[Text, tuple[Text, ...]]
"""Address to the values that let a question be asked; an empty list means: while nothing stands there."""


class Choice(Record):
    """One of the answers on offer; ``key`` is the letter that gives it at once on the page of emergency contacts.

    ``paper`` is how it stands on the printed form, where the reporter speaks of themselves.
    """

    value: Term
    label: Text
    paper: Text | None = None
    note: Text | None = None
    key: Annotated[str, StringConstraints(pattern=r"^[a-z]$")] | None = None
    rows: tuple[Count, ...] = ()


class Never(Record):
    """Something that staff must not say, why, and what to say in its place."""

    line: Text
    why: Text
    instead: Text | None = None
    rows: tuple[Count, ...] = ()


class Question(Record):
    """One question: what is asked, what is said before, and the place that the answer writes.

    A question that ``names`` something writes nothing: its answer is the key that later addresses use.
    ``label`` names it in a few words where several questions stand on one screen; ``paper`` puts it to somebody who
    fills in the printed form, where a question without it does not stand.
    """

    id: Name
    ask: Text
    paper: Text | None = None
    writes: Text | None = None
    names: Name | None = None
    rows: tuple[Count, ...] = ()
    say: tuple[Text, ...] = ()
    why: Text | None = None
    hint: Text | None = None
    form: Form | None = None
    item: ItemKind | None = None
    choices: tuple[Choice, ...] = ()
    skips: tuple[SkipReason, ...] = ("unknown", "declined", "later")
    when: Conditions = Field(default_factory=dict)
    stamps: Text | None = None
    label: Text | None = None
    offers: Offers | None = None


class Repeat(Record):
    """A step that is gone through once for each of several people or things.

    Without ``ask`` nobody is asked for another one: the step has a round for each that is known already.
    """

    each: Name
    ask: Text | None = None


class Step(Record):
    """One step of the procedure.

    With ``sheet`` its questions stand on one screen under that line, to be answered in any order or passed over.
    A step that is ``on_call`` can be entered from every question, with the key for emergency contacts.
    One of the review is ``about`` something; ``again`` is the line under which it is taken once more, as a new entry.
    What it owes ``outlives`` the case, where a closed case still owes it on its day.
    """

    id: Name
    part: Part
    title: Text
    rows: tuple[Count, ...] = ()
    owner: Literal["taker", "coordinator", "organizer", "team"] = "team"
    about: About | None = None
    again: Text | None = None
    outlives: Yes | None = None
    brief: Text | None = None
    say: tuple[Text, ...] = ()
    never: tuple[Never, ...] = ()
    remind: tuple[Text, ...] = ()
    when: Conditions = Field(default_factory=dict)
    sets: Mapping[Text, JsonValue] = {}
    repeat: Repeat | None = None
    sheet: Text | None = None
    on_call: Yes | None = None
    questions: tuple[Question, ...] = ()
    needs: tuple[Name, ...] = ()
    done: tuple[Name, ...] = ()
    clock: Name | None = None


class Action(Record):
    """Something that can be done about a reported person, to choose from (rows 38 to 53).

    One that keeps two people ``apart`` is about the person who reported as well.
    """

    id: Name
    label: Text
    note: Text | None = None
    rows: tuple[Count, ...] = ()
    lasts: tuple[Literal["this event", "until a day", "without end"], ...] = ()
    apart: Yes | None = None


class Finding(Record):
    """What can be found after both sides were heard; ``stands`` says that the report does."""

    id: Name
    label: Text
    note: Text | None = None
    rows: tuple[Count, ...] = ()
    stands: Literal["yes", "no"] = "no"


class Source(Record):
    """Where a procedure comes from, for the credit that its licence asks for."""

    title: Text
    authors: Text | None = None
    year: Count | None = None
    address: Text | None = None
    licence: Text | None = None
    note: Text | None = None
    rows: tuple[Count, ...] = ()


class Letter(Record):
    """A letter to somebody: paragraphs with names in braces, which coc fills in.

    A paragraph with a name for which there is nothing is left out.
    """

    id: Name
    to: Literal["reporter", "reported", "aware", "venue"]
    label: Text
    rows: tuple[Count, ...] = ()
    when: Literal["before a decision", "once decided"] | None = None
    subject: Text
    body: Annotated[tuple[Text, ...], Field(min_length=1)]


class Procedure(Record):
    """A whole procedure; its steps stand in the order in which they are taken."""

    schema_: SchemaNumber
    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,40}$")]
    version: Count
    title: Text
    about: Text | None = None
    source: tuple[Source, ...] = ()
    clocks: Mapping[Name, Span] = {}
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...] = ()
    actions: tuple[Action, ...] = ()
    letters: tuple[Letter, ...] = ()
    audiences: Mapping[AudienceName, Audience] = {}

    @property
    def id(self) -> str:
        """Return the name with the version, as cases refer to it: ``workshop-1``."""
        return f"{self.name}-{self.version}"

    def questions(self) -> dict[str, Question]:
        """Return every question by its id, in order."""
        return {question.id: question for step in self.steps for question in step.questions}


class Questionnaire(Record):
    """Steps alone, for what is asked once: the team and the edition (``coc init``)."""

    schema_: SchemaNumber
    title: Text
    steps: tuple[Step, ...]
