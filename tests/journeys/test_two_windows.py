"""Two windows at once, one window that changes its size: nobody overwrites anybody, and no letter is lost."""

import signal

import pytest
from tests.journeys import note
from tests.journeys.laptop import ARROWS, Laptop, asked

pytestmark = pytest.mark.pty


def test_two_people_take_reports_at_once(laptop: Laptop) -> None:
    tomasz, ines = laptop.opens("new"), laptop.opens("new", by="ines")
    for taker in (tomasz, ines):
        taker.is_asked(note.DANGER)
    for taker in (tomasz, ines):
        taker.chooses("No, everybody is safe")
    for taker in (tomasz, ines):
        taker.is_asked(note.PRESENCE)
    assert sorted("by: tomasz" in draft for draft in laptop.drafts) == [False, True]


def test_two_reports_are_saved_at_once(laptop: Laptop) -> None:
    laptop.has_put_aside(note.draft())
    laptop.has_put_aside(note.draft().replace("7K3QX", "8M4RY"), sign="8M4RY")
    takers = [laptop.opens("resume", sign) for sign in ("7K3QX", "8M4RY")]
    for taker in takers:
        taker.is_asked(note.REVIEW)
    for taker in takers:
        taker.chooses(note.SAVE)
    for taker in takers:
        note.tell(taker)
    assert [taker.ends() for taker in takers] == [0, 0]
    assert len(laptop.cases) == 2
    assert laptop.drafts == []


@pytest.mark.parametrize("command", ["resume", "new"])
def test_an_unfinished_report_is_open_in_one_window_only(laptop: Laptop, command: str) -> None:
    laptop.has_put_aside(note.draft("original"))
    first = laptop.opens("resume")
    first.is_asked(note.ORIGINAL)
    second = laptop.opens(command)
    if command == "new":
        second.is_asked("There is a report that is not finished.")
        second.chooses("Go on with ")
    assert second.ends() == 6
    second.sees("This report is open in another window. Go on with it there.")
    first.answers("In the locked drawer.")
    note.save(first)
    assert first.ends() == 0


def test_a_window_that_died_keeps_nobody_out(laptop: Laptop) -> None:
    laptop.has_put_aside(note.draft("original"))
    first = laptop.opens("resume")
    first.is_asked(note.ORIGINAL)
    first.signals(signal.SIGKILL)
    assert first.ends() == -signal.SIGKILL
    second = laptop.opens("resume")
    second.is_asked(note.ORIGINAL)


@asked(ARROWS)
def test_a_window_that_changes_its_size_loses_no_letter(laptop: Laptop, way: str) -> None:
    laptop.has_put_aside(note.draft("circumstances"))
    taker = laptop.opens("resume", way=way)
    taker.is_asked(note.AROUND)
    taker.types_line("The workshop's dinner, about 180 people in the hall, and it was rather")
    taker.types("loud. Most of")
    taker.resizes(40)
    taker.types(" them had left by")
    taker.resizes(120)
    taker.types(" ten.\r" if taker.plain else " ten.")
    taker.sees("loud. Most of them had left by ten.")
    taker.finishes()
    note.save(taker)
    assert laptop.case["reports"]["r-7K3Q"]["circumstances"] == (
        "The workshop's dinner, about 180 people in the hall, and it was rather\nloud. Most of them had left by ten."
    )


@pytest.mark.parametrize("open_questions", [["channel"], ["facts.sheet", "rule"], []], ids=["list", "sheet", "review"])
def test_a_page_stands_whole_again_after_each_change_of_size(laptop: Laptop, open_questions: list[str]) -> None:
    laptop.has_put_aside(note.draft(*open_questions))
    question = {"channel": note.CHANNEL, "facts.sheet": note.FACTS}.get("".join(open_questions[:1]), note.REVIEW)
    taker = laptop.opens("resume")
    taker.is_asked(question)
    for columns in (40, 100):
        taker.resizes(columns, 50)
        taker.is_drawn_anew()
        taker.is_asked(question)
    taker.presses("Ctrl-C")
    assert taker.ends() == 130


def test_the_contacts_stand_whole_again_after_each_change_of_size(laptop: Laptop) -> None:
    taker = laptop.opens("new")
    taker.is_asked(note.DANGER)
    taker.opens_contacts()
    for columns in (40, 100):
        taker.resizes(columns, 50)
        taker.is_drawn_anew()
        taker.sees("Mikkel Strand, coordinator: +49 30 5550 0102")
    taker.gives_letter("p")
    taker.is_asked(note.DANGER)
