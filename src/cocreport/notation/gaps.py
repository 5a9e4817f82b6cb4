"""What lies between the texts of a file, where the events say nothing: comments, and tabs as indentation."""

import re
from collections.abc import Iterator
from typing import Any, Final

from yaml import ScalarEvent

COMMENT: Final = re.compile(r"#[^\n]*")
TAB_AS_INDENTATION: Final = re.compile(r"^ *\t", re.MULTILINE)
BLOCK_STYLES: Final = ("|", ">")


class Gaps:
    """The gaps of one file, noted while its events pass."""

    def __init__(self, text: str) -> None:
        """Begin with a file of which no event was seen."""
        self.text = text
        self._texts: list[tuple[int, int]] = []

    def passing(self, events: Iterator[Any]) -> Iterator[Any]:
        """Yield the events, and note where texts begin and end."""
        for event in events:
            if type(event) is ScalarEvent:
                self._texts.append((self._first_letter(event), event.end_mark.index))
            yield event

    def comments(self) -> Iterator[int]:
        """Yield the index of each `#` that begins a comment."""
        return self._found(COMMENT)

    def tabs(self) -> Iterator[int]:
        """Yield the index of each line that is indented with a tab and does not begin inside a text."""
        return self._found(TAB_AS_INDENTATION)

    def is_first_on_line(self, index: int) -> bool:
        """Tell whether nothing but white space stands before a character on its line."""
        return not self.text[self.text.rfind("\n", 0, index) + 1 : index].strip()

    def _found(self, pattern: re.Pattern[str]) -> Iterator[int]:
        behind = 0
        for start, end in (*self._texts, (len(self.text), 0)):
            yield from (found.start() for found in pattern.finditer(self.text, behind, start))
            behind = end

    def _first_letter(self, event: Any) -> int:
        """Return where a text begins: that of a block begins below the line with its `|`."""
        start: int = event.start_mark.index
        if event.style in BLOCK_STYLES:
            below = self.text.find("\n", start)
            start = below if below >= 0 else event.end_mark.index
        return start
