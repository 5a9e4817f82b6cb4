"""The one walk over a file's events: text, lists and mappings, and nothing that the format does not have."""

from collections.abc import Iterator
from typing import Any

from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cocreport.notation.events import MAX_LEVELS
from cocreport.notation.refusal import (
    ALIAS,
    ANCHOR,
    EMPTY_ITEM,
    KEY_MISSING,
    KEY_NOT_TEXT,
    KEY_TWICE,
    NOT_A_MAPPING,
    SECOND_DOCUMENT,
    TAG,
    TOO_DEEP,
    TOO_MANY,
    Refused,
)
from cocreport.notation.tree import Tree


def parse(found: Iterator[Any]) -> dict[str, Tree]:
    """Return what the only document holds; raise Refused, or what the parser behind the events raises."""
    try:
        next(found)
        return {} if type(next(found)) is StreamEndEvent else _document(found)
    except StopIteration:
        raise Refused(TOO_MANY) from None


def _document(found: Iterator[Any]) -> dict[str, Tree]:
    first = next(found)
    tree = _value(first, found, 1)
    if tree is not None and not isinstance(tree, dict):
        raise Refused(NOT_A_MAPPING, event=first)
    next(found)
    behind = next(found)
    if type(behind) is not StreamEndEvent:
        raise Refused(SECOND_DOCUMENT, event=behind)
    return tree or {}


def _value(event: Any, found: Iterator[Any], level: int) -> Tree | None:
    """Return what begins with an event; None where nothing was typed."""
    if event.anchor is not None or event.tag is not None:
        raise _property(event)
    if type(event) is ScalarEvent:
        return event.value or ("" if event.style else None)
    if level > MAX_LEVELS:
        raise Refused(TOO_DEEP, event=event)
    return _mapping(found, level + 1) if type(event) is MappingStartEvent else _list(found, level + 1)


def _mapping(found: Iterator[Any], level: int) -> dict[str, Tree]:
    entries: dict[str, Tree | None] = {}
    for event in found:
        if type(event) is MappingEndEvent:
            return {key: value for key, value in entries.items() if value is not None}
        if type(event) is not ScalarEvent or not event.value or event.value in entries:
            raise _bad_key(event)
        if event.anchor is not None or event.tag is not None:
            raise _property(event)
        entries[event.value] = _value(next(found), found, level)
    raise Refused(TOO_MANY)


def _list(found: Iterator[Any], level: int) -> list[Tree]:
    items: list[Tree] = []
    for event in found:
        if type(event) is SequenceEndEvent:
            return items
        value = _value(event, found, level)
        if value is None:
            raise Refused(EMPTY_ITEM, event=event)
        items.append(value)
    raise Refused(TOO_MANY)


def _bad_key(event: Any) -> Refused:
    if type(event) is AliasEvent:
        return _property(event)
    if type(event) is not ScalarEvent:
        return Refused(KEY_NOT_TEXT, event=event)
    return Refused(KEY_TWICE if event.value else KEY_MISSING, event=event)


def _property(event: Any) -> Refused:
    """Say which of the marks in front of a value it is that the format does not have."""
    if type(event) is AliasEvent:
        return Refused(ALIAS, event=event)
    return Refused(TAG if event.anchor is None else ANCHOR, event=event)
