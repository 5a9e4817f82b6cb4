"""One step of the review, taken for one entry of a case: asked or out of a file, then saved."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cocreport.cli.changing import Change
from cocreport.cli.desk import Desk
from cocreport.cli.lawful import refuse_unlawful
from cocreport.cli.put_aside import refuse_two
from cocreport.errors import ChangedMeanwhileError, InvalidDataError, NotPermittedError
from cocreport.interview.sittings import Sitting, SittingFile
from cocreport.interview.taking import review_of
from cocreport.model.case import Case
from cocreport.model.changes import changes_between
from cocreport.model.document import read_record
from cocreport.model.keys import new_key
from cocreport.model.replaying import replayed
from cocreport.model.template import placeholders_to_draw
from cocreport.procedure.agenda import agenda
from cocreport.procedure.spec import Procedure, Step
from cocreport.procedure.subjects import Subject, subjects
from cocreport.store.files import read_file
from cocreport.store.folder import Stored
from cocreport.store.layout import LONGEST_FILE
from cocreport.ui.answers import FileAsker
from cocreport.words import say


def asked(desk: Desk, before: Stored[Case], step: Step, keys: Mapping[str, str], *, by: str) -> Stored[Case]:
    """Ask the questions of a step at the keyboard, and save what was answered."""
    refuse_two(desk, before.record.id)
    change = _change(desk, before, step, keys, by=by)
    with desk.folder.claim_draft(before.record.id):
        after = change.asked(desk.asker)
        stored = save(desk, before, after, by=by)
        desk.folder.drop_draft(before.record.id)
    return stored


def from_file(desk: Desk, before: Stored[Case], path: Path, *, by: str) -> Stored[Case]:
    """Take the steps that a file has, one after the other, each saved before the next."""
    file = path.name
    sittings = read_record(SittingFile, read_file(path, limit=LONGEST_FILE, shown=file), file=file).steps
    procedure = desk.folder.procedure(before.record.procedure)
    for number, sitting in enumerate(sittings):
        before = _taken(desk, before, procedure, sitting, file=f"{file}, steps/{number}", by=by)
    return before


def _taken(  # noqa: PLR0913 - a step, of which case, out of which file
    desk: Desk, before: Stored[Case], procedure: Procedure, sitting: Sitting, *, file: str, by: str
) -> Stored[Case]:
    step = _step(procedure, sitting, file)
    subject = _subject(desk, before.record, procedure=procedure, step=step, sitting=sitting, file=file)
    keys = fresh(desk, before.record, step, subject.keys) if sitting.again else subject.keys
    change = _change(desk, before, step, keys, by=by)
    change = replace(change, clock=lambda: sitting.at or desk.now())
    asker = FileAsker(sitting.answers, file=file, remarked=desk.console.complain)
    after = change.walked(asker, lambda slot: slot.name in sitting.answers)
    asker.expect_all_used()
    return save(desk, before, after, by=by)


def _step(procedure: Procedure, sitting: Sitting, file: str) -> Step:
    for step in procedure.steps:
        if step.id == sitting.step and step.part == "review":
            return step
    missing = say("The procedure has no such step in the review.")
    raise InvalidDataError(f"{file}: {missing}")


def _subject(  # noqa: PLR0913 - where it is looked for, and what is to be said if it is not there
    desk: Desk, case: Case, *, procedure: Procedure, step: Step, sitting: Sitting, file: str
) -> Subject:
    """Return whom or what a sitting is about: as it says, else the first for whom the step is owed, else the first."""
    found = subjects(case, step.about, desk.edition(case.edition))
    if sitting.about:
        found = found[sitting.about - 1 : sitting.about]
    if not found:
        nothing = say("There is nothing in the case that this step could be about.")
        raise NotPermittedError(f"{file}: {nothing}")
    duties = agenda(case, procedure, desk.team, desk.edition(case.edition))
    owed = {duty.about for duty in duties if duty.step == step.id and not duty.is_done}
    return next((one for one in found if one.key in owed), found[0])


def fresh(desk: Desk, case: Case, step: Step, keys: Mapping[str, str]) -> dict[str, str]:
    """Return the keys for taking a step once more: what it writes to first is an entry of its own."""
    made = dict(keys)
    for template in [*step.sets, *(question.writes for question in step.questions if question.writes)]:
        for kind, name in list(placeholders_to_draw(template))[-1:]:
            made[name] = new_key(kind, [*_taken_keys(case), *made.values()], desk.draw)
            return made
    return made


def _taken_keys(case: Case) -> list[str]:
    return [key for entries in case.to_tree().values() if isinstance(entries, dict) for key in entries]


def _change(desk: Desk, before: Stored[Case], step: Step, keys: Mapping[str, str], *, by: str) -> Change:
    procedure = desk.folder.procedure(before.record.procedure)
    session = review_of(before.record, before.revision, procedure, step.id, keys, by=by, at=desk.now())
    return Change(desk, before.record, procedure, session)


def save(desk: Desk, before: Stored[Case], after: Case, *, by: str) -> Stored[Case]:
    """Save what was entered, onto whatever the case is by now; say what somebody else changed meanwhile."""
    refuse_unlawful(desk, before.record, after)

    def onto(now: Case) -> Case:
        if now == before.record:
            return after
        together = replayed(before.record, after, now)
        if together is None:
            raise ChangedMeanwhileError(
                say("Somebody else changed the same answer of this case meanwhile; theirs stands."),
                say("What you entered is kept: `coc resume {sign}` shows it.", sign=now.id.partition("-")[2]),
            )
        refuse_unlawful(desk, now, together)
        return together

    stored = desk.folder.amend(before.record.id, onto, at=desk.now(), by=by)
    _tell_what_else_changed(desk, before.record, after, stored.record)
    return stored


def _tell_what_else_changed(desk: Desk, before: Case, after: Case, now: Case) -> None:
    """Name the parts of the case that are other than what this person saved: somebody was at it meanwhile."""
    mine = {one.address for one in changes_between(before, after)}
    others = [one.address for one in changes_between(before, now) if one.address not in mine]
    if others:
        places = ", ".join(dict.fromkeys(address.partition("/")[0] for address in others))
        desk.console.complain(say("Somebody else changed this case meanwhile, at: {places}.", places=places))
