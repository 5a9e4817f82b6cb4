"""What a photo says beside its picture goes; the picture, and which way up it is held, stays."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreport.store.photos import BrokenPhotoError, without_metadata

SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"pixels\xff\x00more\xff\xd0pixels"
TABLE = b"\xff\xdb\x00\x05\x00ab"
END = b"\xff\xd9"
JFIF = b"\xff\xe0\x00\x10JFIF\0\1\2\0\0\x48\0\x48\0\0"
ADOBE = b"\xff\xee\x00\x0eAdobe\0\x64\0\0\0\0\1"


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def exif(order: str, way_up: int, *, tag: int = 0x0112) -> bytes:
    """Return an Exif segment with a place and which way up the photo is held."""
    head = b"II*\0" if order == "<" else b"MM\0*"
    tags = struct.pack(f"{order}HHIHH", 0x0110, 2, 4, 0, 0) + struct.pack(f"{order}HHIHH", tag, 3, 1, way_up, 0)
    return segment(0xE1, b"Exif\0\0" + head + struct.pack(f"{order}IH", 8, 2) + tags + b"\0\0\0\0GPS 52.5")


def photo(*segments: bytes, behind: bytes = b"") -> bytes:
    return b"\xff\xd8" + b"".join(segments) + SCAN + END + behind


def test_the_picture_stays_byte_for_byte() -> None:
    plain = photo(JFIF, ADOBE, TABLE)
    assert without_metadata(plain) == plain


@pytest.mark.parametrize(
    "said",
    [
        exif("<", 1),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0place"),
        segment(0xE2, b"MPF\0other picture"),
        segment(0xED, b"Photoshop 3.0\0name"),
        segment(0xEE, b"another kind"),
        segment(0xE0, b"JFXX\0small copy"),
        segment(0xFE, b"a comment"),
    ],
)
def test_what_a_photo_says_is_taken_out(said: bytes) -> None:
    assert without_metadata(photo(JFIF, said, TABLE)) == photo(JFIF, TABLE)
    assert without_metadata(photo(JFIF, TABLE, said)) == photo(JFIF, TABLE)


def test_what_lies_between_scans_and_behind_the_end_goes_too() -> None:
    assert without_metadata(photo(SCAN, segment(0xFE, b"x"), behind=b"film")) == photo(SCAN)


def test_the_small_copy_of_a_picture_goes() -> None:
    with_copy = segment(0xE0, b"JFIF\0\1\2\0\0\x48\0\x48\1\1rgb")
    assert without_metadata(photo(with_copy, TABLE)) == photo(JFIF, TABLE)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("way_up", range(2, 9))
def test_which_way_up_it_is_held_stays_and_nothing_else(order: str, way_up: int) -> None:
    kept = without_metadata(photo(JFIF, exif(order, way_up), TABLE))
    assert b"GPS" not in kept
    assert kept.startswith(b"\xff\xd8" + JFIF + b"\xff\xe1")
    assert without_metadata(kept) == kept
    assert kept.count(struct.pack(">HHIH", 0x0112, 3, 1, way_up)) == 1


@pytest.mark.parametrize(
    "odd",
    [
        exif(">", 9),
        exif(">", 6, tag=0x0113),
        segment(0xE1, b"Exif\0\0XX"),
        segment(0xE1, b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 9)),
        segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff"),
    ],
)
def test_an_exif_that_cannot_be_read_says_nothing(odd: bytes) -> None:
    assert without_metadata(photo(odd, TABLE)) == photo(TABLE)


def test_filling_before_a_marker_is_read() -> None:
    assert without_metadata(photo(b"\xff\xff" + TABLE[1:])) == photo(TABLE)


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        b"GIF89a",
        b"\xff\xd8pixels",
        b"\xff\xd8\xff\xdb\x00",
        b"\xff\xd8\xff\xdb\x00\x01",
        b"\xff\xd8\xff\xdb\x00\x09a",
        b"\xff\xd8" + SCAN,
    ],
)
def test_a_broken_photo_is_said_to_be_broken(broken: bytes) -> None:
    with pytest.raises(BrokenPhotoError):
        without_metadata(broken)


@given(st.binary(max_size=200))
def test_whatever_comes_is_a_photo_without_metadata_or_broken(data: bytes) -> None:
    try:
        kept = without_metadata(b"\xff\xd8" + data)
    except BrokenPhotoError:
        return
    assert without_metadata(kept) == kept
