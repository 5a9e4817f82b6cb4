"""How one text stands in a file: plain, quoted, or as a block, so that both versions of YAML read it as that text."""

import re
from typing import Final

MAX_COLUMNS: Final = 100
MAX_SIMPLE_KEY: Final = 1000
"""Behind 1,024 characters no parser looks for the colon of a key any more."""

# Control characters, rare line breaks, and signs that are not seen or turn the direction of a text. U+200C and
# U+200D stay, because Persian, Indic scripts and emoji are spelled with them.
ESCAPED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
ESCAPED_IN_QUOTES: Final = re.compile(rf"{ESCAPED.pattern[:-1]}\t\n\"\\]")
SHORT_ESCAPES: Final = {"\n": r"\n", "\t": r"\t", "\r": r"\r", '"': r"\"", "\\": r"\\"}
LONG_ESCAPES: Final = (("x", 2), ("u", 4), ("U", 8))

# What either version of YAML reads as something else than text, and a little more: numbers, times, dates, words.
RETYPED: Final = re.compile(r"[0-9][0-9a-fxotz_.,:+\- ]*|y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
NOT_PLAIN: Final = re.compile(r"[-+.?:,\[\]{}#&*!|>'\"%@`=<~\s]|.*(?:\t|\s$|:$|:\s|\s#)")
BEGINS_BLANK: Final = re.compile(r"\n*[ \t]")


def written_key(key: str) -> str:
    """Return a key on one line."""
    if "\n" in key or ESCAPED.search(key):
        return '"' + ESCAPED_IN_QUOTES.sub(_escape, key) + '"'
    return _one_line(key)


def written_value(text: str, *, column: int, indentation: int) -> str:
    """Return a text that begins in a column, further lines of it behind an indentation."""
    if ESCAPED.search(text) or ("\n" in text and not text.strip()):
        return _double_quoted(text, indentation)
    if "\n" in text:
        return _block(text, indentation)
    line = _one_line(text)
    if column + len(line) > MAX_COLUMNS and text.strip():
        return _block(text, indentation)
    return line


def _one_line(text: str) -> str:
    if not text or NOT_PLAIN.match(text) or RETYPED.fullmatch(text):
        return "'" + text.replace("'", "''") + "'"
    return text


def _block(text: str, indentation: int) -> str:
    """Return a literal block: each line of the text as it is."""
    steps = "2" if BEGINS_BLANK.match(text) else ""
    end = "+" if text.endswith("\n\n") else "" if text.endswith("\n") else "-"
    margin = " " * indentation
    lines = [margin + line if line else "" for line in text.removesuffix("\n").split("\n")]
    return "\n".join((f"|{steps}{end}", *lines))


def _double_quoted(text: str, indentation: int) -> str:
    """Return a text with escapes; a line of it that another follows ends with its escape and a fold that counts not."""
    body = text.removesuffix("\n")
    lines = [ESCAPED_IN_QUOTES.sub(_escape, line) for line in body.split("\n")]
    margin = " " * indentation
    rest = [margin + ("\\" if line.startswith(" ") else "") + line for line in lines[1:]]
    return '"' + "\\n\\\n".join((lines[0], *rest)) + ("\\n" if body != text else "") + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    letter, digits = next(form for form in LONG_ESCAPES if code < 16 ** form[1])
    return SHORT_ESCAPES.get(found[0]) or f"\\{letter}{code:0{digits}X}"
