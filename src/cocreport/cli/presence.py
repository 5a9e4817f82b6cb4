"""Who is at the desk, when nobody has said so yet."""

import re

from cocreport.errors import StoppedError
from cocreport.interview.asker import Answer, Asker, Leave, Option, Prompt
from cocreport.model.event import Event
from cocreport.model.spellings import HANDLE_PATTERN
from cocreport.words import say


def ask_who(asker: Asker, event: Event) -> str:
    """Ask who is at the desk, with the team of this edition to choose from; it is a claim, not a login."""
    while True:
        reply = asker.ask(_prompt(event), None)
        match reply:
            case Answer(value) if re.match(HANDLE_PATTERN, str(value).strip().lower()):
                return str(value).strip().lower()
            case Leave(_, code):
                raise StoppedError(say("Nothing was begun yet."), code)
            case _:
                asker.tell(say("A short name in lower case is enough, like ines or dana.o."))


def _prompt(event: Event) -> Prompt:
    options = tuple(Option(handle, member.name or handle) for handle, member in event.staff.items())
    return Prompt(
        slot="who",
        title=say("Before we begin"),
        ask=say("Who is at the desk?"),
        form="choice" if options else "line",
        hint=say("A short name is enough. It is kept with what you enter."),
        options=options,
        write_in=bool(options),
        can_go_back=False,
        has_asides=False,
        is_kept=False,
    )
