"""``coc letter``: a draft out of what the case says, and the letter that was sent, kept."""

from pathlib import Path

import pytest
from tests.building import a_saved_case, a_team
from tests.cli.seat import Coc
from tests.copies.cases import TWO

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.store.folder import CaseFolder

CASE = "2031-7K3QX"


@pytest.fixture(autouse=True)
def _case(folder: CaseFolder, clock: Clock) -> None:
    folder.put_team(a_team(contact="conduct@pyriver.example", appeal="River Python Association"))
    called = {"s-000A": {"who": "police", "at": "2031-05-10T21:43+02:00"}}
    response = {"r-000A": {"summoned": called, "comes_back": {"who": "Dana", "when": "tonight"}}}
    a_saved_case(folder, clock(), **TWO, response=response)


def _draft(coc: Coc, *words: str) -> str:
    ended = coc("letter", CASE, "--to", *words, "-o", "-")
    assert ended.code == 0, ended.err
    return " ".join(ended.out.split())


def test_the_reporter_is_told_what_became_of_it_and_what_it_means_for_them(coc: Coc) -> None:
    said = _draft(coc, "reporter", "--person", "p-000A")
    assert "What became of your report at PyRiver Workshop 2031" in said
    assert "The team has decided: The report stands: a rule was broken." in said
    assert "No dealings with the person who reported, until Sun 2031-05-11, that day included" in said
    assert "Ban" not in said
    assert not {"Owen", "Sam", "Lakshmi"} & set(said.split())


def test_another_letter_can_be_asked_for(coc: Coc) -> None:
    said = _draft(coc, "reporter", "--person", "p-000A", "--kind", "acknowledgement")
    assert "Dana gets back to you: tonight." in said
    assert coc("letter", CASE, "--to", "venue", "--kind", "nonsense").code == ExitCode.NOT_FOUND


def test_a_letter_before_a_decision_says_that_it_arrived(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    people = {"p-000A": {"parts": ["reporter"]}}
    report = {"r-000A": {**TWO["reports"]["r-000A"]}}
    a_saved_case(folder, clock(), id="2031-00002", people=people, reports=report)
    assert "has arrived" in coc("letter", "2031-00002", "--to", "reporter", "-o", "-").out


def test_the_reported_person_is_told_what_follows_and_where_to_appeal(coc: Coc) -> None:
    said = _draft(coc, "reported")
    assert "- Ban from our future events, without an end" in said
    assert "You can appeal: River Python Association. Until that is decided, everything above holds." in said
    assert "Lakshmi" not in said


@pytest.mark.parametrize(("to", "line"), [("aware", "the team has acted officially"), ("venue", "police 21:43")])
def test_others_are_told_no_details(coc: Coc, to: str, line: str) -> None:
    said = _draft(coc, to)
    assert line in said
    assert not {"Owen", "Marsh", "Table"} & set(said.split())


def test_what_the_case_does_not_say_is_left_out_and_named(coc: Coc) -> None:
    err = coc("letter", CASE, "--to", "reported", "-o", "-").err
    assert "Left out, as the case does not say it: told" in err


def test_a_draft_is_not_put_on_record_and_goes_to_a_file(coc: Coc, folder: CaseFolder, tmp_path: Path) -> None:
    assert coc("letter", CASE, "--to", "aware", "-o", tmp_path / "letter.html").out == "Written: letter.html\n"
    assert coc("letter", CASE, "--to", "aware").out.startswith("Written: exports/q-")
    assert "<h1" in (tmp_path / "letter.html").read_text("utf-8")
    assert not folder.read(CASE).record.copies


def test_a_letter_that_was_sent_is_kept_as_it_was(coc: Coc, folder: CaseFolder, tmp_path: Path) -> None:
    text = "Dear all,\n\nit went against our rules.\n"
    (tmp_path / "sent.txt").write_text(text, "utf-8")
    assert coc("letter", CASE, "--to", "aware", "--sent", tmp_path / "sent.txt").code == 0
    (copy,) = folder.read(CASE).record.copies.values()
    assert (copy.letter, copy.text, copy.audience) == ("aware", text, "public")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"It was Owen.", ExitCode.INTEGRITY),
        (b"\xff", ExitCode.INVALID_DATA),
        (b" \n", ExitCode.INVALID_DATA),
        (b"x" * 70_000, ExitCode.INVALID_DATA),
    ],
)
def test_a_letter_that_may_not_be_kept_is_refused(
    coc: Coc, folder: CaseFolder, tmp_path: Path, data: bytes, code: ExitCode
) -> None:
    (tmp_path / "sent.txt").write_bytes(data)
    ended = coc("letter", CASE, "--to", "aware", "--sent", tmp_path / "sent.txt")
    assert ended.code == code
    assert "Owen" not in ended.said
    assert not folder.read(CASE).record.copies


def test_a_letter_can_be_read_from_standard_input(coc: Coc, folder: CaseFolder) -> None:
    assert coc("letter", CASE, "--to", "aware", "--sent", "-", stdin=b"All is well.").code == 0
    assert len(folder.read(CASE).record.copies) == 1
