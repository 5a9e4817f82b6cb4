"""``coc attach``: a file is kept with a case; its source is in no argument, and its name in no error."""

import os
from pathlib import Path
from typing import Any, Final

import pytest
from tests.building import a_saved_case
from tests.cli.around import REPORT, A
from tests.cli.seat import Coc
from tests.store.disks import needs_posix
from tests.store.test_photos import END, JFIF, SCAN, TABLE, photo, segment

from cocreport.cli.attaching import read_source
from cocreport.clock import Clock
from cocreport.errors import ExitCode, InputNeededError
from cocreport.interview.asker import Answer, Help, Leave, Skip
from cocreport.model.address import put
from cocreport.model.attachments import Attachment
from cocreport.model.case import Case
from cocreport.model.terms import LONGEST_TEXT
from cocreport.store.folder import CaseFolder

PHOTO: Final = photo(JFIF, segment(0xE1, b"Exif\0\0GPS"), TABLE)
FROM: Final = "Zebulon gave it to Ines."


@pytest.fixture(autouse=True)
def saved(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Save the case."""
    a_saved_case(folder, clock(), id=A)
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a text that is handed in."""
    path = tmp_path / "Zebulon.txt"
    path.write_bytes(b"hello")
    return path


def _case(folder: CaseFolder) -> Case:
    return folder.read(A).record


def _attached(folder: CaseFolder) -> Attachment:
    (attachment,) = _case(folder).attachments.values()
    return attachment


def test_a_file_is_kept_with_where_it_comes_from(coc: Coc, saved: CaseFolder, file: Path, clock: Clock) -> None:
    ended = coc("attach", "aaaaa", file, handle="ines", replies=[Help(), Answer(FROM)])
    assert (ended.code, ended.out) == (0, f"Saved in {A}\n")
    assert "kept as it is" in ended.err
    attached = _attached(saved)
    assert (attached.name, attached.source, attached.by, attached.added) == ("Zebulon.txt", FROM, "ines", clock())
    assert (attached.size, attached.metadata, attached.sha256_given, attached.report) == (5, None, None, "r-7K3Q")
    assert saved.attachments.read(attached) == b"hello"
    assert coc("check", A).code == 0
    shown = " ".join(coc("show", A).out.split())
    assert f"Attachments f-{attached.file[13:17]} file {attached.file} name Zebulon.txt size 5 source {FROM}" in shown


def test_where_it_comes_from_is_read_from_stdin_or_a_file(
    coc: Coc, saved: CaseFolder, file: Path, tmp_path: Path
) -> None:
    said = tmp_path / "said.txt"
    said.write_text(f"{FROM}\n", "utf-8")
    assert coc("attach", A, file, "--source-from", "-", stdin=f"{FROM}\n".encode()).code == 0
    assert coc("attach", A, file, "--source-from", said).code == 0
    assert [one.source for one in _case(saved).attachments.values()] == [FROM, FROM]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"\n", ExitCode.INPUT_NEEDED),
        (b"caf\xe9", ExitCode.INVALID_DATA),
        (b"x" * (LONGEST_TEXT + 1), ExitCode.INVALID_DATA),
    ],
)
def test_a_source_that_is_no_text_is_refused(
    coc: Coc, saved: CaseFolder, file: Path, said: bytes, code: ExitCode
) -> None:
    assert coc("attach", A, file, "--source-from", "-", stdin=said).code == code
    assert not _case(saved).attachments


def test_a_closed_stdin_says_nothing() -> None:
    with pytest.raises(InputNeededError):
        read_source("-", None)


def test_without_anybody_to_ask_the_source_stays_open_and_that_is_said(coc: Coc, saved: CaseFolder, file: Path) -> None:
    ended = coc("attach", A, file)
    assert (ended.code, "--source-from" in ended.err) == (0, True)
    assert _attached(saved).source is None


def test_nobody_may_know_where_it_comes_from(coc: Coc, saved: CaseFolder, file: Path) -> None:
    assert coc("attach", A, file, replies=[Skip("unknown")]).code == 0
    assert _attached(saved).source is None


def test_a_source_that_is_too_long_is_asked_for_again(coc: Coc, saved: CaseFolder, file: Path) -> None:
    assert coc("attach", A, file, replies=[Answer("x" * (LONGEST_TEXT + 1)), Answer(FROM)]).code == 0
    assert _attached(saved).source == FROM


def test_whoever_stops_has_attached_nothing(coc: Coc, saved: CaseFolder, file: Path) -> None:
    ended = coc("attach", A, file, replies=[Leave()])
    assert (ended.code, ended.err) == (ExitCode.INTERRUPTED, "coc: Nothing was attached.\n")
    assert saved.attachments.names() == []


def test_what_a_photo_says_beside_its_picture_is_taken_out_and_that_is_said(
    coc: Coc, saved: CaseFolder, file: Path
) -> None:
    file.write_bytes(PHOTO)
    ended = coc("attach", A, file, replies=[Answer(FROM)])
    assert "without its place, time and device" in ended.err
    attached = _attached(saved)
    assert (attached.metadata, attached.file[-4:]) == ("removed", ".jpg")
    assert saved.attachments.read(attached) == photo(JFIF, TABLE)
    assert attached.sha256_given not in (None, attached.sha256)
    assert file.read_bytes() == PHOTO


def test_a_damaged_photo_is_kept_as_it_is_and_that_is_said(coc: Coc, saved: CaseFolder, file: Path) -> None:
    file.write_bytes(PHOTO.removesuffix(SCAN + END))
    ended = coc("attach", A, file)
    assert "damaged" in ended.err
    attached = _attached(saved)
    assert (attached.metadata, attached.sha256_given) == ("could not be removed", None)
    assert saved.attachments.read(attached) == file.read_bytes()


# Which report


@pytest.fixture
def two_reports(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Give the case a second report."""
    case = _case(folder)
    more = put(case, "reports/r-000B", {**REPORT["r-000B"]})
    folder.save(folder.read(A), more, at=clock(), by="ines")
    return folder


@pytest.mark.parametrize(("reply", "key"), [("r-000B", "r-000B"), ("none", None)])
def test_the_report_is_chosen(coc: Coc, two_reports: CaseFolder, file: Path, reply: str, key: str | None) -> None:
    ended = coc("attach", A, file, replies=[Answer(FROM), Help(), Answer(reply)])
    assert ended.slots == ["source", "report", "report"]
    assert _attached(two_reports).report == key


def test_the_report_is_named(coc: Coc, two_reports: CaseFolder, file: Path) -> None:
    assert coc("attach", A, file, "--report", "R-000b").code == 0
    assert _attached(two_reports).report == "r-000B"
    assert coc("attach", A, file, "--report", "r-ZZZZ").code == ExitCode.NOT_FOUND


def test_without_anybody_to_ask_it_belongs_to_none_in_particular(coc: Coc, two_reports: CaseFolder, file: Path) -> None:
    assert coc("attach", A, file).code == 0
    assert _attached(two_reports).report is None


# What is not attached


@needs_posix
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "empty", "missing", "large"])
def test_what_is_no_plain_file_is_refused_without_its_name(
    coc: Coc, saved: CaseFolder, tmp_path: Path, file: Path, kind: str
) -> None:
    path = tmp_path / "Zebulon.jpg"
    makers: dict[str, Any] = {
        "link": lambda: path.symlink_to(file),
        "pipe": lambda: os.mkfifo(path),
        "folder": path.mkdir,
        "empty": path.touch,
        "missing": lambda: None,
        "large": lambda: path.write_bytes(b"\0" * 20_000_001),
    }
    makers[kind]()
    ended = coc("attach", A, path)
    assert ended.code == (ExitCode.NOT_FOUND if kind == "missing" else ExitCode.INVALID_DATA)
    assert "Zebulon" not in ended.said
    assert ("20 MB" in ended.err) == (kind in ("link", "pipe", "folder", "large"))
    assert saved.attachments.names() == []


def test_whoever_is_kept_out_cannot_attach_anything(coc: Coc, folder: CaseFolder, clock: Clock, file: Path) -> None:
    a_saved_case(folder, clock(), id="2031-CCCCC", excluded=["mikkel"])
    assert coc("attach", "2031-CCCCC", file, handle="mikkel").code == ExitCode.NOT_FOUND


@needs_posix
def test_a_name_that_is_no_text_is_kept_as_far_as_it_is_one(coc: Coc, saved: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_bytes(b"hello")
    assert coc("attach", A, path).code == 0
    assert _attached(saved).name == "caf?.txt"
