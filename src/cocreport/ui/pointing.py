"""A list in which a pointer moves: it stands on a line that answers nothing, or on what stands there already."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from cocreport.interview.asker import Leave, Prompt
from cocreport.notation.tree import Tree
from cocreport.ui import keys, layout, signs
from cocreport.ui.signs import Again, Entry
from cocreport.words import N_, say

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.layout import Window

    from cocreport.ui.keys import Act

CHOOSE: Final = N_("Use the arrows or a number")
_KEEP: Final = N_("Keep: {answer}")
_BESIDE: Final = "   "
"""What stands before each line of a label, so wide as the pointer."""

_SIGNS: Final = (signs.HELP, signs.BACK, signs.NO_ANSWER, signs.CONTACTS, signs.BRIEFING)


class Pointing:
    """The options of a question in the list of questionary, their labels broken into lines and never cut."""

    def __init__(self, prompt: Prompt, current: Tree | None) -> None:
        """Take the question and what stands there already; a text beside the options has a line of its own."""
        from questionary import Choice
        from questionary.prompts.common import InquirerControl

        keep = signs.kept(prompt, current)
        values = [option.value for option in prompt.options]
        is_written = keep is not None and keep.value not in values
        self._keep = keep if is_written else None
        self._first = say(_KEEP, answer=signs.as_text(current)) if is_written else say(CHOOSE)
        self._numbered = signs.numbered(prompt)
        self._columns = 0
        self._heights: list[int] = []
        choices = [Choice(str(place), value=place) for place in range(len(self._numbered) + 1)]
        at = choices[values.index(str(keep.value)) + 1] if keep and not is_written else choices[0]
        self.control = InquirerControl(
            choices, initial_choice=at, pointer=">", use_indicator=False, show_description=False
        )

    def wanted(self, columns: int) -> int:
        """Break the labels at this width, and return how many rows all of them take."""
        if columns != self._columns:
            self._columns = columns
            room = columns - len(_BESIDE)
            titles = [layout.wrap(self._first, room, first="", later="  ")]
            for number, option in self._numbered:
                first = f"{number}) "
                note = layout.wrap(option.note, room, first=" " * len(first)) if option.note else []
                titles.append([*layout.wrap(option.label, room, first=first), *note])
            for choice, lines in zip(self.control.choices, titles, strict=True):
                choice.title = f"\n{_BESIDE}".join(lines)
            self._heights = [len(lines) for lines in titles]
        return sum(self._heights)

    def window(self, rows: Callable[[], int]) -> "Window":
        """Return the window of the list, which has so many rows."""
        from prompt_toolkit.layout import Window

        return Window(self.control, get_vertical_scroll=lambda window: self._scrolled(window.vertical_scroll, rows()))

    def _scrolled(self, now: int, rows: int) -> int:
        """Scroll no further than it takes to see all of the option with the pointer, or else its beginning."""
        first = sum(self._heights[: self.control.pointed_at])
        behind = first + self._heights[self.control.pointed_at]
        return min(max(now, behind - rows), first)

    def move(self, by: int) -> None:
        """Move the pointer; after the last line comes the first."""
        self.control.pointed_at = (self.control.pointed_at + by) % self.control.choice_count

    def leap(self, by: int) -> None:
        """Move the pointer by many lines, and not beyond the ends."""
        self.control.pointed_at = min(max(self.control.pointed_at + by, 0), self.control.choice_count - 1)

    def keys(self) -> "KeyBindings":
        """Return the keys of a list: digits and arrows move, Enter takes, signs act at once."""
        from prompt_toolkit.keys import Keys

        bindings = keys.bindings()
        for sign in _SIGNS:
            bindings.add(sign, eager=True)(keys.giving(sign))
        bindings.add("c-d", eager=True)(keys.giving(Leave()))
        bindings.add("c-q", eager=True)(keys.nothing)
        bindings.add(Keys.BracketedPaste, eager=True)(keys.giving(Again(say(signs.WAS_PASTED))))
        for names, by in ((("down", "c-n"), 1), (("up", "c-p"), -1)):
            for name in names:
                bindings.add(name, eager=True)(self._moving(by))
        for digit in "0123456789":
            bindings.add(digit, eager=True)(self._count)
        for key in (option.key for _, option in self._numbered if option.key):
            bindings.add(key, eager=True)(keys.giving(key))
        bindings.add("enter", eager=True)(self._take)
        return bindings

    def _moving(self, by: int) -> "Act":
        return lambda _: self.move(by)

    def _count(self, event: "KeyPressEvent") -> None:
        """Let a digit move the pointer; one after another they make a longer number, while there is a line for it."""
        last = self.control.choice_count - 1
        goes_on = any(key.data.isdecimal() for key in event.previous_key_sequence)
        wished = (f"{self.control.pointed_at}{event.data}" if goes_on else "0", event.data)
        self.control.pointed_at = next((int(one) for one in wished if 1 <= int(one) <= last), self.control.pointed_at)

    def _take(self, event: "KeyPressEvent") -> None:
        place = self.control.pointed_at
        if place or self._keep:
            event.app.exit(result=self._numbered[place - 1][0] if place else cast("Entry", self._keep))
