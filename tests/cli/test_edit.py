"""``coc edit``: a question asked anew, answers out of a file, or the whole file in an editor."""

import shlex
import sys
from pathlib import Path
from typing import Final

import pytest
from tests.building import ANSWERS, CASE, a_saved_case
from tests.cli.seat import Coc, answers_in
from tests.conftest import SATURDAY
from tests.store.disks import mode, needs_posix

from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Back, Contacts, Help, Leave, Reply, Skip
from cocreport.interview.session import Session
from cocreport.interview.sheets import GO_ON
from cocreport.model.case import Case
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
LOAN: Final = f"drafts/{ID}-edited.yaml"
SAVED: Final = f"Saved {ID}\n"
SAME: Final = "Nothing was changed.\n"


@pytest.fixture
def saved(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Return a folder with the case in it."""
    a_saved_case(folder, clock())
    return folder


@pytest.fixture
def threat(coc: Coc, folder: CaseFolder) -> str:
    """Save a case with a call for help, and return its id."""
    coc("new", "--answers", ANSWERS / "s4-threat-and-police.yaml")
    return folder.case_ids()[0]


def _read(folder: CaseFolder, case_id: str = ID) -> Case:
    return folder.read(case_id).record


def _done(case: Case) -> list[tuple[str, str | None, object]]:
    """Return what was done after the case was opened, with the value that stood there before."""
    return [(entry.what, entry.address, entry.former) for entry in list(case.history.values())[1:]]


# One question


def test_a_question_is_asked_again_with_what_stands_there(coc: Coc, saved: CaseFolder) -> None:
    ended = coc("edit", ID, "reported-looks", handle="ines", replies=[Answer("A man with a green hat")])
    assert (ended.code, ended.out) == (0, SAVED)
    assert ended.asker is not None
    assert ended.asker.asked[0][1] == "A man with a hat"
    case = _read(saved)
    assert case.people["p-4MZK"].looks == "A man with a green hat"
    assert _done(case) == [("changed", "people/p-4MZK/looks", "A man with a hat")]
    assert list(case.history.values())[-1].by == "ines"


def test_what_only_then_applies_is_asked_too(coc: Coc, saved: CaseFolder) -> None:
    call: list[Reply] = [Answer("police"), Answer("summoned-reference"), Answer("12/34"), Answer(GO_ON)]
    ended = coc("edit", ID, "danger", replies=[Answer("yes"), *call])
    assert ended.slots == ["danger", "summoned-who", "about-calls.sheet", "summoned-reference", "about-calls.sheet"]
    (summons,) = _read(saved).response["r-7K3Q"].summoned.values()
    assert (ended.code, summons.who, summons.reference) == (0, "police", "12/34")


def test_an_answer_can_be_taken_back_with_a_reason(coc: Coc, saved: CaseFolder) -> None:
    coc("edit", ID, "reported-looks", replies=[Skip("declined")])
    case = _read(saved)
    assert case.unanswered == {"people/p-4MZK/looks": "declined"}
    assert ("removed", "people/p-4MZK/looks", "A man with a hat") in _done(case)


def test_every_round_of_a_step_can_be_asked_again(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    calls = {"s-0001": {"who": "police"}, "s-0002": {"who": "venue security"}}
    a_saved_case(folder, clock(), response={"r-7K3Q": {"danger": "yes", "summoned": calls}})
    assert coc("edit", ID, "summoned-which.2", replies=[Answer("ambulance")]).code == 0
    assert [one.who for one in _read(folder).response["r-7K3Q"].summoned.values()] == ["police", "ambulance"]


def test_a_call_that_is_made_meanwhile_is_noted_beside_the_change(coc: Coc, saved: CaseFolder) -> None:
    replies: list[Reply] = [Contacts(), Answer("called police"), Answer("At table 6"), Answer(GO_ON)]
    ended = coc("edit", ID, "place", replies=replies)
    assert ended.slots == ["place", "contacts", "place", "about-calls.sheet"]
    (summons,) = _read(saved).response["r-7K3Q"].summoned.values()
    assert (summons.who, summons.at, _read(saved).reports["r-7K3Q"].place) == ("police", SATURDAY, "At table 6")


def test_another_round_can_be_asked_for(coc: Coc, saved: CaseFolder) -> None:
    replies = [Answer("yes"), Answer("reported-name.2"), Answer("Gil Ferreira"), Answer(GO_ON)]
    assert coc("edit", ID, "who.again", replies=replies).code == 0
    assert [person.name for person in _read(saved).people.values()] == [None, "Gil Ferreira"]


def test_without_a_question_those_there_are_are_offered(coc: Coc, saved: CaseFolder) -> None:
    ended = coc("edit", ID, replies=[Back(), Help(), Answer("place"), Answer("At table 6")])
    assert ended.slots[-2:] == ["change", "place"]
    assert (ended.code, _read(saved).reports["r-7K3Q"].place) == (0, "At table 6")


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("question", ["reported-looks", None])
def test_whoever_stops_leaves_the_case_as_it_was(coc: Coc, saved: CaseFolder, question: str | None) -> None:
    before = saved.read(ID)
    ended = coc("edit", ID, *filter(None, [question]), replies=[Leave()])
    assert (ended.code, ended.err) == (ExitCode.INTERRUPTED, "coc: The case is as it was.\n")
    assert (saved.read(ID), saved.drafts()) == (before, [])


def test_a_change_that_was_stopped_is_gone_on_with_where_it_was(coc: Coc, saved: CaseFolder) -> None:
    before = saved.read(ID)
    ended = coc("edit", ID, "reported-looks", replies=[Leave("A man with")])
    assert "what you entered is kept. Go on with `coc resume 7K3QX`." in ended.err
    assert (saved.read(ID), saved.drafts()) == (before, [ID])
    resumed = coc("resume", replies=[Answer("A man with a straw hat")])
    assert resumed.asker is not None
    assert [(prompt.slot, current) for prompt, current in resumed.asker.asked] == [("reported-looks", "A man with")]
    assert (resumed.code, resumed.out) == (0, f"Saved {ID}\n")
    assert (_read(saved).people["p-4MZK"].looks, saved.drafts()) == ("A man with a straw hat", [])


def test_a_change_that_was_stopped_goes_onto_what_others_saved_meanwhile(coc: Coc, saved: CaseFolder) -> None:
    coc("edit", ID, "reported-looks", replies=[Leave("A man with")])
    assert coc("note", ID, "-", stdin=b"Ines knows him.").code == 0
    resumed = coc("resume", ID, replies=[Answer("A man with a straw hat")])
    assert "This case was saved since you stopped." in resumed.err
    assert _read(saved).people["p-4MZK"].looks == "A man with a straw hat"
    assert len(_read(saved).notes) == 1


@pytest.mark.parametrize("handle", ["tomasz", "ruth"])
def test_a_change_that_was_stopped_is_not_written_over_by_the_next_one(
    coc: Coc, saved: CaseFolder, handle: str
) -> None:
    coc("edit", ID, "reported-looks", replies=[Leave("A man with")])
    draft = saved.draft(ID, Session)
    ended = coc("edit", ID, "place", handle=handle, replies=[Answer("At table 6")])
    assert (ended.code, ended.slots) == (ExitCode.LOCKED_OR_CHANGED, [])
    assert ended.err == "coc: A change of this case was put aside. Go on with it first: coc resume 7K3QX\n"
    assert saved.draft(ID, Session) == draft


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("question", ["no-such", "summoned-who", "reported-looks.2", "who.again.2"])
def test_a_question_that_this_case_does_not_have_is_not_found(coc: Coc, question: str) -> None:
    ended = coc("edit", ID, question, replies=[])
    assert ended.code == ExitCode.NOT_FOUND
    assert "`coc edit CASE` lists those there are." in ended.err


def test_the_same_answer_again_changes_nothing(coc: Coc, saved: CaseFolder) -> None:
    before = saved.read(ID)
    ended = coc("edit", ID, "reported-looks", replies=[Answer("A man with a hat")])
    assert (ended.code, ended.out, ended.err) == (0, "", SAME)
    assert saved.read(ID) == before


@pytest.mark.usefixtures("saved")
def test_one_way_at_a_time(coc: Coc, tmp_path: Path) -> None:
    file = answers_in(tmp_path / "a.yaml", "place: At table 6")
    for words in (["place", "--whole"], ["place", "--answers", file], ["--whole", "--answers", file]):
        ended = coc("edit", ID, *words)
        assert ended.code == ExitCode.USAGE
        assert "One way at a time" in ended.err


@pytest.mark.usefixtures("saved")
def test_without_a_terminal_or_a_name_nothing_is_asked(coc: Coc) -> None:
    assert coc("edit", ID, "place").code == ExitCode.INPUT_NEEDED
    assert coc("edit", ID, "place", handle=None, replies=[]).code == ExitCode.INPUT_NEEDED


def test_whoever_is_kept_out_cannot_change_the_case(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    a_saved_case(folder, clock(), excluded=["mikkel"])
    for words in (["place"], ["--whole"], []):
        assert coc("edit", ID, *words, handle="mikkel", replies=[]).code == ExitCode.NOT_FOUND


# Answers out of a file


def test_a_file_changes_what_it_names_and_nothing_else(
    coc: Coc, folder: CaseFolder, threat: str, tmp_path: Path
) -> None:
    before = _read(folder, threat)
    (key,) = before.reports
    file = answers_in(tmp_path / "a.yaml", "place: Hotel, fourth floor", "evidence: {skip: none}")
    assert coc("edit", threat, "--answers", file).out == f"Saved {threat}\n"
    after = _read(folder, threat)
    assert _done(after) == [
        ("changed", f"reports/{key}/place", before.reports[key].place),
        ("changed", f"unanswered/reports/{key}/evidence", "later"),
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("danger: perhaps", "answers/danger: This is not one of the answers on offer."),
        ("channel: Zebulon", "answers/channel: with the other answers as they are, this is not asked."),
    ],
)
def test_a_wrong_answer_is_told_by_file_and_question(
    coc: Coc, threat: str, tmp_path: Path, line: str, sentence: str
) -> None:
    before = coc("show", threat, "--json").out
    ended = coc("edit", threat, "--answers", answers_in(tmp_path / "a.yaml", line))
    assert ended.code == ExitCode.INVALID_DATA
    assert f"a.yaml, {sentence}" in ended.err
    assert "Zebulon" not in ended.said
    assert coc("show", threat, "--json").out == before


def test_comments_that_somebody_wrote_stay(coc: Coc, saved: CaseFolder, tmp_path: Path) -> None:
    file = saved.root / "cases" / f"{ID}.yaml"
    commented = "    # Ask Ruth: a second hat?\n    looks:"
    file.write_text(file.read_text("utf-8").replace("    looks:", commented), "utf-8")
    coc("edit", ID, "--answers", answers_in(tmp_path / "a.yaml", "reported-role: speaker"))
    coc("note", ID, "-", stdin=b"A second hat was found.")
    text = file.read_text("utf-8")
    assert commented in text
    assert "role: speaker" in text


# The whole file in an editor


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a program to write; it is the editor, and is handed the file."""
    program = tmp_path / "an editor.py"
    monkeypatch.setenv("EDITOR", f"{shlex.quote(sys.executable)} -I {shlex.quote(str(program))}")
    return program


def _replacing(program: Path, *pairs: tuple[str, str]) -> None:
    """Have the editor replace something each time it is called, something else the next time."""
    program.write_text(
        "import pathlib, sys\n"
        "file, count = pathlib.Path(sys.argv[1]), pathlib.Path(__file__ + '.count')\n"
        "turn = len(count.read_text()) if count.exists() else 0\n"
        "count.write_text('x' * (turn + 1))\n"
        f"old, new = {pairs!r}[turn]\n"
        "text = file.read_text('utf-8')\n"
        "assert old in text\n"
        "file.write_text(text.replace(old, new), 'utf-8')\n",
        "utf-8",
    )


def test_a_valid_file_is_saved_with_its_comments(coc: Coc, saved: CaseFolder, editor: Path) -> None:
    _replacing(editor, ("    looks: A man with a hat", "    # Or a cap?\n    looks: A man with a green hat"))
    ended = coc("edit", ID, "--whole", replies=[])
    assert (ended.code, ended.out) == (0, SAVED)
    assert _done(_read(saved)) == [("changed", "people/p-4MZK/looks", "A man with a hat")]
    assert b"    # Or a cap?\n    looks: A man with a green hat\n" in saved.read(ID).data
    assert not (saved.root / LOAN).exists()


def test_a_comment_alone_is_saved_too(coc: Coc, saved: CaseFolder, editor: Path) -> None:
    _replacing(editor, ("people:", "# Ask Ruth.\npeople:"))
    assert coc("edit", ID, "--whole", replies=[]).out == SAVED
    assert (_done(_read(saved)), b"# Ask Ruth.\npeople:" in saved.read(ID).data) == ([], True)


def test_an_unchanged_file_changes_nothing(coc: Coc, saved: CaseFolder, editor: Path) -> None:
    before = saved.read(ID)
    _replacing(editor, ("people:", "people:"))
    ended = coc("edit", ID, "--whole", replies=[])
    assert (ended.code, ended.out, ended.err) == (0, "", SAME)
    assert saved.read(ID) == before
    assert not (saved.root / LOAN).exists()


def test_a_file_that_is_not_valid_can_be_opened_again(coc: Coc, saved: CaseFolder, editor: Path) -> None:
    _replacing(editor, ("parts:", "prats:"), ("prats:", "parts:"))
    ended = coc("edit", ID, "--whole", replies=[Answer("yes")])
    assert (ended.code, ended.slots) == (0, ["again"])
    first, second = ended.err.splitlines()
    assert first.startswith(f"{LOAN}, line ")
    assert "Did you mean `parts`?" in first
    assert (f"{second}\n", _done(_read(saved))) == (SAME, [])


@needs_posix
def test_whoever_does_not_open_it_again_keeps_the_text(coc: Coc, saved: CaseFolder, editor: Path) -> None:
    before = saved.read(ID)
    _replacing(editor, ("A man with a hat", "{Zebulon"))
    ended = coc("edit", ID, "--whole", replies=[Answer("no")])
    assert ended.code == ExitCode.INVALID_DATA
    assert ended.err.splitlines()[-1] == f"coc: The case is as it was. Your text is kept in {LOAN}."
    assert "Zebulon" not in ended.said
    assert "{Zebulon" in (saved.root / LOAN).read_text("utf-8")
    assert (saved.read(ID), mode(saved.root / LOAN)) == (before, 0o600)
    again = coc("edit", ID, "--whole", replies=[])
    assert again.code == ExitCode.LOCKED_OR_CHANGED
    assert f"{LOAN} holds a text that was edited and not saved." in again.err
    assert "{Zebulon" in (saved.root / LOAN).read_text("utf-8")


def test_the_id_stays(coc: Coc, saved: CaseFolder, editor: Path) -> None:
    _replacing(editor, (f"id: {ID}", "id: 2031-AAAAA"), ("id: 2031-AAAAA", f"id: {ID}"))
    ended = coc("edit", ID, "--whole", replies=[Answer("yes")])
    assert ended.err == f"{LOAN}: the id of a case stays. Write {ID} there again.\n{SAME}"
    assert (ended.code, saved.case_ids()) == (0, [ID])


def test_history_and_seal_stay(coc: Coc, saved: CaseFolder, editor: Path) -> None:
    before = saved.read(ID)
    _replacing(editor, ("    by: tomasz", "    by: mikkel"))
    coc("edit", ID, "--whole", replies=[])
    assert _read(saved) == before.record


def test_what_others_saved_meanwhile_is_not_written_over(coc: Coc, saved: CaseFolder, editor: Path) -> None:
    editor.write_text(
        "import pathlib, sys\n"
        "file = pathlib.Path(sys.argv[1])\n"
        f"case = file.parent.parent / 'cases' / '{ID}.yaml'\n"
        "case.write_text(case.read_text('utf-8').replace('a hat', 'a cap'), 'utf-8')\n"
        "file.write_text(file.read_text('utf-8').replace('jokes', 'the same joke twice'), 'utf-8')\n",
        "utf-8",
    )
    ended = coc("edit", ID, "--whole", replies=[])
    assert ended.code == ExitCode.LOCKED_OR_CHANGED
    (kept,) = (saved.root / "drafts").iterdir()
    assert f"drafts/{kept.name}" in ended.err
    assert "the same joke twice" in kept.read_text("utf-8")
    assert _read(saved).people["p-4MZK"].looks == "A man with a cap"


@pytest.mark.usefixtures("saved")
def test_an_editor_that_is_not_there_leaves_everything_as_it_was(
    coc: Coc, saved: CaseFolder, monkeypatch: pytest.MonkeyPatch, editor: Path
) -> None:
    before = saved.read(ID)
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    ended = coc("edit", ID, "--whole", replies=[])
    assert ended.code == ExitCode.INPUT_NEEDED
    assert "Set EDITOR" in ended.err
    monkeypatch.setenv("EDITOR", f"{sys.executable} -I {shlex.quote(str(editor))}")
    _replacing(editor, ("jokes", "the same joke twice"))
    assert coc("edit", ID, "--whole", replies=[]).out == SAVED
    assert saved.read(ID) != before


@pytest.mark.usefixtures("saved")
def test_without_a_terminal_no_editor_is_opened(coc: Coc, editor: Path) -> None:
    ended = coc("edit", ID, "--whole")
    assert ended.code == ExitCode.INPUT_NEEDED
    assert not editor.exists()


def test_a_case_of_several_reports_is_asked_about_its_first(coc: Coc, folder: CaseFolder, clock: Clock) -> None:
    note = CASE["reports"]["r-7K3Q"]
    a_saved_case(folder, clock(), reports={"r-0001": note, "r-0002": note})
    assert coc("edit", ID, "place", replies=[Answer("At table 6")]).code == 0
    assert [report.place for report in _read(folder).reports.values()] == ["At table 6", None]
