"""A case in the list: its cells, whatever shows them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from tests.conftest import SATURDAY

from cocreport.procedure.agenda import Duty, State
from cocreport.ui.lines import cells, list_text


@dataclass(frozen=True)
class Row:
    """A case as the list knows it."""

    id: str = "2031-7K3QX"
    received: datetime = SATURDAY
    stage: str = "meeting"
    reports: int = 1
    people: int = 2
    owed: tuple[tuple[Duty, State], ...] = field(default=())


def _duty(title: str) -> Duty:
    return Duty("meeting", title, "coordinator", SATURDAY, None, is_done=False)


@pytest.mark.parametrize(
    ("state", "said"), [("due", "now"), ("overdue", "overdue"), ("waiting", "not yet"), ("done", "done")]
)
def test_what_is_owed_first_is_shown_with_how_it_stands(state: State, said: str) -> None:
    row = Row(owed=((_duty("Meet about it"), state), (_duty("Answer"), "due")))
    assert cells(row) == ("2031-7K3QX", "2031-05-10 06:10", "meeting", "1", "2", f"Meet about it ({said})")


def test_lines_have_a_tab_between_their_cells() -> None:
    rows = [Row(), Row(id="2031-BBBBB", received=datetime(2031, 5, 11, 23, 59, tzinfo=UTC))]
    assert list_text(rows).split("\n") == [
        "2031-7K3QX\t2031-05-10 06:10\tmeeting\t1\t2\t",
        "2031-BBBBB\t2031-05-11 23:59\tmeeting\t1\t2\t",
    ]
    assert list_text([]) == ""
