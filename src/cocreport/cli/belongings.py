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
from cocreport.words import N_, say

_TOGETHER: Final = N_("Put both back from the same copy of the folder.")
_HALF_WAY: Final = N_("Joining or splitting was stopped half way. Nothing is lost.")


def about_belongings(desk: Desk, case: Case, file: str) -> Iterator[Finding]:
    """Look at what one case names outside its file."""
    for key, attachment in case.attachments.items():
        trouble = desk.folder.attachments.trouble(attachment)
        if trouble:
            yield Finding("wrong", f"{file}, attachments/{key}", trouble.problem, trouble.next_step)
    for key, link in case.links.items():
        yield from _about_link(desk, case, key, f"{file}, links/{key}")
        if not desk.folder.is_known(link.case):
            sentence = say("This link leads to a case that is not in the folder.")
            yield Finding("note", f"{file}, links/{key}", sentence, say("Put the case back, or take the link out."))
    for other in case.joined:
        if other not in desk.folder.joined_ids():
            sentence = say("{other} is part of this case, but its id does not lead here.", other=other)
            pointer = f"{layout.JOINED}/{other}.yaml"
            fix = say(
                "Put back {file}, or make it a case again: coc split {case} {other}",
                file=pointer,
                case=case.id,
                other=other,
            )
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
        completed = f"coc link {case.id} {link.case} --kind '{link.kind}'"
        fix = say("Complete it: {command}", command=completed)
        yield Finding("note", where, say("The other case does not have this link."), fix)


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
            sentence = say("This case is said to be part of another one, which is not in the folder.")
            yield Finding("wrong", file, sentence, say(_TOGETHER))
        elif can_see(desk, into):
            yield from _about_pointer(desk, case_id, into, file)


def _about_pointer(desk: Desk, case_id: CaseId, into: CaseId, file: str) -> Iterator[Finding]:
    is_joined, is_there = desk.folder.resolve(case_id) == into, desk.folder.has_case(case_id)
    if is_joined and is_there:
        fix = say("Finish it: coc join {case} {into}, or undo it: coc split {into} {case}", case=case_id, into=into)
        yield Finding("wrong", file, say(_HALF_WAY), fix)
    elif is_there:
        fix = say("Begin again: coc join {case} {into}, or leave it: coc split {into} {case}", case=case_id, into=into)
        yield Finding("wrong", file, say(_HALF_WAY), fix)
    elif not desk.folder.holds(into, case_id):
        sentence = say("This case is said to be part of another one, which does not hold it or cannot be read.")
        yield Finding("wrong", file, sentence, say(_TOGETHER))


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
            sentence = say("No case names this file; attaching it may have been stopped.")
            fix = say("Attach it again, then remove this one.")
            yield Finding("note", f"{layout.ATTACHMENTS}/{name}", sentence, fix)
