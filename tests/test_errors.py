"""Every failure has a purpose and a code of its own, and the codes are the documented ones."""

import re
from pathlib import Path
from typing import Final

import pytest

from cocreport import errors
from cocreport.errors import CocError, ExitCode, StoppedError
from cocreport.model.address import AddressError
from cocreport.model.document import BadFileError
from cocreport.model.problems import RecordError
from cocreport.notation.read import NotationError
from cocreport.ui.console import OutputError

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
NUMBERS: Final = {
    "DONE": 0,
    "UNEXPECTED": 1,
    "USAGE": 2,
    "INPUT_NEEDED": 3,
    "INVALID_DATA": 4,
    "NOT_FOUND": 5,
    "LOCKED_OR_CHANGED": 6,
    "INTEGRITY": 7,
    "NOT_PERMITTED": 8,
    "HUNG_UP": 129,
    "INTERRUPTED": 130,
    "TERMINATED": 143,
}
"""The codes as they were first given; none is ever given another meaning."""
KINDS_OF_BAD_DATA: Final = (AddressError, BadFileError, NotationError, RecordError)


def _all(kind: type[CocError] = CocError) -> list[type[CocError]]:
    return [found for one in kind.__subclasses__() for found in (one, *_all(one))]


def test_no_code_was_ever_given_another_number() -> None:
    assert {code.name: code.value for code in ExitCode} == NUMBERS


def test_each_code_is_explained_in_the_documentation() -> None:
    rows = re.findall(r"^\| (\d+) \| `?([A-Z_a-z ]+)`? \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert [int(number) for number, _, _ in rows] == sorted(NUMBERS.values())
    assert len({meaning for _, _, meaning in rows}) == len(rows)


def test_each_failure_says_what_it_is_for_in_words_of_its_own() -> None:
    purposes = [one.__doc__ or "" for one in _all()]
    assert all(purpose.strip() for purpose in purposes)
    assert len(set(purposes)) == len(purposes)


@pytest.mark.parametrize("kind", _all(), ids=lambda kind: kind.__name__)
def test_each_failure_has_a_code_that_says_failure(kind: type[CocError]) -> None:
    assert kind.code in ExitCode
    assert kind.code is not ExitCode.DONE
    if kind not in (StoppedError, OutputError):
        assert kind.code is not ExitCode.UNEXPECTED


@pytest.mark.parametrize("kind", KINDS_OF_BAD_DATA)
def test_whatever_is_wrong_with_data_has_one_code(kind: type[CocError]) -> None:
    assert kind.code is ExitCode.INVALID_DATA


def test_failures_that_call_for_different_steps_have_different_codes() -> None:
    shared = {ExitCode.LOCKED_OR_CHANGED, ExitCode.INVALID_DATA, ExitCode.UNEXPECTED}
    codes = [one.code for one in _all() if one.__module__ == errors.__name__ and one.code not in shared]
    assert len(set(codes)) == len(codes)


def test_a_failure_is_its_sentence_and_what_to_do_next() -> None:
    assert str(CocError("The disk is full.", "Make room.")) == "The disk is full. Make room."
    assert str(CocError("The disk is full.")) == "The disk is full."


def test_how_somebody_stopped_is_how_the_program_ends() -> None:
    stopped = StoppedError("Everything is kept.", ExitCode.HUNG_UP, "Go on with `coc resume`.")
    assert (stopped.code, StoppedError.code) == (ExitCode.HUNG_UP, ExitCode.UNEXPECTED)
