"""The neutral page that covers the screen: nothing of what is under it can be read, and nothing of it is lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from cocreport.ui import keys, layout
from cocreport.ui.layout import Line
from cocreport.ui.page import fragments
from cocreport.words import N_, say

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindingsBase
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.layout import AnyContainer, Window
    from prompt_toolkit.output import Output

RESTS: Final = N_("This screen is resting.")
GOES_ON: Final = N_("Enter goes on.")
NEEDS_KEY: Final = N_("To go on writing: Enter. Staff: your key, then Enter.")
WRONG_KEY: Final = N_("That is not the key.")


class Cover:
    """A page over another one of the same application: down or not."""

    def __init__(self, output: "Output", *, is_down: bool = False) -> None:
        """Take the output, which knows how wide the page is."""
        self.is_down = is_down
        self._output = output

    def over(self, page: "AnyContainer") -> "AnyContainer":
        """Return what shows either the page or the cover; what is typed in the page stays as it is."""
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.layout import ConditionalContainer, HSplit

        is_down = Condition(lambda: self.is_down)
        cover = resting(self._output, lambda: [say(GOES_ON)])
        return HSplit([ConditionalContainer(cover, is_down), ConditionalContainer(page, ~is_down)])

    def before(self, keys_of_page: "KeyBindingsBase") -> "KeyBindingsBase":
        """Return the keys of both; while the cover is down, Enter lifts it and every other key goes nowhere."""
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.key_binding import ConditionalKeyBindings

        is_down = Condition(lambda: self.is_down)
        own = keys.any_of_them(keys.nothing)
        own.add("enter", eager=True)(keys.doing(self.lift))
        return keys.merged(ConditionalKeyBindings(keys_of_page, ~is_down), ConditionalKeyBindings(own, is_down))

    def lower(self) -> None:
        """Cover the page."""
        self.is_down = True

    def come(self, application: "Application[Any]") -> None:
        """Cover the page though no key was pressed."""
        self.lower()
        application.invalidate()

    def lift(self) -> None:
        """Show the page again."""
        self.is_down = False


class Lock:
    """A cover by itself, which a key opens; without a key Enter does."""

    def __init__(self, output: "Output", key: str | None) -> None:
        """Take the output and the key that staff chose."""
        from prompt_toolkit.buffer import Buffer
        from prompt_toolkit.layout import BufferControl, Window
        from prompt_toolkit.layout.processors import PasswordProcessor

        self._output = output
        self._key = key
        self._remark = ""
        self._typed = Buffer(multiline=False)
        control = BufferControl(self._typed, input_processors=[PasswordProcessor()])
        self.window = Window(control, always_hide_cursor=key is None)

    def container(self) -> "AnyContainer":
        """Return the page, with a place for the key, whose signs are not shown."""
        from prompt_toolkit.layout import HSplit

        return HSplit([resting(self._output, self._sentences, fills=False), self.window])

    def keys(self) -> "KeyBindingsBase":
        """Return the keys: Enter answers, and nothing leads to the shell."""
        bindings = keys.bindings() if self._key else keys.any_of_them(keys.nothing)
        for way_out in ("c-c", "c-d", "c-z", "c-l", "c-r", "c-s", "c-o", "tab"):
            bindings.add(way_out, eager=True)(keys.nothing)
        bindings.add("enter", eager=True)(self._try)
        return bindings

    def _sentences(self) -> list[str]:
        return [say(NEEDS_KEY), self._remark] if self._key else [say(GOES_ON)]

    def _try(self, event: "KeyPressEvent") -> None:
        typed = self._typed.text.strip()
        if typed and typed != self._key:
            self._remark = say(WRONG_KEY)
            self._typed.reset()
        else:
            event.app.exit(result=typed == (self._key or ""))


def resting(output: "Output", sentences: Callable[[], list[str]], *, fills: bool = True) -> "Window":
    """Return the window that says no more than that the screen rests, and how to go on."""
    from prompt_toolkit.layout import FormattedTextControl, Window

    def lines() -> "StyleAndTextTuples":
        columns = output.get_size().columns
        told = [line for sentence in ("", say(RESTS), "", *sentences()) for line in layout.wrap(sentence, columns)]
        return fragments([Line("hint", line) for line in told])

    return Window(FormattedTextControl(lines), dont_extend_height=not fills, always_hide_cursor=fills)
