"""The place where a line or a text is typed and edited, and the keys there."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from cocreport.copies.visible import masked
from cocreport.interview.asker import Leave, Prompt
from cocreport.notation.tree import Tree
from cocreport.ui import from_file, keys, signs
from cocreport.ui.signs import Cover, Entry
from cocreport.words import N_, say

if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.layout import AnyContainer, VSplit
    from prompt_toolkit.layout.processors import Transformation, TransformationInput

LONG: Final = frozenset({"text", "list"})
FINISH: Final = N_("Enter begins a new line. Finished: F2, Ctrl-D, or Esc and then Enter.")
FINISH_HANDED_OVER: Final = N_("Finished: F2, or Esc and then Enter")
WHICH_FILE: Final = N_("Which file? Its path, then Enter. Esc goes back to the text.")
_ONE_A_LINE: Final = N_("One on each line.")
_WHILE_TYPING: Final = N_("While typing: F1 ?   Shift-Tab <   F4 !   F3 *   Ctrl-L .")
_OUT_OF_A_FILE: Final = N_("F5 a text from a file")

_ROWS: Final = 5
_ROWS_OF_A_LINE: Final = 3
_ACTS_ON_ENTER: Final = frozenset({"", *signs.ALONE})
_UNWANTED: Final = (("c-r",), ("c-s",), ("c-o",), ("escape", "#"))
"""What would search, comment out, or run something by itself."""


def hints(prompt: Prompt) -> list[str]:
    """Return how a text is finished, and which keys stand for the signs, which no key says by itself."""
    if prompt.is_handed_over:
        return [say(FINISH_HANDED_OVER)]
    if prompt.form not in LONG:
        return [say(_WHILE_TYPING)]
    keys_here = f"{say(_WHILE_TYPING)}   {say(_OUT_OF_A_FILE)}"
    return [*([say(_ONE_A_LINE)] if prompt.form == "list" else []), say(FINISH), keys_here]


def wanted(prompt: Prompt) -> Callable[[int], int]:
    """Return how many rows are needed to type in, at any width; more are taken where the page has them."""
    rows = _ROWS if prompt.form in LONG else _ROWS_OF_A_LINE
    return lambda _: rows


class Writing:
    """A text that is typed: what stands there already can be edited, and kept by not touching it."""

    def __init__(self, prompt: Prompt, current: Tree | None, *, remark: Callable[[str], None]) -> None:
        """Take the question, what stands there, and where to say what is wrong with a file."""
        from prompt_toolkit.buffer import Buffer
        from prompt_toolkit.document import Document

        self._prompt = prompt
        self._standing = signs.as_text(current)
        self._keep = signs.kept(prompt, current)
        self._remark = remark
        self._asks_for_a_file = False
        self.buffer: Buffer = Buffer(document=Document(self._standing), multiline=prompt.form in LONG)
        self._path: Buffer = Buffer(multiline=False)

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.buffer.text

    def leap(self, by: int) -> None:
        """Move the cursor by many lines."""
        (self.buffer.cursor_down if by > 0 else self.buffer.cursor_up)(abs(by))

    def container(self) -> "AnyContainer":
        """Return the place for the text, above one line for the path of a file while that is asked for."""
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.layout import ConditionalContainer, FormattedTextControl, HSplit, Window

        asked = Window(FormattedTextControl(say(WHICH_FILE)), wrap_lines=True, dont_extend_height=True)
        path = _line(self._path, height=2)
        which = ConditionalContainer(HSplit([asked, path]), Condition(lambda: self._asks_for_a_file))
        return HSplit([_line(self.buffer), which])

    def keys(self) -> "KeyBindingsBase":
        """Return the keys of the text."""
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.key_binding import ConditionalKeyBindings

        asks = Condition(lambda: self._asks_for_a_file)
        typing = ConditionalKeyBindings(self._typing_keys(), ~asks)
        return keys.merged(typing, ConditionalKeyBindings(self._path_keys(), asks))

    def _typing_keys(self) -> "KeyBindings":
        bindings = keys.bindings()
        bindings.add("tab")(keys.inserting("\t"))
        for unwanted in _UNWANTED:
            bindings.add(*unwanted)(keys.nothing)
        for finish in (("f2",), ("escape", "enter")):
            bindings.add(*finish)(keys.ending(self._entered))
        if self._prompt.is_handed_over:
            self._add_for_the_reporter(bindings)
        elif self._prompt.form in LONG:
            bindings.add("c-d")(keys.ending(lambda: self._entered() if self.buffer.text else Leave()))
            bindings.add("enter")(self._new_line)
            bindings.add("f5", eager=True)(self._ask_for_a_file)
        else:
            bindings.add("c-d")(self._delete_or_leave)
            bindings.add("enter")(keys.ending(self._entered))
        return bindings

    def _add_for_the_reporter(self, bindings: "KeyBindings") -> None:
        """Lead every way out of a handed-over page to the cover."""
        for way_out in ("c-c", "c-d", "c-z", "c-l", "c-\\"):
            bindings.add(way_out, eager=True)(keys.ending(lambda: Cover(self.buffer.text)))
        bindings.add("enter")(keys.inserting("\n"))

    def _entered(self) -> Entry:
        text = self.buffer.text
        return self._keep if self._keep is not None and text == self._standing else text

    def _new_line(self, event: "KeyPressEvent") -> None:
        if self.buffer.text.strip() in _ACTS_ON_ENTER:
            event.app.exit(result=self.buffer.text)
        else:
            self.buffer.insert_text("\n")

    def _delete_or_leave(self, event: "KeyPressEvent") -> None:
        if self.buffer.text:
            self.buffer.delete()
        else:
            event.app.exit(result=Leave())

    # A text out of a file

    def _path_keys(self) -> "KeyBindings":
        bindings = keys.bindings()
        bindings.add("enter", eager=True)(self._put_in)
        for way_back in ("escape", "f5"):
            bindings.add(way_back, eager=True)(self._back_to_the_text)
        for unwanted in ("tab", "f2", "c-d", "c-r", "c-s", "c-o"):
            bindings.add(unwanted, eager=True)(keys.nothing)
        return bindings

    def _ask_for_a_file(self, event: "KeyPressEvent") -> None:
        self._remark("")
        self._asks_for_a_file = True
        event.app.layout.focus(self._path)

    def _put_in(self, event: "KeyPressEvent") -> None:
        try:
            text = from_file.text_from(self._path.text) if self._path.text.strip() else ""
        except from_file.NoText as reason:
            self._remark(str(reason))
            return
        self._back_to_the_text(event)
        self.buffer.insert_text(text)

    def _back_to_the_text(self, event: "KeyPressEvent") -> None:
        self._remark("")
        self._path.reset()
        self._asks_for_a_file = False
        event.app.layout.focus(self.buffer)


class _ShowHidden:
    """Shows a sign for each character that would be sent to the terminal and not be seen."""

    def apply_transformation(self, given: "TransformationInput") -> "Transformation":
        """Change what is shown, never what is edited."""
        from prompt_toolkit.layout.processors import Transformation

        return Transformation([(part[0], masked(part[1]), *part[2:]) for part in given.fragments])


def _line(buffer: "Buffer", *, height: int | None = None) -> "VSplit":
    """Return a place to type in, behind a sign that says where."""
    from prompt_toolkit.layout import BufferControl, FormattedTextControl, VSplit, Window

    typed = BufferControl(buffer, input_processors=[_ShowHidden()])  # type: ignore[list-item]  # as good as its base
    return VSplit([Window(FormattedTextControl(">"), width=2), Window(typed, wrap_lines=True)], height=height)
