"""Before somebody reads a case: is anybody in it close to them; who steps aside does not say why."""

from typing import Final

from cocreport.cli.desk import Desk
from cocreport.errors import StoppedError
from cocreport.interview.asker import Answer, Leave, Option, Prompt
from cocreport.interview.known_by import known_by
from cocreport.interview.prompting import translated
from cocreport.model.case import Case
from cocreport.model.outcome import reported_people
from cocreport.store.folder import Stored
from cocreport.words import N_, say

_READ: Final = "read"
_ASIDE: Final = "aside"
_NOT_NOW: Final = "not now"
_OPTIONS: Final = (
    Option(_READ, N_("I can take it")),
    Option(_ASIDE, N_("I step aside"), N_("Nobody asks why. You will not see this case any more.")),
    Option(_NOT_NOW, N_("Not now")),
)


def may_go_on(desk: Desk, stored: Stored[Case], *, by: str) -> bool:
    """Ask who has not worked on a case yet whether they can take it, and keep out who steps aside."""
    case = stored.record
    if any(entry.by == by for entry in case.history.values()):
        return True
    match desk.asker.ask(_prompt(case), None):
        case Answer("read"):
            return True
        case Answer("aside"):
            _step_aside(desk, case, by=by)
            return False
        case Leave(_, code):
            raise StoppedError(say("Nothing was changed."), code)
        case _:
            return False


def _prompt(case: Case) -> Prompt:
    """Show no more than who is reported, so that somebody close to them can step aside before reading on."""
    reported = ((say("It is about"), known_by(case, person)) for person in reported_people(case))
    return Prompt(
        slot="recusal",
        title=say("Case {case}", case=case.id),
        ask=say("Is anybody in this case close to you, or are you part of it yourself?"),
        form="choice",
        fields=tuple(reported),
        options=translated(_OPTIONS),
        can_go_back=False,
        has_asides=False,
    )


def _step_aside(desk: Desk, case: Case, *, by: str) -> None:
    """Keep somebody out of a case; somebody else has to be there who can read it."""
    others = [handle for handle in desk.event.staff if handle != by and handle not in case.excluded]
    if not others and desk.team.outside is None:
        desk.asker.tell(
            say(
                "Nobody else on the list could read this case. "
                "Name a body outside the team in coc.yaml (`outside`), or add somebody to the list; then step aside."
            )
        )
        return

    def without_them(now: Case) -> Case:
        return now.model_copy(update={"excluded": tuple(dict.fromkeys((*now.excluded, by)))})

    desk.folder.amend(case.id, without_them, at=desk.now(), by=by)
    desk.asker.tell(say("It is noted. Somebody else takes it from here; you do not have to tell anybody anything."))
