"""Who on the team owes something by name, as far as roles tell; nothing slow is loaded for it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

_LINES: Final[Mapping[str, Sequence[str]]] = {
    "organizer": ("organizer",),
    "coordinator": ("coordinator", "stand-in", "organizer"),
}
"""Who stands in for whom, in order; what is the team's, or nobody's any more, goes to the coordinator's line."""


def who_owes(named: str | None, owner: str, *, excluded: Collection[str], staff: Mapping[str, str]) -> str | None:
    """Return the handle of whoever owes something, or None where nobody on the team may: it is for the body outside.

    ``named`` comes first, then somebody of the role that is the ``owner``. ``staff`` gives the role of each handle of
    the edition at work; where it is empty no list was made, and nobody has left it. Who is ``excluded`` never owes.
    """
    if named and named not in excluded and (not staff or named in staff):
        return named
    able = [(role, handle) for handle, role in staff.items() if handle not in excluded]
    roles = _LINES.get(owner, _LINES["coordinator"])
    return next((handle for role in roles for one, handle in able if one == role), None)
