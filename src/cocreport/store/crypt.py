"""The seam that every byte with words of a case passes on its way to the disk and back."""

from typing import Protocol


class Crypt(Protocol):
    """Turns the bytes of a file into what lies on the disk, and back."""

    def close(self, plain: bytes) -> bytes:
        """Return what is written to the disk for these bytes."""
        ...

    def open(self, stored: bytes) -> bytes:
        """Return the bytes that were closed; raise CocError when they cannot be had."""
        ...


class Plain:
    """Files as they are, readable with any editor; only the modes of the folder keep others out."""

    def close(self, plain: bytes) -> bytes:
        """Return the bytes unchanged."""
        return plain

    def open(self, stored: bytes) -> bytes:
        """Return the bytes unchanged."""
        return stored
