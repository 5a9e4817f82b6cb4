"""Our own small writer: the same tree gives the same bytes, and a change of one value changes its lines only."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from cocreport.errors import InvalidDataError
from cocreport.notation.refusal import shown
from cocreport.notation.text import MAX_SIMPLE_KEY, written_key, written_value
from cocreport.notation.tree import Tree
from cocreport.words import say

STEP: Final = 2
COMMENT_LINE: Final = re.compile("#[^\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*")

SURROGATE: Final = re.compile("[\ud800-\udfff]")

_Notes: TypeAlias = dict[str, list[str]]
_Parts: TypeAlias = tuple[str, ...]


def write(tree: Mapping[str, Tree], *, header: str = "", comments: Mapping[str, tuple[str, ...]] = {}) -> bytes:
    """Return the bytes of a file, from which `read` makes the tree again (whole numbers as text).

    Comments come above the address they belong to. Where that is gone they go to what it was in, and from the
    outermost level to the end of the file, where the comments of the address "" are.

    Raises:
        InvalidDataError: for half a character (a lone surrogate), which no file can hold, and an empty key.
    """
    notes = _placed(comments, tree)
    lines = [header.rstrip("\n")] if header else []
    lines += _mapping(tree, 0, "", notes) or ["{}"]
    lines += notes.get("", [])
    try:
        return ("\n".join(lines) + "\n").encode()
    except UnicodeEncodeError:
        pass
    raise _half_character(tree)  # out here, so that no error which quotes the text hangs on to it


def _mapping(tree: Mapping[str, Tree], indentation: int, above: str, notes: _Notes) -> list[str]:
    margin = " " * indentation
    lines: list[str] = []
    for key, value in tree.items():
        address = f"{above}/{key}" if above else key
        lines += _above(address, margin, notes)
        name = _key(key, above)
        if len(name) > MAX_SIMPLE_KEY:
            lines.append(f"{margin}? {name}")
            name = ""
        lines += _entry(f"{margin}{name}:", value, indentation + STEP, address, notes)
    return lines


def _key(key: str, above: str) -> str:
    if not key:
        where = f"{shown(above.split('/'))}: " if above else ""
        raise InvalidDataError(where + say("A key is empty."), say("Give it a name."))
    return written_key(key)


def _entry(head: str, value: Tree, indentation: int, address: str, notes: _Notes) -> list[str]:
    if isinstance(value, dict) and value:
        return [head, *_mapping(value, indentation, address, notes)]
    if isinstance(value, list) and value:
        return [head, *_list(value, indentation, address, notes)]
    return [f"{head} {_leaf(value, len(head) + 1, indentation)}"]


def _list(items: list[Tree], indentation: int, above: str, notes: _Notes) -> list[str]:
    margin = " " * indentation
    lines: list[str] = []
    for number, item in enumerate(items):
        address = f"{above}/{number}"
        lines += _above(address, margin, notes)
        lines += _item(margin, item, indentation + STEP, address, notes)
    return lines


def _item(margin: str, item: Tree, indentation: int, address: str, notes: _Notes) -> list[str]:
    """Return an item, whose first line stands behind the dash unless a comment comes before it."""
    head, *below = _entry(f"{margin}-", item, indentation, address, notes)
    if not below or below[0].startswith("#", indentation):
        return [head, *below]
    return [f"{head} {below[0][indentation:]}", *below[1:]]


def _leaf(value: Tree, column: int, indentation: int) -> str:
    if isinstance(value, str):
        return written_value(value, column=column, indentation=indentation)
    if isinstance(value, int):
        return str(int(value))
    return "{}" if isinstance(value, dict) else "[]"


def _above(address: str, margin: str, notes: _Notes) -> list[str]:
    return [margin + note for note in notes.pop(address, ())]


def _placed(comments: Mapping[str, tuple[str, ...]], tree: Mapping[str, Tree]) -> _Notes:
    """Return the comments by addresses that there are."""
    there = {"", *("/".join(parts) for parts, _ in _nodes(tree))} if comments else set()
    placed: _Notes = {}
    for given, notes in comments.items():
        address = given
        while address not in there:
            address = address.rpartition("/")[0]
        placed.setdefault(address, []).extend(map(_comment, notes))
    return placed


def _comment(line: str) -> str:
    if COMMENT_LINE.fullmatch(line):
        return line
    raise InvalidDataError(say("A comment is not one line that begins with #."), say("Write it as such lines."))


def _nodes(value: Mapping[str, Tree] | Tree, parts: _Parts = ()) -> Iterator[tuple[_Parts, Tree]]:
    """Yield everything in a tree, each with its address."""
    inside = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inside:
        yield (*parts, str(step)), one
        yield from _nodes(one, (*parts, str(step)))


def _half_character(tree: Mapping[str, Tree]) -> InvalidDataError:
    where = next(parts for parts, value in _nodes(tree) if _is_half(parts[-1]) or _is_half(value))
    problem = say("One character of the text cannot be stored.")
    return InvalidDataError(f"{shown(where)}: {problem}", say("Take it out and enter the text again."))


def _is_half(value: Tree) -> bool:
    return isinstance(value, str) and SURROGATE.search(value) is not None
