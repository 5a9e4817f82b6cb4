"""Where input and output lead elsewhere: nobody is asked without a terminal, and what is saved stays saved."""

import os
from pathlib import Path
from typing import Final

import pytest
from tests.journeys import note
from tests.journeys.laptop import Laptop

pytestmark = pytest.mark.pty

ONLY_WITH_IT: Final = pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a thing of Linux")


@pytest.mark.parametrize(
    "through",
    ["printf '1\\n1\\n' | \"$@\"", '"$@" </dev/null', '"$@" <&-', '"$@" 2>/dev/null', '"$@" 2>&-'],
    ids=["piped answers", "no input", "stdin closed", "questions thrown away", "stderr closed"],
)
def test_without_a_terminal_nobody_is_asked(laptop: Laptop, through: str) -> None:
    window = laptop.opens("new", through=through)
    assert window.ends() == 3
    if "2>" not in through:
        window.sees("There is no terminal to ask questions on. Give answers with --answers FILE.")
    assert laptop.drafts == laptop.cases == []


def test_questions_are_asked_on_the_terminal_while_the_result_goes_into_a_file(laptop: Laptop, tmp_path: Path) -> None:
    laptop.has_put_aside(note.draft("rule"))
    taker = laptop.opens("resume", through=f'"$@" >"{tmp_path}/said"')
    taker.is_asked(note.RULE)
    taker.chooses("Threats or intimidation")
    taker.is_asked(note.REVIEW)
    taker.chooses(note.SAVE)
    note.tell(taker)
    assert taker.ends() == 0
    assert (tmp_path / "said").read_text() == "Saved as 2031-7K3QX\n"


@pytest.mark.parametrize(
    "through",
    [pytest.param('"$@" >/dev/full', marks=ONLY_WITH_IT), '"$@" >&-'],
    ids=["full", "closed"],
)
def test_an_output_that_takes_nothing_costs_no_case(laptop: Laptop, through: str) -> None:
    laptop.has_put_aside(note.draft())
    taker = laptop.opens("resume", through=through)
    taker.is_asked(note.REVIEW)
    taker.chooses(note.SAVE)
    note.tell(taker)
    assert taker.ends() == 1
    taker.sees("The output could not be written; what was saved stays saved.")
    assert "Traceback" not in taker.text
    assert taker.echoes
    assert laptop.case_id == "2031-7K3QX"
    assert laptop.drafts == []


def test_a_reader_that_goes_away_while_it_is_saved_costs_no_case(laptop: Laptop, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    laptop.has_put_aside(note.draft())
    taker = laptop.opens("resume", through=f'"$@" >"{tmp_path}/pipe"')
    taker.is_asked(note.REVIEW)
    os.close(reader)
    taker.chooses(note.SAVE)
    note.tell(taker)
    assert taker.ends() == 1
    assert "Traceback" not in taker.text
    assert laptop.case_id == "2031-7K3QX"
