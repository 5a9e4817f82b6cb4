"""Read a procedure file, and hold every address, rule and clock it names against what there is."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from cocreport.errors import NotFoundError
from cocreport.model.address import AddressError, type_of
from cocreport.model.case import Case
from cocreport.model.document import located, read_record
from cocreport.model.event import Event
from cocreport.model.problems import Problem
from cocreport.model.record import Record
from cocreport.model.team import Team
from cocreport.model.template import placeholders, placeholders_to_draw
from cocreport.model.terms import SchemaNumber, SkipReason, Text
from cocreport.procedure.rules import FIXED_ORDER, RULES
from cocreport.procedure.spec import ITEM_STATES, Procedure, Question, Questionnaire, Step

BUNDLED: Final = ("workshop",)
"""The procedures that come with the program, by name."""

_DATA: Final = Path(__file__).parent / "data"
_OF_THE_REPORT: Final = "report"
"""The placeholder for the report that is taken; its key is there before the first question."""

_OWN_SECTIONS: Final = ("schema", "id", "edition", "procedure", "unanswered", "history", "seal")
"""What the tool itself keeps up to date; no question writes there."""


class Setup(Record):
    """What ``coc init`` asks for: the team and one edition."""

    schema_: SchemaNumber
    team: Team
    event: Event
    unanswered: Mapping[Text, SkipReason] = {}


def load_procedure(data: bytes, *, file: str) -> Procedure:
    """Return the procedure in a file; raise BadFileError for what does not fit the model or the fixed rules."""
    procedure = read_record(Procedure, data, file=file)
    problems = (
        *_unresolved(procedure.steps, Case, procedure),
        *_broken_order(procedure),
        *_repeated(procedure.steps),
    )
    if problems:
        raise located(problems, data, file=file)
    return procedure


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
        "The folder has no procedure of the name and version that is asked for.",
        "Put its file under procedures/, or name one that is there in coc.yaml.",
    )


@cache
def setup_questions() -> Questionnaire:
    """Return what is asked once for a team and an edition."""
    data = bundled_bytes("setup")
    questionnaire = read_record(Questionnaire, data, file="setup.yaml")
    problems = tuple(_unresolved(questionnaire.steps, Setup, None))
    if problems:
        raise located(problems, data, file="setup.yaml")
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
    yield from _keyless(steps)


def _bad_address(where: str, template: str, record: type[Record]) -> Iterator[Problem]:
    try:
        type_of(record, template)
    except AddressError:
        fix = "Use an address out of docs/format.md, like reports/{report}/place."
        yield Problem(where, "The model has no such address.", fix)


def _bad_question(above: str, question: Question, record: type[Record]) -> Iterator[Problem]:
    if (question.writes is None) == (question.names is None):
        yield Problem(above, "A question either writes to an address or names something.", "Give it one of the two.")
    if question.writes:
        yield from _bad_target(f"{above}/writes", question.writes, record)
        yield from _bad_choices(above, question, record)
    if question.stamps:
        yield from _bad_target(f"{above}/stamps", question.stamps, record)
    for template in question.when:
        yield from _bad_address(f"{above}/when/{template}", template, record)


def _bad_target(where: str, template: str, record: type[Record]) -> Iterator[Problem]:
    problems = list(_bad_address(where, template, record))
    if not problems and record is Case and template.split("/", maxsplit=1)[0] in _OWN_SECTIONS:
        yield Problem(where, "The tool itself writes there.", "Take another address, or answers/NAME for an own one.")
    elif not problems and type_of(record, template).is_branch:
        fix = "Name one of them, like reports/{report}/place."
        yield Problem(where, "Several values stand below this address.", fix)
    yield from problems


def _keyless(steps: tuple[Step, ...]) -> Iterator[Problem]:
    """Find addresses with a placeholder that nothing gives a key, so that nothing would ever be written there."""
    targets = [target for number, step in enumerate(steps) for target in _targets(f"steps/{number}", step)]
    drawn = {name for _, template in targets for _, name in placeholders_to_draw(template)}
    named = {question.names for step in steps for question in step.questions}
    for where, template in targets:
        if not {_OF_THE_REPORT, *drawn, *named}.issuperset(placeholders(template)):
            fix = "Write {report}, or the name that stands behind people/ or another list of entries."
            yield Problem(where, "Nothing gives a key for a name in braces here.", fix)


def _targets(above: str, step: Step) -> Iterator[tuple[str, str]]:
    yield from ((f"{above}/sets/{template}", template) for template in step.sets)
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
            fix = f"It takes one of: {', '.join(states)}."
            yield Problem(f"{above}/choices/{number}/value", "The address does not take this word.", fix)


def _bad_names(above: str, step: Step, procedure: Procedure | None) -> Iterator[Problem]:
    for kind, names in (("needs", step.needs), ("done", step.done)):
        for number, name in enumerate(names):
            if name not in RULES:
                fix = f"The rules are: {', '.join(sorted(RULES))}."
                yield Problem(f"{above}/{kind}/{number}", "There is no such rule.", fix)
    if step.clock and procedure and step.clock not in procedure.clocks:
        yield Problem(f"{above}/clock", "There is no such clock.", "Add it under `clocks`, or name one that is there.")


def _broken_order(procedure: Procedure) -> Iterator[Problem]:
    """Find what the fixed rules ask for and the procedure does not have (rows 27, 32 to 37, 55, 63)."""
    order = [step.id for step in procedure.steps if step.id in FIXED_ORDER]
    missing = [name for name in FIXED_ORDER if name not in order]
    if missing:
        fix = "A procedure may reword this step but not leave it out."
        yield Problem("steps", f"The step `{missing[0]}` is missing.", fix)
    elif tuple(order) != FIXED_ORDER:
        fix = f"Bring these steps into this order: {', '.join(FIXED_ORDER)}."
        yield Problem("steps", "The fixed steps are not in their order.", fix)
    for number, step in enumerate(procedure.steps):
        if step.id in FIXED_ORDER and (step.when or step.part != "review"):
            fix = "Take `when` out, and give it the part `review`."
            yield Problem(f"steps/{number}", "This fixed step can be passed over as it stands.", fix)


def _repeated(steps: tuple[Step, ...]) -> Iterator[Problem]:
    """Find ids that stand twice, since answers are kept by them."""
    seen: set[str] = set()
    for number, step in enumerate(steps):
        ids = [(f"steps/{number}/id", step.id)]
        ids += [(f"steps/{number}/questions/{place}/id", one.id) for place, one in enumerate(step.questions)]
        for where, name in ids:
            if name in seen:
                yield Problem(where, "This id is used twice.", "Each step and question needs an id of its own.")
            seen.add(name)
