"""``coc due``: what is owed over all cases that may be seen, what is late first, and by whom."""

import re
from datetime import timedelta
from itertools import groupby
from typing import Any, Final

import pytest
from tests.building import CASE, a_saved_case, an_event
from tests.cli.seat import Coc

from cocreport.clock import Clock
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
HIDDEN: Final = "2031-BBBBB"
DECIDED: Final = "2031-DDDDD"
NOW: Final = "2031-05-10T08:10+02:00"
BEFORE: Final = "2031-05-09T08:10+02:00"
SETTLED: Final[dict[str, Any]] = {
    "response": {"r-7K3Q": {"danger": "no", "presence": "in writing"}},
    "meetings": {"m-0001": {"at": BEFORE, "present": ["dana"], "acting": "no", "reason": "It was settled."}},
    "informed": {"g-0001": {"who": "The table", "at": BEFORE}},
    "announcements": {"b-0001": {"text": "We saw to it.", "authority": "dana", "at": BEFORE}},
    "debriefs": {"v-0001": {"at": BEFORE}},
}


def _taken(received: str, by: str = "tomasz") -> dict[str, Any]:
    return {"r-7K3Q": {**CASE["reports"]["r-7K3Q"], "received": received, "taken_by": by}}


@pytest.fixture
def cases(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Return a folder with a case for everybody and an earlier one that is not for Mikkel."""
    a_saved_case(folder, clock(), id=HIDDEN, reports=_taken(BEFORE, by="ruth"), excluded=["mikkel"])
    a_saved_case(folder, clock())
    return folder


def _lines(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


@pytest.mark.usefixtures("cases")
def test_what_is_late_stands_first_then_by_time_then_what_has_none(coc: Coc) -> None:
    ended = coc("due")
    assert (ended.code, ended.err) == (0, "")
    lines = _lines(ended.out)
    assert lines[0] == ["overdue since Fri 2031-05-09 08:10", HIDDEN, "Meet about the report", "Dana Okoro"]
    assert ["due Sat 2031-05-10 08:10", ID, "Meet about the report", "Mikkel Strand"] in lines
    assert ["no time", ID, "Safety first", "Tomasz"] in lines
    kinds = [line[0].split(" ")[0] for line in lines]
    assert kinds == sorted(kinds, key=["overdue", "due", "no"].index)
    assert {"overdue", "due", "no"} == set(kinds)
    timed = [line[0][-16:] for line in lines if line[0].startswith("due")]
    assert timed == sorted(timed)


@pytest.mark.usefixtures("cases")
def test_nobody_who_is_kept_out_of_a_case_is_named_for_it_or_sees_it(coc: Coc) -> None:
    hidden = [line for line in _lines(coc("due", "--all").out) if line[1] == HIDDEN]
    assert hidden
    assert "Mikkel Strand" not in {line[3] for line in hidden}
    for words in (("due",), ("due", "--all"), ("due", "--json"), ("due", "--for", "dana")):
        for at_terminal in (False, True):
            assert HIDDEN not in coc(*words, handle="mikkel", at_terminal=at_terminal).said


@pytest.mark.usefixtures("cases")
def test_an_unknown_viewer_is_told_how_many_are_not_listed(coc: Coc) -> None:
    ended = coc("due", handle=None)
    assert {line[1] for line in _lines(ended.out)} == {ID}
    assert ended.err == "1 not listed, because nobody said who is asking: --as HANDLE.\n"


@pytest.mark.usefixtures("cases")
def test_one_person_sees_what_they_owe_and_nothing_else(coc: Coc) -> None:
    assert {tuple(line[1::2]) for line in _lines(coc("due", "--for", "ruth").out)} == {(HIDDEN, "Ruth")}
    ended = coc("due", "--for", "ines")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "Nothing is due now. `coc due --all` shows what comes later.\n"


@pytest.mark.usefixtures("cases")
def test_what_waits_or_comes_later_is_listed_only_where_it_is_asked_for(coc: Coc) -> None:
    now, everything = coc("due", "--json").json, coc("due", "--all", "--json").json
    assert {one["state"] for one in now} == {"due", "overdue"}
    assert {one["state"] for one in everything} >= {"due", "overdue", "waiting"}
    assert everything[: len(now)] == now


@pytest.mark.usefixtures("cases")
def test_programs_get_the_same_names_for_everything_that_is_owed(coc: Coc) -> None:
    listed = coc("due", "--json").json
    assert listed[0] == {
        "case": HIDDEN,
        "step": "meeting",
        "title": "Meet about the report",
        "owner": "coordinator",
        "who": "dana",
        "state": "overdue",
        "opens": BEFORE,
        "due": BEFORE,
    }
    about = [one for one in listed if one["step"] == "acknowledged" or one["step"] == "target-asked"]
    assert all(one["about"].startswith(("r-", "p-")) for one in about)


def test_a_person_is_spoken_of_by_code(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    met = {"m-0001": {"at": BEFORE, "present": ["dana"], "acting": "yes"}}
    tasks = {"k-0001": {"what": "Ask the venue", "who": "ines", "due": "2031-05-10T07:00+02:00"}}
    people = {"p-4MZK": {"parts": ["reported"], "name": "Gil Ferreira"}}
    a_saved_case(folder, clock(), reports=_taken(BEFORE), meetings=met, tasks=tasks, people=people)
    lines = {(line[2], line[0], line[3]) for line in _lines(coc("due", "--all").out)}
    assert any(what.endswith(": reported person p-4MZK") for what, _, _ in lines)
    task = "Say what became of it: task k-0001"
    assert (task, "overdue since Sat 2031-05-10 07:00", "Ines") in lines
    assert "Gil" not in coc("due", "--all").said
    assert "venue" not in coc("due", "--all", at_terminal=True).said


def _a_ban_to_look_at(folder: CaseFolder, clock: Clock, day: str) -> None:
    decision = {
        "person": "p-4MZK",
        "at": BEFORE,
        "by": ["mikkel"],
        "stands": "yes",
        "finding": "violation",
        "sanctions": {"x-0001": {"action": "ban", "lasts": "without end", "review": day}},
        "told": {"outcome": "told", "at": BEFORE, "by": "mikkel"},
        "appeal_to": "The association",
    }
    hearing = {"person": "p-4MZK", "told": {"outcome": "told", "at": BEFORE}, "ended": "heard", "at": BEFORE}
    met = {"m-0001": {"at": BEFORE, "present": ["dana"], "acting": "yes"}}
    more = {"tasks": {"k-0001": {"what": "Speak with him", "state": "done"}}, "hearings": {"e-0001": hearing}}
    closings = {"z-0001": {"at": NOW, "by": "mikkel", "reason": "It is settled."}}
    followed = {
        f"u-000{number}": {"report": "r-7K3Q", "kind": kind, "outcome": "told", "at": BEFORE}
        for number, kind in enumerate(("acknowledged", "reporter-told", "reporter-result"), start=1)
    }
    a_saved_case(
        folder,
        clock(),
        id=DECIDED,
        reports=_taken(BEFORE),
        decisions={"d-0001": decision},
        follow_ups=followed,
        closings=closings,
        **{**SETTLED, **more, "meetings": met},
    )


def test_a_closed_case_owes_what_outlives_it_on_its_day(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    _a_ban_to_look_at(folder, clock, "2031-06-01")
    assert coc("list", "--json").json[0]["stage"] == "closed"
    assert coc("due").out == ""
    (later,) = _lines(coc("due", "--all").out)
    assert later[0] == "from Sun 2031-06-01 00:00"
    assert later[1] == DECIDED
    assert later[2].endswith(": reported person p-4MZK")
    coc.clock = lambda: clock() + timedelta(days=22)
    (due,) = coc("due", "--json").json
    assert (due["step"], due["state"], due["who"]) == ("sanction-review", "due", "mikkel")
    assert due["due"] == "2031-06-01T23:59+02:00"


def test_the_list_and_one_case_and_what_is_due_agree(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    _a_ban_to_look_at(folder, clock, "2031-06-01")
    a_saved_case(folder, clock())
    listed = {row["id"]: row["next"] for row in coc("list", "--json").json}
    everything = coc("due", "--all", "--json").json
    for case, following in listed.items():
        of_due = [one for one in everything if one["case"] == case]
        assert following in [{"title": one["title"], "state": one["state"]} for one in of_due]
        if following["state"] not in {"due", "overdue"}:
            assert not [one for one in of_due if one["state"] in {"due", "overdue"}]
        shown = coc("show", case).out.split("\nReports")[0]
        assert len(re.findall(r"(now|later|not yet|overdue): (taker|coordinator|organizer|team)", shown)) == len(of_due)


def test_whoever_leads_this_year_owes_what_a_former_team_left(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    _a_ban_to_look_at(folder, clock, "2031-05-01")
    folder.put_event(an_event(staff={"kim": {"name": "Kim", "role": "coordinator"}}))
    (line,) = _lines(coc("due", handle="kim").out)
    assert (line[0], line[3]) == ("overdue since Thu 2031-05-01 23:59", "Kim")


def test_nobody_on_the_team_may_means_the_body_outside(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock(), excluded=["mikkel", "dana"])
    meeting = [line for line in _lines(coc("due").out) if line[2] == "Meet about the report"]
    assert [line[3] for line in meeting] == ["outside the team"]
    (owed,) = [one for one in coc("due", "--json").json if one["step"] == "meeting"]
    assert "who" not in owed


def test_without_a_list_of_the_team_it_is_the_role_that_owes(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    folder.put_event(folder.event("2031").model_copy(update={"staff": {}}))
    a_saved_case(folder, clock())
    assert {line[3] for line in _lines(coc("due").out)} == {"coordinator", "tomasz"}


def test_a_folder_without_a_file_for_its_edition_has_no_team_and_no_last_day(
    coc: Coc, folder: CaseFolder, clock: Clock
) -> None:
    a_saved_case(folder, clock())
    (coc.root / "events" / "2031.yaml").unlink()
    assert ["due Sat 2031-05-10 06:10", ID, "Meet about the report", "coordinator"] in _lines(coc("due").out)


@pytest.mark.usefixtures("cases")
def test_at_a_terminal_it_is_a_table_person_by_person_and_plainly_it_is_lines(coc: Coc) -> None:
    table = coc("due", at_terminal=True).out
    assert table.split()[:4] == ["When", "Case", "What", "Who"]
    assert "\t" not in table
    persons = [line.split("  ")[-1].strip() for line in table.splitlines()[1:] if re.search(r"2031-[A-Z0-9]{5}", line)]
    assert len(set(persons)) == len([one for one, _ in groupby(persons)]) > 2
    plain = coc.bare("--plain", "--folder", coc.root, "--as", "ines", "due", at_terminal=True)
    assert plain.out == coc("due", handle="ines").out


@pytest.mark.usefixtures("cases")
def test_a_broken_case_is_named_and_the_others_are_served(coc: Coc) -> None:
    file = coc.root / "cases" / f"{HIDDEN}.yaml"
    file.write_text(file.read_text("utf-8").replace("account:", "acount:"), "utf-8")
    ended = coc("due")
    assert {line[1] for line in _lines(ended.out)} == {ID}
    assert ended.err.startswith(f"cases/{HIDDEN}.yaml, line ")


def test_an_empty_folder_owes_nothing(coc: Coc, folder: CaseFolder) -> None:
    assert folder.case_ids() == []
    assert coc("due", "--json").json == []
    ended = coc("due", "--all")
    assert (ended.code, ended.out, ended.err) == (0, "", "Nothing is owed, now or later.\n")
