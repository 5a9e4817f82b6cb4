"""How what is counted of a case is derived from it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from cocreport.lookup.counted import PARTS, Counted, FindingCount, ReportCount
from cocreport.model.case import Case
from cocreport.model.keys import ReportKey
from cocreport.model.outcome import current_decisions, holding_decisions, is_closed, is_overturned

_ACKNOWLEDGED: Final = "acknowledged"
_RESULT: Final = "reporter-result"
_POLICE: Final = "police"
_TOLD_AT_ONCE: Final = {"here": "in person", "on the phone": "phone"}


def counted(case: Case) -> Counted:
    """Return what is counted of a case."""
    withdrawn = {one.report for one in case.withdrawals.values()}
    decisions = current_decisions(case).items()
    return Counted(
        reports=[
            ReportCount(report.received.date().isoformat(), _channel(case, key), int(key in withdrawn))
            for key, report in case.reports.items()
        ],
        people=_people(case),
        findings=[
            FindingCount(one.finding or "", one.stands or "", int(is_overturned(case, key)))
            for key, one in decisions
            if one.finding or one.stands
        ],
        actions=[
            sanction.action or ""
            for decision in holding_decisions(case).values()
            for sanction in decision.sanctions.values()
        ],
        appeals=len(case.appeals),
        police=int(any(who.who == _POLICE for one in case.response.values() for who in one.summoned.values())),
        spans=list(_spans(case)),
    )


def _channel(case: Case, report: ReportKey) -> str:
    """Return by which way a report came; nobody is asked where whoever told it stood there, or was on the telephone."""
    response = case.response.get(report)
    at_once = _TOLD_AT_ONCE.get(response.presence or "", "") if response else ""
    return case.reports[report].channel or at_once


def _people(case: Case) -> list[int]:
    parts: dict[str, set[str]] = {}
    for key, person in case.people.items():
        parts.setdefault(case.first_of(key), set()).update(person.parts)
    return [sum(part in has for has in parts.values()) for part in PARTS]


def _spans(case: Case) -> Iterator[list[int]]:
    """Give the spans in their order; what is said to have been before the report took no time."""
    first = min(one.received for one in case.reports.values())
    decisions = current_decisions(case).values()
    yield list(_after_report(case, _ACKNOWLEDGED))
    yield _since(first, [min((one.at for one in case.meetings.values() if one.at), default=None)])
    yield _since(first, [one.at for one in decisions if one.stands])
    yield _since(first, [one.told.at for one in decisions if one.told and one.told.was_heard])
    yield list(_after_report(case, _RESULT))
    yield _since(first, [max(one.at for one in case.closings.values())] if is_closed(case) else [])


def _after_report(case: Case, kind: str) -> Iterator[int]:
    """Give for each report how long it took until whoever reported heard about it."""
    for key, report in case.reports.items():
        heard = [one.at for one in case.follow_ups.values() if (one.report, one.kind) == (key, kind) and one.was_heard]
        yield from _since(report.received, [min(filter(None, heard), default=None)])


def _since(begin: datetime, moments: list[datetime | None]) -> list[int]:
    return [max(0, int((one - begin).total_seconds() // 60)) for one in moments if one]
