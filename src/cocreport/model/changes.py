"""What differs between two states of a case, and the history that is kept of it."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, cast

from pydantic import JsonValue

from cocreport.model.address import Address
from cocreport.model.case import Case
from cocreport.model.journal import Entry
from cocreport.model.keys import KEY_PATTERN, Draw, new_key
from cocreport.notation.tree import Tree

_ENTRY: Final = re.compile(KEY_PATTERN)
_OWN: Final = ("history", "seal")
"""What the tool writes about a case; it is no part of what a seal vouches for."""


@dataclass(frozen=True)
class Change:
    """One value that is new, different or gone, with what stood there before."""

    what: Literal["added", "changed", "removed"]
    address: Address
    former: Tree | None


def changes_between(before: Case, after: Case) -> tuple[Change, ...]:
    """Return every change of a value, in the order of the case.

    A list counts as one value, and so does an entry that is new or gone as a whole.
    """
    was, is_ = _content(before), _content(after)
    old, new = dict(_values(was, is_)), dict(_values(is_, was))
    return tuple(
        Change(
            "removed" if address not in new else "changed" if address in old else "added",
            address,
            old.get(address),
        )
        for address in [*new, *(gone for gone in old if gone not in new)]
        if old.get(address) != new.get(address)
    )


def seal_of(case: Case) -> str:
    """Return a digest of a case without its history, by which a later hand edit is noticed.

    BLAKE2b of 16 bytes over the compact JSON of the plain tree, in hexadecimal.
    """
    plain = json.dumps(_content(case), ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def is_changed_by_hand(case: Case) -> bool:
    """Tell whether a case is other than the tool last saved it."""
    return case.seal != seal_of(case)


def opened(case: Case, *, at: datetime, by: str, draw: Draw) -> Case:
    """Return a new case with its first entry of history, sealed."""
    return _recorded(case, [Entry(at=at, by=by, what="opened")], draw)


def changed(before: Case, after: Case, *, at: datetime, by: str, draw: Draw) -> Case:
    """Return the later state with an entry for each change since the earlier one, sealed."""
    entries = [
        Entry(at=at, by=by, what=one.what, address=one.address, former=cast("JsonValue", one.former))
        for one in changes_between(before, after)
    ]
    return _recorded(after, [*_found_by_hand(before, at), *entries], draw)


def changed_as_one(before: Case, after: Case, entry: Entry, *, draw: Draw) -> Case:
    """Return the later state with one entry for all that changed, and no former value, sealed.

    For cases that are joined or split: who may read one part may not always read the other.
    """
    return _recorded(after, [*_found_by_hand(before, entry.at), entry], draw)


def accepted(case: Case, *, at: datetime, draw: Draw) -> Case:
    """Return a case that was changed by hand with that on record, sealed."""
    return _recorded(case, _found_by_hand(case, at), draw)


def _found_by_hand(case: Case, at: datetime) -> list[Entry]:
    return [Entry(at=at, what="found changed by hand")] if is_changed_by_hand(case) else []


def _recorded(case: Case, entries: list[Entry], draw: Draw) -> Case:
    """Add entries to the history; a name that nobody may know is kept there neither."""
    history = dict(case.history)
    for entry in entries:
        history[new_key("h", history, draw)] = entry
    unnamed = tuple(f"people/{one.person}/" for one in case.consent.values() if one.name_known_to == "nobody")
    history = {key: _without_name(entry, unnamed) for key, entry in history.items()}
    return case.model_copy(update={"history": history, "seal": seal_of(case)})


def _without_name(entry: Entry, unnamed: tuple[str, ...]) -> Entry:
    """Take out the former name or handles of somebody whose name nobody may know."""
    address = entry.address or ""
    if address.startswith(unnamed) and address.endswith(("/name", "/handles")):
        return entry.model_copy(update={"former": None})
    if f"{address}/" in unnamed and isinstance(entry.former, dict):
        former = {name: value for name, value in entry.former.items() if name not in ("name", "handles")}
        return entry.model_copy(update={"former": former})
    return entry


def _content(case: Case) -> dict[str, Tree]:
    return {name: value for name, value in case.to_tree().items() if name not in _OWN}


def _values(tree: Mapping[str, Any], beside: Any, above: str = "") -> Iterator[tuple[Address, Tree]]:
    """Give the values of a tree; an entry that the tree beside it does not have is one value."""
    for name, value in tree.items():
        other = beside.get(name) if isinstance(beside, dict) else None
        if isinstance(value, dict) and not (other is None and _ENTRY.fullmatch(name)):
            yield from _values(value, other, f"{above}{name}/")
        else:
            yield f"{above}{name}", value
