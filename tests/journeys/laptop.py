"""The laptop at the desk: the team's folder on it, and the windows that are opened there."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

import pytest
from tests.journeys.taker import Taker
from tests.journeys.terminal import PATIENCE, coc, through_a_shell

from cocreport.model.document import read_tree

TALL: Final = 50
"""Rows of a window in which the longest sheet is seen as a whole."""
ARROWS: Final = "with arrows"
PLAIN: Final = "--plain"
PLAIN_WAYS: Final[Mapping[str, Mapping[str, str]]] = {
    PLAIN: {},
    "TERM=dumb": {"TERM": "dumb"},
    "ACCESSIBLE=1": {"ACCESSIBLE": "1"},
}


def wants_all() -> bool:
    """Tell whether every variant is wanted (``COC_JOURNEYS=all``), and not only a sample."""
    return os.environ.get("COC_JOURNEYS") == "all"


def asked(sample: str) -> pytest.MarkDecorator:
    """Run a test with arrows and with plain lines; when a sample is enough, in one of these ways."""
    return pytest.mark.parametrize("way", [ARROWS, PLAIN] if wants_all() else [sample])


class Laptop:
    """What happens on one laptop; every command there works in the same folder."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.folder = folder
        self._home = home
        self._windows: list[Taker] = []

    def opens(self, *arguments: str, by: str | None = "tomasz", **window: Any) -> Taker:
        """Open a window in which somebody starts a command for the folder."""
        return self.starts(*self._said(by), *arguments, **window)

    def starts(
        self,
        *arguments: str,
        way: str = ARROWS,
        through: str = "",
        environment: Mapping[str, str] | None = None,
        **window: Any,
    ) -> Taker:
        """Open a window in which any command is started; ``through`` is a shell line with the command as ``"$@"``."""
        said = ["--plain", *arguments] if way == PLAIN else arguments
        given = {"COC_HOME": str(self._home), **PLAIN_WAYS.get(way, {}), **(environment or {})}
        command = through_a_shell(through, *said) if through else coc(*said)
        taker = Taker(command, environment=given, **{"rows": TALL, **window})
        taker.plain = way != ARROWS
        self._windows.append(taker)
        return taker

    def runs(self, *arguments: str, by: str | None = "tomasz", given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command without a terminal, and return what it printed."""
        return subprocess.run(
            coc(*self._said(by), *arguments),
            env={**os.environ, "COC_HOME": str(self._home)},
            input=given,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )

    def _said(self, by: str | None) -> list[str]:
        return ["--folder", str(self.folder), *(["--as", by] if by else [])]

    def is_put_away(self) -> None:
        """Close every window."""
        for window in self._windows:
            window.is_put_away()

    # What lies in the folder

    def has_put_aside(self, draft: str, *, sign: str = "7K3QX") -> None:
        """Let an unfinished report lie there."""
        (self.folder / "drafts" / f"2031-{sign}.yaml").write_text(draft, "utf-8")

    @property
    def drafts(self) -> list[str]:
        """The texts of the unfinished reports."""
        return _texts(self.folder / "drafts")

    @property
    def cases(self) -> list[str]:
        """The texts of the saved cases."""
        return _texts(self.folder / "cases")

    @property
    def case(self) -> dict[str, Any]:
        """What the file of the only case holds."""
        (text,) = self.cases
        return cast("dict[str, Any]", read_tree(text.encode(), file="the case"))

    @property
    def case_id(self) -> str:
        """The id of the only case."""
        (file,) = (self.folder / "cases").glob("*.yaml")
        return file.stem


def without_chance(case: str) -> str:
    """Return the text of a case without what differs each time: its id, the keys, its history and its seal."""
    text, _, _ = re.sub(r"'?\d{4}-[0-9A-Z]{5}'?", "ID", case).partition("\nhistory:\n")
    keys = list(dict.fromkeys(re.findall(r"\b[a-z]-[0-9A-Z]{4}\b", text)))
    for number, key in enumerate(keys, start=1):
        text = text.replace(key, f"{key[0]}-{number}")
    return text


def _texts(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))]
