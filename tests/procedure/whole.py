"""A case for tests that was gone through from the report to the end, and ways to change one entry of it."""

from typing import Any, Final

from tests.building import CASE, a_case

from cocreport.model.case import Case

REPORT: Final = "r-7K3Q"
REPORTED: Final = "p-4MZK"
REPORTER: Final = "p-0R0R"
TARGET: Final = "p-0T0T"

SANCTION: Final[dict[str, Any]] = {"action": "warning", "from": "2031-05-10"}
DECISION: Final[dict[str, Any]] = {
    "person": REPORTED,
    "at": "2031-05-10T15:00+02:00",
    "by": ["mikkel", "ines"],
    "stands": "yes",
    "finding": "violation",
    "sanctions": {"x-0001": SANCTION},
    "told": {"outcome": "told", "at": "2031-05-10T16:00+02:00"},
    "appeal_to": "River Python Association",
}
HEARING: Final[dict[str, Any]] = {
    "person": REPORTED,
    "told": {"outcome": "told", "at": "2031-05-10T11:00+02:00"},
    "ended": "heard",
    "at": "2031-05-10T12:00+02:00",
}
MEETING: Final[dict[str, Any]] = {"at": "2031-05-10T09:00+02:00", "present": ["mikkel"], "acting": "yes"}
APPEAL: Final[dict[str, Any]] = {"decision": "d-0001", "filed": "2031-05-12T10:00+02:00"}

WHOLE: Final[dict[str, Any]] = {
    "people": {
        REPORTED: {"parts": ["reported"], "looks": "A man with a hat"},
        REPORTER: {"parts": ["reporter"], "name": "Lakshmi Nair"},
        TARGET: {"parts": ["target"], "looks": "A green scarf"},
    },
    "reports": {REPORT: {**CASE["reports"][REPORT], "reporter": REPORTER}},
    "consent": {"c-0001": {"person": TARGET, "name_known_to": "team"}},
    "response": {REPORT: {"danger": "no", "presence": "gone"}},
    "meetings": {"m-0001": MEETING},
    "tasks": {"k-0001": {"what": "Speak with him", "who": "ines", "state": "done"}},
    "measures": {"i-0001": {"person": REPORTED, "what": "Another room", "reason": "Threats", "outcome": "stays"}},
    "hearings": {"e-0001": HEARING},
    "decisions": {"d-0001": DECISION},
    "follow_ups": {
        f"u-000{number}": {"report": REPORT, "kind": kind, "outcome": "told"}
        for number, kind in enumerate(
            (
                "acknowledged",
                "reporter-told",
                "reporter-result",
                "check-in-today",
                "check-in-last-day",
                "check-in-later",
            )
        )
    },
    "informed": {"g-0001": {"who": "Table 6"}},
    "announcements": {"b-0001": {"text": "We are sorry.", "authority": "dana", "at": "2031-05-10T18:00+02:00"}},
    "debriefs": {"v-0001": {"present": ["ines"]}},
}
"""Everything was done; the case is not closed."""

CLOSED: Final = {"z-0001": {"at": "2031-05-20T10:00+02:00", "by": "mikkel", "reason": "Done."}}


def whole(**more: Any) -> Case:
    """Return the case with some of its sections given anew."""
    return a_case(**{**WHOLE, **more})


def with_decision(**more: Any) -> Case:
    """Return the case with other values in its decision."""
    return whole(decisions={"d-0001": {**DECISION, **more}})


def with_hearing(**more: Any) -> Case:
    """Return the case with other values in its hearing."""
    return whole(hearings={"e-0001": {**HEARING, **more}})


def with_sanction(**more: Any) -> Case:
    """Return the case with other values in its sanction."""
    return with_decision(sanctions={"x-0001": {**SANCTION, **more}})


def with_appeal(**more: Any) -> Case:
    """Return the case with an appeal against its decision."""
    return whole(appeals={"a-0001": {**APPEAL, **more}})
