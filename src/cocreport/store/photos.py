"""What a photo says beside its picture (place, time, device, a small copy of it) is taken out, no pixel touched."""

import re
import struct
from collections.abc import Iterator
from typing import Final

_START: Final = b"\xff\xd8"
_END: Final = 0xD9
_SCAN: Final = 0xDA
_APP0: Final = 0xE0
_APP1: Final = 0xE1
_ADOBE: Final = 0xEE
_COMMENT: Final = 0xFE
_APPS: Final = range(0xE0, 0xF0)
_NEXT_MARKER: Final = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)
"""Where the data of a picture ends: at a marker that is neither a restart nor a byte of the data itself."""

_UPRIGHT: Final = 1
_ORIENTATIONS: Final = range(2, 9)
_ORIENTATION_TAG: Final = 0x0112


class BrokenPhotoError(ValueError):
    """A file begins like a JPEG and is none, so that nothing can be taken out of it."""


def without_metadata(photo: bytes) -> bytes:
    """Return a JPEG without what it says beside its picture; which way up it is held is kept.

    Of the APPn segments only those stay by which the picture is drawn (JFIF without its small copy, Adobe); comments
    and everything behind the end go too.

    Raises:
        BrokenPhotoError: it cannot be read to its end.
    """
    try:
        return b"".join([_START, *_kept(photo)])
    except (struct.error, IndexError):
        raise BrokenPhotoError from None


def _kept(photo: bytes) -> Iterator[bytes]:
    if not photo.startswith(_START):
        raise BrokenPhotoError
    way_up, is_first = _UPRIGHT, True
    for marker, body in _segments(photo):
        if marker == _APP1 and body[4:10] == b"Exif\0\0":
            way_up = _orientation(body[10:])
        elif marker in _APPS or marker == _COMMENT:
            yield _drawn_by(marker, body)
        else:
            if is_first and way_up in _ORIENTATIONS:
                yield _only_orientation(way_up)
            is_first = False
            yield body


def _segments(photo: bytes) -> Iterator[tuple[int, bytes]]:
    """Give each segment with its marker; that of a scan has the picture's data behind it."""
    at = len(_START)
    while True:
        marker, begin = _marker(photo, at)
        if marker == _END:
            yield marker, b"\xff\xd9"
            return
        (length,) = struct.unpack_from(">H", photo, begin)
        end = begin + length
        if length < 2 or end > len(photo):  # noqa: PLR2004 - the length counts its own two bytes
            raise BrokenPhotoError
        if marker == _SCAN:
            found = _NEXT_MARKER.search(photo, end)
            if found is None:
                raise BrokenPhotoError
            end = found.start()
        yield marker, bytes((0xFF, marker)) + photo[begin:end]
        at = end


def _marker(photo: bytes, at: int) -> tuple[int, int]:
    """Return the marker that stands here and where its segment goes on; it may have any number of 0xFF before it."""
    if photo[at] != 0xFF:  # noqa: PLR2004 - every marker begins with it
        raise BrokenPhotoError
    while photo[at] == 0xFF:  # noqa: PLR2004
        at += 1
    return photo[at], at + 1


def _drawn_by(marker: int, body: bytes) -> bytes:
    """Return what the picture is drawn by of an APPn segment, or nothing."""
    if marker == _APP0 and body[4:9] == b"JFIF\0":
        return body[:2] + struct.pack(">H", 16) + body[4:16].ljust(12, b"\0") + b"\0\0"
    return body if marker == _ADOBE and body[4:9] == b"Adobe" else b""


def _orientation(exif: bytes) -> int:
    """Return which way up a photo is held; upright where its Exif does not say so in a way that can be read."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return _UPRIGHT
    try:
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, at)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, at + 2 + 12 * number)
            if tag == _ORIENTATION_TAG:
                return int(value)
    except struct.error:
        pass
    return _UPRIGHT


def _only_orientation(value: int) -> bytes:
    """Return an Exif segment that says which way up a photo is held, and nothing else."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION_TAG, 3, 1, value, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", 8 + len(tiff)) + b"Exif\0\0" + tiff
