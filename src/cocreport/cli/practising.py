"""Practice: a whole report in a scratch folder that is removed afterwards, with an invented one to type."""

import tempfile
from pathlib import Path
from typing import Final

from cocreport.cli import setting_up, taking
from cocreport.cli.desk import Desk, Options
from cocreport.cli.handing_on import hand_on
from cocreport.errors import StoppedError
from cocreport.interview.asker import Answer, Leave, Option, Prompt
from cocreport.ui.practice import MarkedAsker
from cocreport.words import N_, say

_TAKER: Final = "ines"
_SETUP: Final = Path(__file__).parent / "demo" / "setup.yaml"
_STORY: Final = N_("""\
Somebody with a visitor badge comes to your desk. They are calm now, and nobody is in danger. They would like to sit \
down, and nobody has to be fetched.
“At the coffee break this morning, by the big window, somebody from the sponsor's booth kept touching my arm while \
talking to me. I moved away twice. He came after me. I think his badge said Coyle.”
They do not know who else saw it. They can be reached at the front desk of the hostel in the evening, and not by \
phone. Only the coordinator may know their name, which is Jo.
""")


def practise(desk: Desk) -> None:
    """Take an invented report from the first question to the last; nothing of it is left."""
    with tempfile.TemporaryDirectory(prefix="coc-practice-") as scratch:
        there = _practice_desk(desk, Path(scratch))
        _tell_the_story(there)
        try:
            case = taking.from_a_person(there)
        except StoppedError as stopped:
            raise StoppedError(say("The practice is over, and nothing of it is kept."), stopped.code) from None
        hand_on(there, case, by=_TAKER)
    desk.console.result(say("That was practice: the report was taken and saved, and is removed again."))
    desk.console.complain(say("For a real report: coc new"))


def _practice_desk(desk: Desk, scratch: Path) -> Desk:
    """Return a desk at a scratch folder with an invented team, at which every screen is marked."""
    root = scratch / "practice"
    setting_up.make_scratch_folder(desk, root, _SETUP)
    options = Options(folder=root, handle=_TAKER, plain=desk.options.plain)
    there = Desk(options, clock=desk.clock, draw=desk.draw, environ={**desk.environ, "COC_HOME": f"{scratch}/home"})
    there.asker, there.stops = MarkedAsker(desk.asker), desk.stops
    return there


def _tell_the_story(desk: Desk) -> None:
    prompt = Prompt(
        slot="practice",
        title=say("An invented report"),
        ask=say("Read it, then take it as you would a real one."),
        form="choice",
        fields=tuple(("", part) for part in say(_STORY).splitlines()),
        options=(Option("begin", say("Begin")),),
        can_go_back=False,
        has_asides=False,
        is_kept=False,
    )
    while True:
        match desk.asker.ask(prompt, None):
            case Answer(_):
                return
            case Leave(_, code):
                raise StoppedError(say("Nothing was begun."), code)
            case _:
                desk.asker.tell(say("Choose the line when you are ready."))
