"""What a kept file's name ends with: what it is, not what somebody called it."""

import pytest

from cocreport.model.attachments import ending_of


@pytest.mark.parametrize(
    ("name", "data", "ending"),
    [
        ("x", b"\xff\xd8\xff\xe0", "jpg"),
        ("photo.exe", b"\x89PNG\r\n\x1a\nx", "png"),
        ("x", b"GIF89a", "gif"),
        ("x", b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        ("x", b"RIFF\0\0\0\0WAVEfmt ", "wav"),
        ("x", b"RIFF\0\0\0\0AVI LIST", "bin"),
        ("x", b"%PDF-1.7", "pdf"),
        ("x", b"ID3\4", "mp3"),
        ("voice.MP3", b"\xff\xfb\x90", "mp3"),
        ("x", b"OggS\0", "ogg"),
        ("x", b"\0\0\0\x20ftypisom", "mp4"),
        ("x", b"\0\0\0\x20ftypM4A ", "m4a"),
        ("mail.EML", b"From: x", "eml"),
        ("chat.txt", b"hello", "txt"),
        ("run.sh", b"#!/bin/sh", "bin"),
        ("txt", b"hello", "txt"),
        ("evil.jpg", b"<html>", "bin"),
        ("", b"", "bin"),
    ],
)
def test_the_ending_goes_by_the_content_and_else_by_the_name(name: str, data: bytes, ending: str) -> None:
    assert ending_of(name, data) == ending
