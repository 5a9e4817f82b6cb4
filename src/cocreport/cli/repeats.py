"""Reports that were to be acted on only if it happens again, and what may be that."""

from collections.abc import Iterator

from cocreport.cli.desk import Desk
from cocreport.errors import CocError
from cocreport.model.case import Case
from cocreport.model.keys import CaseId
from cocreport.model.likeness import possible_same

_WAITING = "only if it repeats"


def repetitions(desk: Desk, case: Case) -> Iterator[CaseId]:
    """Give the other cases about somebody who may be the same, where either was to be acted on if it repeats.

    Cases that whoever is at the desk may not see are passed over, and so is a file that cannot be read.
    """
    for other in _others(desk, case):
        if (_waits(case) or _waits(other)) and any(_reported(case, other)):
            yield other.id


def _others(desk: Desk, case: Case) -> Iterator[Case]:
    for case_id in _worth_reading(desk, case):
        if case_id != case.id:
            try:
                other = desk.folder.read(case_id).record
            except CocError:  # `coc check` names it
                continue
            if other.is_open_to(desk.viewer):
                yield other


def _worth_reading(desk: Desk, case: Case) -> list[CaseId]:
    """Return the cases that may matter: where this one does not wait for another, only those that do."""
    if _waits(case):
        return desk.folder.case_ids()
    try:
        return [entry.id for entry in desk.look().entries if entry.waits_for_another]
    except CocError:  # the settings are broken; the cases may not be
        return desk.folder.case_ids()


def _waits(case: Case) -> bool:
    return any(report.act == _WAITING for report in case.reports.values())


def _reported(case: Case, other: Case) -> Iterator[str]:
    """Give who is reported in both, as far as name, handle or badge tell."""
    for theirs, ours in possible_same(case, other):
        if "reported" in other.people[theirs].parts and "reported" in case.people[ours].parts:
            yield ours
