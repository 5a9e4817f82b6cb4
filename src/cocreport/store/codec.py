"""How a record becomes the bytes of a file in the folder, and how they are checked and read again."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from cocreport.errors import IntegrityError
from cocreport.model.document import read_tree, record_of
from cocreport.model.record import Record
from cocreport.notation.read import comments
from cocreport.notation.write import write
from cocreport.store.migrate import migrated
from cocreport.words import say

R = TypeVar("R", bound=Record)

NO_COMMENTS: Mapping[str, tuple[str, ...]] = {}


def decode(kind: type[R], data: bytes, *, file: str) -> R:
    """Return the record in a file, brought to today's format; raise CocError where there is none."""
    return record_of(kind, migrated(read_tree(data, file=file), file=file), data, file=file)


def encode(record: Record, *, schema: str, comments: Mapping[str, tuple[str, ...]] = NO_COMMENTS) -> bytes:
    """Return the bytes of a file that holds a record, its first line naming the JSON Schema."""
    return write(record.to_tree(), header=f"# yaml-language-server: $schema={schema}\n", comments=comments)


def confirmation(record: Record, *, file: str) -> Callable[[bytes], None]:
    """Make the check that bytes, read again from the disk, are this record and nothing else."""

    def confirm(data: bytes) -> None:
        if decode(type(record), data, file=file) != record:
            raise IntegrityError(
                say("{file}: what was written does not read back as it was meant, so nothing was replaced.", file=file),
                say("Please keep what you typed and report this."),
            )

    return confirm


def comments_of(data: bytes, *, file: str) -> Mapping[str, tuple[str, ...]]:
    """Return the comments somebody wrote into a file by hand, by what they stand above."""
    return comments(data, file=file) if data.count(b"#") > 1 else NO_COMMENTS
