"""Two people change one case at the same time: what one of them entered is put onto what the other one saved."""

from cocreport.model.address import get_in, put_in
from cocreport.model.case import Case
from cocreport.model.changes import Change, changes_between


def replayed(before: Case, after: Case, now: Case) -> Case | None:
    """Return ``now`` with what changed from ``before`` to ``after``; None where both changed the same value."""
    mine, theirs = changes_between(before, after), changes_between(before, now)
    if any(_touch(one, other) for one in mine for other in theirs):
        return None
    is_ = after.to_tree()
    tree = now.to_tree()
    for change in mine:
        tree = put_in(tree, change.address, get_in(is_, change.address))
    return Case.from_tree(tree)


def _touch(one: Change, other: Change) -> bool:
    """Tell whether two changes are about the same value, or one about what holds the other."""
    here, there = f"{one.address}/", f"{other.address}/"
    return here.startswith(there) or there.startswith(here)
