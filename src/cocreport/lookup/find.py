"""Words in cases: whatever the accents and capitals, in any field; a file without them is not taken apart."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from cocreport.copies.folding import fold, plain
from cocreport.notation.tree import Tree
from cocreport.store import layout

_A_FEW: Final = 50
"""After so many files it is said how far it has come."""
_USUAL: Final = 65_536
"""Bytes that are asked for at once; nearly every case is shorter."""
_ASCII: Final = bytes(range(128))
_OF_THE_PROGRAM: Final = frozenset({"history", "seal", "schema", "joined"})
"""What is not looked through: former values and what the tool itself keeps."""


class Hit(NamedTuple):
    """Where words stand: the address of a field, its whole text, and where in it the first of them begins and ends."""

    address: str
    text: str
    start: int
    end: int


class Words:
    """What is looked for: each word has to stand in one and the same field, in any order, as a part of a word too."""

    def __init__(self, said: str) -> None:
        """Take what somebody typed."""
        self.words = tuple(dict.fromkeys(plain(said).split()))
        # an apostrophe can stand doubled in a file, so nothing is told by one
        self._bare = [word.replace("'", "") for word in self.words]
        self._bytes = [word.encode() for word in self._bare]

    def may_be_in(self, data: bytes) -> bool:
        """Tell whether a file may hold the words; nothing that does is ever told apart wrongly.

        A word inside of double quotes can be written with backslashes, so a file with one is always taken apart.
        """
        if b"\\" in data or b"`" in data:
            return True
        folded = data.lower().replace(b"'", b"")
        if data.isascii():
            return all(word in folded for word in self._bytes)
        try:
            text = folded.decode()
            for sign in set(data.translate(None, _ASCII).decode()):
                text = text.replace(sign, _plain(sign))
        except UnicodeDecodeError:
            return True
        text = text.replace("'", "")
        return all(word in text for word in self._bare)

    def hits(self, tree: Tree, address: str = "") -> Iterator[Hit]:
        """Give each field of a case that holds all of the words."""
        if isinstance(tree, dict):
            for name, inner in tree.items():
                if address or name not in _OF_THE_PROGRAM:
                    yield from self.hits(inner, f"{address}/{name}".lstrip("/"))
        elif isinstance(tree, list):
            for inner in tree:
                yield from self.hits(inner, address)
        else:
            yield from self._in(str(tree), address)

    def in_text(self, text: str) -> tuple[int, int] | None:
        """Return where in a text the first of the words stands; None where one of them is missing."""
        folded = fold(text)
        places = [folded.text.find(word) for word in self.words]
        if -1 in places or not places:
            return None
        first = min(range(len(places)), key=places.__getitem__)
        return folded.span(places[first], places[first] + len(self.words[first]))

    def _in(self, text: str, address: str) -> Iterator[Hit]:
        place = self.in_text(text)
        if place:
            yield Hit(address, text, *place)


def files_with(words: Words, root: Path, progress: Callable[[int, int], None]) -> Iterator[str]:
    """Give the id of each case whose file may hold the words, sorted; links and other names are not opened."""
    folder = str(root / layout.CASES)
    names = _case_files(folder)
    for number, name in enumerate(names):
        if not number % _A_FEW:
            progress(number, len(names))
        data = _bytes(f"{folder}/{name}")
        if data is None or data.startswith(b"age-encryption.org/") or words.may_be_in(data):
            yield name[:-5]
    progress(len(names), len(names))


def line_around(hit: Hit, *, width: int = 72) -> str:
    """Return the line in which the words stand, shortened around them."""
    begin = hit.text.rfind("\n", 0, hit.start) + 1
    ends = hit.text.find("\n", hit.end)
    line = hit.text[begin : ends if ends >= 0 else None]
    at = hit.start - begin
    first = max(0, at - width // 2) if len(line) > width else 0
    cut = line[first : first + width]
    before, after = ("… " if first else ""), (" …" if first + width < len(line) else "")
    return f"{before}{' '.join(cut.split())}{after}"


def _case_files(folder: str) -> list[str]:
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as there:
        return sorted(one.name for one in there if layout.CASE_FILE.fullmatch(one.name))
    return []


def _bytes(path: str) -> bytes | None:
    """Return what a file holds, or None where that has to be found out by whoever reads it properly."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    try:
        data = os.read(descriptor, _USUAL)
        while len(data) >= _USUAL and (more := os.read(descriptor, layout.LONGEST_FILE)):
            data += more
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return data


@cache
def _plain(sign: str) -> str:
    return plain(sign)
