"""Every file of a folder that holds words of a case, closed again for those who can read now."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cocreport.errors import CocError
from cocreport.model.keys import CaseId
from cocreport.store import files, index_file, layout
from cocreport.store.age import HEADER, is_encrypted
from cocreport.store.crypt import SealedError
from cocreport.store.folder import CaseFolder


@dataclass
class Reclosed:
    """What came of it: how many files were written anew, which nobody here can open, which are broken."""

    written: int = 0
    sealed: int = 0
    broken: tuple[str, ...] = ()


@contextmanager
def unfinished(folder: CaseFolder) -> Iterator[None]:
    """Leave a mark in the folder until who can read, and every file for them, is written."""
    marked = folder.root / layout.RECLOSING
    files.write_file(marked, b"", shown=layout.RECLOSING)
    yield
    files.remove_file(marked, shown=layout.RECLOSING)


def was_stopped(folder: CaseFolder) -> bool:
    """Tell whether files are left that are closed for those who could read before."""
    return (folder.root / layout.RECLOSING).exists()


def reclose(folder: CaseFolder) -> Reclosed:
    """Close every file again, one whole file after the other; doing it again finishes what was stopped."""
    made = Reclosed()
    index_file.drop(folder.root)
    for file, excluded in _files(folder, made):
        try:
            done = folder.reclose(file, excluded=excluded)
        except CocError as error:
            made.broken = (*made.broken, str(error))
        else:
            made.written += done == "written"
            made.sealed += done == "sealed"
    return made


def plain_files(folder: CaseFolder, *, with_staff: bool) -> list[str]:
    """Name the files with words of a case that are not encrypted."""
    where_words_are = (layout.CASES, layout.DRAFTS, *([layout.EVENTS] if with_staff else []))
    there = [file for where in where_words_are for file in _own(folder, where)]
    attached = [f"{layout.ATTACHMENTS}/{name}" for name in folder.attachments.names()]
    return [file for file in (*there, *attached) if not is_encrypted(_beginning(folder, file))]


def _beginning(folder: CaseFolder, file: str) -> bytes:
    with (folder.root / file).open("rb") as stored:
        return stored.read(len(HEADER))


def _files(folder: CaseFolder, made: Reclosed) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each file with who may not read it; attachments follow the case they belong to."""
    for file in _own(folder, layout.CASES):
        case_id = file.partition("/")[2].removesuffix(".yaml")
        try:
            excluded = folder.read(case_id).record.excluded
        except SealedError:
            made.sealed += 1
            continue
        except CocError as error:
            made.broken = (*made.broken, str(error))
            continue
        yield file, excluded
        yield from ((attached, excluded) for attached in _attached(folder, case_id))
    yield from ((file, ()) for file in _own(folder, layout.EVENTS))
    yield from ((file, ()) for file in _own(folder, layout.DRAFTS) if file.endswith(".yaml"))


def _attached(folder: CaseFolder, case_id: CaseId) -> list[str]:
    """Name the attachments of a case, those of the cases that are part of it as well."""
    return [f"{layout.ATTACHMENTS}/{one.file}" for one in folder.read(case_id).record.attachments.values()]


def _own(folder: CaseFolder, where: str) -> list[str]:
    strange = set(files.strangers(folder.root / where, layout.OWN_NAMES[where]))
    return [f"{where}/{path.name}" for path in sorted((folder.root / where).glob("*")) if path.name not in strange]
