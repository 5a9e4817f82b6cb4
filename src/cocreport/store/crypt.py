"""The seam that every byte with words of a case passes on its way to the disk and back."""

from collections.abc import Collection
from typing import Protocol

from cocreport.errors import NotPermittedError


class SealedError(NotPermittedError):
    """A file is encrypted, and no key of this person opens it."""


class Crypt(Protocol):
    """Turns the bytes of a file into what lies on the disk, and back.

    ``file`` is where the file lies in the folder, with slashes. A handle in ``excluded`` may not read it.
    """

    def close(self, plain: bytes, *, file: str, excluded: Collection[str] = ()) -> bytes:
        """Return what is written to the disk for these bytes."""
        ...

    def open(self, stored: bytes, *, file: str) -> bytes:
        """Return the bytes that were closed; raise SealedError or, where they are damaged, InvalidDataError."""
        ...

    def forget(self, *, file: str) -> None:
        """Make what was closed for a file that is gone unreadable for good, where that can be."""
        ...


class Plain:
    """Files as they are, readable with any editor; only the modes of the folder keep others out."""

    def close(self, plain: bytes, *, file: str, excluded: Collection[str] = ()) -> bytes:
        """Return the bytes unchanged."""
        del file, excluded
        return plain

    def open(self, stored: bytes, *, file: str) -> bytes:
        """Return the bytes unchanged."""
        del file
        return stored

    def forget(self, *, file: str) -> None:
        """Do nothing: what was removed is as gone as the disk makes it."""
        del file
