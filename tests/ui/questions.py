"""A program for tests in a real terminal: it asks some questions and writes the replies into a file.

    python -m tests.ui.questions REPLIES [--plain] SLOT...

It is ready for the next question when REPLIES has one more line.
"""

import json
import signal
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

from tests.ui.asker_contract import ACCOUNT, CHANNEL, EXCLUDED, NAMES, PLACE, SHEET, STAFF_NOTES, THEIRS

from cocreport.interview.asker import Asker, Leave, Option, Prompt
from cocreport.ui.console import system_console
from cocreport.ui.stopping import stoppable

_LONG_LABEL: Final = (
    "No volunteering at future events of the River Python Association, for a stated time or without end"
)

PROMPTS: Final = {
    "place": replace(PLACE, say=("Thank you for telling us.",), hint="A room or a table.", has_help=True),
    "account": ACCOUNT,
    "witnesses": NAMES,
    "excluded": EXCLUDED,
    "sheet": SHEET,
    "staff-notes": STAFF_NOTES,
    "theirs": THEIRS,
    "channel": replace(CHANNEL, say=("Please take all the time that you need. " * 2,)),
    "action": Prompt(
        slot="action",
        title="What follows",
        ask="Which action follows for this person?",
        form="choice",
        options=(
            *(Option(f"a{n}", f"Action {n}") for n in range(1, 12)),
            Option("no-volunteering", _LONG_LABEL, "Open."),
        ),
    ),
    "change": replace(CHANNEL, ask="Which one?", options=tuple(Option(f"o{n}", f"Question {n}") for n in range(1, 41))),
}
CURRENT: Final = {"place-again": ("place", "Ro\u202eom\u200b 3\n2nd"), "channel-again": ("channel", "mail")}


def main(replies: str, *slots: str) -> int:
    """Ask, and return what the program ends with."""
    console = system_console(plain="--plain" in slots)
    with stoppable() as stops, Path(replies).open("w", encoding="utf-8") as file:
        asker: Asker
        if console.plain:
            from cocreport.ui.plain import PlainAsker

            asker = PlainAsker(console, stops)
        else:
            from cocreport.ui.prompts import PromptAsker

            asker = PromptAsker(console, stops)
        for slot in slots:
            if slot == "--pause":
                file.write("pause\n")
                file.flush()
                time.sleep(0.3)
                continue
            if slot == "--deaf":
                signal.signal(signal.SIGHUP, signal.SIG_IGN)
                continue
            if slot == "--plain":
                continue
            prompt, current = CURRENT.get(slot, (slot, None))
            reply = asker.ask(PROMPTS[prompt], current)
            file.write(json.dumps([type(reply).__name__, asdict(reply)]) + "\n")
            file.flush()
            if isinstance(reply, Leave):
                return int(reply.code)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
