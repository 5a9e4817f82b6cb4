"""What ``coc check`` says of attachments: missing, changed, not named by any case."""

from pathlib import Path

import pytest
from tests.cli.around import A, B, two_cases
from tests.cli.seat import Coc

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.store.folder import CaseFolder


@pytest.fixture
def file(coc: Coc, folder: CaseFolder, clock: Clock, tmp_path: Path) -> Path:
    """Attach a file and return where it is kept."""
    two_cases(folder, clock)
    given = tmp_path / "Zebulon.txt"
    given.write_bytes(b"hello")
    coc("attach", A, given)
    return folder.root / "attachments" / folder.attachments.names()[0]


def _found(coc: Coc, weight: str) -> list[str]:
    return [one["where"] for one in coc("check", "--json").json if one["weight"] == weight]


def test_an_attachment_as_it_was_given_is_nothing_to_tell(coc: Coc, file: Path) -> None:
    assert file.read_bytes() == b"hello"
    assert (_found(coc, "wrong"), _found(coc, "note")) == ([], [])


@pytest.mark.parametrize("change", [lambda path: path.write_bytes(b"other"), Path.unlink])
def test_one_that_is_missing_or_changed_is_wrong(coc: Coc, file: Path, change: object) -> None:
    assert callable(change)
    change(file)
    assert _found(coc, "wrong") == [f"cases/{A}.yaml, attachments/{file.stem}"]
    ended = coc("check", A)
    assert (ended.code, "Zebulon" in ended.said) == (ExitCode.INVALID_DATA, False)


def test_one_that_no_case_names_is_worth_knowing(coc: Coc, file: Path) -> None:
    unnamed = file.with_name("f-ZZZZ.txt")
    unnamed.write_bytes(b"hello")
    unnamed.chmod(0o600)
    assert _found(coc, "note") == [f"attachments/{A}/f-ZZZZ.txt"]


def test_none_is_called_unnamed_while_a_case_cannot_be_read(coc: Coc, file: Path, folder: CaseFolder) -> None:
    (folder.root / "cases" / f"{A}.yaml").write_text("schema: [", "utf-8")
    assert file.name not in " ".join(_found(coc, "note"))


def test_a_link_to_a_case_that_cannot_be_read_is_told_by_that_case(coc: Coc, file: Path, folder: CaseFolder) -> None:
    assert file.exists()
    coc("link", A, B, "--kind", "related")
    (folder.root / "cases" / f"{B}.yaml").write_text("schema: [", "utf-8")
    assert _found(coc, "note") == []
    assert [where.partition(",")[0] for where in _found(coc, "wrong")] == [f"cases/{B}.yaml"]
