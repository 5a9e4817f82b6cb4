"""``coc init``: a folder for a team, its next edition, and what is still missing."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from tests.building import ANSWERS, a_desk
from tests.cli.seat import Coc, answers_in, skipping

from cocreport.cli.desk import Desk
from cocreport.cli.examine import examine, is_wrong
from cocreport.clock import Clock
from cocreport.errors import ExitCode
from cocreport.interview.asker import Answer, Leave, Prompt, Reply
from cocreport.model.keys import Draw
from cocreport.store.folder import CaseFolder

SETUP: Final = ANSWERS / "setup.yaml"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that is nobody's."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def there(root: Path, clock: Clock, draw: Draw) -> Callable[[], Desk]:
    """Return a way to sit down at the folder as it is now."""
    return lambda: a_desk(root, clock, draw)


def test_a_folder_is_made_from_answers(coc: Coc, there: Callable[[], Desk]) -> None:
    ended = coc.bare("init", coc.root, "--answers", SETUP)
    assert (ended.code, ended.out) == (0, "Made pyriver, edition 2031\n")
    assert "`coc check`" in ended.err
    desk = there()
    assert (desk.team.name, desk.team.edition) == ("PyRiver Workshop", "2031")
    assert desk.event.staff["mikkel"].role == "coordinator"
    assert [finding for finding in examine(desk, None) if is_wrong(finding)] == []


def test_a_new_folder_is_found_again_from_anywhere(coc: Coc, elsewhere: Path) -> None:
    coc.bare("init", coc.root, "--answers", SETUP)
    ended = coc.bare("check")
    assert (ended.code, elsewhere.is_dir()) == (0, True)


@pytest.mark.usefixtures("elsewhere")
def test_without_a_name_the_folder_one_stands_in_is_used(coc: Coc) -> None:
    assert coc.bare("init", "--answers", SETUP).out == "Made elsewhere, edition 2031\n"


@pytest.mark.usefixtures("elsewhere")
def test_every_question_can_be_skipped_and_the_folder_is_whole(coc: Coc, there: Callable[[], Desk]) -> None:
    ended = coc.bare("init", coc.root, replies=skipping(team_name="pyriver", team_procedure="workshop-1"))
    assert (ended.code, ended.out) == (0, "Made pyriver, edition 2031\n")
    assert ended.asker is not None
    assert ended.asker.asked[0][1] == "pyriver"
    desk = there()
    assert (desk.team.name, desk.event.id, desk.event.staff) == ("pyriver", "2031", {})
    findings = examine(desk, None)
    assert {finding.weight for finding in findings} == {"missing"}
    assert coc("new", replies=skipping(danger="no", presence="gone", received="now")).code == 0


def test_the_edition_is_named_by_the_year_of_its_first_day(coc: Coc, there: Callable[[], Desk], tmp_path: Path) -> None:
    coc.bare("init", coc.root, "--answers", answers_in(tmp_path / "a.yaml", "event-from: 2033-04-01"))
    assert there().team.edition == there().event.id == "2033"


@pytest.mark.parametrize("made", ["empty", "hidden"])
def test_a_folder_without_anything_to_see_will_do(coc: Coc, made: str) -> None:
    coc.root.mkdir()
    if made == "hidden":
        (coc.root / ".git").mkdir()
    assert coc.bare("init", coc.root, "--answers", SETUP).code == 0


def _team(root: Path) -> None:
    root.mkdir()
    (root / "coc.yaml").touch()


def _something(root: Path) -> None:
    root.mkdir()
    (root / "holiday.jpg").touch()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_team, "has a team already"),
        (_something, "not empty"),
        (Path.touch, "a file of that name"),
        (lambda root: root, "folder above it is not there"),
    ],
    ids=["team", "something", "file", "nothing above"],
)
def test_a_place_that_is_not_free_is_refused_before_anything_is_asked(
    coc: Coc, make: Callable[[Path], object], sentence: str
) -> None:
    make(coc.root)
    where = coc.root / "a" / "b" if sentence.startswith("folder") else coc.root
    ended = coc.bare("init", where, replies=[])
    assert ended.code == ExitCode.USAGE
    assert sentence in ended.err
    assert ended.slots == []


def test_whoever_stops_has_made_nothing(coc: Coc) -> None:
    ended = coc.bare("init", coc.root, replies=[Answer("PyRiver Workshop"), Leave()])
    assert (ended.code, ended.err) == (ExitCode.INTERRUPTED, "coc: Nothing was made.\n")
    assert not coc.root.exists()


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("lines", [["event-size: many"], ["event-sise: 240"], ["staff-role: desk"]])
def test_a_wrong_answer_names_file_and_question_and_makes_nothing(coc: Coc, tmp_path: Path, lines: list[str]) -> None:
    ended = coc.bare("init", coc.root, "--answers", answers_in(tmp_path / "a.yaml", *lines))
    assert ended.code == ExitCode.INVALID_DATA
    assert f"a.yaml, answers/{lines[0].partition(':')[0]}: " in ended.err
    assert not coc.root.exists()


def test_without_a_terminal_it_is_said_how_to_give_answers(coc: Coc) -> None:
    ended = coc.bare("init", coc.root)
    assert ended.code == ExitCode.INPUT_NEEDED
    assert "--answers FILE" in ended.err


# The next edition


@pytest.fixture
def next_year(tmp_path: Path) -> Path:
    return answers_in(tmp_path / "next.yaml", "event-name: PyRiver 2032", "event-from: 2032-05-07")


def test_the_next_edition_starts_from_the_last(
    coc: Coc, folder: CaseFolder, there: Callable[[], Desk], next_year: Path
) -> None:
    last = folder.event("2031")
    ended = coc("init", "--event", "--answers", next_year)
    assert (ended.code, ended.out) == (0, "Added edition 2032\n")
    event = there().event
    assert (there().team.edition, event.id, event.name) == ("2032", "2032", "PyRiver 2032")
    assert (event.staff, event.timezone, event.until) == (last.staff, last.timezone, None)
    assert folder.event("2031") == last


@pytest.mark.usefixtures("folder")
def test_the_team_is_not_asked_for_again(coc: Coc, there: Callable[[], Desk]) -> None:
    ended = coc("init", "--event", replies=skipping())
    assert not [slot for slot in ended.slots if slot.startswith(("team-", "outside-"))]
    assert "event-from" in ended.slots
    assert there().event.id == "2032"


@pytest.mark.usefixtures("folder")
def test_a_report_of_the_new_edition_has_its_year(coc: Coc, next_year: Path) -> None:
    coc("init", "--event", "--answers", next_year)
    ended = coc("new", "--json", replies=skipping(danger="no", presence="gone", received="now"))
    assert ended.json["id"].startswith("2032-")


@pytest.mark.parametrize(("first", "name"), [("2031-10-03", "2031b"), ("2030-05-10", "2030b"), ("2033-05-06", "2033")])
def test_an_edition_that_is_there_is_never_written_over(
    coc: Coc, folder: CaseFolder, tmp_path: Path, first: str, name: str
) -> None:
    folder.put_event(folder.event("2031").model_copy(update={"id": "2030", "from_": None, "until": None}))
    before = {path.name: path.read_bytes() for path in (folder.root / "events").iterdir()}
    ended = coc("init", "--event", "--answers", answers_in(tmp_path / "a.yaml", f"event-from: {first}"))
    assert (ended.code, folder.team().edition, folder.event(name).id) == (0, name, name)
    after = {path.name: path.read_bytes() for path in (folder.root / "events").iterdir()}
    assert after.items() > before.items()


@pytest.mark.parametrize("words", [["--event"], ["--gaps"]])
def test_what_goes_with_a_folder_takes_no_new_one(coc: Coc, words: list[str]) -> None:
    ended = coc.bare("init", *words, coc.root)
    assert ended.code == ExitCode.USAGE
    assert "--folder DIR" in ended.err


def test_one_thing_is_done_at_a_time(coc: Coc) -> None:
    assert coc.bare("init", "--event", "--gaps").code == ExitCode.USAGE


# What is missing


def test_only_what_is_missing_is_asked_for(coc: Coc, folder: CaseFolder) -> None:
    ended = coc("init", "--gaps", replies=skipping(team_contact="conduct@pyriver.example"))
    assert (ended.code, ended.out) == (0, "Saved the set-up of pyriver\n")
    assert folder.team().contact == "conduct@pyriver.example"
    assert "team-contact" in ended.slots
    assert not {"team-name", "event-name", "event-from", "event-size", "staff-handle"} & set(ended.slots)


def test_a_list_that_is_empty_is_gone_through_from_the_beginning(coc: Coc, folder: CaseFolder) -> None:
    folder.put_event(folder.event("2031").model_copy(update={"staff": {}}))
    ended = coc("init", "--gaps", replies=skipping(staff_handle="dana", staff_role="organizer"))
    assert folder.event("2031").staff["dana"].role == "organizer"
    assert ended.slots.count("staff.again") == 1


def _with_all(prompt: Prompt) -> Reply:
    """Answer each question with something that it takes."""
    if prompt.slot.endswith(".again"):
        return Answer("no")
    given = {"emergency-key": "police", "emergency-number": "110"}
    return Answer(prompt.options[0].value if prompt.options else given.get(prompt.slot, "conduct@pyriver.example"))


@pytest.mark.usefixtures("folder")
def test_where_nothing_is_missing_nothing_is_asked(coc: Coc) -> None:
    assert coc("init", "--gaps", replies=_with_all).code == 0
    ended = coc("init", "--gaps", replies=[])
    assert (ended.code, ended.out, ended.err) == (0, "", "Nothing is missing.\n")
