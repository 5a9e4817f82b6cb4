"""When a report is saved: who leads is told, and whoever leads and took it can go straight on to the meeting."""

from typing import Final

from cocreport.cli import taking
from cocreport.cli.desk import Desk
from cocreport.cli.handing_on import hand_on, leads
from cocreport.interview.asker import Answer, Option, Prompt
from cocreport.interview.prompting import translated
from cocreport.interview.unfold import YES
from cocreport.model.case import Case
from cocreport.ui.stopping import stoppable
from cocreport.words import N_, say

_NOW_OR_LATER: Final = (
    Option(YES, N_("Go on: the meeting, and what follows"), N_("The person who reported no longer sees this screen.")),
    Option("later", N_("Later, with `coc review`")),
)


def tell_and_go_on(desk: Desk, case: Case) -> None:
    """Lead through telling who leads, say what was saved, and offer what comes next to somebody who leads."""
    by = desk.who()
    told = hand_on(desk, case, by=by)
    taking.announce(desk, case, told, as_json=False)
    if leads(desk, by) and case.is_open_to(by) and _goes_on(desk, case):
        from cocreport.cli.reviewing import review

        review(desk, case.id, by=by)


def _goes_on(desk: Desk, case: Case) -> bool:
    prompt = Prompt(
        slot="go-on",
        title=say("Saved as {case}", case=case.id),
        ask=say("Do you go on now?"),
        form="choice",
        options=translated(_NOW_OR_LATER),
        can_go_back=False,
        has_asides=False,
    )
    with stoppable(desk.stops):
        return desk.asker.ask(prompt, None) == Answer(YES)
