"""Questions with arrows and editing, a page each; nothing of them stays on the terminal."""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Back, Briefing, Contacts, Help, Leave, Prompt, Reply, Typing, forget
from cocreport.notation.tree import Tree
from cocreport.ui import keys, signs, terminal, writing
from cocreport.ui.console import NARROWEST, Console
from cocreport.ui.cover import Cover, Lock
from cocreport.ui.keeping import Keeping
from cocreport.ui.keyboard import KeyboardAsker
from cocreport.ui.layout import Line
from cocreport.ui.page import Page
from cocreport.ui.pointing import Pointing
from cocreport.ui.signs import Entry
from cocreport.ui.stage import Scene, Stage
from cocreport.ui.stopping import Stops
from cocreport.ui.writing import Writing

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent
    from prompt_toolkit.output import Output

IDLE: Final = 120.0
"""Seconds without a key after which a page is covered."""
FADING: Final = 20.0
"""Seconds without a key after which a page for staff alone hides itself."""

_REPLIES: Final[dict[str, Callable[[str], Entry]]] = {
    "f1": Help,
    "s-tab": Back,
    "f3": Briefing,
    "f4": Contacts,
    "c-c": Leave,
}


class PromptAsker(KeyboardAsker):
    """Asks on the alternate screen of a terminal, from the first question until ``close``.

    Whoever asks has to close it before anything else is written; a ``Leave`` closes it too, and so does the end of
    the program. What is asked after that opens it again.
    """

    def __init__(  # noqa: PLR0913 - two streams and two times, each with what is usual
        self,
        console: Console,
        stops: Stops | None = None,
        *,
        source: "Input | None" = None,
        output: "Output | None" = None,
        idle: float | None = IDLE,
        fading: float = FADING,
    ) -> None:
        """Take the keyboard and the screen of a console, or what stands in for them."""
        super().__init__(stops)
        from prompt_toolkit.input import create_input
        from prompt_toolkit.output import create_output

        output = output or create_output(console.err)
        if hasattr(output, "enable_cpr"):
            # Asked where the cursor is, a slow terminal answers late, and the answer is read as typed text.
            output.enable_cpr = False
        self._stage = Stage(source or create_input(console.source), output, self._stops)
        self._idle = idle
        self._fading = fading
        self._notices: list[str] = []
        self._again = ""
        self._is_covered = False

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:
        """Put one question; from here on what is typed is read by it, and not shown above it."""
        reply = self._asked_unechoed(prompt, current, typing)
        if isinstance(reply, Leave):
            self.close()
        return reply

    def tell(self, text: str) -> None:
        """Say something that needs no answer, at the top of the next page."""
        self._notices.append(text)

    def close(self) -> None:
        """Give the terminal back as it was."""
        self._notices.clear()
        self._again, self._is_covered = "", False
        self._stage.screen.close()

    def _asked_unechoed(self, prompt: Prompt, current: Tree | None, typing: Typing) -> Reply:
        try:
            self._stage.screen.open()
            with self._stage.source.raw_mode():
                terminal.forget_typed_ahead(self._stage.source.fileno())
                return super().ask(prompt, current, typing=typing)
        except terminal.errors():
            return Leave(signs.half_typed(prompt, current), self._stops.take() or ExitCode.HUNG_UP)

    # A page stands in for everything that is written line by line elsewhere

    def _columns(self) -> int:
        return max(self._stage.output.get_size().columns, NARROWEST)

    def _show(self, lines: Sequence[Line]) -> None:
        """Write nothing; a page is drawn when it is read."""

    def _question(self, prompt: Prompt, current: Tree | None) -> list[Line]:
        del prompt, current
        return []

    def _hint(self, sentence: str) -> None:
        self._again = sentence

    # Pages

    def _read(self, prompt: Prompt, current: Tree | None) -> Entry:
        if prompt.is_handed_over:
            return self._handed_to_the_reporter(prompt, current)
        if prompt.fades:
            return self._glanced_at(prompt)
        return self._chosen(prompt, current) if prompt.form == "choice" else self._typed(prompt, current)

    def _cover(self, key: str | None) -> bool:
        """Show the neutral page; a stop meanwhile is left with the stops, and opens nothing that has a key."""
        lock = Lock(self._stage.output, key)
        with _not_put_aside():
            opened = self._stage.play(Scene(lock.container(), lock.keys(), lock.window))
        if isinstance(opened, Leave):
            self._stops.come(opened.code)
            return key is None
        return bool(opened)

    def _chosen(self, prompt: Prompt, current: Tree | None) -> Entry:
        """Have an option chosen from a list."""
        pointing = Pointing(prompt, current)
        page = self._page(prompt, pointing.wanted)
        window = pointing.window(page.answer_rows)
        bindings = keys.merged(page.keys(pointing.leap), pointing.keys())
        return self._covered_at_times(Scene(page.around(window), bindings, window, is_list=True))

    def _typed(self, prompt: Prompt, current: Tree | None) -> Entry:
        """Have a text typed by staff."""
        page = self._page(prompt, writing.wanted(prompt), writing.hints(prompt))
        return self._kept_while_typed(prompt, current, page, self._covered_at_times)

    def _handed_to_the_reporter(self, prompt: Prompt, current: Tree | None) -> Entry:
        """Show one text and nothing else; what was told waits for a page of the staff."""
        self._again = ""
        page = Page(prompt, self._stage.output, wanted=writing.wanted(prompt), hints=writing.hints(prompt))
        with _not_put_aside():
            return self._kept_while_typed(prompt, current, page, self._stage.play)

    def _kept_while_typed(
        self, prompt: Prompt, current: Tree | None, page: Page, play: Callable[[Scene], Entry]
    ) -> Entry:
        """Hand a text on while it grows; when its page ends, no older one can come after it."""
        text = Writing(prompt, current, remark=page.note)
        bindings = keys.merged(page.keys(text.leap), text.keys())
        with Keeping(self._typing) as keeping:
            text.buffer.on_text_changed += lambda _: keeping.changed(text.typed())
            return play(Scene(page.around(text.container()), bindings, text.buffer, text.typed))

    def _glanced_at(self, prompt: Prompt) -> Entry:
        """Show something to staff until a key is pressed, or none for a while; Ctrl-L covers what comes next."""
        from prompt_toolkit.layout import Window

        seen: Entry = Answer(prompt.options[0].value)
        page = self._page(prompt, lambda _: 0)
        window = Window(always_hide_cursor=True)
        bindings = keys.merged(keys.any_of_them(keys.giving(seen)), page.keys())
        bindings = keys.merged(bindings, keys.one("c-c", keys.giving(Leave())))
        bindings = keys.merged(bindings, keys.one("c-l", keys.ending(lambda: self._before_a_cover(seen))))
        scene = Scene(page.around(window), bindings, window, patience=self._fading)
        entry: Entry = self._stage.play(replace(scene, when_idle=lambda application: application.exit(result=seen)))
        return entry

    def _before_a_cover(self, entry: Entry) -> Entry:
        self._is_covered = True
        return entry

    def _page(self, prompt: Prompt, wanted: Callable[[int], int], hints: Sequence[str] = ()) -> Page:
        """Make the page of a question, with what was told since the last one at its top."""
        notices = [*self._notices, *([self._again] if self._again else [])]
        self._notices.clear()
        self._again = ""
        return Page(prompt, self._stage.output, wanted=wanted, notices=notices, hints=hints)

    def _covered_at_times(self, scene: Scene) -> Entry:
        """Show a page that is covered by a key, or when none is pressed for a while, and comes back as it was."""
        cover = Cover(self._stage.output, is_down=self._is_covered)
        self._is_covered = False
        bindings = keys.merged(self._common_keys(scene, cover), scene.keys)
        entry: Entry = self._stage.play(
            replace(
                scene,
                container=cover.over(scene.container),
                keys=cover.before(bindings),
                patience=self._idle,
                when_idle=cover.come,
            )
        )
        return entry

    def _common_keys(self, scene: Scene, cover: Cover) -> "KeyBindings":
        """Return the keys that do the same at every question; what was typed goes with each that ends it."""
        bindings = keys.bindings()
        for key, reply in _REPLIES.items():
            bindings.add(key, eager=True)(keys.ending(partial(_with_text, reply, scene.typed)))
        for key in ("c-l", *([signs.COVER] if scene.is_list else [])):
            bindings.add(key, eager=True)(keys.doing(cover.lower))
        bindings.add("c-z", eager=True)(self._put_aside)
        return bindings

    def _put_aside(self, event: "KeyPressEvent") -> None:
        """Give the terminal to the shell until the program is called back."""
        from prompt_toolkit.application import run_in_terminal
        from prompt_toolkit.utils import suspend_to_background_supported

        del event
        if suspend_to_background_supported():
            run_in_terminal(self._stage.put_aside)


def _with_text(reply: Callable[[str], Entry], typed: Callable[[], str]) -> Entry:
    return reply(typed())


@contextmanager
def _not_put_aside() -> Iterator[None]:
    """Let no signal of the terminal lead to the shell; only the main thread can see to that."""
    number = getattr(signal, "SIGTSTP", None)
    if number is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(number, former or signal.SIG_DFL)
