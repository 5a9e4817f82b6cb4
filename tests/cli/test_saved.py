"""After a report was taken by somebody who leads: straight on to the meeting, or later."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from tests.building import a_saved_case
from tests.cli.seat import Coc, skipping
from tests.conftest import SATURDAY

from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Leave, Prompt, Reply
from cocreport.model.address import put
from cocreport.notation.tree import Tree
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
MEETING: Final[dict[str, list[Any]]] = {
    "case": ["next", "stop"],
    "meeting-at": ["2031-05-10T08:45+02:00"],
    "meeting-present": [["mikkel"]],
    "meeting-happened": ["As it was told."],
    "meeting-acting": ["yes"],
}

pytestmark = pytest.mark.usefixtures("folder")


def then(after: dict[str, list[Any]], **before: Any) -> Callable[[Prompt], Reply]:
    """Take a short report, then reply to what is asked after it."""
    short, left = skipping(danger="no", presence="gone", received="2031-05-10T08:30+02:00", **before), dict(after)

    def reply(prompt: Prompt) -> Reply:
        if prompt.slot in left:
            return Answer(left[prompt.slot].pop(0)) if left[prompt.slot] else Answer("stop")
        return short(prompt)

    return reply


def test_a_coordinator_who_took_it_goes_from_the_report_to_the_meeting_in_one_sitting(
    coc: Coc, folder: CaseFolder
) -> None:
    after = {"go-on": ["yes"], **{name: list(replies) for name, replies in MEETING.items()}}
    ended = coc("new", handle="mikkel", replies=then(after))
    (case_id,) = folder.case_ids()
    (meeting,) = folder.read(case_id).record.meetings.values()
    assert (ended.code, meeting.acting, ended.out) == (0, "yes", f"Saved as {case_id}\n")
    assert ended.asker
    (prompt,) = [prompt for prompt, _ in ended.asker.asked if prompt.slot == "go-on"]
    assert "no longer sees this screen" in prompt.options[0].note


@pytest.mark.parametrize("reply", [Answer("later"), Leave("", ExitCode.INTERRUPTED)])
def test_the_case_can_wait(coc: Coc, folder: CaseFolder, reply: Reply) -> None:
    taken = then({})
    ended = coc("new", handle="mikkel", replies=lambda prompt: reply if prompt.slot == "go-on" else taken(prompt))
    assert (ended.code, ended.slots[-1], len(folder.case_ids())) == (0, "go-on", 1)


@pytest.mark.parametrize(("handle", "excluded"), [("tomasz", []), ("mikkel", ["mikkel"])])
def test_who_does_not_lead_or_may_not_read_it_is_not_asked(coc: Coc, handle: str, excluded: list[str]) -> None:
    ended = coc("new", handle=handle, replies=then({}, excluded=excluded) if excluded else then({}))
    assert (ended.code, "go-on" in ended.slots) == (0, False)


def test_a_report_about_a_closed_case_opens_it_and_that_is_said(coc: Coc, folder: CaseFolder) -> None:
    a_saved_case(folder, SATURDAY)
    stored = folder.read(ID)
    closing: dict[str, Tree] = {"at": "2031-05-10T08:20+02:00", "reason": "Settled."}
    folder.save(stored, put(stored.record, "closings/z-0001", closing), at=SATURDAY, by="dana")
    ended = coc("add-report", ID, replies=then({}))
    assert ended.asker
    assert any("it is open again" in told for told in ended.asker.told)
    assert coc("review", ID, handle="mikkel", replies=then({"case": ["stop"], "recusal": ["read"]})).code == 0
