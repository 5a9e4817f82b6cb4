"""Every number of ``coc stats`` about the example folder, held against a table that was written by hand."""

import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from tests.building import ANSWERS, a_desk
from tests.conftest import SATURDAY

from cocreport.lookup.seen import Seen
from cocreport.model.keys import Draw
from cocreport.stats.count import median, statistics

PYRIVER: Final = ANSWERS.parent / "pyriver"

BY_HAND: Final[dict[str, Any]] = {
    "stats": 1,
    "cases": 6,
    "closed": 6,
    "reports": 6,
    "withdrawn": 1,  # Sam Idowu, V1KZC
    "people": 13,  # two in each, and the target in 9KJJK
    "appeals": 0,
    "with_police": 1,  # DJDKF
    "by_part": {"reporter": 6, "target": 1, "reported": 6},
    "by_edition": {"2030": 1, "2031": 5},
    "by_channel": {"in person": 4, "paper note": 1, "phone": 1},  # N258A lay at the desk, DJDKF was a call
    "by_stage": {"closed": 6},
    "by_finding": {"violation": 6},
    "by_sanction": {
        "ban": 2,  # BNQHX, DJDKF
        "warning": 2,  # N258A, V1KZC
        "end-duties": 1,  # 6XMJ7
        "end-privileges": 1,  # 6XMJ7
        "keep-distance": 1,  # 9KJJK
        "leave": 1,  # DJDKF
        "no-contact": 1,  # V1KZC
        "no-volunteering": 1,  # BNQHX
        "other": 1,  # the letter to the sponsor, 9KJJK
    },
    "by_day": {"2030-05-10": 1, "2031-05-10": 5},
}
"""Counted by reading the six files of ``examples/pyriver/cases``, and by nothing else."""


@pytest.fixture
def seen(draw: Draw, root: Path) -> Seen:
    """Return what is seen of the example folder."""
    shutil.copytree(PYRIVER, root)
    return a_desk(root, lambda: SATURDAY, draw, handle="dana").look()


def test_each_number_is_the_one_that_was_counted_by_hand(seen: Seen) -> None:
    counted = statistics(seen, seen.entries).to_json()
    spans = counted.pop("spans")
    assert counted == BY_HAND
    assert {name: (span["timed"], span["median"], span["longest"]) for name, span in spans.items()} == SPANS


SPANS: Final = {
    # BNQHX, N258A, 9KJJK, 6XMJ7, V1KZC, DJDKF, in minutes from the report on; none where nobody could be reached
    "acknowledged": (4, 25, 55),  # 35, -, 55, -, 15, 10
    "met": (6, 25, 30),  # 25, 30, 25, 20, 10, 30
    "decided": (6, 640, 1135),  # 925, 590, 235, 260, 1135, 690
    "told": (6, 705, 1155),  # 955, 600, 255, 290, 1155, 810
    "result": (4, 912, 1195),  # 985, -, 295, -, 1195, 840
    "closed": (6, 21220, 22350),  # 21205, 1940, 21595, 1730, 21235, 22350
}


@pytest.mark.parametrize(
    ("values", "middle"), [([7], 7), ([1, 9], 5), ([9, 1, 2], 2), ([1, 2, 3, 4], 2), ([0, 0, 5, 5], 2)]
)
def test_the_median_is_the_one_in_the_middle(values: list[int], middle: int) -> None:
    assert median(values) == middle


def test_days_bound_what_is_counted_and_both_of_them_count(seen: Seen) -> None:
    assert statistics(seen, seen.entries, since="2031-05-10").cases == 5
    assert statistics(seen, seen.entries, until="2031-05-09").cases == 1
    assert statistics(seen, seen.entries, since="2030-05-10", until="2030-05-10").cases == 1
    assert statistics(seen, seen.entries, since="2032-01-01").to_json()["by_day"] == {}
