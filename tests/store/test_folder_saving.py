"""A case is saved whole, never over somebody else's work, and with everything that people wrote into it."""

import subprocess
import sys
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import a_case, a_folder, a_saved_case, a_team, an_event, repeatable_draw
from tests.conftest import SATURDAY
from tests.store.disks import contents

from cocreport.clock import Clock
from cocreport.errors import (
    ChangedMeanwhileError,
    CocError,
    ExitCode,
    FolderNotReadyError,
    IntegrityError,
    InvalidDataError,
    NotFoundError,
)
from cocreport.model.address import put
from cocreport.model.case import Case
from cocreport.model.changes import is_changed_by_hand
from cocreport.model.keys import Draw
from cocreport.notation.tree import Tree
from cocreport.procedure.load import bundled_bytes
from cocreport.store.folder import CaseFolder, Stored

ID: Final = "2031-7K3QX"
PLACE: Final = "reports/r-7K3Q/place"
ADD_NOTES: Final = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cocreport.chance import system_chance
from cocreport.model.address import put
from cocreport.model.keys import new_key
from cocreport.store.folder import CaseFolder
folder, who = CaseFolder(Path(sys.argv[1]), draw=system_chance), sys.argv[2]
now = datetime(2031, 5, 10, 6, 10, tzinfo=UTC)
def note(text):
    def change(case):
        entry = {"at": "2031-05-10T08:10+02:00", "by": who, "text": text}
        return put(case, "notes/" + new_key("n", case.notes, system_chance), entry)
    return change
for number in range(15):
    folder.amend("2031-7K3QX", note(f"{who} {number}"), at=now, by=who)
"""


@pytest.fixture
def folder(root: Path, draw: Draw) -> CaseFolder:
    return a_folder(root, draw)


@pytest.fixture
def before(folder: CaseFolder, clock: Clock) -> Stored[Case]:
    return a_saved_case(folder, clock())


def place(case: Case, where: str | None) -> Case:
    return put(case, PLACE, where)


def by_hand(folder: CaseFolder, old: str, new: str) -> bytes:
    """Change the file of the case as somebody with an editor does."""
    file = folder.root / "cases" / f"{ID}.yaml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    return file.read_bytes()


def done(case: Case) -> list[tuple[str, str | None, str | None]]:
    return [(entry.what, entry.address, entry.by) for entry in case.history.values()]


# A new case


def test_a_new_case_is_on_the_disk_as_it_was_meant(folder: CaseFolder, before: Stored[Case]) -> None:
    assert folder.read(ID) == before
    assert before.record.model_copy(update={"history": {}, "seal": None}) == a_case()
    assert done(before.record) == [("opened", None, "tomasz")]


def test_a_case_is_the_same_file_in_each_language(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = set()
    for code in ("en", "de"):
        monkeypatch.setenv("COC_LANG", code)
        folder = a_folder(tmp_path / code, repeatable_draw())
        before = a_saved_case(folder, clock())
        written.add(folder.save(before, place(before.record, "Table 6"), at=SATURDAY, by="tomasz").data)
    assert len(written) == 1


def test_a_new_case_never_replaces_another(folder: CaseFolder, before: Stored[Case], clock: Clock) -> None:
    with pytest.raises(ChangedMeanwhileError, match=rf"^cases/{ID}\.yaml is there already"):
        a_saved_case(folder, clock(), people={})
    assert contents(folder.root / "cases") == {f"{ID}.yaml": before.data}


def test_the_procedure_is_kept_beside_the_case_that_follows_it(folder: CaseFolder, clock: Clock) -> None:
    file = folder.root / "procedures" / "workshop-1.yaml"
    assert not file.exists()
    a_saved_case(folder, clock())
    assert file.read_bytes() == bundled_bytes("workshop")


def test_a_procedure_that_is_kept_already_stays(folder: CaseFolder, clock: Clock) -> None:
    file = folder.root / "procedures" / "workshop-1.yaml"
    kept = b"# Our own words.\n" + bundled_bytes("workshop")
    file.write_bytes(kept)
    a_saved_case(folder, clock())
    assert file.read_bytes() == kept


def test_a_case_whose_procedure_is_nowhere_is_not_saved(folder: CaseFolder, clock: Clock) -> None:
    with pytest.raises(NotFoundError):
        a_saved_case(folder, clock(), procedure="another-1")
    assert folder.case_ids() == []


# A later state


def test_a_later_state_keeps_what_stood_there_before(folder: CaseFolder, before: Stored[Case], clock: Clock) -> None:
    first = folder.save(before, place(before.record, "At table 6"), at=clock(), by="ines")
    second = folder.save(first, place(first.record, "At table 7"), at=clock(), by="ruth")
    assert folder.read(ID) == second
    assert done(second.record)[1:] == [("added", PLACE, "ines"), ("changed", PLACE, "ruth")]
    assert [entry.former for entry in second.record.history.values()] == [None, None, "At table 6"]


def test_a_state_that_came_too_late_is_refused_and_both_are_kept(
    folder: CaseFolder, before: Stored[Case], clock: Clock
) -> None:
    saved = folder.save(before, place(before.record, "At table 6"), at=clock(), by="ines")
    late = put(before.record, "reports/r-7K3Q/circumstances", "During the dinner")
    with pytest.raises(ChangedMeanwhileError) as refused:
        folder.save(before, late, at=clock(), by="ruth")
    assert refused.value.code is ExitCode.LOCKED_OR_CHANGED
    assert folder.read(ID) == saved
    (kept,) = (folder.root / "drafts").iterdir()
    assert kept.name.startswith(f"{ID}-refused-")
    assert f"drafts/{kept.name}" in refused.value.next_step
    assert "During the dinner" in kept.read_text("utf-8")
    assert (folder.strangers(), folder.drafts()) == ([], [])


@pytest.mark.parametrize("what", ["removed", "a folder"])
def test_a_state_is_kept_even_if_the_case_is_gone_meanwhile(
    folder: CaseFolder, before: Stored[Case], clock: Clock, what: str
) -> None:
    file = folder.root / "cases" / f"{ID}.yaml"
    file.unlink()
    if what == "a folder":
        file.mkdir()
    with pytest.raises(ChangedMeanwhileError):
        folder.save(before, place(before.record, "At table 6"), at=clock(), by="ines")
    (kept,) = (folder.root / "drafts").iterdir()
    assert "At table 6" in kept.read_text("utf-8")


def test_revisions_differ_when_a_single_sign_does(folder: CaseFolder, before: Stored[Case]) -> None:
    assert Stored(before.record, before.data).revision == before.revision
    by_hand(folder, "told jokes", "told jokes.")
    assert folder.read(ID).revision != before.revision


def test_what_does_not_read_back_as_it_was_meant_replaces_nothing(
    folder: CaseFolder, before: Stored[Case], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cocreport.store.folder.encode", lambda *_, **__: before.data)
    with pytest.raises(IntegrityError, match="nothing was replaced"):
        folder.save(before, place(before.record, "At table 6"), at=clock(), by="ines")
    assert contents(folder.root / "cases") == {f"{ID}.yaml": before.data}


# Adding to whatever is there


def test_a_note_gets_in_nobodys_way(folder: CaseFolder, before: Stored[Case], clock: Clock) -> None:
    folder.save(before, place(before.record, "At table 6"), at=clock(), by="ines")
    note: dict[str, Tree] = {"at": "2031-05-10T08:10+02:00", "by": "ruth", "text": "The hat was found."}
    after = folder.amend(ID, lambda case: put(case, "notes/n-0001", note), at=clock(), by="ruth")
    assert folder.read(ID) == after
    assert after.record.reports["r-7K3Q"].place == "At table 6"
    assert [who for _, _, who in done(after.record)] == ["tomasz", "ines", "ruth"]


@pytest.mark.usefixtures("before")
def test_of_the_notes_of_four_people_at_once_none_is_lost(folder: CaseFolder) -> None:
    words = [sys.executable, "-c", ADD_NOTES, str(folder.root)]
    writers = [subprocess.Popen([*words, who]) for who in ("ines", "tomasz", "ruth", "dana")]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0, 0]
    case = folder.read(ID).record
    assert Counter(note.by for note in case.notes.values()) == dict.fromkeys(("ines", "tomasz", "ruth", "dana"), 15)
    assert len({note.text for note in case.notes.values()}) == 60
    assert not is_changed_by_hand(case)


# What people did with an editor


def test_a_change_by_hand_is_noticed_and_recorded_at_the_next_save(
    folder: CaseFolder, before: Stored[Case], clock: Clock
) -> None:
    assert not is_changed_by_hand(before.record)
    by_hand(folder, "A man with a hat", "A man with a green hat")
    found = folder.read(ID)
    assert is_changed_by_hand(found.record)
    after = folder.save(found, place(found.record, "At table 6"), at=clock(), by="ines")
    assert done(after.record)[1:] == [("found changed by hand", None, None), ("added", PLACE, "ines")]
    assert not is_changed_by_hand(folder.read(ID).record)


@pytest.mark.usefixtures("before")
def test_a_change_by_hand_can_be_put_on_record_by_itself(folder: CaseFolder, clock: Clock) -> None:
    by_hand(folder, "A man with a hat", "A man with a green hat")
    accepted = folder.accept(folder.read(ID), at=clock())
    assert done(accepted.record)[1:] == [("found changed by hand", None, None)]
    assert not is_changed_by_hand(folder.read(ID).record)


@pytest.mark.usefixtures("before")
def test_comments_on_lines_of_their_own_outlive_every_save(folder: CaseFolder, clock: Clock) -> None:
    commented = "    # Ask Ruth: a second hat?\n    looks: A man with a hat"
    by_hand(folder, "    looks: A man with a hat", commented)
    found = folder.read(ID)
    after = folder.save(found, place(found.record, "At table 6"), at=clock(), by="ines")
    after = folder.amend(ID, lambda case: place(case, "At table 7"), at=clock(), by="ines")
    folder.accept(after, at=clock())
    assert commented in (folder.root / "cases" / f"{ID}.yaml").read_text("utf-8")


def test_comments_are_kept_with_a_state_that_came_too_late(
    folder: CaseFolder, before: Stored[Case], clock: Clock
) -> None:
    folder.save(before, place(before.record, "At table 6"), at=clock(), by="ines")
    commented = before.data.replace(b"reports:", b"# Two tables, perhaps.\nreports:")
    with pytest.raises(ChangedMeanwhileError):
        folder.save(before, before.record, at=clock(), by="ruth", comments_from=commented)
    (kept,) = (folder.root / "drafts").iterdir()
    assert b"# Two tables, perhaps.\nreports:" in kept.read_bytes()


def test_comments_in_the_files_of_the_team_outlive_a_new_set_up(folder: CaseFolder) -> None:
    for name in ("coc.yaml", "events/2031.yaml"):
        file = folder.root / name
        file.write_bytes(file.read_bytes().replace(b"name: PyRiver", b"# As on the letters.\nname: PyRiver"))
    folder.put_team(a_team(contact="conduct@pyriver.example"))
    folder.put_event(an_event(size="250"))
    for name in ("coc.yaml", "events/2031.yaml"):
        assert b"# As on the letters.\nname: PyRiver" in (folder.root / name).read_bytes()


@pytest.mark.usefixtures("before")
def test_a_file_that_somebody_broke_is_not_added_to(folder: CaseFolder, clock: Clock) -> None:
    broken = by_hand(folder, "reports:", "reports: [")
    with pytest.raises(InvalidDataError, match=rf"^cases/{ID}\.yaml, line "):
        folder.amend(ID, lambda case: case, at=clock(), by="ines")
    assert contents(folder.root / "cases") == {f"{ID}.yaml": broken}


# Any text


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> CaseFolder:
    folder = a_folder(tmp_path_factory.mktemp("any") / "pyriver", repeatable_draw())
    a_saved_case(folder, SATURDAY)
    return folder


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1, max_size=300), label=st.text(min_size=1, max_size=60))
def test_any_text_comes_back_letter_for_letter(shared: CaseFolder, text: str, label: str) -> None:
    before = shared.read(ID)
    after = put(put(before.record, "reports/r-7K3Q/account", text), "answers", {label: text})
    saved = shared.save(before, after, at=SATURDAY, by="ines")
    found = shared.read(ID)
    assert found == saved
    assert (found.record.reports["r-7K3Q"].account, found.record.answers) == (text, {label: text})


@pytest.mark.parametrize("half", ["\ud800", "a\udfffb"])
def test_half_a_character_is_refused_and_nothing_is_changed(
    folder: CaseFolder, before: Stored[Case], clock: Clock, half: str
) -> None:
    with pytest.raises(CocError) as refused:
        folder.save(before, place(before.record, half), at=clock(), by="ines")
    assert refused.value.code is ExitCode.INVALID_DATA
    assert contents(folder.root / "cases") == {f"{ID}.yaml": before.data}


# The seam for encryption


class Backwards:
    """A way of closing files that anybody can open, and that leaves no word of them readable."""

    def close(self, plain: bytes, *, file: str, excluded: Collection[str] = ()) -> bytes:
        del file, excluded
        return plain[::-1]

    def open(self, stored: bytes, *, file: str) -> bytes:
        del file
        return stored[::-1]

    def forget(self, *, file: str) -> None:
        del file


def test_every_byte_of_a_case_passes_the_seam(root: Path, draw: Draw, clock: Clock) -> None:
    folder = CaseFolder(root, draw=draw, crypt=Backwards())
    folder.make(a_team(), an_event(), {})
    before = a_saved_case(folder, clock())
    folder.save(before, place(before.record, "At table 6"), at=clock(), by="ines")
    with pytest.raises(ChangedMeanwhileError):
        folder.save(before, place(before.record, "At table 7"), at=clock(), by="ruth")
    folder.keep_draft("2031-AAAAA", before.record)
    assert folder.read(ID).record.reports["r-7K3Q"].place == "At table 6"
    assert folder.procedure("workshop-1").id == "workshop-1"
    for path in (path for path in root.rglob("*.yaml") if path.is_file()):
        assert b"table" not in path.read_bytes(), path.name
        assert b"jokes" not in path.read_bytes(), path.name


def test_a_full_or_locked_folder_is_told_in_a_sentence(folder: CaseFolder, before: Stored[Case], clock: Clock) -> None:
    (folder.root / ".coc" / "lock").unlink()
    (folder.root / ".coc" / "lock").mkdir()
    with pytest.raises(FolderNotReadyError, match="cannot be locked"):
        folder.save(before, place(before.record, "At table 6"), at=clock(), by="ines")
    assert folder.read(ID) == before
