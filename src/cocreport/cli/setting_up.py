"""How a team's folder and its editions come about: the set-up questions, walked like every interview."""

from datetime import UTC
from pathlib import Path
from typing import Final

from cocreport.cli.desk import Desk
from cocreport.cli.following import USUAL
from cocreport.cli.schemas import KINDS, json_schema
from cocreport.errors import StoppedError, UsageError
from cocreport.interview.session import AnswerFile, Replies
from cocreport.interview.walk import Left, Walk, everything
from cocreport.model.address import get_in
from cocreport.model.document import read_record
from cocreport.model.event import Event
from cocreport.model.team import Team
from cocreport.notation.tree import Tree
from cocreport.procedure.load import Setup, setup_questions
from cocreport.procedure.spec import Question, Step
from cocreport.store.files import read_file
from cocreport.store.folder import CaseFolder
from cocreport.store.layout import LONGEST_FILE, TEAM
from cocreport.ui.answers import FileAsker
from cocreport.ui.json_text import to_json
from cocreport.ui.stopping import stoppable
from cocreport.words import say

_PER_TEAM: Final = "team/"
"""What a question about the team writes to; an edition that is added does not ask for it again."""


def make_folder(desk: Desk, directory: Path, answers: Path | None) -> Path:
    """Ask for the team and its first edition, then lay out the folder, and return where it is."""
    root = directory.resolve()
    _need_room_for(root)
    made = _lay_out(desk, root, answers)
    desk.laptop.remember_folder(root)
    desk.console.result(say("Made {folder}, edition {edition}", folder=root.name or root, edition=made.id))
    desk.console.complain(say("Next: `coc check` says what is still missing; `coc new` takes a report."))
    return root


def make_scratch_folder(desk: Desk, root: Path, answers: Path) -> None:
    """Lay out a folder out of an answer file, and say and remember nothing of it."""
    _lay_out(desk, root, answers)


def _lay_out(desk: Desk, root: Path, answers: Path | None) -> Event:
    year = str(desk.clock().year)
    team = Team(schema_=1, name=root.name or "Our team", edition=year, procedure=USUAL)
    made = _walked(desk, Setup(schema_=1, team=team, event=Event(schema_=1, id=year)), answers, setup_questions().steps)
    event = _named_by_its_year(made.event)
    folder = CaseFolder(root, draw=desk.draw)
    folder.make(made.team.model_copy(update={"edition": event.id}), event, _schemas())
    return event


def add_edition(desk: Desk, answers: Path | None) -> None:
    """Ask for the next edition, starting from the last, and make it the current one."""
    desk.folder.prepare()
    team, last = desk.team, desk.event
    steps = tuple(step for step in setup_questions().steps if not _is_about_the_team(step))
    base = last.model_copy(update={"id": _year_after(last.id), "from_": None, "until": None})
    made = _walked(desk, Setup(schema_=1, team=team, event=base), answers, steps)
    event = _with_a_free_id(_named_by_its_year(made.event), desk.folder)
    desk.folder.put_event(event)
    desk.folder.put_team(team.model_copy(update={"edition": event.id}))
    desk.console.result(say("Added edition {edition}", edition=event.id))


def fill_gaps(desk: Desk, answers: Path | None) -> None:
    """Ask for what the team and its edition still lack; what is there stays as it is."""
    desk.folder.prepare()
    base = Setup(schema_=1, team=desk.team, event=desk.event)
    there = base.to_tree()
    steps = tuple(_with_gaps_only(step, there) for step in setup_questions().steps if _gaps_in(step, there))
    if not steps:
        desk.console.complain(say("Nothing is missing."))
        return
    made = _walked(desk, base, answers, steps)
    desk.folder.put_event(made.event)
    desk.folder.put_team(made.team)
    desk.console.result(say("Saved the set-up of {folder}", folder=desk.folder.root.name))


def _walked(desk: Desk, base: Setup, answers: Path | None, steps: tuple[Step, ...]) -> Setup:
    """Walk the set-up questions; without a file they are asked."""
    given = None
    if answers:
        data = read_file(answers, limit=LONGEST_FILE, shown=answers.name)
        given = read_record(AnswerFile, data, file=answers.name).answers
    file_asker = FileAsker(given or {}, file=answers.name if answers else "")
    walk = Walk(
        steps=steps,
        base=base,
        asker=desk.asker if given is None else file_asker,
        keep=lambda _: None,
        clock=desk.clock,
        draw=desk.draw,
        zone=UTC,
        wanted=everything if given is None else lambda slot: slot.name in given,
        review=given is None,
        is_kept=False,
    )
    with stoppable(desk.stops):
        outcome = walk.run(Replies())
    file_asker.expect_all_used()
    if isinstance(outcome, Left):
        raise StoppedError(say("Nothing was made."), outcome.code)
    return outcome.record


def _gaps_in(step: Step, there: dict[str, Tree]) -> tuple[Question, ...]:
    """Return the questions of a step whose place is empty; a list of people with anybody in it has no gap."""
    return tuple(one for one in step.questions if one.writes and get_in(there, one.writes.partition("/{")[0]) is None)


def _with_gaps_only(step: Step, there: dict[str, Tree]) -> Step:
    """Return a step that asks only for what is missing; one that is gone through for each person stays whole."""
    return step if step.repeat else step.model_copy(update={"questions": _gaps_in(step, there)})


def _is_about_the_team(step: Step) -> bool:
    return any((question.writes or "").startswith(_PER_TEAM) for question in step.questions)


def _named_by_its_year(event: Event) -> Event:
    """Give an edition the year of its first day as its id, where that day is known."""
    if event.from_ is None or event.id.startswith(str(event.from_.year)):
        return event
    return event.model_copy(update={"id": str(event.from_.year)})


def _with_a_free_id(event: Event, folder: CaseFolder) -> Event:
    """Give a second edition in one year a letter behind it: ``2031b``."""
    ids = (event.id[:4] + letter for letter in ("", *"bcdefghijklmnopqrstuvwxyz"))
    return event.model_copy(update={"id": next(one for one in ids if not folder.has_event(one))})


def _year_after(edition: str) -> str:
    return str(int(edition[:4]) + 1)


def _need_room_for(root: Path) -> None:
    """Refuse a folder that has a team already, or other things that are not hidden."""
    if (root / TEAM).exists():
        raise UsageError(say("This folder has a team already."), say("`coc init --gaps` asks for what it lacks."))
    if root.exists() and not root.is_dir():
        raise UsageError(say("There is a file of that name."), say("Name a new folder: coc init DIR"))
    if root.exists() and any(not path.name.startswith(".") for path in root.iterdir()):
        raise UsageError(say("This folder is not empty."), say("Name a new one: coc init DIR"))
    if not root.parent.is_dir():
        raise UsageError(say("The folder above it is not there."), say("Make it first, or name another place."))


def _schemas() -> dict[str, str]:
    return {kind: to_json(json_schema(kind)) for kind in KINDS}
