"""How findings are shown: what is wrong first, then what is missing, then what is only worth knowing."""

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from cocreport.ui.layout import wrap
from cocreport.words import N_, say

_HEADINGS: Final = {"wrong": N_("To be mended"), "missing": N_("Missing in the set-up"), "note": N_("Worth knowing")}


class Finding(Protocol):
    """What is shown of a finding."""

    @property
    def weight(self) -> str: ...  # noqa: D102
    @property
    def where(self) -> str: ...  # noqa: D102
    @property
    def sentence(self) -> str: ...  # noqa: D102
    @property
    def fix(self) -> str: ...  # noqa: D102


def findings_text(findings: Iterable[Finding], columns: int) -> str:
    """Return the findings as text, by weight."""
    listed = list(findings)
    return "\n".join(line for weight in _HEADINGS for line in _of_weight(listed, weight, columns))


def _of_weight(findings: list[Finding], weight: str, columns: int) -> Iterator[str]:
    found = [one for one in findings if one.weight == weight]
    if found:
        yield f"{say(_HEADINGS[weight])}:"
    for one in found:
        yield from wrap(f"{one.where}: {one.sentence} {one.fix}".rstrip(), columns, first="  ", later="    ")
