"""Where a page is played: one application of prompt_toolkit, from the first key to the one that ends it."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

from cocreport.errors import ExitCode
from cocreport.interview.asker import Leave
from cocreport.ui import terminal
from cocreport.ui.patience import PatientInput
from cocreport.ui.screen import Screen
from cocreport.ui.stopping import Stops

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindingsBase
    from prompt_toolkit.layout import AnyContainer
    from prompt_toolkit.layout.layout import FocusableElement
    from prompt_toolkit.output import Output

_ESCAPE_WAIT: Final = 0.05
"""Seconds after which Esc is a key of its own and not the beginning of another."""
_STYLES: Final = [("pointer", "bold"), ("highlighted", "bold")]


@dataclass(frozen=True)
class Scene:
    """A page that can be shown: what is drawn, its keys, where the cursor is, what was typed so far."""

    container: "AnyContainer"
    keys: "KeyBindingsBase"
    focus: "FocusableElement"
    typed: Callable[[], str] = str
    is_list: bool = False
    patience: float | None = None
    """Seconds without a key after which ``when_idle`` is called."""
    when_idle: Callable[["Application[Any]"], None] = lambda _: None


class Stage:
    """The keyboard and the screen of one terminal."""

    def __init__(self, source: "Input", output: "Output", stops: Stops) -> None:
        """Take what to read from, where to draw, and what tells that the program is to stop."""
        self.source = source
        self.screen = Screen(output, source.fileno())
        self.output = cast("Output", self.screen)
        self._stops = stops

    def play(self, scene: Scene) -> Any:
        """Show a page until a key ends it, and return what that key gave; a stop gives a Leave."""
        from prompt_toolkit.input.typeahead import clear_typeahead

        source = cast("Input", PatientInput(self.source, choosing=scene.is_list))
        self.screen.open()
        application = self._application(scene, source)
        try:
            return self._run(application, scene)
        finally:
            self.screen.stand_still()
            clear_typeahead(source)

    def put_aside(self) -> None:
        """Stop until the shell says to go on; meanwhile the screen is the shell's."""
        self.screen.outside(lambda: os.kill(0, signal.SIGTSTP))

    def _application(self, scene: Scene, source: "Input") -> "Application[Any]":
        """Make a new application, so that nothing which was deleted or cut out on a page outlives it."""
        from prompt_toolkit.application import Application
        from prompt_toolkit.layout import Layout
        from questionary import Style

        _build_usual_keys_once()
        application: Application[Any] = Application(
            layout=Layout(scene.container, focused_element=scene.focus),
            key_bindings=scene.keys,
            style=Style(_STYLES),
            include_default_pygments_style=False,
            full_screen=True,
            erase_when_done=True,  # else a last picture is worked out that the still screen drops
            enable_page_navigation_bindings=False,
            input=source,
            output=self.output,
        )
        application.ttimeoutlen = _ESCAPE_WAIT
        application.before_render += lambda _: self.screen.stand_still() if application.is_done else None
        return application

    def _run(self, application: "Application[Any]", scene: Scene) -> Any:
        """Let the person answer; a signal ends the application as a key would, so that the terminal is restored."""

        def leave() -> None:
            if self._stops.is_asked_for and application.is_running and not application.is_done:
                application.exit(result=Leave(scene.typed(), self._stops.take() or ExitCode.INTERRUPTED))

        def wake() -> None:
            if application.loop is not None:
                application.loop.call_soon_threadsafe(leave)

        def begin() -> None:
            _when_idle(application, scene)
            leave()

        try:
            with self._stops.during(wake):
                return application.run(pre_run=begin, handle_sigint=False, set_exception_handler=False)
        except terminal.errors():
            return Leave(scene.typed(), self._stops.take() or ExitCode.HUNG_UP)
        except KeyboardInterrupt:
            return Leave(scene.typed(), ExitCode.INTERRUPTED)


@cache
def _build_usual_keys_once() -> None:
    """Let all pages share the keys that prompt_toolkit has by itself: they hold nothing of a page.

    Each application would build its six hundred anew, which is a quarter of the time from one page to the next.
    """
    from prompt_toolkit.application import application

    application.load_key_bindings = cache(application.load_key_bindings)  # type: ignore[attr-defined]


def _when_idle(application: "Application[Any]", scene: Scene) -> None:
    """Have something done when no key was pressed for a while; each key begins the while anew."""
    if scene.patience is None or application.loop is None:
        return
    loop, seconds = application.loop, scene.patience

    def act() -> None:
        if not application.is_done:
            scene.when_idle(application)

    waiting = [loop.call_later(seconds, act)]

    def begin_anew(_: object) -> None:
        waiting.pop().cancel()
        waiting.append(loop.call_later(seconds, act))

    application.key_processor.before_key_press += begin_anew
