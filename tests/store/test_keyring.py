"""The keys on a laptop: behind a passphrase, out of a file of one's own, and those of drafts."""

from pathlib import Path
from typing import Any, Final

import pyrage
import pytest
from tests.passphrases import make_quick

from cocreport.errors import InvalidDataError, NotPermittedError
from cocreport.store.keyring import Keyring, parsed

FILE: Final = "mine.txt"
WORDS: Final = "four odd words"


def ring(home: Path, who: str | None = "mikkel", *, passphrase: str = WORDS, **more: Any) -> Keyring:
    return Keyring(home / "coc", whose=lambda: who, passphrase=lambda: passphrase, **more)


def test_a_key_is_made_once_and_opened_with_its_passphrase(tmp_path: Path) -> None:
    public = ring(tmp_path).make("mikkel", "four odd words")
    again = ring(tmp_path)
    assert again.public() == (public,)
    assert again.identities() is again.identities()
    (file,) = (tmp_path / "coc/keys").iterdir()
    assert (file.stat().st_mode & 0o777, b"AGE-SECRET" in file.read_bytes()) == (0o600, False)
    with pytest.raises(NotPermittedError, match="There is a key"):
        ring(tmp_path).make("mikkel", "other")
    with pytest.raises(InvalidDataError, match="passphrase does not open"):
        ring(tmp_path, passphrase="wrong").identities()


@pytest.mark.parametrize("who", [None, "tomasz"])
def test_a_desk_has_none(tmp_path: Path, who: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    make_quick(monkeypatch)
    ring(tmp_path).make("mikkel", "four odd words")
    assert (ring(tmp_path, who).file(), ring(tmp_path, who).identities()) == (None, ())


def test_a_new_key_takes_the_place_of_the_former_one_which_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_quick(monkeypatch)
    keys = ring(tmp_path)
    first = keys.make("mikkel", "four odd words")
    former = keys.identities()
    second = keys.replace("mikkel", "four odd words")
    keys.also(former)
    assert (keys.public(), first != second) == ((second, first), True)
    assert sorted(path.name for path in (tmp_path / "coc/keys").iterdir()) == ["mikkel.age", "mikkel.former.age"]


def test_a_file_of_ones_own_may_have_comments_several_keys_and_foreign_line_ends(tmp_path: Path) -> None:
    one, two = (pyrage.x25519.Identity.generate() for _ in range(2))
    (tmp_path / FILE).write_bytes(f"# mine\r\n{one}\r\n\r\n{two}\r\n".encode())
    keys = ring(tmp_path, identity=tmp_path / FILE, folder=lambda: tmp_path / "folder")
    assert keys.public() == (str(one.to_public()), str(two.to_public()))


def test_a_secret_key_in_the_shared_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(str(pyrage.x25519.Identity.generate()))
    with pytest.raises(NotPermittedError, match="where others can copy it"):
        ring(tmp_path, identity=tmp_path / FILE, folder=lambda: tmp_path).identities()


@pytest.mark.parametrize(
    "data", [b"", b"hello\n", b"AGE-SECRET-KEY-1QQQ\n", b"-----BEGIN OPENSSH PRIVATE KEY-----\nx\n"]
)
def test_a_file_without_a_key_is_said(data: bytes) -> None:
    with pytest.raises(InvalidDataError, match="holds no key"):
        list(parsed(data, shown=FILE))


def test_absurd_work_is_refused_before_it_is_done(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 60\nAAAA\n--- AAAA\n")
    with pytest.raises(InvalidDataError, match="more work"):
        ring(tmp_path, identity=tmp_path / FILE).identities()


def test_the_key_of_a_draft_is_made_when_it_is_needed_and_overwritten_when_it_is_not(tmp_path: Path) -> None:
    keys = ring(tmp_path)
    assert keys.sitting("2031-7K3QX", make=False) is None
    made = keys.sitting("2031-7K3QX", make=True)
    assert str(ring(tmp_path).sitting("2031-7K3QX", make=False)) == str(made)
    keys.forget_sitting("2031-7K3QX")
    keys.forget_sitting("2031-7K3QX")
    assert list((tmp_path / "coc/drafts").iterdir()) == []
