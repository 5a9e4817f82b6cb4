"""``coc export``: who gets what, where it goes, what is put on record, and what is never written."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from tests.building import a_saved_case, a_team
from tests.cli.seat import Coc, answers_in, skipping
from tests.copies.cases import TWO

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Prompt, Reply
from cocreport.model.case import Case
from cocreport.store import files
from cocreport.store.folder import CaseFolder

CASE = "2031-7K3QX"


@pytest.fixture(autouse=True)
def _case(folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock(), **TWO)


def _copies(folder: CaseFolder) -> list[Any]:
    return list(folder.read(CASE).record.copies.values())


def test_the_copy_for_the_records_is_the_case_as_it_is_stored(coc: Coc, folder: CaseFolder) -> None:
    before = folder.read(CASE).record
    out = coc("export", CASE, "--for", "records", "--format", "json", "-o", "-").json
    assert (out["copy"], out["audience"]) == (1, "records")
    assert Case.from_tree(out["cases"][0]) == before


@pytest.mark.parametrize("form", ["markdown", "html", "json", "text", "pdf"])
def test_a_copy_goes_to_a_private_file_whose_name_says_nothing_and_is_put_on_record(
    coc: Coc, folder: CaseFolder, form: str
) -> None:
    if form == "pdf":
        pytest.importorskip("typst")
    ended = coc("export", CASE, "--for", "team", "--format", form)
    assert ended.code == 0
    (path,) = (folder.root / "exports").iterdir()
    assert path.name.startswith("q-")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert f"Written: exports/{path.name}" in ended.out
    (copy,) = _copies(folder)
    assert (copy.audience, copy.format, copy.by, copy.to) == ("team", form, "tomasz", None)
    assert copy.shows == ("p-000A", "p-000B", "p-000C")
    assert "Owen" not in ended.said


def test_the_ending_of_a_file_says_its_form(coc: Coc, tmp_path: Path) -> None:
    assert coc("export", CASE, "--for", "team", "-o", tmp_path / "copy.html").code == 0
    assert (tmp_path / "copy.html").read_text("utf-8").startswith("<!doctype html>")


def test_a_folder_gets_a_file_with_a_name_that_says_nothing(coc: Coc, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert coc("export", CASE, "--for", "team", "-o", tmp_path / "out").code == 0
    assert [path.name[:2] for path in (tmp_path / "out").iterdir()] == ["q-"]


def test_a_file_that_is_there_is_replaced_only_with_force(coc: Coc, folder: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / "copy.md"
    path.write_text("mine", "utf-8")
    assert coc("export", CASE, "--for", "team", "-o", path).code == ExitCode.LOCKED_OR_CHANGED
    assert (path.read_text("utf-8"), _copies(folder)) == ("mine", [])
    assert coc("export", CASE, "--for", "team", "-o", path, "--force").code == 0
    assert path.read_text("utf-8").startswith("# Case")


@pytest.mark.parametrize(
    ("output", "code"), [("missing/copy.md", ExitCode.NOT_FOUND), ("owen-marsh.md", ExitCode.INTEGRITY)]
)
def test_what_cannot_be_written_leaves_nothing_behind(
    coc: Coc, folder: CaseFolder, tmp_path: Path, output: str, code: ExitCode
) -> None:
    ended = coc("export", CASE, "--for", "team", "-o", tmp_path / output)
    assert ended.code == code
    assert _copies(folder) == []
    assert not list(tmp_path.glob("*.md"))
    assert "owen" not in ended.said.lower()


def test_a_disk_that_is_full_leaves_no_part_of_a_copy_and_no_record(
    coc: Coc, folder: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files._write_new

    def full(path: Path, data: bytes) -> bytes:
        if path.parent == tmp_path:
            path.write_bytes(data[:10])
            raise OSError(28, "full")
        return real(path, data)

    monkeypatch.setattr(files, "_write_new", full)
    ended = coc("export", CASE, "--for", "team", "-o", tmp_path / "copy.md")
    assert ended.code == ExitCode.LOCKED_OR_CHANGED
    assert _copies(folder) == []
    assert not list(tmp_path.glob("*.md"))
    assert not list(tmp_path.glob(".tmp*"))


# Whom it is for


def test_a_copy_for_one_of_several_people_has_to_say_for_whom(coc: Coc) -> None:
    assert coc("export", CASE, "--for", "reporter").code == ExitCode.INPUT_NEEDED
    assert coc("export", CASE, "--for", "reporter", "--person", "p-000C").code == ExitCode.USAGE
    out = coc("export", CASE, "--for", "reporter", "--person", "p-000B", "-o", "-").out
    assert "Sam Idowu" not in out
    assert "Lakshmi" not in out


def test_at_a_terminal_the_person_is_asked_for(coc: Coc, tmp_path: Path) -> None:
    ended = coc(
        "export",
        CASE,
        "--for",
        "reporter",
        "-o",
        tmp_path / "c.md",
        replies=skipping(person="p-000A"),
        at_terminal=True,
    )
    assert ended.code == 0
    assert ended.slots[0] == "person"


@pytest.mark.parametrize("audience", ["reported", "venue", "public"])
def test_a_neutral_audience_needs_a_text_that_a_person_wrote(coc: Coc, audience: str) -> None:
    ended = coc("export", CASE, "--for", audience)
    assert ended.code == ExitCode.INPUT_NEEDED
    assert "--answers FILE" in ended.err


def test_what_a_person_wrote_stands_in_it_word_for_word(coc: Coc, tmp_path: Path, folder: CaseFolder) -> None:
    asked = answers_in(tmp_path / "asked.yaml", "statement: We are sorry that it happened.", "to: The front desk")
    out = coc("export", CASE, "--for", "venue", "--answers", asked, "-o", "-").out
    assert "We are sorry that it happened." in out
    assert _copies(folder)[0].to == "The front desk"


def test_a_name_in_what_a_person_wrote_stops_it(coc: Coc, tmp_path: Path, folder: CaseFolder) -> None:
    asked = answers_in(tmp_path / "asked.yaml", "statement: Owen has to leave.")
    ended = coc("export", CASE, "--for", "venue", "--answers", asked, "-o", tmp_path / "c.md")
    assert ended.code == ExitCode.INTEGRITY
    assert "Owen" not in ended.said
    assert not (tmp_path / "c.md").exists()
    assert _copies(folder) == []


def test_looks_and_places_in_what_a_person_wrote_are_pointed_out_and_not_said(coc: Coc, tmp_path: Path) -> None:
    asked = answers_in(tmp_path / "asked.yaml", "statement: Somebody with a hat had to leave.")
    ended = coc("export", CASE, "--for", "public", "--answers", asked, "-o", tmp_path / "c.md")
    assert ended.code == 0
    assert "people/p-000C/looks" in ended.err
    assert "hat " not in ended.err.replace("What ", "").replace("that ", "")


def test_the_police_get_nothing_before_it_is_said_why(coc: Coc, tmp_path: Path, folder: CaseFolder) -> None:
    assert coc("export", CASE, "--for", "police").code == ExitCode.INPUT_NEEDED
    lines = ("asked-by: Station 52", "basis: A court order", "approved-by: dana", "reporter-told: 'no'")
    assert coc("export", CASE, "--for", "police", "--answers", answers_in(tmp_path / "a", *lines)).code == (
        ExitCode.INPUT_NEEDED
    )
    whole = answers_in(tmp_path / "b", *lines, "why-not: Nobody could reach them")
    out = coc("export", CASE, "--for", "police", "--answers", whole, "-o", "-").out
    assert "Owen Marsh" in out
    copy = _copies(folder)[0]
    assert (copy.asked_by, copy.approved_by, copy.reporter_told) == ("Station 52", "dana", "no")


def test_a_name_that_stands_nowhere_else_can_be_taken_out(coc: Coc, tmp_path: Path) -> None:
    asked = answers_in(tmp_path / "asked.yaml", "hide: [Priya]")
    assert "Priya" not in coc("export", CASE, "--for", "team", "--answers", asked, "-o", "-").out


# Several, and none


def test_several_cases_are_for_the_records_and_confirmed(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock(), id="2031-00002")
    both = (CASE, "2031-00002")
    assert coc("export", *both, "--for", "team").code == ExitCode.USAGE
    assert coc("export", *both, "--for", "records").code == ExitCode.INPUT_NEEDED
    out = coc("export", *both, "--for", "records", "--yes", "--format", "json", "-o", "-").json
    assert [one["id"] for one in out["cases"]] == list(both)
    assert len(folder.read("2031-00002").record.copies) == 1


@pytest.mark.parametrize("reply", ["no", "yes"])
def test_at_a_terminal_several_cases_are_asked_about(
    coc: Coc, folder: CaseFolder, clock: Clock, tmp_path: Path, reply: str
) -> None:
    a_saved_case(folder, clock(), id="2031-00002")
    path = tmp_path / "both.md"
    ended = coc(
        "export", CASE, "2031-00002", "--for", "records", "-o", path, replies=lambda _: Answer(reply), at_terminal=True
    )
    assert path.exists() == (reply == "yes")
    assert ended.code == 0


def test_a_case_and_an_audience_have_to_be_named(coc: Coc) -> None:
    assert coc("export").code == coc("export", CASE).code == ExitCode.USAGE


def test_a_case_that_is_not_for_somebody_is_not_there_for_them(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock(), id="2031-00002", excluded=["mikkel"])
    assert coc("export", "2031-00002", "--for", "board", handle="mikkel").code == ExitCode.NOT_FOUND


def test_a_copy_does_not_lie_open_in_an_encrypted_folder(coc: Coc, folder: CaseFolder) -> None:
    folder.put_team(a_team(encrypted="yes", readers={}))
    ended = coc("export", CASE, "--for", "team")
    assert ended.code == ExitCode.USAGE
    assert "-o FILE" in ended.err


# Looking through


def test_without_a_terminal_every_replacement_is_listed_and_no_word_of_it(coc: Coc, tmp_path: Path) -> None:
    err = coc("export", CASE, "--for", "team", "-o", tmp_path / "c.md").err
    assert "reports/1/account, line 1: a name: [Reported person C]" in err
    assert not {"Owen", "Marsh", "Sam", "Lakshmi"} & set(err.replace(".", " ").split())


def test_what_somebody_looks_through_holds(coc: Coc, tmp_path: Path) -> None:
    skips = skipping()

    def reply(prompt: Prompt) -> Reply:
        if prompt.slot != "replaced":
            return skips(prompt)
        return Answer("no" if "Priya" in prompt.ask else "yes")

    path = tmp_path / "c.json"
    ended = coc("export", CASE, "--for", "team", "--review", "-o", path, replies=reply, at_terminal=True)
    assert ended.code == 0, ended.err
    told = [one["account"] for one in json.loads(path.read_text("utf-8"))["cases"][0]["reports"].values()]
    assert told[1] == "I saw [Reported person C] with [Reporter A]. Priya laughed."
    assert coc("export", CASE, "--for", "team", "--review").code == ExitCode.INPUT_NEEDED


# What an audience gets


@pytest.mark.parametrize("audience", ["team", "board", "reporter", "reported", "venue", "police", "public", "records"])
def test_what_an_audience_gets_is_explained(coc: Coc, audience: str) -> None:
    ended = coc("export", "--explain", "--for", audience)
    assert ended.code == 0
    assert ended.out.strip()
    assert audience == "records" or "Left out:" in ended.out


def test_without_an_audience_it_says_which_there_are(coc: Coc) -> None:
    assert "venue" in coc("export", "--explain").out
