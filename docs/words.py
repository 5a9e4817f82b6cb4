"""Gather what a person reads and renew the catalogs of the translations: ``python docs/words.py``."""

import io
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeAlias

import typer.main
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from cocreport.cli.app import application
from cocreport.model.record import Record
from cocreport.procedure.audiences import bundled_audiences
from cocreport.procedure.letters import bundled_letters
from cocreport.procedure.load import (
    BUNDLED,
    bundled_bytes,
    copying_questions,
    load_procedure,
    publishing_questions,
    setup_questions,
)
from cocreport.procedure.spec import Source

TOP: Final = Path(__file__).resolve().parent.parent
SOURCE: Final = TOP / "src" / "cocreport"
LOCALE: Final = SOURCE / "locale"
TEMPLATE: Final = LOCALE / "cocreport.pot"

READ_BY_PEOPLE: Final = frozenset(
    "title again about brief say ask paper hint why label note sheet line instead remind subject body".split(),  # noqa: SIM905 - one line
)
"""The fields of a procedure whose texts are shown; every other text in it is for the program."""

_KEYWORDS: Final[Mapping[str, None]] = {"say": None, "N_": None}
_WIDTH: Final = 120
_UNDATED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for every date of a catalog, so that the same texts give the same bytes."""

Found: TypeAlias = tuple[str, str, str]
"""A text, the file it stands in, and where in it; the last may be empty."""


def texts() -> Iterator[Found]:
    """Give every text to be translated: of the bundled procedures, of the code, then of the help."""
    for kind, whole in _data():
        yield from ((text, f"procedure/data/{kind}.yaml", where) for text, where in _shown(whole, ()))
    for path in sorted(SOURCE.rglob("*.py")):
        for _, text, _, _ in extract_from_file("python", path, keywords=_KEYWORDS):
            yield (text if isinstance(text, str) else text[0], path.relative_to(SOURCE).as_posix(), "")
    coc: Any = typer.main.get_command(application())
    yield from _helped(coc, "coc")
    for name, command in coc.commands.items():
        yield from _helped(command, f"coc {name}")


def _data() -> Iterator[tuple[str, Record]]:
    """Give every file of the program's own data that holds texts for people."""
    yield "setup", setup_questions()
    yield from ((name, load_procedure(bundled_bytes(name), file=f"{name}.yaml")) for name in BUNDLED)
    yield "copying", copying_questions()
    yield "publishing", publishing_questions()
    yield "letters", bundled_letters()
    yield from (("audiences", one) for one in bundled_audiences().values())


def _shown(record: Record, above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give the texts of a part of a procedure that people read, each with where it stands."""
    fields = type(record).model_fields
    trail = (*above, *(str(getattr(record, name)) for name in ("id", "value") if name in fields))
    for name in fields:
        held = getattr(record, name)
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, Record) and not isinstance(one, Source):
                yield from _shown(one, trail)
            elif isinstance(one, str) and name in READ_BY_PEOPLE:
                yield one, ": ".join(filter(None, ("/".join(trail), name)))


def _helped(command: Any, called: str) -> Iterator[Found]:
    """Give the help of a command and of what it takes, each with what it is about."""
    file = f"{command.callback.__module__.removeprefix('cocreport.').replace('.', '/')}.py"
    yield command.help, file, called
    yield from ((one.help, file, f"{called}: {one.opts[0]}") for one in command.params if one.help)


def template() -> Catalog:
    """Return the catalog of all texts, without a translation."""
    catalog = Catalog()
    for text, file, where in texts():
        catalog.add(text, locations=[(file, 0)], auto_comments=[where] if where else [])
    return _plain(catalog)


def renewed(po: bytes, code: str) -> Catalog:
    """Return a translation with all texts of now: new ones are empty, and those that are gone are left out."""
    catalog = read_po(io.BytesIO(po), locale=code)
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return _plain(catalog)


def _plain(catalog: Catalog) -> Catalog:
    """Leave out of a catalog's header what version control knows better: dates, versions, people."""
    catalog.project, catalog.header_comment, catalog.fuzzy = "cocreport", "# Texts of cocreport.", False
    catalog.creation_date = catalog.revision_date = _UNDATED
    catalog.version = catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """Return a catalog as the text that people translate in."""
    written = io.BytesIO()
    write_po(written, catalog, width=_WIDTH, include_lineno=False)
    return written.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """Return a catalog as the program reads it."""
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def po_files() -> Mapping[str, Path]:
    """Return the translations that there are, by language."""
    return {path.parts[-3]: path for path in sorted(LOCALE.glob("*/LC_MESSAGES/cocreport.po"))}


def files() -> Mapping[Path, bytes]:
    """Return what is generated: the template, and for each language both forms of its catalog."""
    made = {TEMPLATE: as_po(template())}
    for code, path in po_files().items():
        catalog = renewed(path.read_bytes(), code)
        made |= {path: as_po(catalog), path.with_suffix(".mo"): as_mo(catalog)}
    return made


def main() -> None:
    """Write everything; say how much is left to translate."""
    for path, data in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for code, path in po_files().items():
        catalog = read_po(io.BytesIO(path.read_bytes()), locale=code)
        left = sum(not message.string for message in catalog if message.id)
        sys.stdout.write(f"{code}: {len(catalog)} texts, {left} without a translation\n")


if __name__ == "__main__":
    main()
