"""Scenarios 1 and 5 at the keyboard, from the queue to the closed case, with somebody at the door in between."""

import os
import re
import signal
from pathlib import Path
from typing import Final

import pytest
from tests.journeys import evening
from tests.journeys.evening import WHAT_NEXT
from tests.journeys.laptop import ARROWS, PLAIN, Laptop, without_chance

pytestmark = [
    pytest.mark.pty,
    pytest.mark.skipif(os.environ.get("COC_JOURNEYS") != "all", reason="long; COC_JOURNEYS=all takes them"),
]

ANSWERS: Final = Path(__file__).parents[2] / "examples/answers"


@pytest.mark.parametrize(
    ("name", "way"), [("s1-the-anonymous-note.yaml", ARROWS), ("s5-withdrawn-unprompted.yaml", PLAIN)]
)
def test_a_case_is_led_from_the_queue_to_its_end_with_interruptions(
    laptop: Laptop, tmp_path: Path, name: str, way: str
) -> None:
    _is_over(laptop)
    answers, review = tmp_path / "answers.yaml", tmp_path / "review.yaml"
    answers.write_text(evening.moved(ANSWERS / name), "utf-8")
    review.write_text(re.sub(r"\n    at: .*", "", evening.moved(evening.REVIEWS / name)), "utf-8")
    case_id = _reported(laptop, answers)
    met, *more, closing = evening.sittings(name)
    half = len(more) // 2

    # Somebody is at the door in the middle of the first step.
    mikkel = laptop.opens("review", by="mikkel", way=way)
    evening.opens_the_case(mikkel, case_id)
    evening.goes_to(mikkel, met)
    evening.answers(mikkel, met, until=2)
    mikkel.is_asked("What happened, as the meeting sees it?")
    mikkel.presses("Ctrl-C")
    assert mikkel.ends() == 130

    # The next window begins with what was put aside.
    mikkel = laptop.opens("review", by="mikkel", way=way)
    evening.opens_the_case(mikkel, case_id)
    mikkel.is_asked(WHAT_NEXT)
    mikkel.chooses("Take up what you began and did not finish")
    evening.answers(mikkel, met, after=2)
    evening.takes(mikkel, tuple(more[:half]))

    # The battery dies at the page of the case.
    mikkel.is_asked(WHAT_NEXT)
    mikkel.signals(signal.SIGKILL)
    assert mikkel.ends() == -signal.SIGKILL
    mikkel = laptop.opens("review", case_id, by="mikkel", way=way)
    evening.takes(mikkel, (*more[half:], closing))
    mikkel.is_asked(WHAT_NEXT)
    assert "Open the case again" in mikkel.text
    mikkel.chooses(evening.ENOUGH)
    assert mikkel.ends() == 0

    # It is the same case as from the answer file.
    typed = _without_chance(laptop.cases[0])
    assert laptop.drafts == []
    (laptop.folder / "cases" / f"{case_id}.yaml").unlink()
    by_file = laptop.runs("review", _reported(laptop, answers), "--answers", str(review), by="mikkel")
    assert by_file.returncode == 0, by_file.stderr
    assert typed == _without_chance(laptop.cases[0])


def _is_over(laptop: Laptop) -> None:
    """Let the event lie in the past, so that everything that it owes is owed now."""
    edition = laptop.folder / "events" / "2031.yaml"
    edition.write_text(evening.moved(edition), "utf-8")


def _reported(laptop: Laptop, answers: Path) -> str:
    """Take the report out of its file, received when its story has it, and return the id of the case."""
    assert laptop.runs("new", "--answers", str(answers)).returncode == 0
    path = laptop.folder / "cases" / f"{laptop.case_id}.yaml"
    path.write_text(re.sub(r"(received): .*", r"\1: '2026-05-10T08:10+02:00'", laptop.cases[0]), "utf-8")
    return laptop.case_id


def _without_chance(case: str) -> str:
    """Return the text of a case without what differs each time, the times at which it was typed in as well."""
    return re.sub(r"'?(?!2026-05)\d{4}-\d\d-\d\dT[\d:+]+'?", "NOW", without_chance(case))
