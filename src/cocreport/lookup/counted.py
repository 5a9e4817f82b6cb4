"""What is counted of one case: words of the procedure, numbers and spans; nothing by which anybody could be known."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from cocreport.model.case import Case
from cocreport.model.keys import ReportKey
from cocreport.model.outcome import current_decisions, is_closed, is_overturned
from cocreport.model.spellings import spell_moment

_ACKNOWLEDGED: Final = "acknowledged"
_RESULT: Final = "reporter-result"
_POLICE: Final = "police"
_TOLD_AT_ONCE: Final = {"here": "in person", "on the phone": "phone"}


def counted(case: Case) -> dict[str, Any]:
    """Return what is counted of a case; spans are whole minutes from the report, or the first one, on.

    ``reports`` has for each report when it was received, by which channel, and whether it was withdrawn. ``people``
    counts by part; somebody who stands in the case twice is one. ``findings`` has the finding of each decision that
    no later one took the place of, whether the report stands, and whether an appeal did away with it.
    """
    withdrawn = {one.report for one in case.withdrawals.values()}
    return {
        "reports": [
            [spell_moment(one.received), _channel(case, key), int(key in withdrawn)]
            for key, one in case.reports.items()
        ],
        "people": dict(_people(case)),
        "findings": [
            [one.finding, one.stands, int(is_overturned(case, key))]
            for key, one in current_decisions(case).items()
            if one.finding or one.stands
        ],
        "appeals": len(case.appeals),
        "police": int(any(who.who == _POLICE for one in case.response.values() for who in one.summoned.values())),
        "spans": {name: spans for name, spans in _spans(case) if spans},
    }


def _channel(case: Case, report: ReportKey) -> str | None:
    """Return by which way a report came; nobody is asked where whoever told it stood there, or was on the telephone."""
    said = case.reports[report].channel
    response = case.response.get(report)
    return said or (_TOLD_AT_ONCE.get(response.presence or "") if response else None)


def _people(case: Case) -> Counter[str]:
    parts: dict[str, set[str]] = {}
    for key, person in case.people.items():
        parts.setdefault(case.first_of(key), set()).update(person.parts)
    return Counter(part for has in parts.values() for part in sorted(has))


def _spans(case: Case) -> Iterator[tuple[str, list[int]]]:
    first = min(one.received for one in case.reports.values())
    yield "acknowledged", list(_after_report(case, _ACKNOWLEDGED))
    yield "met", _since(first, [min((one.at for one in case.meetings.values() if one.at), default=None)])
    decisions = current_decisions(case).values()
    yield "decided", _since(first, [one.at for one in decisions if one.stands])
    yield "told", _since(first, [one.told.at for one in decisions if one.told and one.told.was_heard])
    yield "result", list(_after_report(case, _RESULT))
    yield "closed", _since(first, [max(one.at for one in case.closings.values())] if is_closed(case) else [])


def _after_report(case: Case, kind: str) -> Iterator[int]:
    """Give for each report how long it took until whoever reported heard about it."""
    for key, report in case.reports.items():
        heard = [one.at for one in case.follow_ups.values() if (one.report, one.kind) == (key, kind) and one.was_heard]
        yield from _since(report.received, [min(filter(None, heard), default=None)])


def _since(begin: datetime, moments: list[datetime | None]) -> list[int]:
    """Return how many minutes lie between; what is said to have been before the beginning took none."""
    return [max(0, int((one - begin).total_seconds() // 60)) for one in moments if one]
