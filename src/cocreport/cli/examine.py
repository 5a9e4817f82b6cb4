"""What ``coc check`` looks at: files, cases, set-up, modes, things that do not belong in the folder."""

from collections.abc import Iterator

from cocreport.cli.belongings import about_belongings, about_pointers, about_unnamed_files
from cocreport.cli.desk import Desk
from cocreport.cli.finding import Finding
from cocreport.errors import CocError, NotFoundError
from cocreport.interview.session import Session
from cocreport.model.address import get_in
from cocreport.model.case import Case
from cocreport.model.changes import is_changed_by_hand
from cocreport.model.document import BadFileError
from cocreport.notation.tree import Tree
from cocreport.procedure.load import setup_questions
from cocreport.procedure.spec import ITEM_STATES, Procedure, Question
from cocreport.store import layout
from cocreport.store.crypt import SealedError
from cocreport.store.reclosing import plain_files, was_stopped
from cocreport.words import say


def is_wrong(finding: Finding) -> bool:
    """Tell whether a finding has to be mended before the folder is whole."""
    return finding.weight == "wrong"


def examine(desk: Desk, only: str | None) -> tuple[Finding, ...]:
    """Look at one case, or at the whole folder."""
    if only:
        return tuple(_about_case(desk, only))
    try:
        desk.team  # noqa: B018 - without it nothing else can be held against the set-up
    except CocError as error:
        return (*_failure(layout.TEAM, error), *_about_names(desk), *_about_modes(desk))
    return (
        *_about_settings(desk),
        *_about_cases(desk),
        *_about_publications(desk),
        *_about_plain_files(desk),
        *about_pointers(desk),
        *about_unnamed_files(desk),
        *_about_drafts(desk),
        *_about_names(desk),
        *_about_modes(desk),
    )


def accept_hand_edits(desk: Desk, only: str | None) -> None:
    """Put hand edits on record; a file that is not valid is left for the findings to name."""
    for case_id in [only] if only else desk.folder.case_ids():
        try:
            stored = desk.read(case_id)
        except CocError:
            continue
        if is_changed_by_hand(stored.record):
            desk.folder.accept(stored, at=desk.now())


def _about_settings(desk: Desk) -> Iterator[Finding]:
    tree: dict[str, Tree] = {"team": desk.team.to_tree()}
    try:
        tree["event"] = desk.folder.event(desk.team.edition).to_tree()
    except SealedError:  # not for this laptop
        pass
    except CocError as error:
        yield from _failure(f"{layout.EVENTS}/{desk.team.edition}.yaml", error)
    try:
        desk.folder.procedure(desk.team.procedure)
    except CocError as error:
        yield from _failure(f"{layout.PROCEDURES}/{desk.team.procedure}.yaml", error)
    yield from _missing_setup(desk, tree)


def _missing_setup(desk: Desk, tree: dict[str, Tree]) -> Iterator[Finding]:
    """Name what the set-up asks for and nobody has filled in, with what that costs at the desk."""
    files = {"team": layout.TEAM, "event": f"{layout.EVENTS}/{desk.team.edition}.yaml"}
    for step in setup_questions().steps:
        gaps = [one for one in step.questions if one.writes and _is_missing(one, tree)]
        for question in step.questions[:1] if gaps and step.repeat else gaps:
            section, _, name = _place(gaps[0] if step.repeat else question).partition("/")
            yield Finding("missing", f"{files[section]}, {name}", say(question.why or question.ask))


def _is_missing(question: Question, tree: dict[str, Tree]) -> bool:
    place = _place(question)
    return place.partition("/")[0] in tree and get_in(tree, place) is None


def _place(question: Question) -> str:
    """Return what a question writes to, up to the first name that somebody has yet to give."""
    return (question.writes or "").partition("/{")[0]


def _about_plain_files(desk: Desk) -> Iterator[Finding]:
    """Name what lies in an encrypted folder as plain text: encrypting was stopped, or an old copy was put back."""
    if was_stopped(desk.folder):
        stopped = say("A change of who can read was stopped half way.")
        yield Finding(
            "wrong", desk.folder.root.name, stopped, say("`coc encrypt` finishes it, `coc decrypt` undoes it.")
        )
    for file in plain_files(desk.folder, with_staff=desk.readers.covers_staff) if desk.team.encrypted else ():
        yield Finding("wrong", file, say("This is not encrypted, and the folder is."), say("Run `coc encrypt` again."))


def _about_cases(desk: Desk) -> Iterator[Finding]:
    for case_id in desk.folder.case_ids():
        yield from _about_case(desk, case_id)


def _about_publications(desk: Desk) -> Iterator[Finding]:
    for edition in desk.folder.publications():
        try:
            desk.folder.publication(edition)
        except CocError as error:
            yield from _failure(f"{layout.PUBLISHED}/{edition}.yaml", error)


def _about_case(desk: Desk, case_id: str) -> Iterator[Finding]:
    file = f"{layout.CASES}/{case_id}.yaml"
    try:
        case = desk.folder.read(case_id).record
    except SealedError:  # not for whoever sits here
        return
    except CocError as error:
        yield from _failure(file, error)
        return
    if not case.is_open_to(desk.viewer):
        return
    if is_changed_by_hand(case):
        fix = say("If that was right: coc check --accept {case}", case=case_id)
        yield Finding("note", file, say("This case was changed by hand since coc last saved it."), fix)
    if desk.event.staff and not set(case.excluded) <= desk.event.staff.keys():
        fix = say("Correct it: coc edit {case} excluded", case=case_id)
        yield Finding("note", f"{file}, excluded", say("A name here is not on the list of this edition's team."), fix)
    yield from _against_settings(desk, case, file)
    yield from about_belongings(desk, case, file)


def _against_settings(desk: Desk, case: Case, file: str) -> Iterator[Finding]:
    """Hold a case against the edition and the procedure it names."""
    try:
        procedure = desk.folder.procedure(case.procedure)
    except NotFoundError as error:
        yield Finding("wrong", f"{file}, procedure", error.problem, error.next_step)
    except CocError as error:
        yield from _failure(f"{layout.PROCEDURES}/{case.procedure}.yaml", error)
    else:
        yield from _against_procedure(case, procedure, file)
    if not desk.folder.has_event(case.edition):
        yield Finding("missing", f"{file}, edition", say("There is no file for this edition."), say("Put it back."))


def _against_procedure(case: Case, procedure: Procedure, file: str) -> Iterator[Finding]:
    kinds = {
        question.writes.split("/")[3]: question.item
        for question in procedure.questions().values()
        if question.item and question.writes and "/checklist/" in question.writes
    }
    for key, response in case.response.items():
        for name, item in response.checklist.items():
            kind = kinds.get(name)
            where = f"{file}, response/{key}/checklist/{name}"
            if kind is None:
                yield Finding("note", where, say("The procedure has no such item on its checklist."))
            elif item.state and item.state not in ITEM_STATES[kind]:
                sentence = say("An item of this kind has no such state.")
                yield Finding("wrong", where, sentence, _one_of(ITEM_STATES[kind]))


def _one_of(words: tuple[str, ...]) -> str:
    return say("It is one of: {words}.", words=", ".join(words))


def _about_drafts(desk: Desk) -> Iterator[Finding]:
    for case_id in desk.folder.drafts():
        file = f"{layout.DRAFTS}/{case_id}.yaml"
        try:
            desk.folder.draft(case_id, Session)
        except CocError as error:
            yield from _failure(file, error)
        else:
            sign = case_id.partition("-")[2]
            fix = say("Who took it can go on: coc resume {sign}", sign=sign)
            yield Finding("note", file, say("This report is not finished."), fix)


def _about_names(desk: Desk) -> Iterator[Finding]:
    for name in desk.folder.strangers():
        sentence = say("This does not belong here and was not read.")
        yield Finding("note", name, sentence, say("Look at it and move it away."))
    for name in desk.folder.leftovers():
        is_note = name.endswith("-note.yaml")
        fix = say("`coc note` goes on with it.") if is_note else say("Compare it with the case, then remove it.")
        yield Finding("note", name, say("A copy is left here that holds words of a case."), fix)


def _about_modes(desk: Desk) -> Iterator[Finding]:
    tightened = desk.folder.tighten()
    if tightened:
        said = say(
            "Others on this computer could open {count} of its files and folders. They are private again.",
            count=len(tightened),
        )
        yield Finding("note", desk.folder.root.name, said)


def _failure(file: str, error: CocError) -> Iterator[Finding]:
    if not isinstance(error, BadFileError):
        yield Finding("wrong", file, error.problem, error.next_step)
        return
    for one in error.problems:
        where = ", ".join(filter(None, (one.file, say("line {number}", number=one.line), one.problem.address)))
        yield Finding("wrong", where, one.problem.sentence, one.problem.fix)
