"""What rich would draw, as text: on a page of a given width, without colour."""

import io
from collections.abc import Iterable

from cocreport.ui.console import Console


def drawn(views: Iterable[object], *, columns: int = 100, colour: bool = False) -> str:
    """Draw views the way the console does."""

    class Page(io.StringIO):
        def isatty(self) -> bool:
            return colour

    page = Page()
    Console(None, page, None, {"COLUMNS": str(columns)}).draw(*views)
    return page.getvalue()
