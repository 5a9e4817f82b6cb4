"""A second key on paper: words and a picture to be printed, and the way back from the words to the key."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from cocreport.cli.desk import Desk
from cocreport.copies.document import Document, Listing, Paragraph, Picture
from cocreport.errors import InvalidDataError, NotPermittedError
from cocreport.store.files import write_file
from cocreport.words import language_tag, say

_PREFIX: Final = "age-secret-key-"
_BITS_OF_A_BYTE: Final = 8
_BITS_OF_A_SIGN: Final = 5
_BYTES_OF_A_KEY: Final = 32


def make_sheet(desk: Desk, who: str, path: Path) -> None:
    """Make a second key for somebody and write it where it is printed; it is kept nowhere else."""
    import pyrage

    if path.resolve().is_relative_to(desk.folder.root):
        inside = say("The sheet opens every case. It does not belong into the team's folder.")
        raise NotPermittedError(inside, say("Name a file elsewhere, print it, then remove it."))
    key = pyrage.x25519.Identity.generate()
    words = words_of(str(key))
    sheet = page(who, str(key), words, desk.now().date())
    write_file(path, sheet.encode(), shown=path.name, replace=False)
    public = str(key.to_public())
    desk.console.result(public)
    desk.console.complain(
        say(
            "Print {file}, put the sheet where you keep passports, and remove the file. Somebody who can read takes "
            "the key in: coc keys add {who} KEY. `coc keys recover` makes a key of the words again.",
            file=path.name,
            who=who,
        )
    )


def recover(desk: Desk) -> None:
    """Ask for the words of a sheet and keep their key on this laptop, for whoever sits here."""
    who = desk.who()
    secret = secret_of(desk.passphrase(say("The 24 words of the sheet: ")))
    passphrase = desk.passphrase(say("A new passphrase, a few words that nobody guesses: "))
    desk.console.result(desk.keyring.make(who, passphrase, secret))
    desk.console.complain(
        say("The key of the sheet is on this laptop now; `coc keys rotate` puts a new one in its place.")
    )


def words_of(secret: str) -> str:
    """Return a secret key as 24 words (BIP 39, with its checksum)."""
    from bech32 import bech32_decode
    from mnemonic import Mnemonic

    _, data = bech32_decode(secret)
    return str(Mnemonic("english").to_mnemonic(_regrouped(data or [], _BITS_OF_A_SIGN, _BITS_OF_A_BYTE)))


def secret_of(words: str) -> str:
    """Return the secret key that 24 words stand for; raise InvalidDataError where a word is not as it was."""
    from bech32 import bech32_encode
    from mnemonic import Mnemonic

    try:
        entropy = Mnemonic("english").to_entropy(" ".join(words.lower().split()))
    except (ValueError, LookupError):
        entropy = bytearray()
    if len(entropy) != _BYTES_OF_A_KEY:
        wrong = say("These are not the words of a sheet, or one of them was read wrongly.")
        raise InvalidDataError(wrong, say("Read them once more."))
    return str(bech32_encode(_PREFIX, list(_regrouped(entropy, _BITS_OF_A_BYTE, _BITS_OF_A_SIGN)))).upper()


def _regrouped(data: Iterable[int], bits: int, into: int) -> bytes:
    """Return numbers of so many bits as numbers of another size; zeros fill the last one up (BIP 173)."""
    from bech32 import convertbits

    return bytes(convertbits(data, bits, into, into < bits) or ())


def page(who: str, secret: str, words: str, today: date) -> str:
    """Return the sheet as one page of HTML that a browser prints."""
    from cocreport.copies.drawings import code
    from cocreport.copies.html import to_html

    nodes = (
        Paragraph(say("Whoever has this sheet can read every case that {who} can. Keep it like a passport.", who=who)),
        Paragraph(say("To use it: coc keys recover, then these words in their order.")),
        Listing(tuple(f"{number}. {word}" for number, word in enumerate(words.split(), 1))),
        Picture(code(secret), say("The same key, for a camera")),
    )
    title = say("Recovery sheet of {who}", who=who)
    return to_html(Document(title, title, today, nodes, language_tag(), is_large=True))
