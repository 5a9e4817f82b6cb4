"""Cases to make copies of, and the copies."""

from typing import Any, Final

from tests.building import a_case, an_event

from cocreport.copies.copied import Copied, copied
from cocreport.model.case import Case
from cocreport.model.copies import AudienceName
from cocreport.procedure.audiences import audience_of
from cocreport.procedure.load import bundled

PROCEDURE: Final = bundled("workshop-1")
TWO: Final[dict[str, Any]] = {
    "people": {
        "p-000A": {"parts": ["reporter"], "name": "Lakshmi Nair", "contact": "lakshmi@nair.example"},
        "p-000B": {"parts": ["reporter", "witness"], "name": "Sam Idowu", "handles": ["@samidowu"]},
        "p-000C": {"parts": ["reported"], "name": "Owen Marsh", "badge": "117", "looks": "A man with a hat"},
    },
    "reports": {
        "r-000A": {
            "received": "2031-05-10T08:10+02:00",
            "taken_by": "ruth",
            "reporter": "p-000A",
            "channel": "in person",
            "account": "Owen Marsh grabbed me at 21:40. Sam saw it; his phone is +49 170 5550 0199.",
            "place": "Table 6",
            "others": "Priya from the booth",
        },
        "r-000B": {
            "received": "2031-05-10T09:10+02:00",
            "taken_by": "ines",
            "reporter": "p-000B",
            "account": "I saw Owen with Lakshmi. Priya laughed.",
        },
    },
    "consent": {"c-000A": {"person": "p-000A", "name_known_to": "team", "channel": "Signal, +49 170 5550 0120"}},
    "decisions": {
        "d-000A": {
            "person": "p-000C",
            "at": "2031-05-10T17:00+02:00",
            "by": ["dana"],
            "stands": "yes",
            "finding": "violation",
            "reasons": "Two people saw it. Nair's account is clear.",
            "sanctions": {
                "x-000A": {"action": "no-contact", "from": "2031-05-10", "lasts": "this event"},
                "x-000B": {"action": "ban", "from": "2031-05-10", "lasts": "without end", "conditions": "Owen may ask"},
            },
        }
    },
    "notes": {"n-000A": {"at": "2031-05-10T12:00+02:00", "by": "dana", "text": "Call Ms. Nair tonight."}},
}
"""Two people report a third one; each of the three is named by the others."""


def two_reports(**more: Any) -> Case:
    """Return a case with two reporters and somebody reported."""
    return a_case(**{**TWO, **more})


def copy_for(name: AudienceName, case: Case | None = None, **more: Any) -> Copied:
    """Return what an audience gets of a case."""
    audience = audience_of({}, name)
    return copied(case or two_reports(), PROCEDURE, name, audience, event=an_event(), **more)
