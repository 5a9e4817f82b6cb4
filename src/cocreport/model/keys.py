"""Names of cases and of entries in a case: short, without meaning, safe to read over a radio."""

import re
from collections.abc import Callable, Collection
from typing import Annotated, Final, TypeAlias

from pydantic import StringConstraints

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that nothing is misread (https://www.crockford.com/base32.html)."""
_SIGNS: Final = "[0-9A-HJKMNP-TV-Z]"
_MISREAD: Final = str.maketrans("ILO", "110")

CASE_ID_PATTERN: Final = rf"^[0-9]{{4}}-{_SIGNS}{{5}}$"
EDITION_PATTERN: Final = r"^[0-9]{4}[a-z]?$"
KEY_PATTERN: Final = rf"^[a-z]-{_SIGNS}{{4}}$"
"""The key of an entry of any kind."""
ATTACHMENT_PATTERN: Final = rf"^[0-9]{{4}}-{_SIGNS}{{5}}/f-{_SIGNS}{{4}}\.[a-z0-9]{{3,4}}$"
"""Where an attachment lies: the case it was added to, and its key."""
PROCEDURE_PATTERN: Final = r"^[a-z][a-z0-9-]{0,40}-[0-9]{1,4}$"

CaseId: TypeAlias = Annotated[str, StringConstraints(pattern=CASE_ID_PATTERN)]
"""The edition's year and five random signs: ``2031-7K3QX``."""
EditionId: TypeAlias = Annotated[str, StringConstraints(pattern=EDITION_PATTERN)]
"""One edition of the event: its year, and a letter if there are several in one: ``2031``, ``2031b``."""
ProcedureId: TypeAlias = Annotated[str, StringConstraints(pattern=PROCEDURE_PATTERN)]
"""A procedure and its version: ``workshop-1``."""

EntryKey: TypeAlias = Annotated[str, StringConstraints(pattern=KEY_PATTERN)]
"""The key of an entry of any kind."""
PersonKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^p-{_SIGNS}{{4}}$")]
ReportKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^r-{_SIGNS}{{4}}$")]
ConsentKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^c-{_SIGNS}{{4}}$")]
SummonsKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^s-{_SIGNS}{{4}}$")]
ToldKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^t-{_SIGNS}{{4}}$")]
AttachmentKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^f-{_SIGNS}{{4}}$")]
LinkKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^l-{_SIGNS}{{4}}$")]
TaskKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^k-{_SIGNS}{{4}}$")]
MeasureKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^i-{_SIGNS}{{4}}$")]
HearingKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^e-{_SIGNS}{{4}}$")]
AttemptKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^y-{_SIGNS}{{4}}$")]
DecisionKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^d-{_SIGNS}{{4}}$")]
SanctionKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^x-{_SIGNS}{{4}}$")]
AppealKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^a-{_SIGNS}{{4}}$")]
FollowUpKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^u-{_SIGNS}{{4}}$")]
WithdrawalKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^w-{_SIGNS}{{4}}$")]
ApologyKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^o-{_SIGNS}{{4}}$")]
InformedKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^g-{_SIGNS}{{4}}$")]
AnnouncementKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^b-{_SIGNS}{{4}}$")]
IncomingKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^j-{_SIGNS}{{4}}$")]
DebriefKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^v-{_SIGNS}{{4}}$")]
ClosingKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^z-{_SIGNS}{{4}}$")]
CopyKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^q-{_SIGNS}{{4}}$")]
MeetingKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^m-{_SIGNS}{{4}}$")]
NoteKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^n-{_SIGNS}{{4}}$")]
HistoryKey: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^h-{_SIGNS}{{4}}$")]

KIND_OF_SECTION: Final = {
    "people": "p",
    "reports": "r",
    "consent": "c",
    "summoned": "s",
    "told": "t",
    "attachments": "f",
    "links": "l",
    "meetings": "m",
    "tasks": "k",
    "measures": "i",
    "hearings": "e",
    "attempts": "y",
    "decisions": "d",
    "sanctions": "x",
    "appeals": "a",
    "follow_ups": "u",
    "withdrawals": "w",
    "apologies": "o",
    "informed": "g",
    "announcements": "b",
    "incoming": "j",
    "debriefs": "v",
    "closings": "z",
    "copies": "q",
    "notes": "n",
    "history": "h",
}
"""The letter that the keys of a section begin with."""

Draw: TypeAlias = Callable[[str], str]
"""Picks one sign out of a text at random; handed in, so that tests and examples can repeat themselves."""


def new_key(kind: str, taken: Collection[str], draw: Draw) -> str:
    """Make a key of one kind (``r``, ``p`` ...) that is not taken yet."""
    while True:
        key = f"{kind}-" + "".join(draw(ALPHABET) for _ in range(4))
        if key not in taken:
            return key


def new_case_id(edition: str, taken: Collection[str], draw: Draw) -> str:
    """Make an id for a new case of an edition; two offline laptops will not make the same one."""
    while True:
        made = f"{edition[:4]}-" + "".join(draw(ALPHABET) for _ in range(5))
        if made not in taken:
            return made


def match_case(said: str, ids: Collection[str]) -> list[str]:
    """Find the ids that begin or end with what was typed, or whose five signs begin with it.

    Capital or small letters do not matter, nor do signs that look like others (I, L, O).
    """
    wanted = said.strip().upper().translate(_MISREAD)
    if not re.fullmatch(r"[0-9A-Z-]{1,12}", wanted):
        return []
    return sorted(one for one in ids if one.startswith(wanted) or one.endswith(wanted) or one[5:].startswith(wanted))
