"""The one door to PyYAML's parsers: the events of a file, one after the other, quickly where libyaml is there."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import yaml

MAX_EVENTS: Final = 20_000
MAX_LEVELS: Final = 16

# Of the base loaders only the parsers are used; they would not construct anything but text either.
LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# What the parsers raise: the two after YAMLError when an escape or a version is out of range.
BROKEN: Final = (yaml.YAMLError, ValueError, OverflowError)


def events(data: bytes) -> Iterator[Any]:
    """Return the events of a file, at most MAX_EVENTS; they are untyped, as the stubs doubt their marks."""
    return islice(iter(LOADER(data).get_event, None), MAX_EVENTS)
