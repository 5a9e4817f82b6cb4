"""Passphrases without the second of work that each costs; how they are really done has tests of its own."""

from hashlib import sha256

import pyrage
import pytest

_HEAD = b"age-encryption.org/v1\n-> scrypt AAAA 1\n"


def make_quick(patch: pytest.MonkeyPatch) -> None:
    """Put something in the place of scrypt that is refused with a wrong passphrase, and nothing more."""

    def encrypt(data: bytes, passphrase: str) -> bytes:
        return _HEAD + sha256(passphrase.encode()).digest() + data[::-1]

    def decrypt(data: bytes, passphrase: str) -> bytes:
        if data[len(_HEAD) :][:32] != sha256(passphrase.encode()).digest():
            raise pyrage.DecryptError("Decryption failed")
        return data[len(_HEAD) + 32 :][::-1]

    patch.setattr(pyrage.passphrase, "encrypt", encrypt)
    patch.setattr(pyrage.passphrase, "decrypt", decrypt)
