"""Two cases of a team, and what tests about them need to know."""

from typing import Final

from tests.building import a_saved_case

from cocreport.clock import Clock
from cocreport.store.folder import CaseFolder

A: Final = "2031-AAAAA"
B: Final = "2031-BBBBB"
REPORT: Final = {"r-000B": {"received": "2031-05-10T09:10+02:00", "taken_by": "ines", "account": "He did it again."}}
GIL: Final = {"p-000B": {"parts": ["reported"], "name": "Gil Ferreira"}}


def two_cases(folder: CaseFolder, clock: Clock) -> CaseFolder:
    """Save a case with a note that was found, and a second one about somebody with the same name."""
    a_saved_case(folder, clock(), id=A, people={"p-4MZK": {"parts": ["reported"], "name": "gil ferreira"}})
    a_saved_case(folder, clock(), id=B, reports=REPORT, people=GIL)
    return folder
