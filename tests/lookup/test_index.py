"""The index: right after whatever happened to the folder, and nothing in it that names or describes anybody."""

import os
import shutil
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from tests.building import ANSWERS, CASE, a_case, a_desk, a_saved_case, an_event
from tests.conftest import SATURDAY
from tests.copies.cases import TWO
from tests.model.records import records
from tests.procedure.whole import APPEAL, DECISION, HEARING, whole

from cocreport.clock import Clock
from cocreport.copies.values import values_of
from cocreport.lookup import building
from cocreport.lookup.building import Building
from cocreport.lookup.entering import entered
from cocreport.lookup.entry import Entry
from cocreport.model.address import leaves, put_in
from cocreport.model.case import Case
from cocreport.model.document import read_record
from cocreport.model.keys import Draw
from cocreport.model.marks import Mark
from cocreport.procedure.agenda import agenda, stage
from cocreport.procedure.duty import standing
from cocreport.procedure.load import bundled
from cocreport.store import index_file
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
OTHER: Final = "2031-BBBBB"
LATE: Final[dict[str, Any]] = {"r-7K3Q": {**CASE["reports"]["r-7K3Q"], "received": "2031-05-10T08:11+02:00"}}


class Looking:
    """Somebody who looks at the index, and how many cases had to be read for it."""

    def __init__(self, root: Path, clock: Clock, draw: Draw) -> None:
        self.root, self.clock, self.draw = root, clock, draw
        self.read: list[str] = []

    def __call__(self, handle: str | None = "tomasz") -> list[Entry]:
        """Look once, with nothing left over from before."""
        self.read.clear()
        entries: list[Entry] = self.all(handle).entries
        return entries

    def all(self, handle: str | None = "tomasz") -> Any:
        """Return everything that is seen."""
        return a_desk(self.root, self.clock, self.draw, handle).look()


@pytest.fixture
def look(root: Path, clock: Clock, draw: Draw, monkeypatch: pytest.MonkeyPatch) -> Looking:
    """Return somebody who looks, each case that is read being counted."""
    looking = Looking(root, clock, draw)
    real = Building._read

    def counted(self: Building, case_id: str) -> Any:
        looking.read.append(case_id)
        return real(self, case_id)

    monkeypatch.setattr(Building, "_read", counted)
    return looking


@pytest.fixture
def cases(folder: CaseFolder, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> CaseFolder:
    """Return a folder with two cases, whose files are old enough to be trusted by their looks."""
    monkeypatch.setattr(index_file, "_DOUBT", 0)
    a_saved_case(folder, clock())
    a_saved_case(folder, clock(), id=OTHER, reports=LATE)
    time.sleep(0.02)  # the index is younger than whatever it was made of, on disks that count in centiseconds too
    return folder


def _file(folder: CaseFolder, case_id: str = ID) -> Path:
    return folder.root / "cases" / f"{case_id}.yaml"


def test_a_second_look_reads_no_case(look: Looking, cases: CaseFolder) -> None:
    first = look()
    assert look.read == cases.case_ids()
    time.sleep(0.02)
    assert look() == first
    assert look.read == []


def _by_hand(folder: CaseFolder) -> None:
    path = _file(folder)
    path.write_text(path.read_text("utf-8").replace("r-7K3Q", "r-0000"), "utf-8")


def _same_size_and_time(folder: CaseFolder) -> None:
    path = _file(folder)
    was = path.stat()
    path.write_text(path.read_text("utf-8").replace("08:10", "07:10"), "utf-8")
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def _restored(folder: CaseFolder) -> None:
    path = _file(folder)
    shutil.copy2(path, folder.root / "aside")
    path.unlink()
    shutil.move(folder.root / "aside", path)


def _replaced_by_another(folder: CaseFolder) -> None:
    text = _file(folder, OTHER).read_text("utf-8").replace(OTHER, ID)
    _file(folder).write_text(text, "utf-8")


@pytest.mark.parametrize("change", [_by_hand, _same_size_and_time, _restored, _replaced_by_another])
def test_it_says_what_the_files_say_whatever_was_done_to_them(
    look: Looking, cases: CaseFolder, change: Callable[[CaseFolder], None]
) -> None:
    look()
    change(cases)
    found = look()
    assert OTHER not in look.read
    index_file.drop(cases.root)
    assert found == look()


def test_a_folder_that_came_without_what_is_the_tools_own_gets_an_index_too(look: Looking, cases: CaseFolder) -> None:
    shutil.rmtree(cases.root / ".coc")
    first = look()
    time.sleep(0.02)
    assert look() == first
    assert look.read == []
    assert (cases.root / ".coc").stat().st_mode & 0o777 == 0o700 or os.name == "nt"


def test_what_is_gone_is_gone_and_what_came_is_there(look: Looking, cases: CaseFolder, clock: Clock) -> None:
    look()
    _file(cases).unlink()
    assert [one.id for one in look()] == [OTHER]
    assert look.read == []
    a_saved_case(cases, clock(), id="2031-CCCCC")
    assert [one.id for one in look()] == ["2031-CCCCC", OTHER]
    assert look.read == ["2031-CCCCC"]


def test_a_folder_that_was_copied_is_held_against_its_bytes_and_not_read_again(
    look: Looking, cases: CaseFolder, tmp_path: Path
) -> None:
    first = look()
    shutil.copytree(cases.root, tmp_path / "copy")
    look.root = tmp_path / "copy"
    assert look() == first
    assert look.read == []


@pytest.mark.parametrize("damage", [b"", b"coc-index 9\n", b"\0" * 4000, b"coc-index 1 0.1.0 0 5\n{}"])
def test_a_torn_or_foreign_index_is_made_anew_without_a_word(look: Looking, cases: CaseFolder, damage: bytes) -> None:
    first = look()
    (cases.root / ".coc" / "index").write_bytes(damage)
    assert look() == first
    assert look.read == cases.case_ids()
    assert look.all().broken == ()


def test_every_byte_of_it_counts(look: Looking, cases: CaseFolder) -> None:
    first = look()
    path = cases.root / ".coc" / "index"
    stored = path.read_bytes()
    for place in range(0, len(stored), 61):
        path.write_bytes(stored[:place] + bytes([stored[place] ^ 1]) + stored[place + 1 :])
        seen = look.all()
        assert seen.entries == first, place
        assert [seen.counted(one) for one in seen.entries], place
        assert [seen.owed(one) for one in seen.entries], place
    path.write_bytes(stored[: len(stored) // 2])
    assert look() == first


def test_the_clock_of_this_computer_going_back_changes_nothing_but_what_is_due(
    look: Looking, cases: CaseFolder
) -> None:
    first = look()
    look.clock = lambda: SATURDAY - timedelta(days=400)
    assert look() == first
    assert look.read == []
    assert len(cases.case_ids()) == len(first)


def test_what_changed_in_the_last_moment_is_held_against_its_bytes(
    look: Looking, cases: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_file, "_DOUBT", 60_000_000_000)
    look()
    read: list[str] = []
    real = index_file.digest_of_case

    def counted(root: Path, name: str) -> str:
        read.append(name)
        return real(root, name)

    monkeypatch.setattr(index_file, "digest_of_case", counted)
    assert len(look()) == len(cases.case_ids())
    assert (sorted(read), look.read) == (sorted(cases.case_ids()), [])


def test_the_clocks_of_the_team_and_the_days_of_an_edition_are_in_it(look: Looking, cases: CaseFolder) -> None:
    a_saved_case(cases, SATURDAY, id="2031-EEEEE", **TWO)
    before = look.all()
    assert "2 hours" not in (cases.root / "coc.yaml").read_text("utf-8")
    file = cases.root / "coc.yaml"
    file.write_text(file.read_text("utf-8") + "clocks:\n  meeting: 2 hours\n", "utf-8")
    after = look.all()
    assert [after.owed(one) for one in after.entries] != [before.owed(one) for one in before.entries]
    cases.put_event(an_event(until="2031-05-20"))
    later = look.all()
    assert [later.owed(one) for one in later.entries] != [after.owed(one) for one in after.entries]


def test_another_name_on_the_team_makes_no_case_be_read(look: Looking, cases: CaseFolder) -> None:
    look()
    cases.put_event(an_event(staff={"kim": {"name": "Kim", "role": "coordinator"}}))
    look.read.clear()
    assert look.all().surroundings.staff["kim"].name == "Kim"
    assert look.read == []


def test_a_folder_that_can_only_be_read_does_without(
    look: Looking, cases: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("cocreport.store.files.write_disposable", refuse)
    assert len(look()) == len(look()) == len(cases.case_ids())
    assert not index_file.is_there(cases.root)


def test_a_broken_case_is_named_each_time_and_only_it_is_read_again(look: Looking, cases: CaseFolder) -> None:
    path = _file(cases)
    path.write_text(path.read_text("utf-8").replace("account:", "acount:"), "utf-8")
    for _ in range(3):
        seen = look.all()
        assert [one.id for one in seen.entries] == [OTHER]
        assert seen.broken[0].startswith(f"cases/{ID}.yaml, line ")
    look()
    assert look.read == [ID]


def test_when_the_broken_case_is_gone_nothing_is_read_any_more(look: Looking, cases: CaseFolder) -> None:
    path = _file(cases)
    path.write_text("broken: [", "utf-8")
    look()
    path.unlink()
    time.sleep(0.02)
    for _ in range(3):
        assert [one.id for one in look()] == [OTHER]
        assert look.read == []
        time.sleep(0.02)
    kept = index_file.load(cases.root, crypt=lambda: cases.crypt)
    assert kept
    assert kept.head["is_whole"]


def test_a_conflict_copy_and_a_second_file_of_one_id_change_nothing(look: Looking, cases: CaseFolder) -> None:
    first = look()
    shutil.copy2(_file(cases), cases.root / "cases" / f"{ID} (conflict).yaml")
    assert look() == first
    shutil.copy2(_file(cases), cases.root / "cases" / "2031-DDDDD.yaml")
    seen = look.all()
    assert seen.entries == first
    assert seen.broken == (
        "cases/2031-DDDDD.yaml: the id inside is another one. Give file and case the same id, or remove the copy.",
    )


def test_saving_a_case_makes_the_index_fit_while_everything_is_loaded(
    look: Looking, cases: CaseFolder, clock: Clock, draw: Draw
) -> None:
    look()
    desk = a_desk(cases.root, clock, draw)
    a_saved_case(desk.folder, clock(), id="2031-CCCCC")
    desk.end()
    time.sleep(0.02)
    assert "2031-CCCCC" in [one.id for one in look()]


def test_who_is_kept_out_stands_in_the_case_alone(look: Looking, cases: CaseFolder, clock: Clock) -> None:
    a_saved_case(cases, clock(), id="2031-EEEEE", excluded=["mikkel"])
    assert "2031-EEEEE" in [one.id for one in look()]
    assert "2031-EEEEE" not in [one.id for one in look("mikkel")]
    assert look.all(None).withheld == 1
    data = (cases.root / ".coc" / "index").read_bytes()
    (line,) = [line for line in data.split(b"\n") if line.startswith(b"2031-EEEEE\t")]
    assert b"mikkel" not in line
    assert line.split(b"\t")[8] == b"rg"


def test_who_is_kept_out_by_hand_in_another_spelling_is_kept_out_too(look: Looking, cases: CaseFolder) -> None:
    path = _file(cases)
    path.write_text("excluded: [mikkel]\n" + path.read_text("utf-8"), "utf-8")
    assert [one.id for one in look("mikkel")] == [OTHER]
    assert len(look("dana")) == 2


_CANARIES: Final = frozenset({Mark.IDENTIFIES, Mark.VERBATIM, Mark.DESCRIBES})
_CANARY: Final = "Zqxw"


def _with_canaries(case: Case, seen: set[str]) -> Case:
    """Return a case with a canary in each text that names or describes somebody, or is somebody's words."""
    tree = case.to_tree()
    for one in values_of(case):
        if one.leaf.mark in _CANARIES and isinstance(one.value, str | tuple) and not one.leaf.choices:
            seen.add(one.template)
            canary = f"{_CANARY}{len(seen)}"
            tree = put_in(tree, "/".join(one.parts), [canary] if isinstance(one.value, tuple) else canary)
    return Case.from_tree(tree)


def test_no_byte_of_it_names_or_describes_anybody(look: Looking, folder: CaseFolder, clock: Clock) -> None:
    """Go through the whole model: any case there can be, a canary in every field with one of these marks."""
    covered: set[str] = set()
    lines: list[str] = []

    @settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(records(Case))
    def collect(case: Case) -> None:
        made = entered(_with_canaries(case, covered), bundled("workshop-1"), folder.team(), an_event())
        lines.append("\t".join((*made.entry[:-1], made.duties, made.sanctions, made.counts)))

    collect()
    appeal = {
        **APPEAL,
        "words": "x",
        "late": "x",
        "same_people": "x",
        "reasons": "x",
        "told": {"alone": "x", "words": "x"},
    }
    told = {"outcome": "told", "at": "2031-05-10T16:00+02:00", "alone": "x", "words": "x"}
    decision = {
        **DECISION,
        "reasons": "x",
        "told": told,
        "sanctions": {"x-0001": {"own": "x", "conditions": "x", "outcome": "x"}},
    }
    hearing = {**HEARING, "told": told, "side": "x", "may_be_told": "x", "attempts": {"y-0001": {"how": "x"}}}
    more = {"appeals": {"a-0001": appeal}, "decisions": {"d-0001": decision}, "hearings": {"e-0001": hearing}}
    others = {
        "incoming": {"j-0001": {"what": "x", "from": "x", "done": "x"}},
        "measures": {"i-0001": {"person": "p-4MZK", "what": "x", "reason": "x", "change": "x", "outcome": "changed"}},
        "follow_ups": {
            "u-0001": {"report": "r-7K3Q", "kind": "acknowledged", "alone": "x", "words": "x", "concern": "x"}
        },
    }
    folder.create(_with_canaries(whole(**more, **others), covered), at=clock(), by="dana")
    for path in sorted((ANSWERS.parent / "pyriver" / "cases").glob("*.yaml")):
        case = read_record(Case, path.read_bytes(), file=path.name)
        folder.create(_with_canaries(case, covered), at=clock(), by="dana")
    assert len(look()) > 4
    data = (folder.root / ".coc" / "index").read_bytes()
    assert _CANARY not in "".join(lines)
    assert _CANARY.encode() not in data
    wanted = {address for address, leaf in leaves(Case) if leaf.mark in _CANARIES and not leaf.choices}
    assert len(covered & wanted) > 0.9 * len(wanted), sorted(wanted - covered)
    assert b"2031-N258A" in data


@pytest.mark.parametrize("days", [-1, 0, 0.5, 1, 3, 8, 15, 40, 400])
def test_what_comes_next_is_what_the_agenda_says_at_any_moment(folder: CaseFolder, days: float) -> None:
    moment: datetime = SATURDAY + timedelta(days=days)
    for more in ({}, TWO, {"reports": LATE}):
        case, procedure = a_case(**more), bundled("workshop-1")
        made = entered(case, procedure, folder.team(), an_event()).entry
        stand = [
            one for one in standing(agenda(case, procedure, folder.team(), an_event()), moment) if one[1] != "done"
        ]
        now = [one for one in stand if one[1] in {"due", "overdue"}] or stand
        found = made.next_at(int(moment.timestamp() // 60))
        assert found
        assert (procedure.steps[found.step].id, found.state) == (now[0][0].step, now[0][1])
        assert made.stage == stage(agenda(case, procedure, folder.team(), an_event()), case)


def test_reports_of_other_time_zones_stand_where_their_moment_is(look: Looking, cases: CaseFolder) -> None:
    early = {"r-7K3Q": {**CASE["reports"]["r-7K3Q"], "received": "2031-05-10T14:00+09:00"}}
    late = {"r-7K3Q": {**CASE["reports"]["r-7K3Q"], "received": "2031-05-09T23:00-10:00"}}
    a_saved_case(cases, SATURDAY, id="2031-EEEEE", reports=early)
    a_saved_case(cases, SATURDAY, id="2031-FFFFF", reports=late)
    found = look()
    assert [one.id for one in found] == ["2031-EEEEE", ID, OTHER, "2031-FFFFF"]
    assert found[-1].received == "2031-05-09T23:00-10:00"


def test_what_is_done_when_somebody_stops_it_half_way_is_nothing(
    look: Looking, cases: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = look()
    before = (cases.root / ".coc" / "index").read_bytes()
    _by_hand(cases)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(building, "entered", stop)
        with pytest.raises(KeyboardInterrupt):
            look()
    assert (cases.root / ".coc" / "index").read_bytes() == before
    assert sorted(path.name for path in (cases.root / ".coc").iterdir() if path.name.startswith(".tmp")) == []
    assert len(look()) == len(first)
