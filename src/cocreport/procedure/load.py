"""Read a procedure file, and hold every address, rule and clock it names against what there is."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

from cocreport.errors import NotFoundError
from cocreport.model.address import AddressError, type_of
from cocreport.model.case import Case
from cocreport.model.copies import AudienceName
from cocreport.model.document import located, read_record
from cocreport.model.event import Event
from cocreport.model.problems import Problem
from cocreport.model.record import Record
from cocreport.model.team import Team
from cocreport.model.template import placeholders, placeholders_to_draw
from cocreport.model.terms import Handle, SchemaNumber, SkipReason, Text
from cocreport.procedure.audiences import mistaken
from cocreport.procedure.fixed import broken_order, misplaced
from cocreport.procedure.rules import RULES
from cocreport.procedure.spec import ITEM_STATES, Offers, Procedure, Question, Questionnaire, Step
from cocreport.procedure.subjects import BINDS
from cocreport.words import N_, say

BUNDLED: Final = ("workshop", "community")
"""The procedures that come with the program, by name."""

_DATA: Final = Path(__file__).parent / "data"
_OF_THE_REPORT: Final = "report"
"""The placeholder for the report that is taken; its key is there before the first question."""

_OF_A_PERSON: Final = ("person", "reporter", "guardian", "same_as")
"""The fields that hold the key of somebody under `people`."""

_NAMES_OFFERED: Final = (N_("Nobody can stand at this address."), N_("Offer people where a text may stand."))
_WORDS_OFFERED: Final = (N_("None of these words can stand at this address."), N_("Offer them where a text may stand."))
_OFFERED: Final[Mapping[Offers, tuple[str, str]]] = {
    "team": _NAMES_OFFERED,
    "organizers": _NAMES_OFFERED,
    "reported": (
        N_("This address does not refer to a person of the case."),
        N_("Offer them where a key of a person stands, like measures/{measure}/person."),
    ),
}
"""What is said where something is on offer that an address does not take, and how to mend it."""

_OWN_SECTIONS: Final = ("schema", "id", "edition", "procedure", "unanswered", "history", "seal")
"""What the tool itself keeps up to date; no question writes there."""


class Setup(Record):
    """What ``coc init`` asks for: the team and one edition."""

    schema_: SchemaNumber
    team: Team
    event: Event
    unanswered: Mapping[Text, SkipReason] = {}


class CopyRequest(Record):
    """What ``coc export`` asks for before a copy leaves the folder."""

    schema_: SchemaNumber
    audience: AudienceName
    statement: Text | None = None
    asked_by: Text | None = None
    basis: Text | None = None
    approved_by: Handle | None = None
    reporter_told: Literal["yes", "no"] | None = None
    why_not: Text | None = None
    to: Text | None = None
    hide: tuple[Text, ...] = ()
    unanswered: Mapping[Text, SkipReason] = {}


class PublishRequest(Record):
    """What ``coc stats --public`` asks for before a report is signed off."""

    schema_: SchemaNumber
    lessons: Text | None = None
    reporters_told: Literal["yes", "no", "nobody to tell"] | None = None
    why_not: Text | None = None
    sign: Literal["yes", "not yet"] | None = None
    unanswered: Mapping[Text, SkipReason] = {}


def load_procedure(data: bytes, *, file: str) -> Procedure:
    """Return the procedure in a file; raise BadFileError for what does not fit the model or the fixed rules.

    One that came with the program and was not changed was held against them when the program was tested.
    """
    procedure = read_record(Procedure, data, file=file)
    if any(data == bundled_bytes(name) for name in BUNDLED):
        return procedure
    problems = mistakes(procedure)
    if problems:
        raise located(problems, data, file=file)
    return procedure


def mistakes(procedure: Procedure) -> tuple[Problem, ...]:
    """Return everything in a procedure that does not fit the model or the fixed rules."""
    return (
        *_unresolved(procedure.steps, Case, procedure),
        *broken_order(procedure),
        *misplaced(procedure.steps),
        *_repeated(procedure.steps),
        *mistaken(procedure.audiences),
    )


def bundled_bytes(name: str) -> bytes:
    """Return the file of a bundled procedure or questionnaire, as it is."""
    return (_DATA / f"{name}.yaml").read_bytes()


@cache
def bundled(procedure_id: str) -> Procedure:
    """Return a procedure that comes with the program, by its id; raise NotFoundError for any other."""
    name = procedure_id.rpartition("-")[0]
    if name in BUNDLED:
        procedure = load_procedure(bundled_bytes(name), file=f"{name}.yaml")
        if procedure.id == procedure_id:
            return procedure
    raise NotFoundError(
        say("The folder has no procedure of the name and version that is asked for."),
        say("Put its file under procedures/, or name one that is there in coc.yaml."),
    )


def setup_questions() -> Questionnaire:
    """Return what is asked once for a team and an edition."""
    return _questionnaire("setup", Setup)


def copying_questions() -> Questionnaire:
    """Return what is asked before a copy leaves the folder."""
    return _questionnaire("copying", CopyRequest)


def publishing_questions() -> Questionnaire:
    """Return what is asked before a transparency report is signed off."""
    return _questionnaire("publishing", PublishRequest)


@cache
def _questionnaire(name: str, record: type[Record]) -> Questionnaire:
    data = bundled_bytes(name)
    questionnaire = read_record(Questionnaire, data, file=f"{name}.yaml")
    problems = tuple(_unresolved(questionnaire.steps, record, None))
    if problems:
        raise located(problems, data, file=f"{name}.yaml")
    return questionnaire


def _unresolved(steps: tuple[Step, ...], record: type[Record], procedure: Procedure | None) -> Iterator[Problem]:
    for number, step in enumerate(steps):
        above = f"steps/{number}"
        for template in step.when:
            yield from _bad_address(f"{above}/when/{template}", template, record)
        for template in step.sets:
            yield from _bad_target(f"{above}/sets/{template}", template, record)
        yield from _bad_names(above, step, procedure)
        for place, question in enumerate(step.questions):
            yield from _bad_question(f"{above}/questions/{place}", question, record)
        yield from _bad_screen(above, step)
    yield from _on_call_twice(steps)
    yield from _keyless(steps)


def _bad_address(where: str, template: str, record: type[Record]) -> Iterator[Problem]:
    try:
        type_of(record, template)
    except AddressError:
        fix = say("Use an address out of docs/format.md, like reports/{report}/place.")
        yield Problem(where, say("The model has no such address."), fix)


def _bad_question(above: str, question: Question, record: type[Record]) -> Iterator[Problem]:
    if (question.writes is None) == (question.names is None):
        yield Problem(
            above, say("A question either writes to an address or names something."), say("Give it one of the two.")
        )
    if question.writes:
        yield from _bad_target(f"{above}/writes", question.writes, record)
        yield from _bad_choices(above, question, record)
        yield from _bad_form(above, question, record)
        yield from _bad_offer(above, question, record)
    if question.stamps:
        yield from _bad_target(f"{above}/stamps", question.stamps, record)
    for template in question.when:
        yield from _bad_address(f"{above}/when/{template}", template, record)


def _bad_target(where: str, template: str, record: type[Record]) -> Iterator[Problem]:
    problems = list(_bad_address(where, template, record))
    if not problems and record is Case and template.split("/", maxsplit=1)[0] in _OWN_SECTIONS:
        yield Problem(
            where, say("The tool itself writes there."), say("Take another address, or answers/NAME for an own one.")
        )
    elif not problems and type_of(record, template).is_branch:
        fix = say("Name one of them, like reports/{report}/place.")
        yield Problem(where, say("Several values stand below this address."), fix)
    yield from problems


def _keyless(steps: tuple[Step, ...]) -> Iterator[Problem]:
    """Find addresses with a placeholder that nothing gives a key, so that nothing would ever be written there."""
    targets = [(step, *one) for number, step in enumerate(steps) for one in _targets(f"steps/{number}", step)]
    drawn = {name for _, _, template in targets for _, name in placeholders_to_draw(template)}
    named = {question.names for step in steps for question in step.questions}
    for step, where, template in targets:
        if not {_OF_THE_REPORT, *drawn, *named, *BINDS[step.about]}.issuperset(placeholders(template)):
            fix = say("Write {report}, or the name that stands behind people/ or another list of entries.")
            yield Problem(where, say("Nothing gives a key for a name in braces here."), fix)


def _targets(above: str, step: Step) -> Iterator[tuple[str, str]]:
    for template, value in step.sets.items():
        yield f"{above}/sets/{template}", template
        if isinstance(value, str):
            yield f"{above}/sets/{template}", value
    for place, question in enumerate(step.questions):
        if question.writes:
            yield f"{above}/questions/{place}/writes", question.writes
        if question.stamps:
            yield f"{above}/questions/{place}/stamps", question.stamps


def _bad_choices(above: str, question: Question, record: type[Record]) -> Iterator[Problem]:
    try:
        allowed = type_of(record, question.writes or "").choices
    except AddressError:
        return
    states = ITEM_STATES[question.item] if question.item and allowed else allowed
    for number, choice in enumerate(question.choices):
        if states and choice.value not in states:
            fix = say("It takes one of: {words}.", words=", ".join(states))
            yield Problem(f"{above}/choices/{number}/value", say("The address does not take this word."), fix)


def _bad_form(above: str, question: Question, record: type[Record]) -> Iterator[Problem]:
    """Find a way of answering that the address has no place for."""
    try:
        leaf = type_of(record, question.writes or "")
    except AddressError:
        return
    takes_text = leaf.type is str and not leaf.many
    if question.form == "handed over" and not takes_text:
        yield Problem(f"{above}/form", say("The address takes no text."), say("Hand over only a question for a text."))
    if question.form == "several" and not leaf.many:
        yield Problem(
            f"{above}/form", say("The address takes no list."), say("Take several answers where a list may stand.")
        )


def _bad_offer(above: str, question: Question, record: type[Record]) -> Iterator[Problem]:
    """Find answers on offer that the address cannot take."""
    if question.offers is None:
        return
    try:
        leaf = type_of(record, question.writes or "")
    except AddressError:
        return
    is_person = (question.writes or "").rpartition("/")[2] in _OF_A_PERSON
    if leaf.type is not str or is_person != (question.offers == "reported"):
        sentence, fix = _OFFERED.get(question.offers, _WORDS_OFFERED)
        yield Problem(f"{above}/offers", say(sentence), say(fix))


def _bad_screen(above: str, step: Step) -> Iterator[Problem]:
    """Find a sheet without lines, and rounds that nothing can lead to."""
    if step.sheet and not step.questions:
        yield Problem(
            f"{above}/sheet", say("There is nothing to lay out on this sheet."), say("Give the step a question.")
        )
    if step.repeat and not step.repeat.ask and not _begins_an_entry(step, step.repeat.each):
        fix = say(
            "Let the first question write below a list of entries, like people/{reported}/name, or give it `ask`."
        )
        yield Problem(f"{above}/repeat", say("Nothing tells how many rounds there are."), fix)
    if step.on_call and (not step.repeat or step.repeat.ask or not step.questions or not step.questions[0].choices):
        fix = say("Give it a `repeat` without `ask`, and its first question choices.")
        yield Problem(f"{above}/on_call", say("A step on call notes one entry at a time."), fix)


def _begins_an_entry(step: Step, each: str) -> bool:
    first = (step.questions[0].writes if step.questions else None) or ""
    return each in [name for _, name in placeholders_to_draw(first)]


def _on_call_twice(steps: tuple[Step, ...]) -> Iterator[Problem]:
    for number in [number for number, step in enumerate(steps) if step.on_call][1:]:
        yield Problem(f"steps/{number}/on_call", say("There is a step on call already."), say("Leave one of them."))


def _bad_names(above: str, step: Step, procedure: Procedure | None) -> Iterator[Problem]:
    for kind, names in (("needs", step.needs), ("done", step.done)):
        for number, name in enumerate(names):
            if name not in RULES:
                fix = say("The rules are: {rules}.", rules=", ".join(sorted(RULES)))
                yield Problem(f"{above}/{kind}/{number}", say("There is no such rule."), fix)
    if step.clock and procedure and step.clock not in procedure.clocks:
        yield Problem(
            f"{above}/clock", say("There is no such clock."), say("Add it under `clocks`, or name one that is there.")
        )


def _repeated(steps: tuple[Step, ...]) -> Iterator[Problem]:
    """Find ids that stand twice, since answers are kept by them."""
    seen: set[str] = set()
    for number, step in enumerate(steps):
        ids = [(f"steps/{number}/id", step.id)]
        ids += [(f"steps/{number}/questions/{place}/id", one.id) for place, one in enumerate(step.questions)]
        for where, name in ids:
            if name in seen:
                yield Problem(
                    where, say("This id is used twice."), say("Each step and question needs an id of its own.")
                )
            seen.add(name)
