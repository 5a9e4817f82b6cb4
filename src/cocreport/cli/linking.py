"""How two cases are linked, and what of a case's links somebody may see."""

from typing import Final, cast

from cocreport.cli.desk import Desk
from cocreport.errors import CocError, InputNeededError, NotFoundError, StoppedError, UsageError
from cocreport.interview.asker import Answer, Leave, Option, Prompt
from cocreport.model.address import put
from cocreport.model.case import Case
from cocreport.model.keys import CaseId, new_key
from cocreport.model.links import Link, LinkKind, from_the_other_side
from cocreport.ui.stopping import stoppable
from cocreport.words import N_, say

_SAID: Final[dict[LinkKind, str]] = {
    "same matter": N_("It is about the same matter"),
    "related": N_("It has to do with it in another way"),
    "same person": N_("Somebody is in both"),
    "retaliation for": N_("It reports retaliation for the other one"),
    "retaliation in": N_("The other one reports retaliation for it"),
    "counter-report to": N_("It is a report in return to the other one"),
    "counter-report in": N_("The other one is a report in return to it"),
}
_SHORT: Final[dict[str, LinkKind]] = {"retaliation": "retaliation for", "counter-report": "counter-report to"}


def need_two(one: CaseId, two: CaseId) -> None:
    """Refuse one case twice."""
    if one == two:
        raise UsageError(say("This is one case."), say("A link needs two."))


def kind_of(said: str) -> LinkKind:
    """Return the kind that was typed; ``retaliation`` and ``counter-report`` speak of the first case."""
    plain = " ".join(said.casefold().split())
    kind = _SHORT.get(plain, plain)
    if kind not in _SAID:
        raise UsageError(say("There is no such kind of link."), say("It is one of: {words}.", words=", ".join(_SAID)))
    return kind


def asked_kind(desk: Desk, one: CaseId, two: CaseId) -> LinkKind:
    """Ask how two cases belong together."""
    try:
        asker = desk.asker
    except InputNeededError:
        raise InputNeededError(say("How do these cases belong together?"), say("Say it with --kind.")) from None
    prompt = Prompt(
        slot="kind",
        title=say("{one} and {two}", one=one, two=two),
        ask=say("How does {one} belong to {two}?", one=one, two=two),
        form="choice",
        options=tuple(Option(kind, say(said)) for kind, said in _SAID.items()),
        can_go_back=False,
    )
    with stoppable(desk.stops):
        while True:
            match asker.ask(prompt, None):
                case Answer(value):
                    return cast("LinkKind", value)
                case Leave(_, code):
                    raise StoppedError(say("Nothing was linked."), code)
                case _:
                    asker.tell(say("Choose one of them, or stop with Ctrl-C."))


def link(desk: Desk, cases: tuple[CaseId, CaseId], kind: LinkKind, *, by: str) -> bool:
    """Write a link into both cases; tell whether it was missing in one of them."""
    one, two = cases
    first = _put_link(desk, one, Link(case=two, kind=kind, at=desk.now(), by=by))
    try:
        second = _put_link(desk, two, Link(case=one, kind=from_the_other_side(kind), at=desk.now(), by=by))
    except CocError:
        half = say(
            "The link is saved in {one}, but not yet in {two}. Link them again to complete it.", one=one, two=two
        )
        desk.console.complain(half)
        raise
    return first or second


def _put_link(desk: Desk, case_id: CaseId, link: Link) -> bool:
    before = desk.folder.read(case_id).record.links

    def change(case: Case) -> Case:
        if has_link(case, link.case, link.kind):
            return case
        return put(case, f"links/{new_key('l', case.links, desk.draw)}", link.to_tree())

    return desk.folder.amend(case_id, change, at=link.at, by=link.by).record.links != before


def has_link(case: Case, other: CaseId, kind: LinkKind) -> bool:
    """Tell whether a case has such a link."""
    return any((one.case, one.kind) == (other, kind) for one in case.links.values())


def without_hidden_links(desk: Desk, case: Case) -> Case:
    """Return a case without links to cases that this viewer may not see, and without a trace of them."""
    hidden = {key for key, one in case.links.items() if not can_see(desk, one.case)}
    if not hidden:
        return case
    links = {key: one for key, one in case.links.items() if key not in hidden}
    history = {
        key: entry
        for key, entry in case.history.items()
        if (entry.address or "").removeprefix("links/").partition("/")[0] not in hidden
    }
    return case.model_copy(update={"links": links, "history": history})


def can_see(desk: Desk, case_id: CaseId) -> bool:
    """Tell whether there is a case that this viewer may see."""
    try:
        desk.find(case_id)
    except NotFoundError:
        return False
    return True
