"""What `coc check` looks at around a case: its attachments, its links, the cases that were joined."""

from collections.abc import Iterator
from typing import Final

from cocreport.cli.desk import Desk
from cocreport.cli.finding import Finding
from cocreport.cli.linking import can_see, has_link
from cocreport.errors import CocError
from cocreport.model.case import Case
from cocreport.model.keys import CaseId
from cocreport.model.links import from_the_other_side
from cocreport.store import layout

_TOGETHER: Final = "Put both back from the same copy of the folder."


def about_belongings(desk: Desk, case: Case, file: str) -> Iterator[Finding]:
    """Look at what one case names outside its file."""
    for key, attachment in case.attachments.items():
        trouble = desk.folder.attachments.trouble(attachment)
        if trouble:
            yield Finding("wrong", f"{file}, attachments/{key}", trouble.problem, trouble.next_step)
    for key, link in case.links.items():
        yield from _about_link(desk, case, key, f"{file}, links/{key}")
        if not desk.folder.is_known(link.case):
            sentence = "This link leads to a case that is not in the folder."
            yield Finding("note", f"{file}, links/{key}", sentence, "Put the case back, or take the link out.")
    for other in case.joined:
        if other not in desk.folder.joined_ids():
            sentence = f"{other} is part of this case, but its id does not lead here."
            fix = f"Put back {layout.JOINED}/{other}.yaml, or make it a case again: coc split {case.id} {other}"
            yield Finding("wrong", f"{file}, joined/{other}", sentence, fix)


def _about_link(desk: Desk, case: Case, key: str, where: str) -> Iterator[Finding]:
    """Say where a link is not written in the other case too."""
    link = case.links[key]
    if not can_see(desk, link.case):
        return
    try:
        other = desk.read(link.case).record
    except CocError:  # its own file is looked at by itself
        return
    kind = from_the_other_side(link.kind)
    if not any(has_link(other, one, kind) for one in (case.id, *case.joined)):
        fix = f"Complete it: coc link {case.id} {link.case} --kind '{link.kind}'"
        yield Finding("note", where, "The other case does not have this link.", fix)


def about_pointers(desk: Desk) -> Iterator[Finding]:
    """Look at the cases that are part of another one."""
    for case_id in desk.folder.joined_ids():
        file = f"{layout.JOINED}/{case_id}.yaml"
        try:
            into = desk.folder.pointer(case_id).joined_into
        except CocError as error:
            yield Finding("wrong", file, error.problem, error.next_step)
            continue
        if not desk.folder.has_case(into):
            sentence = "This case is said to be part of another one, which is not in the folder."
            yield Finding("wrong", file, sentence, _TOGETHER)
        elif can_see(desk, into):
            yield from _about_pointer(desk, case_id, into, file)


def _about_pointer(desk: Desk, case_id: CaseId, into: CaseId, file: str) -> Iterator[Finding]:
    is_joined, is_there = desk.folder.resolve(case_id) == into, desk.folder.has_case(case_id)
    if is_joined and is_there:
        fix = f"Finish it: coc join {case_id} {into}, or undo it: coc split {into} {case_id}"
        yield Finding("wrong", file, "Joining or splitting was stopped half way. Nothing is lost.", fix)
    elif is_there:
        fix = f"Begin again: coc join {case_id} {into}, or leave it: coc split {into} {case_id}"
        yield Finding("wrong", file, "Joining or splitting was stopped half way. Nothing is lost.", fix)
    elif not desk.folder.holds(into, case_id):
        sentence = "This case is said to be part of another one, which does not hold it or cannot be read."
        yield Finding("wrong", file, sentence, _TOGETHER)


def about_unnamed_files(desk: Desk) -> Iterator[Finding]:
    """Name attachments that no case names: of an attaching that was stopped, or of a case that was taken away."""
    named: set[str] = set()
    for case_id in desk.folder.case_ids():
        try:
            named |= {one.file for one in desk.folder.read(case_id).record.attachments.values()}
        except CocError:  # what its attachments are is not known, so none is called unnamed
            return
    for name in desk.folder.attachments.names():
        if name not in named:
            sentence = "No case names this file; attaching it may have been stopped."
            yield Finding("note", f"{layout.ATTACHMENTS}/{name}", sentence, "Attach it again, then remove this one.")
