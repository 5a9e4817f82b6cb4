"""The people who can read an encrypted folder: their keys, and what the team's file says of them."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from cocreport.cli import reclosing
from cocreport.cli.desk import Desk
from cocreport.cli.trusted import changes
from cocreport.errors import NotFoundError, NotPermittedError, UsageError
from cocreport.interview.asker import Answer, Option, Prompt
from cocreport.interview.prompting import translated
from cocreport.interview.unfold import YES
from cocreport.model.readers import FEWEST, Reader, readers_of
from cocreport.store.age import recipient
from cocreport.words import N_, say

_WORDS: Final = 6
_CONFIRM: Final = (Option(YES, N_("Yes, I know why, and who they are")), Option("no", N_("No, nothing is saved here")))


def new(desk: Desk, recovery: Path | None) -> None:
    """Make a key for whoever sits here, and say what becomes of it."""
    who = desk.who()
    if recovery is not None:
        from cocreport.cli.recovery_sheet import make_sheet

        make_sheet(desk, who, recovery)
        return
    ask = say("A new passphrase, a few words that nobody guesses: ")
    key = desk.keyring.make(who, _twice(desk, ask))
    desk.console.result(key)
    desk.console.complain(say("In words: {words}", words=in_words(key)))
    desk.console.complain(
        say(
            "Send this public key to somebody who can read already; they run `coc keys add {who} KEY`. Without the "
            "passphrase and without a recovery sheet what is encrypted to it is lost: coc keys new --recovery FILE.",
            who=who,
        )
    )


def named(said: Sequence[str], *, needed: bool) -> dict[str, Reader]:
    """Return who else can read a new folder, out of words like ``mikkel=age1...``."""
    found: dict[str, Reader] = {}
    for one in said:
        name, _, key = one.partition("=")
        recipient(key)
        found[name] = Reader.model_validate({"keys": [key]})
    if needed and not found:
        raise UsageError(
            say("At least two people have to be able to read, or what one of them loses is lost."),
            say("Name somebody else: coc init --encrypt --reader HANDLE=KEY. They get a key with `coc keys new`."),
        )
    if found and not needed:
        raise UsageError(say("--reader goes with --encrypt."))
    return found


def found(desk: Desk, others: Mapping[str, Reader]) -> None:
    """Encrypt a folder that was just made to whoever sits here and to others; a key is made where there is none."""
    if desk.keyring.file() is None:
        new(desk, None)
    mine = Reader(keys=desk.keyring.public())
    reclosing.change(desk, desk.team.model_copy(update={"readers": {**others, desk.who(): mine}}))
    reclosing.encrypt(desk, with_staff=False)


def show(desk: Desk) -> None:
    """Show who can read, with the key in words to read over the phone."""
    readers = desk.team.readers
    if not readers:
        nobody = say("Nobody has a key in this folder; every file in it is plain.")
        raise NotFoundError(nobody, say("`coc keys new` makes one."))
    for name, one in readers.items():
        for key in one.keys:
            role = say("outside the team") if one.role == "outside" else say("team")
            desk.console.result(f"{name} ({role}): {key}\n  {in_words(key)}")
    if not desk.team.encrypted:
        desk.console.complain(say("The folder is not encrypted yet: coc encrypt"))


def add(desk: Desk, name: str, key: str, *, outside: bool) -> None:
    """Take somebody in who can read; every case is closed again for them too."""
    recipient(key)
    before = desk.team.readers.get(name)
    role = "outside" if outside or (before and before.role == "outside") else "inside"
    keys = tuple(dict.fromkeys([*(before.keys if before else ()), key]))
    reader = Reader.model_validate({"role": role, "keys": keys})
    _changed(desk, {**desk.team.readers, name: reader})
    desk.console.result(say("{name} can read from now on: {words}", name=name, words=in_words(key)))


def remove(desk: Desk, name: str) -> None:
    """Take somebody out; what they have stays theirs, and that is said."""
    if name not in desk.team.readers:
        raise NotFoundError(say("There is no key of that name."), say("`coc keys show` lists them."))
    left = {one: reader for one, reader in desk.team.readers.items() if one != name}
    if desk.team.encrypted and len(readers_of(left, ())) < FEWEST:
        raise NotPermittedError(
            say("Fewer than two people could read then."), say("Take somebody else in first: coc keys add HANDLE KEY")
        )
    _changed(desk, left)
    desk.console.result(say("{name} can read nothing that is saved from now on.", name=name))
    desk.console.complain(say("What they have read, copied or printed before, they keep. No program takes it back."))


def rotate(desk: Desk) -> None:
    """Put a new key in the place of one's own, and close every case again."""
    who = desk.who()
    mine = set(desk.keyring.public())
    reader = desk.team.readers.get(who)
    if reader is None or not mine & set(reader.keys):
        raise NotFoundError(say("Your key is not among those who can read."), say("`coc keys new` makes one."))
    former = desk.keyring.identities()
    key = desk.keyring.replace(who, _twice(desk, say("A new passphrase: ")))
    desk.keyring.also(former)
    keys = (*(one for one in reader.keys if one not in mine), key)
    _changed(desk, {**desk.team.readers, who: Reader(role=reader.role, keys=keys)})
    desk.console.result(key)
    desk.console.complain(say("The former key still opens old copies of the folder; it is kept beside the new one."))


def trust(desk: Desk) -> None:
    """Show who can read that this laptop does not know of, and agree to it."""
    known = desk.laptop.readers(desk.folder.root) or {}
    changed = changes(known, desk.team.readers)
    if not changed:
        desk.console.complain(say("Nothing has changed since this laptop last looked."))
        return
    fields = tuple((name, f"{what}{_spelled(desk, name)}") for name, what in changed)
    prompt = Prompt(
        slot="trust",
        title=say("Who can read this folder was changed"),
        ask=say("Did somebody tell you of it, in a way that you trust?"),
        form="choice",
        fields=fields,
        options=translated(_CONFIRM),
        can_go_back=False,
        has_asides=False,
    )
    if desk.asker.ask(prompt, None) != Answer(YES):
        raise NotPermittedError(say("Nothing was agreed to, and nothing is saved in this folder from this laptop."))
    desk.readers.agree(desk.team.readers)
    desk.console.result(say("Agreed to: {names}", names=", ".join(desk.team.readers)))


def in_words(key: str) -> str:
    """Return a public key as six words, to compare by telephone (the first 66 bits of its SHA-256, BIP 39 words)."""
    from mnemonic import Mnemonic

    return " ".join(Mnemonic("english").to_mnemonic(sha256(key.encode()).digest()[:16]).split()[:_WORDS])


def _spelled(desk: Desk, name: str) -> str:
    reader = desk.team.readers.get(name)
    return "".join(f"\n{in_words(key)}" for key in reader.keys) if reader else ""


def _changed(desk: Desk, readers: dict[str, Reader]) -> None:
    """Write who can read, and close every case again; a list that somebody else changed is looked at first."""
    if desk.laptop.readers(desk.folder.root) is not None:
        desk.readers.trusted()
    reclosing.change(desk, desk.team.model_copy(update={"readers": readers}))


def _twice(desk: Desk, ask: str) -> str:
    """Ask for a passphrase that is new, and once more: nobody sees what they type."""
    said = desk.passphrase(ask)
    if not desk.options.passphrase_from and desk.passphrase(say("Once more: ")) != said:
        raise NotPermittedError(say("The two were not the same, and no key was made."), say("Try again."))
    return said
