"""Draw the screens that the README shows, from the real program in a real terminal: ``python docs/pictures.py``."""

import sys
import tempfile
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from shutil import copytree
from typing import Any, Final

TOP: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from tests.journeys.terminal import Terminal  # noqa: E402 - the tests know how to sit at a terminal

PICTURES: Final = TOP / "docs" / "pictures"
_COC: Final = str(Path(sys.executable).parent / "coc")

_WIDE, _HIGH = 8.4, 18
_COLOURS: Final = {"cyan": "#0e7490", "default": "#1f2933", "brown": "#92400e"}
_STYLE: Final = "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:14px;white-space:pre"


def draw(cells: list[list[Any]], what: str) -> str:
    """Return the cells of a terminal as a picture; ``what`` describes it for people who do not see it."""
    width, height = len(cells[0]) * _WIDE + 24, len(cells) * _HIGH + 24
    size = f'width="{width:.0f}" height="{height}"'
    seen = f'viewBox="0 0 {width:.0f} {height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {seen} role="img" aria-label="{what}">',
        f"<title>{what}</title>",
        f'<rect {size} rx="8" fill="#fbfbf9" stroke="#c9c9c4"/>',
        *(run for number, row in enumerate(cells) for run in _runs(row, 12 + _HIGH * (number + 0.75))),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _runs(row: list[Any], down: float) -> Iterator[str]:
    """Give the texts of one row, each as far as it looks the same."""
    placed = enumerate(row)
    for (colour, bold, italic), run in groupby(placed, key=lambda one: (one[1].fg, one[1].bold, one[1].italics)):
        cells = list(run)
        text = "".join(cell.data for _, cell in cells).rstrip()
        if text.strip():
            looks = f"{';font-weight:bold' if bold else ''}{';font-style:italic' if italic else ''}"
            fill = _COLOURS.get(colour, _COLOURS["default"])
            across = 12 + cells[0][0] * _WIDE
            length = f'textLength="{len(text) * _WIDE:.1f}" lengthAdjust="spacingAndGlyphs"'
            yield (
                f'<text x="{across:.1f}" y="{down:.1f}" {length} fill="{fill}" style="{_STYLE}{looks}" '
                f'xml:space="preserve">{escape(text)}</text>'
            )


def scenes(folder: Path) -> Iterator[tuple[str, str, Terminal]]:
    """Go through a report and stop where there is something to show: a name, what it shows, the terminal."""
    environment = {"COC_HOME": str(folder.parent / "home"), "COC_LANG": "en"}
    terminal = Terminal([_COC, "--folder", str(folder), "--as", "ines", "new"], environment=environment)
    terminal.sees("Is anybody in danger")
    yield "first-question", "The first question: is anybody in danger right now?", terminal
    terminal.types("!")
    terminal.sees("Right now")
    yield "contacts", "The emergency contacts, and one key for each call that was made", terminal
    terminal.types("b")
    terminal.sees("Is anybody in danger")
    terminal.types("3\r")
    terminal.sees("Where is the person who reports?")
    terminal.types("1\r")
    terminal.sees("What can we do for you first?")
    yield "first-response", "What can be offered first, a line each", terminal
    terminal.presses("Ctrl-L")
    terminal.sees("resting")
    yield "cover", "The cover page: it says nothing about what is behind it", terminal
    terminal.is_put_away()


def main() -> None:
    """Draw all of them anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "pyriver"
        copytree(TOP / "examples" / "pyriver", folder)
        for name, what, terminal in scenes(folder):
            (PICTURES / f"{name}.svg").write_text(draw(terminal.cells, what), "utf-8")


if __name__ == "__main__":
    main()
