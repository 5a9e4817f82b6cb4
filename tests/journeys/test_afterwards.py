"""A saved case is corrected and added to, at the keyboard."""

import shutil
from pathlib import Path

import pytest
from tests.journeys import note
from tests.journeys.laptop import ARROWS, PLAIN, Laptop, asked

pytestmark = pytest.mark.pty

HINT = "The desk is told by a waiter that the man in the hat is Gil Ferreira.\nHe helps at the book stall."


@pytest.fixture(scope="module")
def folder_with_a_case(made_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Take the note once, out of its answer file."""
    home = tmp_path_factory.mktemp("taken")
    laptop = Laptop(home / "laptop", Path(shutil.copytree(made_folder, home / "pyriver")))
    assert laptop.runs("new", "--answers", str(note.FILE)).returncode == 0
    return laptop.folder


@pytest.fixture(autouse=True)
def saved(laptop: Laptop, folder_with_a_case: Path) -> None:
    """Have the case of the note in the folder."""
    shutil.copytree(folder_with_a_case, laptop.folder, dirs_exist_ok=True)


@asked(ARROWS)
def test_a_name_is_filled_in_when_it_is_known(laptop: Laptop, way: str) -> None:
    window = laptop.opens("edit", laptop.case_id, "reported-name", by="mikkel", way=way)
    window.is_asked(note.NAME)
    window.answers("Gil Ferreira")
    assert window.ends() == 0
    window.sees(f"Saved {laptop.case_id}")

    case = laptop.case
    (key,) = (key for key, person in case["people"].items() if "reported" in person["parts"])
    assert case["people"][key]["name"] == "Gil Ferreira"
    assert f"people/{key}/name" not in case["unanswered"]
    (entry,) = (entry for entry in case["history"].values() if entry.get("address") == f"people/{key}/name")
    assert (entry["by"], entry["what"]) == ("mikkel", "added")


@asked(PLAIN)
def test_the_question_to_ask_anew_is_chosen_from_a_list(laptop: Laptop, way: str) -> None:
    window = laptop.opens("edit", laptop.case_id, by="mikkel", way=way, rows=50)
    window.is_asked("Which one?")
    window.chooses("Where did it happen?")
    window.is_asked("Where did it happen?", so_far="Dinner hall, table 6")
    window.replaces("Dinner hall, table 9")
    assert window.ends() == 0
    assert "place: Dinner hall, table 9" in laptop.cases[0]


@asked(ARROWS)
def test_a_remark_is_added(laptop: Laptop, way: str) -> None:
    window = laptop.opens("note", laptop.case_id, by="ines", way=way)
    window.is_asked("What is to be noted?")
    window.writes(HINT)
    assert window.ends() == 0
    (added,) = laptop.case["notes"].values()
    assert (added["by"], added["text"]) == ("ines", HINT)


@pytest.mark.parametrize("command", [["edit", "reported-name"], ["note"]], ids=["edit", "note"])
def test_a_case_is_as_it_was_when_somebody_stops(laptop: Laptop, command: list[str]) -> None:
    before = laptop.cases
    window = laptop.opens(command[0], laptop.case_id, *command[1:], by="ines")
    window.is_asked(note.NAME if command[0] == "edit" else "What is to be noted?")
    window.types("Gil Fer")
    window.sees("Gil Fer")
    window.presses("Ctrl-C")
    assert window.ends() == 130
    assert window.echoes
    assert laptop.cases == before
