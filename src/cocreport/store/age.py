"""Cases encrypted with age to those who may read them, drafts to a key that only this laptop has."""

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from cocreport.errors import InvalidDataError, NotPermittedError
from cocreport.model.readers import Reader, readers_of
from cocreport.store import layout
from cocreport.store.crypt import SealedError
from cocreport.words import say

if TYPE_CHECKING:
    import pyrage

    Identity: TypeAlias = pyrage.x25519.Identity | pyrage.ssh.Identity

HEADER: Final = b"age-encryption.org/v1\n"
"""How every file begins that age encrypted (C2SP, age-encryption.org/v1)."""

_WITH_READERS: Final = (f"{layout.CASES}/", f"{layout.ATTACHMENTS}/", f"{layout.CARRIED}/")
_REFUSED: Final = "-refused-"
_NO_KEY_FITS: Final = "No matching keys found"


class Keys(Protocol):
    """The secret keys that are on this laptop."""

    def identities(self) -> "Sequence[Identity]":
        """Return the keys of whoever sits here, asked for a passphrase once; none at a desk that only adds."""
        ...

    def sitting(self, name: str, *, make: bool) -> "Identity | None":
        """Return the key of one draft; a new one where there is none yet and one is to be made."""
        ...

    def forget_sitting(self, name: str) -> None:
        """Remove the key of a draft."""
        ...


class Readers(Protocol):
    """Who can read, as the folder says and this laptop has agreed to."""

    @property
    def is_encrypted(self) -> bool:
        """Tell whether what is written now is encrypted."""
        ...

    @property
    def covers_staff(self) -> bool:
        """Tell whether the files of the editions are encrypted as well."""
        ...

    def trusted(self) -> Mapping[str, Reader]:
        """Return who can read; raise NotPermittedError where that changed and nobody here confirmed it."""
        ...


class Age:
    """Encrypts cases and attachments to their readers, drafts to this laptop; what the set-up says stays plain.

    What this very process has written it can read until it ends: a desk takes a report and notes who was told of it,
    and nobody there can open it afterwards. A file that is not encrypted is read as it is.
    """

    def __init__(self, readers: Readers, keys: Keys) -> None:
        """Take who can read and what secret keys there are; neither is looked at before a case is."""
        self._readers = readers
        self._keys = keys
        self._written: dict[bytes, bytes] = {}

    def close(self, plain: bytes, *, file: str, excluded: Collection[str] = ()) -> bytes:
        """Return the encrypted bytes; those of the set-up, and of a folder that is not encrypted, as they are."""
        if not self._readers.is_encrypted or not self._covers(file):
            return plain
        import pyrage

        closed: bytes = pyrage.encrypt(plain, self._recipients(file, excluded))
        self._written[sha256(closed).digest()] = plain
        return closed

    def open(self, stored: bytes, *, file: str) -> bytes:
        """Return the bytes of a file; raise SealedError where no key fits, InvalidDataError where it is damaged."""
        if not stored.startswith(HEADER):
            return stored
        known = self._written.get(sha256(stored).digest())
        return self._decrypted(stored, file) if known is None else known

    def forget(self, *, file: str) -> None:
        """Remove the key of a draft: whatever the disk keeps of it cannot be read any more."""
        if _is_draft(file):
            self._keys.forget_sitting(_draft_name(file))

    def _own(self) -> "Sequence[pyrage.Recipient]":
        """Return the keys of whoever sits here: an index holds what they may read, and is theirs alone."""
        own = [one.to_public() for one in self._keys.identities() if hasattr(one, "to_public")]
        if not own:
            raise NotPermittedError(say("There is no key here to keep an index with."))
        return own

    def _covers(self, file: str) -> bool:
        if file.startswith(f"{layout.EVENTS}/"):
            return self._readers.covers_staff
        return file == layout.INDEX or file.startswith((*_WITH_READERS, f"{layout.DRAFTS}/"))

    def _recipients(self, file: str, excluded: Collection[str]) -> "Sequence[pyrage.Recipient]":
        if _is_draft(file):
            key = self._keys.sitting(_draft_name(file), make=True)
            return [key.to_public()] if key else []
        if file == layout.INDEX:
            return self._own()
        readers = readers_of(self._readers.trusted(), excluded)
        if not readers:
            raise NotPermittedError(
                say("Nobody is left who could read this case, so it was not saved."),
                say(
                    "Give the body outside the team a key: coc keys add outside KEY --outside. "
                    "Then go on with `coc resume`."
                ),
            )
        return [recipient(key) for one in readers.values() for key in one.keys]

    def _decrypted(self, stored: bytes, file: str) -> bytes:
        import pyrage

        keys = self._keys_for(file)
        if not keys:
            raise SealedError(
                say("{file} is encrypted, and no key on this laptop opens it.", file=file),
                say("Whoever can read it opens it on their own laptop."),
            )
        try:
            plain: bytes = pyrage.decrypt(stored, list(keys))
        except pyrage.DecryptError as error:
            if str(error) == _NO_KEY_FITS:
                raise SealedError(say("{file} is encrypted for other readers.", file=file)) from None
            damaged = say("{file} is encrypted and damaged.", file=file)
            raise InvalidDataError(damaged, say("Put it back from a copy of the folder.")) from None
        return plain

    def _keys_for(self, file: str) -> "Sequence[Identity]":
        if not _is_draft(file):
            return self._keys.identities()
        key = self._keys.sitting(_draft_name(file), make=False)
        return [key] if key else []


def recipient(key: str) -> "pyrage.Recipient":
    """Return what a public key encrypts to; raise InvalidDataError where it is none."""
    import pyrage

    kind = pyrage.ssh if key.startswith("ssh-") else pyrage.x25519
    try:
        return kind.Recipient.from_str(key)
    except pyrage.RecipientError:
        wrong = say("This is no public key. One begins with age1, ssh-ed25519 or ssh-rsa.")
        raise InvalidDataError(wrong, say("Copy it whole from `coc keys show`.")) from None


def is_encrypted(stored: bytes) -> bool:
    """Tell whether the bytes of a file are encrypted."""
    return stored.startswith(HEADER)


def _is_draft(file: str) -> bool:
    return file.startswith(f"{layout.DRAFTS}/") and _REFUSED not in file


def _draft_name(file: str) -> str:
    """Return the name that a draft and what is being typed for it have in common."""
    return file.partition("/")[2].partition(".")[0]
