"""Questions with arrows and editing; the only file that knows questionary and prompt_toolkit."""

import os
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from cocreport.errors import ExitCode
from cocreport.interview.asker import Back, Help, Leave, Option, Prompt, Reply
from cocreport.notation.tree import Tree
from cocreport.ui import layout, paste, signs, terminal
from cocreport.ui.console import NARROWEST, Console
from cocreport.ui.keyboard import KeyboardAsker
from cocreport.ui.layout import Line
from cocreport.ui.signs import Again, Entry
from cocreport.ui.stopping import Stops
from cocreport.ui.visible import masked

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindings, KeyPress
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.layout.processors import Transformation, TransformationInput
    from prompt_toolkit.output import Output
    from questionary.prompts.common import InquirerControl

    _Act: TypeAlias = Callable[[KeyPressEvent], None]

_CHOOSE: Final = "Use the arrows or a number"
_KEEP: Final = "Keep: "
_FINISH: Final = "Enter begins a new line. Finished: Ctrl-D, F2, or Esc and then Enter."
_ONE_A_LINE: Final = "One on each line."
_WHILE_TYPING: Final = "While you type, F1 and Shift-Tab stand for ? and <."

_LONG: Final = {"text", "list"}
_ACTS_ON_ENTER: Final = {"", signs.HELP, signs.BACK, signs.NO_ANSWER}
_ESCAPE_WAIT: Final = 0.05
"""Seconds after which Esc is a key of its own and not the beginning of another."""
_BESIDE_A_LABEL: Final = 8
"""Columns that the pointer and the number take beside a label in the list."""

_AROUND_A_LIST: Final = 2
_SHORTEST_LIST: Final = 5
"""Lines of a list that are seen at once, however little room the question leaves for them."""

_STYLES: Final = {"heading": "bold ansicyan", "ask": "bold", "keys": "italic"}
_LIST_STYLES: Final = [("answer", "noinherit"), ("question", "noinherit"), ("pointer", "bold"), ("highlighted", "bold")]


class PromptAsker(KeyboardAsker):
    """Asks on a terminal with a cursor; the terminal is as it was after each answer."""

    def __init__(
        self,
        console: Console,
        stops: Stops | None = None,
        *,
        source: "Input | None" = None,
        output: "Output | None" = None,
    ) -> None:
        """Take the keyboard and the screen of a console, or what stands in for them."""
        super().__init__(stops)
        from prompt_toolkit.input import create_input
        from prompt_toolkit.output import create_output

        self._rows_above = 0
        self._source = source or create_input(console.source)
        self._output = output or create_output(console.err)
        if hasattr(self._output, "enable_cpr"):
            # Asked where the cursor is, a slow terminal answers late, and the answer is read as typed text.
            self._output.enable_cpr = False

    def ask(self, prompt: Prompt, current: Tree | None) -> Reply:
        """Put one question; from here on what is typed is read by it, and not echoed above it."""
        try:
            with self._source.raw_mode():
                terminal.forget_typed_ahead(self._source.fileno())
                return super().ask(prompt, current)
        except terminal.errors():
            return Leave(signs.half_typed(prompt, current), self._stops.take() or ExitCode.HUNG_UP)

    def _columns(self) -> int:
        return max(self._output.get_size().columns, NARROWEST)

    def _show(self, lines: Sequence[Line]) -> None:
        from prompt_toolkit.formatted_text import FormattedText
        from prompt_toolkit.shortcuts import print_formatted_text

        shown = FormattedText([(_STYLES.get(line.kind, ""), f"{line.text}\n") for line in lines])
        print_formatted_text(shown, end="", output=self._output)

    def _question(self, prompt: Prompt, current: Tree | None) -> list[Line]:
        del current  # it stands in the line that is edited
        columns = self._columns()
        lines = layout.question(prompt, columns, _hints(prompt))
        if prompt.form == "choice":
            lines += layout.options(_too_much_for_the_list(prompt, columns), columns)
        lines += layout.keys(prompt, columns)
        self._rows_above = len(lines)
        return lines

    def _read(self, prompt: Prompt, current: Tree | None) -> Entry:
        from prompt_toolkit.application import create_app_session
        from prompt_toolkit.input.typeahead import clear_typeahead

        choosing = prompt.form == "choice"
        source = cast("Input", _PatientInput(self._source, choosing=choosing))
        with create_app_session(input=source, output=self._output):
            application = (self._list if choosing else self._text)(prompt, current)
            try:
                return self._run(application)
            finally:
                clear_typeahead(source)

    def _run(self, application: "Application[Entry]") -> Entry:
        """Let the person answer; a signal ends the application as a key would, so that the terminal is restored."""
        buffer = application.current_buffer
        application.ttimeoutlen = _ESCAPE_WAIT

        def leave() -> None:
            if self._stops.is_asked_for and application.is_running and not application.is_done:
                code = self._stops.take() or ExitCode.INTERRUPTED
                application.exit(result=Leave(buffer.text, code))

        def wake() -> None:
            if application.loop is not None:
                application.loop.call_soon_threadsafe(leave)

        try:
            with self._stops.during(wake):
                return application.run(pre_run=leave, handle_sigint=False, set_exception_handler=False)
        except terminal.errors():
            return Leave(buffer.text, self._stops.take() or ExitCode.HUNG_UP)
        except KeyboardInterrupt:
            return Leave(buffer.text, ExitCode.INTERRUPTED)

    def _text(self, prompt: Prompt, current: Tree | None) -> "Application[Entry]":
        """Make the line, or the lines, in which a text is typed and edited."""
        import questionary

        standing = signs.as_text(current)
        keep = signs.kept(prompt, current)

        def entered(text: str) -> Entry:
            return keep if keep is not None and text == standing else text

        is_long = prompt.form in _LONG
        return questionary.text(
            ">",
            default=standing,
            qmark="",
            instruction="",
            multiline=is_long,
            style=questionary.Style(_LIST_STYLES),
            key_bindings=_long_keys(entered) if is_long else _line_keys(entered),
            input_processors=[_ShowHidden()],
        ).application

    def _list(self, prompt: Prompt, current: Tree | None) -> "Application[Entry]":
        """Make the list in which the pointer moves; it stands on a line that answers nothing at first."""
        import questionary
        from prompt_toolkit.key_binding import merge_key_bindings
        from prompt_toolkit.layout import Dimension
        from questionary.prompts.common import InquirerControl

        keep = signs.kept(prompt, current)
        width = self._columns() - _BESIDE_A_LABEL
        values = [option.value for option in prompt.options]
        written = keep is not None and keep.value not in values
        first = layout.shortened(_KEEP + signs.as_text(current) if written else _CHOOSE, width)
        labels = [f"{number}) {layout.shortened(option.label, width)}" for number, option in signs.numbered(prompt)]
        choices = [questionary.Choice(title, value=place) for place, title in enumerate([first, *labels])]
        at = 0 if keep is None or written else values.index(str(keep.value)) + 1
        application = questionary.select(
            "",
            choices,
            default=choices[at],
            qmark="",
            pointer=">",
            instruction=" ",
            use_jk_keys=False,
            show_description=False,
            style=questionary.Style(_LIST_STYLES),
        ).application
        windows = application.layout.find_all_windows()
        window = next(window for window in windows if isinstance(window.content, InquirerControl))
        rows = self._output.get_size().rows - self._rows_above - _AROUND_A_LIST
        window.height = Dimension(max=max(rows, _SHORTEST_LIST))
        mine = _list_keys(cast("InquirerControl", window.content), keep if written else None)
        theirs = [application.key_bindings] if application.key_bindings else []
        application.key_bindings = merge_key_bindings([*theirs, mine])
        return application


class _PatientInput:
    """The keyboard, waiting a moment where a paste may go on, so that a pasted text comes as one."""

    def __init__(self, source: "Input", *, choosing: bool) -> None:
        self._source = source
        self._choosing = choosing
        self._began_on_a_terminal = os.isatty(source.fileno())
        self._is_gone = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)

    @property
    def closed(self) -> bool:
        """Whether nothing can come any more, because the input ended or its terminal is gone."""
        return self._source.closed or self._is_gone

    def read_keys(self) -> "list[KeyPress]":
        """Return what was typed, or one single key for a text that was pasted without saying so."""
        keys = more = self._source.read_keys()
        self._is_gone = self._began_on_a_terminal and not keys and not os.isatty(self._source.fileno())
        while more and paste.may_go_on([key.data for key in keys], choosing=self._choosing):
            more = self._source.read_keys() if terminal.more_waits(self._source.fileno()) else []
            keys = keys + more
        return self._told_apart([_readable(key) for key in keys])

    def _told_apart(self, keys: "list[KeyPress]") -> "list[KeyPress]":
        from prompt_toolkit.key_binding import KeyPress
        from prompt_toolkit.keys import Keys

        data = [key.data for key in keys]
        end = paste.pasted(data, choosing=self._choosing)
        return [KeyPress(Keys.BracketedPaste, "".join(data[:end])), *keys[end:]] if end else keys


class _ShowHidden:
    """Shows a sign for each character that would be sent to the terminal and not be seen."""

    def apply_transformation(self, given: "TransformationInput") -> "Transformation":
        """Change what is shown, never what is edited."""
        from prompt_toolkit.layout.processors import Transformation

        return Transformation([(part[0], masked(part[1]), *part[2:]) for part in given.fragments])


def _readable(key: "KeyPress") -> "KeyPress":
    """Replace bytes that are no text, which nothing could save."""
    from prompt_toolkit.key_binding import KeyPress

    data = re.sub("[\ud800-\udfff]", "\ufffd", key.data)
    return key if data == key.data else KeyPress(data if key.key == key.data else key.key, data)


def _hints(prompt: Prompt) -> list[str]:
    """Return how a text of several lines is finished, which no key on the keyboard says by itself."""
    if prompt.form not in _LONG:
        return []
    return [*([_ONE_A_LINE] if prompt.form == "list" else []), _FINISH, _WHILE_TYPING]


def _too_much_for_the_list(prompt: Prompt, columns: int) -> list[tuple[str, Option]]:
    """Return the options that have more text than a line of the list can show."""
    width = columns - _BESIDE_A_LABEL
    return [one for one in signs.numbered(prompt) if one[1].note or layout.cells(one[1].label) > width]


def _common_keys() -> "KeyBindings":
    """Return the keys that do the same at every question; what was typed goes with each of them."""
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.utils import suspend_to_background_supported

    keys = KeyBindings()
    keys.add("f1", eager=True)(_ending(Help))
    keys.add("s-tab", eager=True)(_ending(Back))
    keys.add("c-c", eager=True)(_ending(Leave))
    keys.add("c-z", eager=True)(_suspending if suspend_to_background_supported() else _nothing)
    return keys


def _text_keys() -> "KeyBindings":
    """Return the keys of both kinds of text: nothing searches, comments out or indents by itself."""
    keys = _common_keys()
    keys.add("tab")(_inserting("\t"))
    for unwanted in (("c-r",), ("c-s",), ("c-o",), ("escape", "#")):
        keys.add(*unwanted)(_nothing)
    return keys


def _line_keys(entered: Callable[[str], Entry]) -> "KeyBindings":
    keys = _text_keys()
    for finish in (("enter",), ("f2",), ("escape", "enter")):
        keys.add(*finish)(_ending(entered))

    @keys.add("c-d")
    def _delete_or_leave(event: "KeyPressEvent") -> None:
        if event.current_buffer.text:
            event.current_buffer.delete()
        else:
            event.app.exit(result=Leave())

    return keys


def _long_keys(entered: Callable[[str], Entry]) -> "KeyBindings":
    keys = _text_keys()
    for finish in (("f2",), ("escape", "enter")):
        keys.add(*finish)(_ending(entered))
    keys.add("c-d")(_ending(lambda text: entered(text) if text else Leave()))

    @keys.add("enter")
    def _new_line(event: "KeyPressEvent") -> None:
        if event.current_buffer.text.strip() in _ACTS_ON_ENTER:
            event.app.exit(result=event.current_buffer.text)
        else:
            event.current_buffer.insert_text("\n")

    return keys


def _list_keys(control: "InquirerControl", keep: Entry | None) -> "KeyBindings":
    """Return the keys of a list: digits move the pointer, Enter takes the line it stands on, signs act at once."""
    from prompt_toolkit.keys import Keys

    keys = _common_keys()
    for sign in (signs.HELP, signs.BACK, signs.NO_ANSWER):
        keys.add(sign, eager=True)(_giving(sign))
    keys.add("c-d", eager=True)(_giving(Leave()))
    keys.add("c-q", eager=True)(_nothing)
    keys.add(Keys.BracketedPaste, eager=True)(_giving(Again(signs.WAS_PASTED)))
    _add_digits(keys, control)

    @keys.add("enter", eager=True)
    def _take(event: "KeyPressEvent") -> None:
        place = control.pointed_at
        control.is_answered = bool(place or keep)
        if control.is_answered:
            event.app.exit(result=str(place) if place else keep)

    return keys


def _add_digits(keys: "KeyBindings", control: "InquirerControl") -> None:
    """Let digits move the pointer; one after another they make a longer number, while there is a line for it."""

    def move(event: "KeyPressEvent") -> None:
        last = control.choice_count - 1
        goes_on = any(key.data.isdecimal() for key in event.previous_key_sequence)
        wished = (f"{control.pointed_at}{event.data}" if goes_on else "0", event.data)
        control.pointed_at = next((int(one) for one in wished if 1 <= int(one) <= last), control.pointed_at)

    for digit in "0123456789":
        keys.add(digit, eager=True)(move)


def _ending(entry: Callable[[str], Entry]) -> "_Act":
    """Make what ends a question with something that is made of the text typed so far."""

    def end(event: "KeyPressEvent") -> None:
        event.app.exit(result=entry(event.current_buffer.text))

    return end


def _giving(entry: Entry) -> "_Act":
    return _ending(lambda _: entry)


def _inserting(text: str) -> "_Act":
    return lambda event: event.current_buffer.insert_text(text)


def _suspending(event: "KeyPressEvent") -> None:
    event.app.suspend_to_background()


def _nothing(event: "KeyPressEvent") -> None:
    del event
