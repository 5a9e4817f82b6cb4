"""An address as a procedure writes it: ``reports/{report}/place``, with names in braces for keys of entries."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from cocreport.model.address import Address
from cocreport.model.keys import KIND_OF_SECTION

_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")


def fill(template: str, keys: Mapping[str, str]) -> Address | None:
    """Put keys in the place of placeholders, or return None while one of them is not known."""
    if any(name not in keys for name in placeholders(template)):
        return None
    return _PLACEHOLDER.sub(lambda found: keys[found.group(1)], template)


def placeholders(template: str) -> list[str]:
    """Return the names in braces of a text."""
    return _PLACEHOLDER.findall(template)


def placeholders_to_draw(template: str) -> Iterator[tuple[str, str]]:
    """Give the placeholders of an address that stand for keys of entries, each with its kind letter."""
    parts = template.split("/")
    for section, part in pairwise(parts):
        found = _PLACEHOLDER.fullmatch(part)
        if found and section in KIND_OF_SECTION:
            yield KIND_OF_SECTION[section], found.group(1)
