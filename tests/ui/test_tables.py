"""The list of cases and what is due, as tables."""

from dataclasses import dataclass
from datetime import datetime

from tests.conftest import SATURDAY
from tests.ui.drawing import drawn

from cocreport.procedure.duty import Duty, State
from cocreport.ui.tables import due_table, list_table


def test_the_list_has_a_row_a_case() -> None:
    class Row:
        """A case in the list."""

        id, received, stage, reports, people = "2031-7K3QX", "2031-05-10T08:10+02:00", "meeting", "1", "2"
        next = ("Meet [bold]", "due")

    shown = drawn([list_table([Row()])])  # type: ignore[list-item]  # a row without the types of one
    assert [line.split()[0] for line in shown.splitlines()] == ["Case", "2031-7K3QX"]
    assert "Meet [bold] (now)" in shown


@dataclass(frozen=True)
class Due:
    """Something that is owed, as the table knows it."""

    name: str
    title: str
    case: str = "2031-7K3QX"
    state: State = "due"
    opens: datetime = SATURDAY
    due: datetime | None = None

    @property
    def duty(self) -> Duty:
        return Duty("meeting", self.title, "coordinator", SATURDAY, None, is_done=False)


def test_what_is_due_stands_person_by_person_with_whoever_is_latest_first() -> None:
    rows = [Due("Ruth", "First"), Due("Ines", "Second"), Due("Ruth", "Third [bold]"), Due("A\x1b", "Last")]
    lines = [line.rstrip() for line in drawn([due_table(rows, has_list=True)]).splitlines()]
    assert lines[0].split() == ["When", "Case", "What", "Who"]
    found = [" ".join(line.split()[3:]) for line in lines[1:]]
    assert found == ["First Ruth", "Third [bold] Ruth", "", "Second Ines", "", "Last A␛"]
