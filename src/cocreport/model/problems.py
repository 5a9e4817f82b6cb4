"""What is wrong with a record, said so that a person can mend it and without the value that is wrong."""

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final, LiteralString, TypeAlias

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from cocreport.errors import InvalidDataError
from cocreport.model.keys import CASE_ID_PATTERN, EDITION_PATTERN, PROCEDURE_PATTERN
from cocreport.model.spellings import HANDLE_PATTERN, SPAN_PATTERN
from cocreport.words import N_, say

Where: TypeAlias = tuple[int | str, ...]

_SHOWN: Final = re.compile(r"[A-Za-z0-9_.-]{1,40}")
_OF_THE_KEY: Final = ("[key]",)
"""How pydantic says that it is the key of a mapping that is wrong, and not what stands under it."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where (an address), what, and how to put it right.

    ``place`` is the whole address, by which its line is found; it may hold words of a file and is not for showing.
    """

    address: str
    sentence: str
    fix: str
    place: str = field(default="", repr=False)


class RecordError(InvalidDataError):
    """A tree is not what its record must be; ``problems`` has everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Speak of the first problem; the others are there for who shows them all."""
        first = problems[0]
        place = f"{first.address}: " if first.address else ""
        super().__init__(place + first.sentence, first.fix)
        self.problems = tuple(problems)


def broken_rule(sentence: LiteralString, *, at: str) -> PydanticCustomError:
    """Make the error of a rule between several values, with the address of the one to look at.

    The sentence is marked with ``N_`` where it stands; it is translated when the error becomes a problem.
    """
    return PydanticCustomError("rule", sentence, {"at": at})


def shown_address(parts: Sequence[object]) -> str:
    """Join parts to an address, with an ellipsis for a part that may be somebody's words."""
    return "/".join(str(part) if _SHOWN.fullmatch(str(part)) else "…" for part in parts)


def problems_in(error: ValidationError, record: type[BaseModel]) -> tuple[Problem, ...]:
    """Turn pydantic's findings into problems; their texts are ours, because pydantic's repeat the data."""
    found = error.errors(include_url=False, include_input=False)
    bad_keys = {one["loc"][:-1] for one in found if one["loc"][-1:] == _OF_THE_KEY}
    return tuple(dict.fromkeys(_problem(one, _where(one), bad_keys, record) for one in found))


def _where(one: ErrorDetails) -> Where:
    """Return the whole address in parts: where pydantic stood, and which value below a rule is about."""
    at = one.get("ctx", {}).get("at", "")
    return (*(part for part in one["loc"] if part not in _OF_THE_KEY), *filter(None, at.split("/")))


def _problem(one: ErrorDetails, where: Where, bad_keys: Collection[Where], record: type[BaseModel]) -> Problem:
    parts = ["…" if where[:number] in bad_keys else part for number, part in enumerate(where, start=1)]
    address, place = shown_address(parts), "/".join(map(str, where))
    context = one.get("ctx", {})
    match one["type"]:
        case "extra_forbidden":
            fix = _nearest(str(where[-1]), record)
            return Problem(shown_address(parts[:-1]), say("There is a name here that is not known."), fix, place)
        case "string_pattern_mismatch":
            return Problem(address, *_of_pattern(context["pattern"]), place)
        case "spelling" | "rule":
            marked = one["msg"]
            return Problem(address, say(marked), "", place)
    sentence, fix = _SENTENCES.get(one["type"], _UNFIT)
    values = {**context, "expected": _offered(context.get("expected", ""))}
    return Problem(address, say(sentence, **values), say(fix), place)


def _offered(expected: str) -> str:
    """Return the words out of which one is to be chosen as a list in a sentence; pydantic joins them in English."""
    some, _, last = expected.rpartition(" or ")
    return say("{some} or {last}", some=some, last=last) if some else last


def _nearest(name: str, record: type[BaseModel]) -> str:
    """Suggest the known name that is nearest to an unknown one, without repeating that one."""
    known = sorted(_known_names(record))
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return say("Did you mean {name}?", name=f"`{near[0]}`")
    return say("Take it out, or check how far it is indented.")


def _known_names(record: type[BaseModel]) -> set[str]:
    """Collect the names of all fields that a record has at any depth, from its JSON Schema."""
    schema = record.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {name for part in parts for name in part.get("properties", {})}


_NAMES_EXPECTED: Final = (N_("Names with values are expected here."), N_("Write `name: value` lines, indented."))
_UNFIT: Final = (N_("This is not what belongs here."), N_("Compare it with docs/format.md."))
_SENTENCES: Final = {
    "missing": (N_("This is missing and cannot be left out."), N_("Add it.")),
    "literal_error": (N_("This must be one of: {expected}."), N_("Write one of these words.")),
    "string_too_short": (N_("This is there but empty."), N_("Fill it in, or take the line out.")),
    "string_too_long": (N_("This is longer than {max_length} characters."), N_("Keep it as a file of its own.")),
    "string_type": (N_("One text is expected here."), N_("Write it on one line, or as a block after |.")),
    "tuple_type": (N_("A list is expected here."), N_("Write one item a line, each after a dash.")),
    "dict_type": _NAMES_EXPECTED,
    "mapping_type": _NAMES_EXPECTED,
    "model_type": _NAMES_EXPECTED,
    "model_attributes_type": _NAMES_EXPECTED,
}
_SPELLINGS: Final = {
    HANDLE_PATTERN: N_("Somebody on the team is written as a handle, in lower case, like ines or dana.o."),
    SPAN_PATTERN: N_("A length of time is written like `at once`, `24 hours`, `7 days` or `2 weeks`."),
    CASE_ID_PATTERN: N_("A case is named by its year and five signs, like 2031-7K3QX."),
    EDITION_PATTERN: N_("An edition is named by its year, like 2031, or 2031b for a second one in that year."),
    PROCEDURE_PATTERN: N_("A procedure is named with its version, like workshop-1."),
}


def _of_pattern(pattern: str) -> tuple[str, str]:
    """Say how a text of one pattern is written; keys of entries all look alike."""
    if pattern in _SPELLINGS:
        return say(_SPELLINGS[pattern]), ""
    key = re.match(r"^\^([a-z])-", pattern)
    if key:
        return (
            say("An entry is named {kind}- and four signs here.", kind=key.group(1)),
            say("The signs are 0-9 and A-Z without I, L, O and U."),
        )
    return say("This is not written the way it has to be."), say("Compare it with docs/format.md.")
