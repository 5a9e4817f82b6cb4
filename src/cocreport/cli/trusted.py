"""Who can read a folder, as its file says, held against what this laptop has agreed to."""

from collections.abc import Callable, Mapping
from pathlib import Path

from cocreport.cli.laptop import Laptop
from cocreport.errors import NotPermittedError
from cocreport.model.readers import Reader
from cocreport.model.team import Team
from cocreport.words import say


class TrustedReaders:
    """The readers of a folder; a list that somebody else changed is not encrypted to before somebody here looked."""

    def __init__(self, root: Path, team: Callable[[], Team], laptop: Laptop) -> None:
        """Take the folder, how to read its team, and what this laptop remembers."""
        self._root = root
        self._team = team
        self._laptop = laptop

    @property
    def is_encrypted(self) -> bool:
        """Tell whether what is written now is encrypted."""
        return self._team().encrypted is not None

    @property
    def covers_staff(self) -> bool:
        """Tell whether the files of the editions are encrypted as well."""
        return self._team().encrypted == "with-staff"

    def trusted(self) -> Mapping[str, Reader]:
        """Return who can read; raise NotPermittedError where that changed and nobody here confirmed it."""
        readers = self._team().readers
        known = self._laptop.readers(self._root)
        if known is None:
            self.agree(readers)
        elif changes(known, readers):
            raise NotPermittedError(
                say("Who can read this folder was changed since this laptop last saved in it."),
                say("`coc keys trust` shows who it is now, and asks."),
            )
        return readers

    def agree(self, readers: Mapping[str, Reader]) -> None:
        """Remember that this is who can read."""
        self._laptop.remember_readers(self._root, {name: list(one.keys) for name, one in readers.items()})


def changes(known: Mapping[str, list[str]], readers: Mapping[str, Reader]) -> list[tuple[str, str]]:
    """Return what changed, each name with what is new about it, in words of the screen."""
    said = []
    for name in sorted({*known, *readers}):
        before, now = set(known.get(name, ())), set(readers[name].keys if name in readers else ())
        if before == now:
            continue
        said.append((name, say("can read from now on") if not before else _lost_or_other(now)))
    return said


def _lost_or_other(now: set[str]) -> str:
    return say("has another key") if now else say("can no longer read")
