"""Cases are joined, split and given files so that whatever stops it, each entry counts once and none is lost."""

from pathlib import Path
from typing import Any, Final

import pytest
from tests.building import a_case, a_folder, a_saved_case
from tests.conftest import SATURDAY
from tests.store.disks import mode, needs_posix

from cocreport.errors import ChangedMeanwhileError, CocError, IntegrityError, InvalidDataError, NotFoundError
from cocreport.model import joining
from cocreport.model.address import put
from cocreport.model.attachments import Attachment
from cocreport.model.changes import is_changed_by_hand
from cocreport.model.keys import Draw
from cocreport.notation.tree import Tree
from cocreport.store import files
from cocreport.store.folder import CaseFolder

A: Final = "2031-AAAAA"
B: Final = "2031-BBBBB"
REPORT: Final = {"r-000B": {"received": "2031-05-10T09:10+02:00", "taken_by": "ines"}}
HELLO: Final = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


class Stopped(Exception):
    """The program was killed at this point."""


@pytest.fixture
def folder(root: Path, draw: Draw) -> CaseFolder:
    made = a_folder(root, draw)
    a_saved_case(made, SATURDAY, id=A)
    a_saved_case(made, SATURDAY, id=B, reports=REPORT, people={})
    return made


def join(folder: CaseFolder, draw: Draw) -> None:
    into, other = folder.read(A), folder.read(B)
    both = joining.join(into.record, other.record, {}, at=SATURDAY, by="dana", draw=draw)
    folder.join(into, other, both, at=SATURDAY, by="dana")


def split(folder: CaseFolder) -> None:
    before = folder.read(A)
    folder.split(before, joining.split(before.record, B), at=SATURDAY, by="dana")


def stop_after(monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    """Have the program killed before a write or removal, after so many of them."""
    left = [steps]

    def stopping(name: str) -> None:
        act = getattr(files, name)

        def counted(*args: Any, **more: Any) -> None:
            if not left[0]:
                raise Stopped
            left[0] -= 1
            act(*args, **more)

        monkeypatch.setattr(files, name, counted)

    stopping("write_file")
    stopping("remove_file")


def reports(folder: CaseFolder) -> list[str]:
    """Return every report that counts, in whichever case."""
    return sorted(key for one in folder.case_ids() for key in folder.read(one).record.reports)


def test_a_joined_case_is_found_under_both_ids_and_counted_once(folder: CaseFolder, draw: Draw) -> None:
    join(folder, draw)
    assert folder.case_ids() == [A]
    assert (folder.find("BBB"), folder.find("2031"), folder.find(A)) == (A, A, A)
    assert not is_changed_by_hand(folder.read(A).record)
    assert [entry.what for entry in folder.read(A).record.history.values()] == ["opened", "opened", "joined"]
    assert folder.strangers() == []


def test_what_points_to_a_joined_case_holds_no_word_of_it(folder: CaseFolder, draw: Draw) -> None:
    join(folder, draw)
    lines = (folder.root / "joined" / f"{B}.yaml").read_text("utf-8").splitlines()
    assert lines[1:] == ["schema: 1", f"id: '{B}'", f"joined_into: '{A}'"]


def test_a_split_case_is_there_again_with_its_history(folder: CaseFolder, draw: Draw) -> None:
    join(folder, draw)
    split(folder)
    assert folder.case_ids() == [A, B]
    assert folder.joined_ids() == []
    for one in (A, B):
        case = folder.read(one).record
        assert (not is_changed_by_hand(case), list(case.history.values())[-1].what) == (True, "split")
    assert [entry.what for entry in folder.read(B).record.history.values()] == ["opened", "split"]


@pytest.mark.parametrize("steps", range(3))
def test_a_join_that_is_stopped_anywhere_loses_and_doubles_nothing(
    folder: CaseFolder, draw: Draw, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    before = reports(folder)
    with monkeypatch.context() as patch:
        stop_after(patch, steps)
        with pytest.raises(Stopped):
            join(folder, draw)
    assert reports(folder) == before
    assert folder.find(B) == (A if steps == 2 else B)
    if steps == 2:
        assert folder.finish_join(B)
        assert not folder.finish_join(B)
    else:
        join(folder, draw)
    assert (folder.case_ids(), reports(folder)) == ([A], before)
    assert not folder.has_case(B)


@pytest.mark.parametrize("steps", range(3))
def test_a_split_that_is_stopped_anywhere_loses_and_doubles_nothing(
    folder: CaseFolder, draw: Draw, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    before = reports(folder)
    join(folder, draw)
    with monkeypatch.context() as patch:
        stop_after(patch, steps)
        with pytest.raises(Stopped):
            split(folder)
    assert reports(folder) == before
    assert folder.find(B) == (B if steps == 2 else A)
    if steps == 2:
        folder.drop_pointer(B)
    else:
        split(folder)
    assert (folder.case_ids(), folder.joined_ids(), reports(folder)) == ([A, B], [], before)


def test_what_a_join_left_is_not_removed_when_somebody_changed_it(
    folder: CaseFolder, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        stop_after(patch, 2)
        with pytest.raises(Stopped):
            join(folder, draw)
    path = folder.root / "cases" / f"{B}.yaml"
    path.write_text(path.read_text("utf-8").replace("taken_by: ines", "taken_by: ruth"), "utf-8")
    with pytest.raises(ChangedMeanwhileError):
        folder.finish_join(B)
    assert folder.has_case(B)


@pytest.mark.parametrize("changed", [A, B])
def test_cases_that_somebody_changed_meanwhile_are_not_joined(folder: CaseFolder, draw: Draw, changed: str) -> None:
    into, other = folder.read(A), folder.read(B)
    both = joining.join(into.record, other.record, {}, at=SATURDAY, by="dana", draw=draw)
    folder.amend(changed, lambda case: put(case, "excluded", ["ruth"]), at=SATURDAY, by="ines")
    with pytest.raises(ChangedMeanwhileError):
        folder.join(into, other, both, at=SATURDAY, by="dana")
    assert folder.case_ids() == [A, B]
    assert folder.joined_ids() == []


def test_what_one_file_cannot_hold_is_not_joined(folder: CaseFolder, draw: Draw) -> None:
    note: Tree = {"at": "2031-05-10T09:10+02:00", "by": "ines", "text": "x" * 60_000}
    ours: Tree = {f"n-0{one:03}": note for one in range(10)}
    theirs: Tree = {f"n-1{one:03}": note for one in range(10)}
    folder.amend(A, lambda case: put(case, "notes", ours), at=SATURDAY, by="ines")
    folder.amend(B, lambda case: put(case, "notes", theirs), at=SATURDAY, by="ines")
    with pytest.raises(InvalidDataError):
        join(folder, draw)
    assert (folder.case_ids(), folder.joined_ids()) == ([A, B], [])


def test_the_id_of_a_joined_case_is_not_used_again(folder: CaseFolder, draw: Draw) -> None:
    join(folder, draw)
    with pytest.raises(ChangedMeanwhileError):
        a_saved_case(folder, SATURDAY, id=B)


def test_an_id_whose_pointer_cannot_be_read_or_leads_nowhere_stands_for_itself(folder: CaseFolder, draw: Draw) -> None:
    join(folder, draw)
    (folder.root / "cases" / f"{A}.yaml").unlink()
    assert folder.resolve(B) == A
    (folder.root / "joined" / f"{B}.yaml").write_text("joined_into: [", "utf-8")
    assert folder.resolve(B) == B


def test_an_amendment_that_changes_nothing_leaves_the_file_alone(folder: CaseFolder) -> None:
    before = folder.read(A)
    assert folder.amend(A, lambda case: case, at=SATURDAY, by="ines") == before
    assert folder.read(A) == before


# Attachments


def attach(folder: CaseFolder, case_id: str = A, **more: Any) -> Attachment:
    def about(key: str) -> Attachment:
        given = {"name": "Gil.txt", "size": 5, "sha256": HELLO, "added": SATURDAY, "by": "ines"}
        return Attachment.model_validate({"file": f"{case_id}/{key}.txt", **given, **more})

    case = folder.attach(case_id, b"hello", about, at=SATURDAY, by="ines").record
    return list(case.attachments.values())[-1]


@needs_posix
def test_an_attachment_is_kept_privately_under_a_name_that_says_nothing(folder: CaseFolder) -> None:
    attached = attach(folder)
    path = folder.root / "attachments" / attached.file
    assert (path.read_bytes(), mode(path), mode(path.parent)) == (b"hello", 0o600, 0o700)
    assert "Gil" not in str(path.relative_to(folder.root))
    assert (folder.attachments.read(attached), folder.attachments.trouble(attached)) == (b"hello", None)
    assert folder.attachments.names() == [attached.file]
    path.chmod(0o644)
    path.parent.chmod(0o755)
    assert folder.tighten() == [f"attachments/{A}", f"attachments/{attached.file}"]
    assert mode(path) == 0o600


def test_the_case_says_so_after_the_file_is_there_and_a_key_is_not_used_twice(
    folder: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        stop_after(patch, 1)
        with pytest.raises(Stopped):
            attach(folder)
    assert not folder.read(A).record.attachments
    (unnamed,) = folder.attachments.names()
    assert attach(folder).file != unnamed
    assert list(folder.read(A).record.history.values())[-1].address == f"attachments/{attach_key(folder)}"


def attach_key(folder: CaseFolder) -> str:
    return next(iter(folder.read(A).record.attachments))


@pytest.mark.parametrize("kept", [b"hellO", b"hello and more"])
def test_a_file_that_was_changed_is_noticed(folder: CaseFolder, kept: bytes) -> None:
    attached = attach(folder)
    (folder.root / "attachments" / attached.file).write_bytes(kept)
    assert isinstance(folder.attachments.trouble(attached), IntegrityError)
    with pytest.raises(CocError):
        folder.attachments.read(attached)


def test_a_file_that_is_gone_is_noticed(folder: CaseFolder) -> None:
    attached = attach(folder)
    (folder.root / "attachments" / attached.file).unlink()
    trouble = folder.attachments.trouble(attached)
    assert isinstance(trouble, NotFoundError)
    assert "copy of the folder" in trouble.next_step


@needs_posix
def test_what_does_not_belong_among_attachments_is_named_and_not_opened(folder: CaseFolder) -> None:
    attach(folder)
    where = folder.root / "attachments"
    (where / "photo.jpg").touch()
    (where / A / "photo.jpg").touch()
    (where / A / ".tmp-0123456789abcdef").touch()
    (where / "2031-ZZZZZ").symlink_to("/dev")
    assert folder.strangers() == ["attachments/2031-ZZZZZ", "attachments/photo.jpg", f"attachments/{A}/photo.jpg"]
    assert folder.leftovers() == [f"attachments/{A}/.tmp-0123456789abcdef"]


def test_joining_and_splitting_leave_files_where_they_are(folder: CaseFolder, draw: Draw) -> None:
    attached = attach(folder, B, report="r-000B")
    join(folder, draw)
    assert list(folder.read(A).record.attachments.values()) == [attached]
    split(folder)
    assert folder.attachments.read(next(iter(folder.read(B).record.attachments.values()))) == b"hello"
    assert a_case().attachments == {}
