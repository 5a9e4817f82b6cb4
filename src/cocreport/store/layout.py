"""Where things lie in a folder, and which of its names are the tool's."""

import re
from pathlib import Path
from typing import Final

TEAM: Final = "coc.yaml"
EVENTS: Final = "events"
PROCEDURES: Final = "procedures"
CASES: Final = "cases"
JOINED: Final = "joined"
ATTACHMENTS: Final = "attachments"
DRAFTS: Final = "drafts"
EXPORTS: Final = "exports"
PUBLISHED: Final = "published"
CARRIED: Final = "carried"
"""No folder of the team's: what a bundle of cases on a stick is called where it is closed and opened."""
OWN: Final = ".coc"
SCHEMAS: Final = f"{OWN}/schema"
LOCK: Final = f"{OWN}/lock"
INDEX: Final = f"{OWN}/index"
"""What lists are read off; disposable."""
RECLOSING: Final = f"{OWN}/reclosing"
"""There while who can read is being changed: what is still there later was stopped."""

FOLDERS: Final = (EVENTS, PROCEDURES, CASES, JOINED, ATTACHMENTS, DRAFTS, EXPORTS, PUBLISHED, OWN, SCHEMAS)
"""Every folder the tool makes."""

CASE_FILE: Final = re.compile(r"([0-9]{4}-[0-9A-HJKMNP-TV-Z]{5})\.yaml")

OWN_NAMES: Final = {
    EVENTS: r"[0-9]{4}[a-z]?\.yaml",
    PROCEDURES: r"[a-z][a-z0-9-]*-[0-9]+\.yaml",
    CASES: r"[0-9]{4}-[0-9A-HJKMNP-TV-Z]{5}\.yaml",
    JOINED: r"[0-9]{4}-[0-9A-HJKMNP-TV-Z]{5}\.yaml",
    PUBLISHED: r"[0-9]{4}[a-z]?\.yaml",
    DRAFTS: r"[0-9]{4}-[0-9A-HJKMNP-TV-Z]{5}(-edited|-note|-refused-[0-9A-Z]{4})?\.(yaml|typing-[ab])",
}
"""What the files of each folder are called; anything else there is reported and never opened."""

ATTACHMENT_FOLDER: Final = r"[0-9]{4}-[0-9A-HJKMNP-TV-Z]{5}"
ATTACHMENT_FILE: Final = r"f-[0-9A-HJKMNP-TV-Z]{4}\.[a-z0-9]{3,4}"
"""What a folder of attachments is called (after the case they were added to), and each file in it."""

LONGEST_FILE: Final = 1_000_000
"""The most bytes a file of the folder may have."""


LONGEST_CLOSED: Final = 200_000_000
"""The most bytes a file may have as it lies on the disk, attachments included."""


def find_folder(start: Path) -> Path | None:
    """Return the nearest folder upward that holds a ``coc.yaml``, or None."""
    return next((here for here in (start, *start.parents) if (here / TEAM).is_file()), None)
