"""Bring the tree of an older file to today's format, one pure function a step."""

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from cocreport.errors import InvalidDataError
from cocreport.notation.tree import Tree
from cocreport.words import say

Migration: TypeAlias = Callable[[dict[str, Tree]], dict[str, Tree]]

CURRENT: Final = 1
"""The format this program writes; open until the first release, so there is nothing to migrate from yet."""

STEPS: Final[Mapping[int, Migration]] = {}
"""The step from each older format to the one after it."""


def migrated(tree: dict[str, Tree], *, file: str) -> dict[str, Tree]:
    """Return the tree in today's format; raise InvalidDataError for one from a newer program."""
    said = tree.get("schema")
    number = int(said) if isinstance(said, str) and re.fullmatch("[1-9][0-9]{0,3}", said) else CURRENT
    if number > CURRENT:
        raise InvalidDataError(
            say("{file}: this file was written by a newer version of coc.", file=file),
            say("Update coc on this computer; until then nothing in the file is touched."),
        )
    for step in range(number, CURRENT):
        tree = STEPS[step](tree)
    return tree
