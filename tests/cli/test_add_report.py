"""``coc add-report``: one more report of a matter comes into its case, and knows nothing of the first."""

from typing import Final

import pytest
from tests.building import CASE, a_saved_case
from tests.cli.seat import Coc, skipping

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Leave
from cocreport.model.case import Case
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
FIRST: Final = {
    "people": {
        "p-4MZK": {"parts": ["reported"], "looks": "A man with a hat"},
        "p-9TAB": {"parts": ["reporter"], "name": "Lakshmi Nair"},
    },
    "reports": {"r-7K3Q": {**CASE["reports"]["r-7K3Q"], "reporter": "p-9TAB"}},
    "excluded": ["mikkel"],
}
OTHER: Final = {"danger": "no", "presence": "here", "wording": "transcribed", "account": "He did it to me too."}
NAMED: Final = {**OTHER, "name-known-to": "team", "reporter-name": "Sam Idowu", "reported-name": "Gil Ferreira"}


@pytest.fixture(autouse=True)
def saved(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Have a case in the folder that somebody is kept out of."""
    a_saved_case(folder, clock(), **FIRST)
    return folder


def _case(folder: CaseFolder) -> Case:
    return folder.read(ID).record


def test_both_reports_are_in_the_case_afterwards_and_exclusions_unite(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("add-report", "7k3qx", replies=skipping(**NAMED, excluded=["ruth"]))
    case = _case(folder)
    assert (ended.code, ended.out, folder.drafts()) == (0, f"Saved as {ID}\n", [])
    assert [report.account for report in case.reports.values()] == [
        CASE["reports"]["r-7K3Q"]["account"],
        "He did it to me too.",
    ]
    assert case.excluded == ("mikkel", "ruth")
    assert [case.people[report.reporter].name for report in case.reports.values() if report.reporter] == [
        "Lakshmi Nair",
        "Sam Idowu",
    ]
    assert [person.name for person in case.people.values() if "reported" in person.parts] == [None, "Gil Ferreira"]
    assert coc("check").code == 0


def test_nothing_of_the_first_report_is_on_any_screen(coc: Coc) -> None:
    ended = coc("add-report", ID, replies=skipping(**NAMED))
    assert ended.asker is not None
    shown = f"{ended.asker.asked}{ended.asker.told}{ended.said}"
    assert [words for words in ("Lakshmi", "Nair", "A man with a hat", "He told jokes") if words in shown] == []


def test_whom_to_tell_heeds_the_exclusions_of_both(coc: Coc) -> None:
    ended = coc("add-report", ID, replies=skipping(**OTHER))
    assert ended.slots[-1] == "told"
    assert "Next: tell Dana Okoro, organizer" in ended.err


def test_each_attempt_to_tell_stands_beside_the_newer_report(coc: Coc, folder: CaseFolder) -> None:
    answers = skipping(**OTHER)
    ended = coc("add-report", ID, replies=lambda one: Answer("reached") if one.slot == "told" else answers(one))
    case = _case(folder)
    assert "Told: Dana Okoro, organizer" in ended.err
    assert [key for key, response in case.response.items() if response.told] == [list(case.reports)[-1]]


def test_the_case_may_be_changed_meanwhile(coc: Coc, folder: CaseFolder) -> None:
    stopped = coc("add-report", ID, replies=[Answer("no"), Leave()])
    assert (stopped.code, folder.drafts()) == (ExitCode.INTERRUPTED, [ID])
    assert "coc resume 7K3QX" in stopped.err
    coc("note", ID, "-", stdin=b"Ines knows him.")
    folder.amend(ID, lambda now: now.model_copy(update={"excluded": ("mikkel", "ines")}), at=coc.clock(), by="dana")
    ended = coc("resume", replies=skipping(**OTHER, excluded=["ruth", "ines"]))
    assert (ended.code, ended.slots[0], folder.drafts()) == (0, "presence", [])
    case = _case(folder)
    assert (case.excluded, len(case.notes), len(case.reports)) == (("mikkel", "ines", "ruth"), 1, 2)


# What was put aside, and `coc new`


@pytest.fixture
def put_aside(coc: Coc) -> None:
    """Leave another report of the case at its second question."""
    coc("add-report", ID, replies=[Answer("no"), Leave()])


@pytest.mark.usefixtures("put_aside")
def test_coc_new_offers_it_and_it_comes_into_its_case(coc: Coc, folder: CaseFolder) -> None:
    answers = skipping(draft=ID, **OTHER)
    ended = coc("new", replies=answers)
    assert (ended.code, ended.out, ended.slots[:2]) == (0, f"Saved as {ID}\n", ["draft", "presence"])
    assert (folder.case_ids(), folder.drafts(), len(_case(folder).reports)) == ([ID], [], 2)


@pytest.mark.usefixtures("put_aside")
def test_coc_new_may_begin_something_new_beside_it(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("new", replies=skipping(draft="new", danger="no", presence="gone"))
    assert (ended.slots[:2], folder.drafts(), len(_case(folder).reports)) == (["draft", "danger"], [ID], 1)


@pytest.mark.usefixtures("put_aside")
def test_coc_new_offers_it_to_nobody_else(coc: Coc) -> None:
    assert coc("new", handle="ruth", replies=skipping(danger="no", presence="gone")).slots[0] == "danger"


def test_coc_new_does_not_offer_a_change_that_was_put_aside(coc: Coc, folder: CaseFolder) -> None:
    coc("edit", ID, "reported-looks", replies=[Leave("A m")])
    assert coc("new", replies=skipping(danger="no", presence="gone")).slots[0] == "danger"
    assert folder.drafts() == [ID]


@pytest.mark.usefixtures("put_aside")
def test_a_case_that_cannot_be_read_holds_up_no_new_report(coc: Coc, folder: CaseFolder) -> None:
    (folder.root / "cases" / f"{ID}.yaml").write_text("[")
    ended = coc("new", replies=skipping(danger="no", presence="gone"))
    assert (ended.code, ended.slots[0], folder.drafts()) == (0, "danger", [ID])
    assert ended.err.startswith(f"cases/{ID}.yaml, line 1: ")


@pytest.mark.parametrize("begun", [["edit", ID, "reported-looks"], ["add-report", ID]], ids=["edit", "add-report"])
def test_what_was_put_aside_for_a_case_comes_first(coc: Coc, begun: list[str]) -> None:
    coc(*begun, replies=[Leave("A m")])
    ended = coc("add-report", ID, replies=[])
    assert (ended.code, ended.slots) == (ExitCode.LOCKED_OR_CHANGED, [])
    assert "coc resume 7K3QX" in ended.err


def test_whoever_is_kept_out_finds_no_such_case(coc: Coc) -> None:
    ended = coc("add-report", ID, handle="mikkel", replies=[])
    assert ended.code == ExitCode.NOT_FOUND
    assert ended.said.replace(ID, "2031-ZZZZZ") == coc("add-report", "2031-ZZZZZ", handle="mikkel", replies=[]).said


def test_without_a_terminal_nothing_is_begun(coc: Coc, folder: CaseFolder) -> None:
    assert coc("add-report", ID).code == ExitCode.INPUT_NEEDED
    assert (folder.drafts(), len(_case(folder).reports)) == ([], 1)
