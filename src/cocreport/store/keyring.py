"""The secret keys on this laptop: one for each person, behind a passphrase, and one for each open draft."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cocreport.errors import InvalidDataError, NotFoundError, NotPermittedError
from cocreport.store import files
from cocreport.words import say

if TYPE_CHECKING:
    import pyrage

    from cocreport.store.age import Identity

_LONGEST: Final = 100_000
"""The most bytes a file with keys may have."""
_MOST_WORK: Final = 22
"""The power of two up to which a passphrase is worked on: some seconds, and 4 GB of memory at most."""
_SCRYPT: Final = re.compile(rb"\Aage-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]+ ([0-9]{1,3})\n")
_SECRET: Final = "AGE-SECRET-KEY-1"  # noqa: S105 - how such a key begins
_SSH: Final = b"-----BEGIN OPENSSH PRIVATE KEY-----"


class Keyring:
    """The files with keys in the user's configuration folder; nothing of them lies in the team's folder."""

    def __init__(
        self,
        home: Path,
        *,
        whose: Callable[[], str | None],
        passphrase: Callable[[], str],
        identity: Path | None = None,
        folder: Callable[[], Path] | None = None,
    ) -> None:
        """Take where keys lie, who sits here, and how to ask for a passphrase.

        ``identity`` is a file of one's own, of age or SSH, that is used instead; it may not lie in ``folder``.
        """
        self._home = home
        self._whose = whose
        self._passphrase = passphrase
        self._identity = identity
        self._folder = folder
        self._opened: tuple[Identity, ...] | None = None

    # Keys of people

    def identities(self) -> "Sequence[Identity]":
        """Return the keys of whoever sits here, asked for a passphrase once; none where there is no file of theirs."""
        if self._opened is None:
            path = self.file()
            self._opened = tuple(self._read(path)) if path else ()
        return self._opened

    def file(self) -> Path | None:
        """Return the file with the key of whoever sits here, or None."""
        if self._identity:
            self._need_outside(self._identity)
            return self._identity
        name = self._whose()
        path = self._of(name) if name else None
        return path if path and path.exists() else None

    def make(self, name: str, passphrase: str, secret: str | None = None) -> str:
        """Make a key for somebody, or keep one they have, and return the public one.

        Raises:
            NotPermittedError: They have one on this laptop.
        """
        import pyrage

        path = self._of(name)
        if path.exists():
            there = say("There is a key of {name} on this laptop.", name=name)
            raise NotPermittedError(there, say("`coc keys show` prints it; `coc keys rotate` makes another one."))
        key = pyrage.x25519.Identity.from_str(secret) if secret else pyrage.x25519.Identity.generate()
        self._keep(path, key, passphrase)
        return str(key.to_public())

    def replace(self, name: str, passphrase: str) -> str:
        """Put a new key in the place of somebody's, keep the former one beside it, and return the new public one."""
        former = self._of(name)
        aside = former.with_suffix(".former.age")
        files.write_file(aside, files.read_file(former, limit=_LONGEST, shown=former.name), shown=aside.name)
        files.remove_file(former, shown=former.name)
        self._opened = None
        return self.make(name, passphrase)

    def also(self, identities: "Sequence[Identity]") -> None:
        """Open with these keys as well until the program ends."""
        self._opened = (*self.identities(), *identities)

    def public(self) -> tuple[str, ...]:
        """Return the public keys of whoever sits here; those of SSH are not known from the secret one."""
        return tuple(str(one.to_public()) for one in self.identities() if hasattr(one, "to_public"))

    def _keep(self, path: Path, key: "pyrage.x25519.Identity", passphrase: str) -> None:
        import pyrage

        self._make_room(path.parent)
        files.write_file(
            path, pyrage.passphrase.encrypt(f"{key}\n".encode(), passphrase), shown=path.name, replace=False
        )

    def _of(self, name: str) -> Path:
        return self._home / "keys" / f"{name}.age"

    def _read(self, path: Path) -> "Iterator[Identity]":
        data = files.read_file(path, limit=_LONGEST, shown=path.name)
        yield from parsed(self._unlocked(data, path.name), shown=path.name)

    def _unlocked(self, data: bytes, shown: str) -> bytes:
        found = _SCRYPT.match(data)
        if not found:
            return data
        if int(found.group(1)) > _MOST_WORK:
            much = say("{file} asks for more work than any key of this tool, so it is not opened.", file=shown)
            raise InvalidDataError(much, say("Get it from its owner again."))
        import pyrage

        try:
            unlocked: bytes = pyrage.passphrase.decrypt(data, self._passphrase())
        except pyrage.DecryptError:
            wrong = say("The passphrase does not open {file}, or the file is damaged.", file=shown)
            raise InvalidDataError(wrong, say("Try again; a copy of the file opens as well.")) from None
        return unlocked

    def _need_outside(self, path: Path) -> None:
        folder = self._folder() if self._folder else None
        if folder and path.resolve().is_relative_to(folder.resolve()):
            inside = say("The file with your key lies in the team's folder, where others can copy it.")
            raise NotPermittedError(inside, say("Move it out of the folder."))

    # Keys of drafts

    def sitting(self, name: str, *, make: bool) -> "Identity | None":
        """Return the key of one draft; it is kept so that a draft can be gone on with after a power cut."""
        import pyrage

        path = self._sitting(name)
        try:
            return next(iter(parsed(files.read_file(path, limit=_LONGEST, shown=path.name), shown=path.name)))
        except NotFoundError:
            if not make:
                return None
        key = pyrage.x25519.Identity.generate()
        self._make_room(path.parent)
        files.write_file(path, f"{key}\n".encode(), shown=path.name)
        return key

    def forget_sitting(self, name: str) -> None:
        """Overwrite and remove the key of a draft."""
        path = self._sitting(name)
        if path.exists():
            files.write_in_place(path, b"", shown=path.name)
            files.remove_file(path, shown=path.name)

    def _sitting(self, name: str) -> Path:
        return self._home / "drafts" / f"{name}.key"

    def _make_room(self, folder: Path) -> None:
        self._home.parent.mkdir(parents=True, exist_ok=True)
        files.private_folder(self._home)
        files.private_folder(folder)


def parsed(data: bytes, *, shown: str) -> "Iterator[Identity]":
    """Give the keys of a file: one a line, with comments, or one of SSH; raise InvalidDataError where there is none."""
    import pyrage

    try:
        if data.startswith(_SSH):
            yield pyrage.ssh.Identity.from_buffer(data)
            return
        lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
        keys = [line for line in lines if line.startswith(_SECRET)]
        if not keys or any(line and not line.startswith(("#", _SECRET)) for line in lines):
            raise InvalidDataError(_no_key(shown))
        for key in keys:
            yield pyrage.x25519.Identity.from_str(key)
    except pyrage.IdentityError:
        raise InvalidDataError(_no_key(shown)) from None


def _no_key(shown: str) -> str:
    return say("{file} holds no key that can be read.", file=shown)
