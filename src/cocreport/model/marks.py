"""How sensitive a value is, as a mark on its field; every leaf of the model carries one."""

from enum import StrEnum
from typing import Final


class Mark(StrEnum):
    """Who could be hurt by a value, which decides what a copy, an index or a message may hold."""

    IDENTIFIES = "identifies"
    VERBATIM = "verbatim"
    DESCRIBES = "describes"
    WHEN = "when"
    STAFF = "staff"
    PLAIN = "plain"


IDENTIFIES: Final = Mark.IDENTIFIES
"""Names a person or leads to one: name, handle, badge, phone."""
VERBATIM: Final = Mark.VERBATIM
"""Somebody's own words, or prose of staff that may hold anything."""
DESCRIBES: Final = Mark.DESCRIBES
"""Says something about a person or a scene by which insiders would know them: looks, place, age, health."""
WHEN: Final = Mark.WHEN
"""A time, which copies may make coarser."""
STAFF: Final = Mark.STAFF
"""Names or leads to somebody on the team."""
PLAIN: Final = Mark.PLAIN
"""A key, a term out of a list or a number that says nothing about a person by itself."""
