"""A team's folder is laid out privately, read strictly, and tells what in it is not the tool's."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from tests.building import a_folder, a_saved_case, a_team, an_event
from tests.store.disks import mode, needs_posix, umask

from cocreport.clock import Clock
from cocreport.errors import CocError, FolderNotReadyError, InvalidDataError, NotFoundError
from cocreport.model.keys import Draw
from cocreport.procedure.load import bundled, bundled_bytes
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
OTHERS: Final = ("2031-7KZZZ", "2031-0A1QX", "2030-7K3QX")


@pytest.fixture
def folder(root: Path, draw: Draw) -> CaseFolder:
    return a_folder(root, draw)


@pytest.fixture
def four(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Return a folder with four cases, whose ids have beginnings and endings in common."""
    for case_id in (ID, *OTHERS):
        a_saved_case(folder, clock(), id=case_id)
    return folder


# Laying it out


def test_a_new_folder_holds_its_team_and_its_edition(folder: CaseFolder) -> None:
    assert folder.team() == a_team()
    assert folder.event("2031") == an_event()
    assert folder.has_event("2031")
    assert not folder.has_event("2032")
    assert (folder.case_ids(), folder.drafts(), folder.strangers()) == ([], [], [])


def test_a_new_folder_has_the_schemas_that_its_files_name(root: Path, draw: Draw) -> None:
    CaseFolder(root, draw=draw).make(a_team(), an_event(), {"team": "{}", "event": "{}"})
    for file in (root / "coc.yaml", root / "events" / "2031.yaml"):
        named = file.read_text("utf-8").splitlines()[0].partition("$schema=")[2]
        assert (file.parent / named).read_text("utf-8") == "{}"


@needs_posix
@pytest.mark.parametrize("bits", [0, 0o022, 0o777], ids=oct)
def test_every_folder_and_file_is_private_whatever_the_umask(root: Path, draw: Draw, clock: Clock, bits: int) -> None:
    with umask(bits):
        folder = CaseFolder(root, draw=draw)
        folder.make(a_team(), an_event(), {"team": "{}"})
        before = a_saved_case(folder, clock())
        folder.lend(before)
        folder.keep_draft("2031-AAAAA", a_team())
    for path in (root, *root.rglob("*")):
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path.name


@needs_posix
def test_a_folder_that_was_there_for_all_to_see_becomes_private(root: Path, draw: Draw) -> None:
    root.mkdir()
    root.chmod(0o755)
    a_folder(root, draw)
    assert mode(root) == 0o700


@needs_posix
def test_what_others_could_open_is_closed_again_and_named(four: CaseFolder) -> None:
    (four.root / "cases").chmod(0o755)
    (four.root / "cases" / f"{ID}.yaml").chmod(0o644)
    (four.root / "coc.yaml").chmod(0o640)
    assert four.tighten() == ["cases", f"cases/{ID}.yaml", "coc.yaml"]
    assert four.tighten() == []


def test_a_missing_folder_is_noticed_before_anybody_is_asked(root: Path, draw: Draw) -> None:
    with pytest.raises(FolderNotReadyError, match="the folder is not there"):
        CaseFolder(root, draw=draw).prepare()


def test_folders_that_a_copy_left_out_because_they_were_empty_are_made_again(folder: CaseFolder) -> None:
    for name in ("drafts", "attachments", "exports"):
        (folder.root / name).rmdir()
    folder.prepare()
    folder.keep_draft(ID, a_team())
    assert folder.drafts() == [ID]


# Finding a case


@pytest.mark.parametrize(
    "said",
    ["2031-7K3QX", "2031-7K3", "2031-7k3qx", " 2031-7K3QX ", "2031-7K3QX".lower(), "7K3QX"],
)
def test_a_case_is_found_by_what_only_it_begins_or_ends_with(folder: CaseFolder, clock: Clock, said: str) -> None:
    a_saved_case(folder, clock())
    a_saved_case(folder, clock(), id="2031-7KZZZ")
    assert folder.find(said) == ID


@pytest.mark.parametrize("said", ["0a1qx", "oAlqx", "OAIQX", "2031-oa"])
def test_signs_that_are_easily_misread_are_read_as_what_they_look_like(four: CaseFolder, said: str) -> None:
    assert four.find(said) == "2031-0A1QX"


@pytest.mark.parametrize(("said", "count"), [("2031", 3), ("QX", 3), ("7K3QX", 2), ("2031-7K", 2)])
def test_what_fits_several_cases_is_answered_with_how_many(four: CaseFolder, said: str, count: int) -> None:
    with pytest.raises(NotFoundError, match=rf"^{count} cases fit that\. Give more signs"):
        four.find(said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        "-",
        "2029",
        "2031-7K3QX.yaml",
        "../../etc/passwd",
        "../cases/2031-7K3QX",
        "*",
        ".",
        "a\nb",
        "é",
        "7" * 99,
    ],
)
def test_what_fits_no_case_is_not_found_and_not_repeated(four: CaseFolder, said: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        four.find(said)
    assert str(refused.value) == "There is no such case in this folder. `coc list` shows the ids."


def test_a_case_that_may_not_be_seen_does_not_make_another_ambiguous(four: CaseFolder) -> None:
    assert four.find("7K3QX", may_see=lambda case_id: case_id != "2030-7K3QX") == ID


# Reading


def test_an_id_inside_that_is_another_one_is_refused(four: CaseFolder) -> None:
    copy = four.root / "cases" / "2031-BBBBB.yaml"
    copy.write_bytes((four.root / "cases" / f"{ID}.yaml").read_bytes())
    with pytest.raises(NotFoundError, match=r"^cases/2031-BBBBB\.yaml: the id inside is another one\."):
        four.read("2031-BBBBB")


def test_a_case_of_a_newer_program_is_refused_and_stays_as_it_is(four: CaseFolder) -> None:
    file = four.root / "cases" / f"{ID}.yaml"
    data = file.read_bytes().replace(b"schema: 1", b"schema: 2")
    file.write_bytes(data)
    with pytest.raises(InvalidDataError, match=r"newer version of coc\. Update coc on this computer"):
        four.read(ID)
    assert file.read_bytes() == data


def test_a_folder_without_its_parts_is_told_by_the_name_of_the_file(root: Path, draw: Draw) -> None:
    root.mkdir()
    folder = CaseFolder(root, draw=draw)
    with pytest.raises(NotFoundError, match=r"^coc\.yaml is not there"):
        folder.team()
    with pytest.raises(NotFoundError, match=r"^events/2031\.yaml is not there"):
        folder.event("2031")
    assert (folder.case_ids(), folder.drafts(), folder.strangers()) == ([], [], [])


# The procedure


def test_a_procedure_that_comes_with_the_program_needs_no_file(folder: CaseFolder) -> None:
    assert folder.procedure("workshop-1") == bundled("workshop-1")


def test_a_procedure_that_is_kept_is_used_even_if_the_one_of_the_program_differs(folder: CaseFolder) -> None:
    kept = bundled_bytes("workshop").replace(b'title: "Safety first"', b'title: "Is everybody safe"')
    (folder.root / "procedures" / "workshop-1.yaml").write_bytes(kept)
    titles = {step.id: step.title for step in folder.procedure("workshop-1").steps}
    assert titles["safety"] == "Is everybody safe"


def test_a_procedure_that_is_nowhere_is_not_found(folder: CaseFolder) -> None:
    for procedure in ("workshop-2", "another-1"):
        with pytest.raises(NotFoundError, match="no procedure of the name and version"):
            folder.procedure(procedure)


# What is not the tool's


def _link(path: Path) -> None:
    path.symlink_to(path.with_name(f"{ID}.yaml"))


@needs_posix
@pytest.mark.parametrize(
    "make",
    [_link, lambda path: path.symlink_to("nowhere"), lambda path: path.symlink_to("/dev/zero"), os.mkfifo, Path.mkdir],
    ids=["link", "dangling link", "link to a device", "pipe", "folder"],
)
def test_what_is_no_plain_file_is_named_and_never_followed(four: CaseFolder, make: Callable[[Path], object]) -> None:
    make(four.root / "cases" / "2031-CCCCC.yaml")
    make(four.root / "drafts" / "2031-CCCCC.yaml")
    assert four.strangers() == ["cases/2031-CCCCC.yaml", "drafts/2031-CCCCC.yaml"]
    with pytest.raises(CocError):
        four.read("2031-CCCCC")


@pytest.mark.parametrize(
    "name",
    [
        f"{ID} (conflicted copy 2031-05-10).yaml",
        f"{ID}.sync-conflict-20310510-081000-ABCDEFG.yaml",
        f"{ID} 2.yaml",
        f"{ID}.yaml~",
        f".{ID}.yaml.swp",
        f"{ID}.yaml.orig",
        f"{ID}.yaml\n",
        "٢٠٣١-7K3QX.yaml",
        "2031-7K3QU.yaml",
        "notes.txt",
    ],
)
def test_copies_and_other_files_are_named_and_not_taken_for_cases(four: CaseFolder, name: str) -> None:
    (four.root / "cases" / name).write_bytes(b"nothing: here\n")
    assert four.strangers() == [f"cases/{name}"]
    assert four.case_ids() == sorted((ID, *OTHERS))


def test_what_a_killed_program_left_is_no_stranger(four: CaseFolder) -> None:
    (four.root / "cases" / ".tmp-0123456789abcdef").write_bytes(b"")
    assert four.strangers() == []
