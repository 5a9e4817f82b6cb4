"""An encrypted folder: who can read it, what a desk sees, and what whoever is kept out sees."""

import re
from pathlib import Path
from typing import Any, Final

import pyrage
import pytest
from tests.building import ANSWERS, a_saved_case
from tests.cli.seat import Coc, Ended, skipping
from tests.passphrases import make_quick

from cocreport.cli import readers, recovery_sheet
from cocreport.clock import Clock
from cocreport.errors import ExitCode, InvalidDataError
from cocreport.interview.asker import Answer, Leave
from cocreport.store.age import HEADER
from cocreport.store.folder import CaseFolder

ID: Final = "2031-7K3QX"
SHORT: Final = skipping(danger="no", presence="gone", received="now")


class Laptops:
    """Several people with a laptop each, over the same folder."""

    def __init__(self, coc: Coc, home: Path, patch: pytest.MonkeyPatch) -> None:
        self._coc, self._home, self._patch = coc, home, patch
        self._keys = {name: pyrage.x25519.Identity.generate() for name in ("mikkel", "dana", "ruth")}

    def public(self, name: str) -> str:
        return str(self._keys[name].to_public())

    def __call__(self, name: str, *words: Any, **more: Any) -> Ended:
        """Type ``coc`` on the laptop of somebody; a name without a key is that of somebody at the desk."""
        self._patch.setenv("COC_HOME", str(self._home / name))
        self._patch.delenv("COC_IDENTITY", raising=False)
        if name in self._keys:
            path = self._home / f"{name}.txt"
            path.write_text(f"{self._keys[name]}\n", "utf-8")
            self._patch.setenv("COC_IDENTITY", str(path))
        return self._coc(*words, handle=name, **more)


@pytest.fixture
def laptops(coc: Coc, folder: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laptops:
    assert folder
    return Laptops(coc, tmp_path / "laptops", monkeypatch)


@pytest.fixture
def encrypted(laptops: Laptops, folder: CaseFolder, clock: Clock, tmp_path: Path) -> Laptops:
    (tmp_path / "laptops").mkdir()
    a_saved_case(folder, clock())
    for name in ("mikkel", "dana"):
        laptops("mikkel", "keys", "add", name, laptops.public(name))
    assert laptops("mikkel", "encrypt").code == 0
    return laptops


def stored(folder: CaseFolder, name: str = "cases") -> list[bytes]:
    return [path.read_bytes() for path in sorted((folder.root / name).rglob("*")) if path.is_file()]


def test_after_encrypting_only_those_with_a_key_read_it(encrypted: Laptops, folder: CaseFolder) -> None:
    assert all(one.startswith(HEADER) for one in stored(folder))
    for name in ("mikkel", "dana"):
        assert "He told jokes" in encrypted(name, "show", ID).out
    desk = encrypted("tomasz", "show", ID)
    assert (desk.code, "no key on this laptop opens it" in desk.err) == (ExitCode.NOT_PERMITTED, True)
    listed = encrypted("tomasz", "list")
    assert (listed.code, f"{ID}  saved" in listed.out, "encrypted" in listed.out) == (0, True, True)
    assert encrypted("mikkel", "check").code == encrypted("mikkel", "list").code == 0


def test_a_desk_is_told_that_it_cannot_know_what_is_owed(encrypted: Laptops, folder: CaseFolder) -> None:
    assert folder.case_ids()
    for words, code in ((["due"], 0), (["due", "--all"], 0), (["list", "--json"], 0), (["review"], 8)):
        ended = encrypted("tomasz", *words)
        assert (ended.code, "1 cases are encrypted" in ended.err, "Nothing" in ended.said) == (code, True, False)
    assert "Nothing is due" in encrypted("mikkel", "due", "--for", "nobody").err


def test_a_desk_takes_a_report_that_it_cannot_open_again(encrypted: Laptops, folder: CaseFolder) -> None:
    ended = encrypted("tomasz", "new", replies=SHORT)
    assert (ended.code, "nobody at this laptop can open it again" in ended.err) == (0, True)
    (case_id,) = set(folder.case_ids()) - {ID}
    assert encrypted("tomasz", "show", case_id).code == ExitCode.NOT_PERMITTED
    assert encrypted("dana", "show", case_id).code == 0
    assert (stored(folder, "drafts"), list((folder.root.parent / "laptops/tomasz").glob("drafts/*"))) == ([], [])


def test_a_report_that_is_put_aside_is_encrypted_and_gone_on_with_on_this_laptop_only(
    encrypted: Laptops, folder: CaseFolder
) -> None:
    said = iter([Answer("no"), Leave("", ExitCode.INTERRUPTED)])
    assert encrypted("tomasz", "new", replies=lambda _: next(said)).code == ExitCode.INTERRUPTED
    assert all(one.startswith(HEADER) for one in stored(folder, "drafts"))
    assert encrypted("ines", "resume", replies=[]).code == ExitCode.NOT_FOUND
    assert encrypted("tomasz", "resume", replies=SHORT).code == 0
    assert len(folder.case_ids()) == 2


def test_the_coordinator_who_is_reported_cannot_open_it_and_finds_nothing_of_it(
    encrypted: Laptops, folder: CaseFolder
) -> None:
    encrypted("mikkel", "keys", "add", "ruth", encrypted.public("ruth"))
    encrypted("ines", "keys", "trust", replies=[Answer("yes")])
    assert encrypted("ines", "new", "--answers", ANSWERS / "s3-it-is-the-coordinator.yaml").code == 0
    (case_id,) = set(folder.case_ids()) - {ID}
    for words in (["list"], ["due"], ["check"]):
        assert case_id[5:] not in encrypted("mikkel", *words).said
    assert encrypted("mikkel", "show", case_id).code == ExitCode.NOT_FOUND
    encrypted("dana", "keys", "trust", replies=[Answer("yes")])
    assert encrypted("dana", "show", case_id).code == encrypted("ruth", "show", case_id).code == 0


def test_who_is_kept_out_later_cannot_open_it_any_more(encrypted: Laptops, folder: CaseFolder) -> None:
    encrypted("mikkel", "keys", "add", "ruth", encrypted.public("ruth"))
    encrypted("dana", "keys", "trust", replies=[Answer("yes")])
    photo = folder.root.parent / "photo.pdf"
    photo.write_bytes(b"%PDF-1.4\nx\n%%EOF\n")
    encrypted("dana", "attach", ID, str(photo), replies=lambda prompt: Answer(prompt.options[0].value))
    assert encrypted("dana", "edit", ID, "excluded", replies=[Answer(["mikkel"])]).code == 0
    mikkel = (folder.root.parent / "laptops/mikkel.txt").read_text("utf-8").strip()
    for data in (*stored(folder), *stored(folder, "attachments")):
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(mikkel)])


def test_a_changed_list_of_readers_is_not_encrypted_to_before_somebody_agreed(
    encrypted: Laptops, folder: CaseFolder
) -> None:
    assert encrypted("tomasz", "new", replies=SHORT).code == 0
    encrypted("mikkel", "keys", "add", "ruth", encrypted.public("ruth"))
    refused = encrypted("tomasz", "new", "--answers", ANSWERS / "s1-the-anonymous-note.yaml")
    assert (refused.code, "keys trust" in refused.err) == (ExitCode.NOT_PERMITTED, True)
    no = encrypted("tomasz", "keys", "trust", replies=[Answer("no")])
    assert no.code == ExitCode.NOT_PERMITTED
    yes = encrypted("tomasz", "keys", "trust", replies=[Answer("yes")])
    assert yes.asker
    ((prompt, _),) = yes.asker.asked
    assert [name for name, _ in prompt.fields] == ["ruth"]
    assert encrypted("tomasz", "new", "--answers", ANSWERS / "s1-the-anonymous-note.yaml").code == 0
    assert "Nothing has changed" in encrypted("tomasz", "keys", "trust").err
    assert encrypted("ruth", "show", folder.case_ids()[0]).code == 0


def test_who_is_taken_out_keeps_what_they_had_and_reads_nothing_new(encrypted: Laptops) -> None:
    few = encrypted("mikkel", "keys", "remove", "dana")
    assert (few.code, "Fewer than two" in few.err) == (ExitCode.NOT_PERMITTED, True)
    encrypted("mikkel", "keys", "add", "ruth", encrypted.public("ruth"))
    gone = encrypted("mikkel", "keys", "remove", "dana")
    assert (gone.code, "they keep" in gone.err) == (0, True)
    assert (encrypted("ruth", "show", ID).code, encrypted("dana", "list").out[: len(ID)]) == (0, ID)
    assert encrypted("mikkel", "keys", "remove", "dana").code == ExitCode.NOT_FOUND


def test_no_editor_is_handed_a_plain_copy(encrypted: Laptops, folder: CaseFolder) -> None:
    ended = encrypted("mikkel", "edit", ID, "--whole", replies=[])
    assert (ended.code, stored(folder, "drafts")) == (ExitCode.NOT_PERMITTED, [])


def test_back_to_plain_files(encrypted: Laptops, folder: CaseFolder) -> None:
    assert encrypted("mikkel", "decrypt").code == 0
    assert not any(one.startswith(HEADER) for one in stored(folder))
    assert encrypted("tomasz", "show", ID).code == 0


def test_a_folder_is_encrypted_to_two_and_by_one_of_them(laptops: Laptops, folder: CaseFolder, tmp_path: Path) -> None:
    (tmp_path / "laptops").mkdir()
    assert laptops("mikkel", "keys").code == ExitCode.NOT_FOUND
    assert laptops("mikkel", "encrypt").code == ExitCode.NOT_PERMITTED
    for name in ("dana", "ruth"):
        laptops("dana", "keys", "add", name, laptops.public(name))
    assert "not encrypted yet" in laptops("dana", "keys").err
    locked_out = laptops("mikkel", "encrypt")
    assert (locked_out.code, "lock yourself out" in locked_out.err) == (ExitCode.NOT_PERMITTED, True)
    assert folder.team().encrypted is None


def test_a_plain_file_in_an_encrypted_folder_is_named_and_closed_again(
    encrypted: Laptops, folder: CaseFolder, clock: Clock
) -> None:
    a_saved_case(folder, clock(), id="2031-AAAAA")
    found = encrypted("mikkel", "check")
    assert "cases/2031-AAAAA.yaml" in found.said
    assert encrypted("mikkel", "encrypt").code == 0
    assert all(one.startswith(HEADER) for one in stored(folder))


def test_one_damaged_file_holds_up_no_other(encrypted: Laptops, folder: CaseFolder) -> None:
    encrypted("tomasz", "new", replies=SHORT)
    path = folder.root / "cases" / f"{ID}.yaml"
    path.write_bytes(path.read_bytes()[:-3])
    listed = encrypted("mikkel", "list")
    assert (listed.code, len(listed.out.splitlines()), "damaged" in listed.err) == (0, 1, True)
    again = encrypted("mikkel", "encrypt")
    assert (again.code, f"{ID}.yaml" in again.err) == (0, True)


@pytest.mark.parametrize(
    "words", [["add"], ["add", "dana"], ["remove"], ["show", "dana"], ["new", "dana"], ["trust", "x"]]
)
def test_what_does_not_go_together_is_said(laptops: Laptops, words: list[str]) -> None:
    assert laptops("tomasz", "keys", *words).code == ExitCode.USAGE


def test_a_key_is_made_shown_rotated_and_recovered(
    coc: Coc, folder: CaseFolder, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_quick(monkeypatch)
    monkeypatch.setenv("COC_HOME", str(tmp_path / "laptop"))
    (tmp_path / "pass").write_text("four odd words\n", "utf-8")
    a_saved_case(folder, clock())

    def keys(*words: Any, **more: Any) -> Ended:
        return coc("--passphrase-from", tmp_path / "pass", *words, handle="mikkel", **more)

    made = keys("keys", "new")
    sheet = tmp_path / "sheet.html"
    second = keys("keys", "new", "--recovery", str(sheet))
    assert (made.code, second.code, "<svg" in sheet.read_text("utf-8")) == (0, 0, True)
    assert keys("keys", "new", "--recovery", str(folder.root / "sheet.html")).code == ExitCode.NOT_PERMITTED
    keys("keys", "add", "mikkel", made.out.strip())
    keys("keys", "add", "mikkel", second.out.strip())
    keys("keys", "add", "outside", str(pyrage.x25519.Identity.generate().to_public()), "--outside")
    assert keys("keys", "rotate").code == keys("encrypt").code == 0
    assert (keys("show", ID).code, len(folder.team().readers["mikkel"].keys)) == (0, 2)
    words = " ".join(re.findall(r"<li[^>]*>\d+\. (\w+)</li>", sheet.read_text("utf-8")))
    monkeypatch.setenv("COC_HOME", str(tmp_path / "other"))
    (tmp_path / "words").write_text(f"{words}\n", "utf-8")
    recovered = coc("--passphrase-from", tmp_path / "words", "keys", "recover", handle="mikkel")
    assert recovered.out == second.out
    assert coc("--passphrase-from", tmp_path / "words", "show", ID, handle="mikkel").code == 0


def test_words_lead_back_to_their_key_and_one_wrong_word_does_not() -> None:
    secret = str(pyrage.x25519.Identity.generate())
    words = recovery_sheet.words_of(secret)
    assert (len(words.split()), recovery_sheet.secret_of(f" {words.upper()} ")) == (24, secret)
    for wrong in ("", "zoo zoo zoo", "abandon " * 12, " ".join(words.split()[:-1]) + " qqqq"):
        with pytest.raises(InvalidDataError, match="not the words"):
            recovery_sheet.secret_of(wrong)


def test_a_key_in_words_differs_from_another() -> None:
    one, two = (readers.in_words(f"age1{sign}") for sign in "ab")
    assert (len(one.split()), one != two) == (6, True)


def test_the_index_of_an_encrypted_folder_is_closed_for_everybody_but_whoever_made_it(
    encrypted: Laptops, folder: CaseFolder
) -> None:
    index = folder.root / ".coc" / "index"
    index.unlink(missing_ok=True)
    first = encrypted("dana", "list").out
    assert index.read_bytes().startswith(HEADER)
    assert encrypted("dana", "list").out == first
    desk = encrypted("tomasz", "list")
    assert (desk.code, f"{ID}  saved" in desk.out) == (0, True)
    assert encrypted("mikkel", "list").out == first
    other = pyrage.x25519.Identity.from_str((folder.root.parent / "laptops/dana.txt").read_text("utf-8").strip())
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(index.read_bytes(), [other])


def test_no_plain_index_is_left_when_a_folder_is_encrypted(
    laptops: Laptops, folder: CaseFolder, clock: Clock, tmp_path: Path
) -> None:
    (tmp_path / "laptops").mkdir()
    a_saved_case(folder, clock())
    laptops("dana", "list")
    assert (folder.root / ".coc" / "index").read_bytes().startswith(b"coc-index")
    for name in ("mikkel", "dana"):
        laptops("mikkel", "keys", "add", name, laptops.public(name))
    assert laptops("mikkel", "encrypt").code == 0
    index = folder.root / ".coc" / "index"
    assert not index.exists() or index.read_bytes().startswith(HEADER)


def test_words_are_found_in_encrypted_cases_by_whoever_can_read_them(encrypted: Laptops) -> None:
    assert ID in encrypted("dana", "find", "-", stdin=b"jokes").out
    desk = encrypted("tomasz", "find", "-", stdin=b"jokes")
    assert desk.out == ""
    assert "1 cases are encrypted" in desk.err
