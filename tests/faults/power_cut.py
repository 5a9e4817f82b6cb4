"""Record what a save does to a folder, and build every state of it that a power cut could leave.

A disk keeps for certain what was synced. Of the rest it may keep anything:

* bytes written since the last fsync of their file: none, half, all, or zeros in their place;
* names made, moved or removed since the last fsync of the folder: any of them without the others.

The idea is that of ALICE (Pillai and others, 2014), for one flat folder and calls of ``os``.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import compress, product
from pathlib import Path
from typing import Any, Final, TypeAlias
from unittest.mock import patch

Names: TypeAlias = dict[str, int]
Change: TypeAlias = Callable[[Names], object]

FOLDER: Final = 0
"""The number of the folder itself; its files have others, as inodes have."""
WATCHED: Final = ("close", "fsync", "link", "lseek", "open", "read", "rename", "replace", "unlink", "write")


@dataclass(frozen=True)
class State:
    """What a folder may hold after a power cut, and whether success had been told by then."""

    files: Mapping[str, bytes]
    told: bool


class Disk:
    """A folder as programs see it, and what the disk keeps of it for certain."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.names: Names = {name: number for number, name in enumerate(files, start=FOLDER + 1)}
        self.data = {number: files[name] for name, number in self.names.items()}
        self._safe_names, self._safe_data = dict(self.names), dict(self.data)
        self._unsure: list[Change] = []

    def files(self) -> dict[str, bytes]:
        return {name: self.data[number] for name, number in self.names.items()}

    def make(self, name: str) -> None:
        number = max(self.data, default=FOLDER) + 1
        self.data[number] = self._safe_data[number] = b""
        self.change(lambda names: names.update({name: number}))

    def link(self, name: str, other: str) -> None:
        number = self.names[name]
        self.change(lambda names: names.update({other: number}))

    def rename(self, name: str, other: str) -> None:
        number = self.names[name]
        self.change(lambda names: (names.pop(name, None), names.update({other: number})))

    def remove(self, name: str) -> None:
        self.change(lambda names: names.pop(name, None))

    def change(self, change: Change) -> None:
        change(self.names)
        self._unsure.append(change)

    def write(self, number: int, place: int, data: bytes) -> None:
        held = self.data[number].ljust(place, b"\0")
        self.data[number] = held[:place] + data + held[place + len(data) :]

    def sync(self, number: int) -> None:
        if number == FOLDER:
            self._safe_names, self._unsure = dict(self.names), []
        else:
            self._safe_data[number] = self.data[number]

    def after_a_power_cut(self) -> Iterator[dict[str, bytes]]:
        for kept in product((False, True), repeat=len(self._unsure)):
            names = dict(self._safe_names)
            for change in compress(self._unsure, kept):
                change(names)
            for contents in product(*map(self._may_hold, names.values())):
                yield dict(zip(names, contents, strict=True))

    def _may_hold(self, number: int) -> set[bytes]:
        seen, safe = self.data[number], self._safe_data[number]
        return {safe} if seen == safe else {safe, seen, seen[: len(seen) // 2], bytes(len(seen))}


class Recording:
    """Every state that a power cut could leave, at each moment of what is done to a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.before = self._really_there()
        self.states: list[State] = []
        self._told = False
        self._disk = Disk(self.before)
        self._numbers: dict[int, int] = {}
        self._places: dict[int, int] = {}

    @contextmanager
    def running(self) -> Iterator[None]:
        """Watch the calls; what they come to has to be what the folder really holds in the end."""
        watched: dict[str, Any] = {name: self._watched(name) for name in WATCHED}
        with patch.multiple(os, **watched):
            yield
        if self._disk.files() != self._really_there():
            raise AssertionError("Something was done to the folder by a call that is not watched.")

    def tell(self) -> None:
        """Take down that success is told from here on."""
        self._told = True
        self._keep()

    def broken_promises(self, name: str, new: bytes | None) -> set[str]:
        """Say what a power cut could do: tear the file, undo what was told, leave what nobody knows of."""
        old = self.before.get(name)
        expected = {name, *self.before}
        broken = set()
        for state in self.states:
            held = state.files.get(name)
            if held not in {old, new}:
                broken.add("torn")
            elif state.told and held != new:
                broken.add("undone")
            if any(other not in expected and not other.startswith(".tmp-") for other in state.files):
                broken.add("litter")
        return broken

    def _really_there(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def _keep(self) -> None:
        self.states += (State(files, self._told) for files in self._disk.after_a_power_cut())

    def _watched(self, name: str) -> Callable[..., Any]:
        real, saw = getattr(os, name), getattr(self, f"_saw_{name}")

        def call(*args: Any, **kwargs: Any) -> Any:
            answer = real(*args, **kwargs)
            saw(answer, *args)
            self._keep()
            return answer

        return call

    def _name(self, path: Any) -> str:
        return Path(path).absolute().relative_to(self.folder).name

    def _saw_open(self, descriptor: int, path: Any, flags: int, *_: Any) -> None:
        name = self._name(path)
        if name and name not in self._disk.names:
            self._disk.make(name)
        number = self._disk.names[name] if name else FOLDER
        self._numbers[descriptor], self._places[descriptor] = number, 0
        if flags & os.O_TRUNC:
            self._disk.data[number] = b""

    def _saw_write(self, count: int, descriptor: int, data: Any) -> None:
        self._disk.write(self._numbers[descriptor], self._places[descriptor], bytes(data[:count]))
        self._places[descriptor] += count

    def _saw_read(self, data: bytes, descriptor: int, _count: int) -> None:
        self._places[descriptor] += len(data)

    def _saw_lseek(self, place: int, descriptor: int, *_: Any) -> None:
        self._places[descriptor] = place

    def _saw_fsync(self, _answer: None, descriptor: int) -> None:
        self._disk.sync(self._numbers[descriptor])

    def _saw_close(self, _answer: None, descriptor: int) -> None:
        del self._numbers[descriptor], self._places[descriptor]

    def _saw_link(self, _answer: None, path: Any, other: Any) -> None:
        self._disk.link(self._name(path), self._name(other))

    def _saw_rename(self, _answer: None, path: Any, other: Any) -> None:
        self._disk.rename(self._name(path), self._name(other))

    _saw_replace = _saw_rename

    def _saw_unlink(self, _answer: None, path: Any) -> None:
        self._disk.remove(self._name(path))
