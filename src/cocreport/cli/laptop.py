"""What this laptop remembers between commands: the folder last used, who was at the desk, who can read there."""

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from cocreport.errors import CocError
from cocreport.model.spellings import HANDLE_PATTERN

FILE = "laptop.json"


class Laptop:
    """A small file in the user's configuration folder; it holds paths and handles, nothing of a case."""

    def __init__(self, home: Path) -> None:
        """Take the folder where the file lies; it need not be there."""
        self.home = home
        self._file = home / FILE

    def last_folder(self) -> Path | None:
        """Return the folder that was last used, if it is still there."""
        said = self._known().get("folder")
        with suppress(OSError, ValueError):
            return Path(said) if isinstance(said, str) and said and Path(said).is_dir() else None
        return None

    def handle(self, folder: Path, edition: str) -> str | None:
        """Return who confirmed to be at this desk in this edition."""
        said = self._known().get("desks", {}).get(str(folder))
        handle = said.get("handle") if isinstance(said, dict) and said.get("edition") == edition else None
        return handle if isinstance(handle, str) and re.fullmatch(HANDLE_PATTERN, handle) else None

    def remember_folder(self, folder: Path) -> None:
        """Keep the folder for the commands to come."""
        if self._known().get("folder") != str(folder):
            self._keep({**self._known(), "folder": str(folder)})

    def remember_handle(self, folder: Path, edition: str, handle: str) -> None:
        """Keep who is at the desk, for this edition."""
        known = self._known()
        desks = {**known.get("desks", {}), str(folder): {"edition": edition, "handle": handle}}
        self._keep({**known, "desks": desks})

    def readers(self, folder: Path) -> dict[str, list[str]] | None:
        """Return who could read a folder when this laptop last agreed to it, with their public keys; None if never."""
        said = self._known().get("readers", {}).get(str(folder))
        return said if isinstance(said, dict) else None

    def remember_readers(self, folder: Path, readers: dict[str, list[str]]) -> None:
        """Keep who can read a folder."""
        known = self._known()
        self._keep({**known, "readers": {**known.get("readers", {}), str(folder): readers}})

    def _known(self) -> dict[str, Any]:
        with suppress(OSError, ValueError, RecursionError):
            known = json.loads(self._file.read_text("utf-8"))
            if isinstance(known, dict) and all(isinstance(known.get(one, {}), dict) for one in ("desks", "readers")):
                return known
        return {}

    def _keep(self, known: dict[str, Any]) -> None:
        """Write the file; a laptop that cannot remember is no reason to stop."""
        from cocreport.store.files import private_folder, write_file

        with suppress(OSError, CocError):
            self._file.parent.parent.mkdir(parents=True, exist_ok=True)
            private_folder(self._file.parent)
            write_file(self._file, json.dumps(known, indent=1).encode(), shown=FILE)
