"""A case in the list: its cells, whatever shows them."""

from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest
from tests.conftest import SATURDAY

from cocreport.procedure.duty import Duty, State
from cocreport.ui.lines import about_whom, all_cells, due_cells, due_text, list_text, owed_next


@dataclass(frozen=True)
class Row:
    """A case as the list knows it."""

    id: str = "2031-7K3QX"
    received: str = "2031-05-10T06:10Z"
    stage: str = "meeting"
    reports: str = "1"
    people: str = "2"
    next: tuple[str, State] | None = None


def _duty(title: str) -> Duty:
    return Duty("meeting", title, "coordinator", SATURDAY, None, is_done=False)


@pytest.mark.parametrize(
    ("state", "said"), [("due", "now"), ("overdue", "overdue"), ("waiting", "not yet"), ("later", "later")]
)
def test_what_is_owed_first_is_shown_with_how_it_stands(state: State, said: str) -> None:
    (cells,) = all_cells([Row(next=("Meet about it", state))])
    assert cells == ("2031-7K3QX", "2031-05-10 06:10", "meeting", "1", "2", f"Meet about it ({said})")
    assert owed_next(Row(next=("Meet about it", state))) == cells[-1]
    assert owed_next(Row()) == ""


def test_lines_have_a_tab_between_their_cells() -> None:
    rows = [Row(), Row(id="2031-BBBBB", received="2031-05-11T23:59+02:00")]
    assert list_text(rows).split("\n") == [
        "2031-7K3QX\t2031-05-10 06:10\tmeeting\t1\t2\t",
        "2031-BBBBB\t2031-05-11 23:59\tmeeting\t1\t2\t",
    ]
    assert list_text([]) == ""


@dataclass(frozen=True)
class Due:
    """Something that is owed, as a list of it knows it."""

    state: State = "due"
    due: datetime | None = None
    name: str | None = None
    duty: Duty = field(default_factory=lambda: _duty("Meet about it"))
    case: str = "2031-7K3QX"
    opens: datetime = SATURDAY


@pytest.mark.parametrize(
    ("state", "due", "said"),
    [
        ("overdue", SATURDAY, "overdue since Sat 2031-05-10 06:10"),
        ("due", SATURDAY, "due Sat 2031-05-10 06:10"),
        ("due", None, "no time"),
        ("waiting", SATURDAY, "not yet"),
        ("later", None, "from Sat 2031-05-10 06:10"),
    ],
)
def test_what_is_owed_has_its_time_first(state: State, due: datetime | None, said: str) -> None:
    assert due_cells(Due(state, due, "Ines"), has_list=True) == (said, "2031-7K3QX", "Meet about it", "Ines")


def test_where_nobody_may_it_is_outside_the_team_and_without_a_list_the_role() -> None:
    assert due_text([Due(), Due(name="Ruth")], has_list=True).splitlines() == [
        "no time\t2031-7K3QX\tMeet about it\toutside the team",
        "no time\t2031-7K3QX\tMeet about it\tRuth",
    ]
    assert due_cells(Due(), has_list=False)[-1] == "coordinator"


@pytest.mark.parametrize(
    ("about", "keys", "said"),
    [
        ("", {"meeting": "m-0001"}, ""),
        ("p-0001", {"reported": "p-0001", "hearing": "e-0001"}, "reported person p-0001"),
        ("x-0001", {"reported": "p-0001", "decision": "d-0001", "sanction": "x-0001"}, "reported person p-0001"),
        ("p-0002", {"target": "p-0002"}, "target p-0002"),
        ("r-0001", {"report": "r-0001"}, "report r-0001"),
        ("k-0001", {"task": "k-0001"}, "task k-0001"),
        ("q-0001", {"other": "q-0001"}, "q-0001"),
    ],
)
def test_whom_a_duty_is_about_is_said_by_code(about: str, keys: dict[str, str], said: str) -> None:
    assert about_whom(replace(_duty("Hear them"), about=about, keys=keys)) == said
