"""What copies cost: whole commands beside `coc show`, a PDF beside WeasyPrint, and how redaction grows."""

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from cocreport.copies.copied import whole
from cocreport.copies.html import to_html
from cocreport.copies.laid_out import Cover, lay_out
from cocreport.copies.names import Known, Names
from cocreport.copies.pdf import to_pdf
from cocreport.copies.redact import Redaction
from cocreport.model.case import Case
from cocreport.procedure.load import bundled

Act: TypeAlias = Callable[[], float]

_SYLLABLES = "ka lo mi ner su ta vi wen bo dra fel gu".split()  # noqa: SIM905 - twelve of them, one line
_WORDS = "the table was near the door and he told it again to everybody who came in".split()  # noqa: SIM905
FORMS = ("markdown", "html", "json")


def export(folder: Path, sample: Path, case_id: str, form: str, place: Path) -> list[str]:
    """Put the case back as it was, and return the words that make a copy of it."""
    shutil.copy(sample / "cases" / f"{case_id}.yaml", folder / "cases")
    options = ["--folder", str(folder), "--as", "dana"]
    return [
        *options,
        "export",
        case_id,
        "--for",
        "team",
        "--format",
        form,
        "--force",
        "-o",
        str(place / f"copy.{form}"),
    ]


def less(one: Act, other: Act) -> Act:
    """Make an act of what one takes more than another, run one after the other."""
    return lambda: max(0.0, one() - other())


def laid_out(case: Case) -> Any:
    """Return a case with everything it holds as a document."""
    return lay_out((whole(case),), bundled(case.procedure), Cover("Case", "Case", date(2031, 5, 10), ()))


def weasyprint_of(page: str) -> Callable[[], object] | None:
    """Return what makes a PDF of a page with WeasyPrint, where that is installed."""
    try:
        import weasyprint
    except (ImportError, OSError):
        return None
    return lambda: weasyprint.HTML(string=page).write_pdf()


def pdf_and_page(case: Case) -> tuple[Callable[[], object], str]:
    """Return what makes a PDF of a case, and the page that says the same."""
    document = laid_out(case)
    return (lambda: to_pdf(document)), to_html(document)


def redaction(words: int, names: int) -> Callable[[], object]:
    """Return what redacts a text of so many words, a hundredth of them names, of a case with so many people."""
    chance = random.Random(7)  # noqa: S311 - it has to repeat
    people = ["".join(chance.choices(_SYLLABLES, k=3)).capitalize() for _ in range(names)]
    text = " ".join(chance.choice(people) if number % 100 == 0 else chance.choice(_WORDS) for number in range(words))
    known = Names(Known(name, names=(name,)) for name in people)
    return lambda: Redaction(known, {}).redact(text, "")


def growths() -> Iterator[tuple[str, Callable[[], object], Callable[[], object], float]]:
    """Give how redaction grows: with the text, and with the names, each beside the smaller one."""
    small = redaction(10_000, 10)
    yield "redacting 100,000 words beside 10,000", redaction(100_000, 10), small, 15
    yield "redacting with 200 names beside 10", redaction(10_000, 200), small, 3
