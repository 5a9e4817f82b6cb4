"""Two cases become one matter, and two again: what belonged to which of them stays known."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias, cast

from cocreport.model.case import Case
from cocreport.model.joined import Joined
from cocreport.model.keys import KEY_PATTERN, CaseId, Draw, EntryKey, PersonKey, new_key

Plain: TypeAlias = dict[str, Any]
Sections: TypeAlias = dict[str, dict[str, Plain]]
"""The parts of a case that hold entries under keys: people, reports, notes, history ..."""

_KEY: Final = re.compile(KEY_PATTERN)
_ITS_OWN: Final = ("schema", "id", "edition", "procedure", "excluded", "seal")
"""What a case has for itself; it is not handed over, or in a way of its own."""


@dataclass(frozen=True)
class Parted:
    """A case, and the one that was part of it; how many people were told apart, and how many stand in both now."""

    case: Case
    other: Case
    told_apart: int
    in_both: int


def origin(case: Case, key: EntryKey) -> CaseId:
    """Return the id of the case that an entry came with."""
    return next((name for name, joined in case.joined.items() if key in set(joined.keys)), case.id)


def join(  # noqa: PLR0913 - what is joined, and by whom and when it is
    case: Case, other: Case, same: Mapping[PersonKey, PersonKey], *, at: datetime, by: str, draw: Draw
) -> Case:
    """Return a case with everything of another one, of which no third case is part.

    ``same`` says who of the other one is somebody here, as a person confirmed it.
    """
    tree, given = cast("Plain", case.to_tree()), cast("Plain", other.to_tree())
    new = _new_keys(set(_keys(_sections(tree))), list(_keys(_sections(given))), draw)
    given = _renamed(given, new)
    sections, rest = _sections(given), _rest(given)
    for theirs, ours in same.items():
        sections["people"][new.get(theirs, theirs)]["same_as"] = ours
    joined = Joined(
        at=at,
        by=by,
        edition=other.edition,
        procedure=other.procedure,
        keys=tuple(dict.fromkeys(_keys(sections))),
        renamed={now: before for before, now in new.items()},
        excluded=other.excluded,
        excluded_before=case.excluded,
        rest=rest,
    )
    added: Plain = {**sections, "unanswered": _unanswered(given, set(joined.keys)), "joined": {other.id: joined}}
    together: Plain = {name: {**tree.get(name, {}), **entries} for name, entries in added.items()}
    together["excluded"] = list(dict.fromkeys((*case.excluded, *other.excluded)))
    return Case.from_tree({**tree, **together})


def split(case: Case, other_id: CaseId) -> Parted:
    """Return a case without one that was part of it, and that one, each with its entries as they are now.

    What was added to its reports since then goes with it. Somebody of whom both still speak stands in both.
    """
    joined, tree = case.joined[other_id], cast("Plain", case.to_tree())
    going = _going(_sections(tree), set(joined.keys))
    ours, theirs = _without(tree, going), _only(tree, going)
    told_apart = _tell_apart(ours) + _tell_apart(theirs)
    in_both = _bring_whom_it_names(ours, tree) + _bring_whom_it_names(theirs, tree)
    left = {name: one for name, one in case.joined.items() if name != other_id}
    others = {name for one in left.values() for name in one.excluded}
    ours["joined"] = left
    ours["excluded"] = [name for name in case.excluded if name not in _brought(joined) or name in others]
    return Parted(
        Case.from_tree(ours),
        Case.from_tree({**_begun_anew(other_id, case, joined), **_as_it_was_called(theirs, joined)}),
        told_apart,
        in_both,
    )


def _sections(tree: Plain) -> Sections:
    return {name: value for name, value in tree.items() if _holds_entries(value)}


def _holds_entries(value: Any) -> bool:
    """Tell whether something is a mapping of entries by key."""
    if not isinstance(value, dict):
        return False
    return all(_KEY.fullmatch(key) and isinstance(entry, dict) for key, entry in value.items())


def _keys(sections: Sections) -> Iterator[EntryKey]:
    for entries in sections.values():
        yield from entries


def _new_keys(taken: set[str], coming: list[EntryKey], draw: Draw) -> dict[EntryKey, EntryKey]:
    """Find another key for each entry whose key is taken."""
    new: dict[EntryKey, EntryKey] = {}
    for key in coming:
        if key in taken and key not in new:
            new[key] = new_key(key[0], {*taken, *coming, *new.values()}, draw)
    return new


def _renamed(value: Any, new: Mapping[str, str]) -> Any:
    """Give entries other keys, wherever they stand and whatever refers to them."""
    if isinstance(value, dict):
        return {_readdressed(name, new): _renamed(inner, new) for name, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(item, new) for item in value]
    return _readdressed(value, new) if isinstance(value, str) and new else value


def _readdressed(text: str, new: Mapping[str, str]) -> str:
    """Return a key or an address under the new names; a text that is neither stays."""
    return "/".join(new.get(part, part) for part in text.split("/"))


def _rest(tree: Plain) -> Plain:
    """Return what a case holds that is not an entry and says nothing about one."""
    keys, sections = set(_keys(_sections(tree))), _sections(tree)
    rest = {name: value for name, value in tree.items() if name not in (*_ITS_OWN, *sections, "unanswered")}
    gaps = {address: why for address, why in tree.get("unanswered", {}).items() if not _is_about(address, keys)}
    return {**rest, "unanswered": gaps} if gaps else rest


def _unanswered(tree: Plain, keys: Collection[str]) -> Plain:
    return {address: why for address, why in tree.get("unanswered", {}).items() if _is_about(address, keys)}


def _is_about(address: str, keys: Collection[str]) -> bool:
    return any(part in keys for part in address.split("/"))


def _going(sections: Sections, came: set[str]) -> set[str]:
    """Return the keys of what goes: what came, what belongs to a report of it, and what is on record about these."""
    reports = sections["reports"].keys() & came
    for name, entries in sections.items():
        if name not in ("history", "people"):
            came |= {key for key, entry in entries.items() if reports.intersection(_texts(entry))}
    history = sections.get("history", {})
    return came | {key for key, entry in history.items() if _is_about(entry.get("address", ""), came)}


def _texts(value: Any) -> Iterator[str]:
    """Give every text at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _without(tree: Plain, going: set[str]) -> Plain:
    sections = {name: _picked(entries, entries.keys() - going) for name, entries in _sections(tree).items()}
    gaps = tree.get("unanswered", {})
    return {**tree, **sections, "unanswered": _picked(gaps, gaps.keys() - _unanswered(tree, going).keys())}


def _only(tree: Plain, going: set[str]) -> Plain:
    sections = {name: _picked(entries, entries.keys() & going) for name, entries in _sections(tree).items()}
    return {**sections, "unanswered": _unanswered(tree, going)}


def _picked(entries: Mapping[str, Any], keys: Collection[str]) -> Plain:
    return {key: dict(entry) if isinstance(entry, dict) else entry for key, entry in entries.items() if key in keys}


def _tell_apart(part: Plain) -> int:
    """Take out that somebody is the same person as somebody who is not here any more; say how often."""
    people = part.get("people", {})
    apart = [person for person in people.values() if "same_as" in person and person["same_as"] not in people]
    for person in apart:
        del person["same_as"]
    return len(apart)


def _bring_whom_it_names(part: Plain, tree: Plain) -> int:
    """Copy people whom a part still speaks of and who went with the other part; say how many."""
    brought = 0
    everybody, people = tree.get("people", {}), part.setdefault("people", {})
    while missing := {text for text in _named(part) if text in everybody} - people.keys():
        brought += len(missing)
        people.update({key: {**everybody[key]} for key in everybody if key in missing})
        _tell_apart(part)
    return brought


def _named(part: Plain) -> Iterator[str]:
    for name, entries in _sections(part).items():
        if name != "history":
            yield from _texts(entries)


def _brought(joined: Joined) -> set[str]:
    """Return who should not read a case since another one came, and on account of that one."""
    return set(joined.excluded) - set(joined.excluded_before)


def _begun_anew(case_id: CaseId, case: Case, joined: Joined) -> Plain:
    """Return what the other case had for itself; whoever was kept out since then stays kept out."""
    known = {*joined.excluded, *joined.excluded_before}
    excluded = [name for name in joined.excluded if name in case.excluded]
    excluded += [name for name in case.excluded if name not in known]
    own = {"schema": case.schema_, "id": case_id, "edition": joined.edition, "procedure": joined.procedure}
    return {**own, "excluded": excluded}


def _as_it_was_called(theirs: Plain, joined: Joined) -> Plain:
    """Return entries under their former keys, as far as those are free, with what the case held beside them."""
    there = set(_keys(_sections(theirs)))
    former = {now: before for now, before in joined.renamed.items() if before not in there}
    rest: Plain = {**joined.rest}
    gaps = {**rest.get("unanswered", {}), **theirs["unanswered"]}
    return cast("Plain", _renamed({**rest, **theirs, "unanswered": gaps}, former))
