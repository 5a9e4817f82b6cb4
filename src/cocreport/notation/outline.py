"""Where everything in a file stands: the slow second look, for error messages and comments."""

import re
from bisect import bisect
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from yaml import NodeEvent, ScalarEvent, SequenceStartEvent
from yaml.events import CollectionEndEvent, CollectionStartEvent

from cocreport.notation.events import BROKEN, MAX_LEVELS, events

COMMENT_OR_DASH: Final = re.compile(r"#[^\n]*|-")

Parts: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """A key or a list item: its address in parts, its line (from 1), column (from 0) and index in the text."""

    parts: Parts
    line: int
    column: int
    index: int


@dataclass
class _Open:
    """A list or mapping whose end has not come yet."""

    is_list: bool
    step: str | None = None
    count: int = 0
    awaits_key: bool = True


class Outline:
    """The places of a file in their order, up to the first fault or a level too many."""

    def __init__(self, data: bytes) -> None:
        """Walk over the events of a file that is UTF-8."""
        self.text = data.decode()
        self.places: list[Place] = []
        self._parts: dict[tuple[type[Any], int], Parts] = {}
        self._open: list[_Open] = []
        self._behind = 0
        with suppress(*BROKEN):
            for event in events(data):
                self._note(event)
                if len(self._open) > MAX_LEVELS:
                    break

    def parts_of(self, event: Any) -> Parts:
        """Return the address of an event that an equal walk came across."""
        return self._parts.get((type(event), event.start_mark.index), ())

    def reach(self) -> int:
        """Return the index of the last place before the fault."""
        return self.places[-1].index if self.places else 0

    def below(self, index: int) -> Parts:
        """Return the address of the first key or item behind a character, or () if there is none."""
        number = bisect(self.places, index, key=lambda place: place.index)
        return self.places[number].parts if number < len(self.places) else ()

    def near(self, index: int) -> Parts:
        """Return the address of the key on the same line or, if none was read there, of what the line lies in."""
        before = [place for place in self.places if place.index <= index]
        begin = self.text.rfind("\n", 0, index) + 1
        if not before or before[-1].index >= begin:
            return before[-1].parts if before else ()
        source = self.text[begin:].partition("\n")[0]
        return _enclosing(before, len(source) - len(source.lstrip()))

    def _note(self, event: Any) -> None:
        kind = type(event)
        if issubclass(kind, NodeEvent):
            self._step(event)
        if issubclass(kind, CollectionStartEvent):
            self._open.append(_Open(is_list=kind is SequenceStartEvent))
        elif issubclass(kind, CollectionEndEvent):
            self._open.pop()
        self._behind = event.start_mark.index
        if kind is ScalarEvent:
            self._behind = event.end_mark.index

    def _step(self, event: Any) -> None:
        """Take the step to a list item, a key or a value, and note where the first two begin."""
        here = self._open[-1] if self._open else _Open(is_list=False, awaits_key=False)
        is_place = here.is_list or here.awaits_key
        if here.is_list:
            here.step = str(here.count)
            here.count += 1
        elif here.awaits_key:
            here.step = event.value if type(event) is ScalarEvent else None
        here.awaits_key = not here.awaits_key
        parts = tuple(one.step for one in self._open if one.step is not None)
        self._parts.setdefault((type(event), event.start_mark.index), parts)
        if is_place:
            self.places.append(self._place(event, parts, is_item=here.is_list))

    def _place(self, event: Any, parts: Parts, *, is_item: bool) -> Place:
        """Return where a key or item begins; an item that is a mapping or list begins at its dash."""
        mark = event.start_mark
        dash = self._dash(mark.index) if is_item and isinstance(event, CollectionStartEvent) else None
        if dash is None:
            return Place(parts, mark.line + 1, mark.column, mark.index)
        line = mark.line + 1 - self.text.count("\n", dash, mark.index)
        return Place(parts, line, dash - self.text.rfind("\n", 0, dash) - 1, dash)

    def _dash(self, index: int) -> int | None:
        """Return the last dash between what was read last and an index; in brackets there is none."""
        between = COMMENT_OR_DASH.finditer(self.text, self._behind, index)
        return max((found.start() for found in between if found[0] == "-"), default=None)


def _enclosing(before: list[Place], indentation: int) -> Parts:
    """Return the last place read, or the innermost of those around it that stands further left."""
    columns = {place.parts: place.column for place in before}
    parts = before[-1].parts
    while parts and columns[parts] >= indentation:
        parts = parts[:-1]
    return parts
