"""What lies between the texts of a file, where the events say nothing: comments, and tabs as indentation."""

import re
from bisect import bisect
from collections.abc import Iterator
from typing import Any, Final

from yaml import ScalarEvent

LINE_WITH_TAB: Final = re.compile(r"^ *\t", re.MULTILINE)
BLOCK_STYLES: Final = ("|", ">")


class Gaps:
    """The gaps of one file, noted while its events pass."""

    def __init__(self, text: str) -> None:
        """Begin with a file of which no event was seen."""
        self.text = text
        self._begins: list[int] = []
        self._ends: list[int] = []

    def passing(self, events: Iterator[Any]) -> Iterator[Any]:
        """Yield the events, and note where texts begin and end."""
        for event in events:
            if type(event) is ScalarEvent:
                self._note(event)
            yield event

    def comments(self, begin: int = 0) -> Iterator[int]:
        """Yield the index of each `#` that begins a comment, from an index on that lies in a gap itself."""
        index = self.text.find("#", begin)
        while index >= 0:
            behind = self._end_of_text(index)
            if behind is None:
                yield index
                behind = index + len(self.line_from(index))
            index = self.text.find("#", behind)

    def tabs(self) -> Iterator[int]:
        """Yield the index behind each tab that indents a line, unless the line begins inside a text."""
        for line in LINE_WITH_TAB.finditer(self.text):
            if self._end_of_text(line.start()) is None:
                yield line.end()

    def line_from(self, index: int) -> str:
        """Return the rest of a line from a character on."""
        end = self.text.find("\n", index)
        return self.text[index:] if end < 0 else self.text[index:end]

    def is_first_on_line(self, index: int) -> bool:
        """Tell whether nothing but white space stands before a character on its line."""
        return not self.text[self.text.rfind("\n", 0, index) + 1 : index].strip()

    def _end_of_text(self, index: int) -> int | None:
        """Return where the text ends that holds a character, or None if it lies in a gap."""
        number = bisect(self._begins, index) - 1
        return self._ends[number] if number >= 0 and index < self._ends[number] else None

    def _note(self, event: Any) -> None:
        """Note a text; that of a block begins below the line with its `|`."""
        begin, end = event.start_mark.index, event.end_mark.index
        if event.style in BLOCK_STYLES:
            below = self.text.find("\n", begin)
            begin = below if below >= 0 else end
        self._begins.append(begin)
        self._ends.append(end)
