"""Tells a pasted text from typed keys where the terminal does not: many keys at once, line ends among them."""

import re
from collections.abc import Sequence
from typing import Final

_LINE_ENDS: Final = ("\r", "\n")
_MANY: Final = 8
"""So many keys in one go come from a paste, or from a slow line; more of them may be under way."""

_A_NUMBER: Final = re.compile(r"\d{1,3}[\r\n]?")


def may_go_on(keys: Sequence[str], *, choosing: bool) -> bool:
    """Say whether it is worth a moment's wait to see what follows these keys before one of them acts."""
    if not keys:
        return False
    return keys[-1] in _LINE_ENDS or len(keys) > _MANY or (choosing and keys[-1].isprintable())


def pasted(keys: Sequence[str], *, choosing: bool) -> int:
    """Return how many of the keys that came in one go are a pasted text; the rest are keys that were pressed.

    In a text they are pasted when something follows a line end. Among options a number with Enter can be typed
    that fast, and so can a single sign; any other text is not meant for the list.
    """
    written = [place for place, key in enumerate(keys) if _is_written(key)]
    text = "".join(keys[place] for place in written)
    is_typed = _fits_a_list(text) if choosing else _ends_with_its_line(text)
    return 0 if is_typed else written[-1] + 1


def _fits_a_list(text: str) -> bool:
    return sum(sign.isprintable() for sign in text) <= 1 or _A_NUMBER.fullmatch(text) is not None


def _ends_with_its_line(text: str) -> bool:
    return re.search(r"[\r\n][^\r\n]", text) is None


def _is_written(key: str) -> bool:
    """Say whether a key writes something, rather than moving about or finishing."""
    return len(key) == 1 and (key.isprintable() or key in "\r\n\t")
