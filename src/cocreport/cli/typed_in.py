"""What could hold a name, a badge or words of a case: asked for, or read from standard input; never an argument."""

import sys

from cocreport.cli.desk import Desk
from cocreport.errors import InputNeededError, StoppedError, UsageError
from cocreport.words import say

_LONGEST = 10_000


def lines_in(source: str | None) -> list[str] | None:
    """Return the lines of standard input where a dash was given, None where nothing was.

    Raises:
        UsageError: Something else was given: it would stand in the history of the shell from now on.
    """
    if source is None:
        return None
    if source != "-":
        raise UsageError(
            say("Names and words of a case do not belong on the command line: the shell keeps them."),
            say("Type the command without them, or send them in with: -"),
        )
    text = sys.stdin.read(_LONGEST) if sys.stdin else ""
    return [line.strip() for line in text.splitlines() if line.strip()]


def asked_for(desk: Desk, title: str, ask: str) -> str | None:
    """Ask for one line and keep it nowhere; None where somebody leaves."""
    if not desk.console.can_ask:
        raise InputNeededError(ask, say("Send it in on standard input, with a dash: -"))
    from cocreport.interview.asker import Answer, Leave, Prompt
    from cocreport.ui.stopping import stoppable

    prompt = Prompt(slot="words", title=title, ask=ask, form="line", can_go_back=False, has_asides=False, is_kept=False)
    with stoppable(desk.stops):
        match desk.asker.ask(prompt, None):
            case Answer(value) if isinstance(value, str) and value.strip():
                return value.strip()
            case Leave(_, code) if code:
                raise StoppedError(say("Nothing was kept."), code)
            case _:
                return None
