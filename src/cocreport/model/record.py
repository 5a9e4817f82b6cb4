"""The base of every stored thing: frozen, strict, and turned into plain text and back in one way."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from cocreport.model.problems import RecordError, problems_in
from cocreport.model.spellings import spell_moment
from cocreport.notation.tree import Tree


def spelled(name: str) -> str:
    """Return how files spell a field: ``from_`` is a word of Python, ``from`` is the one in the file."""
    return name.rstrip("_")


class Record(BaseModel):
    """A frozen value that refuses what it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        defer_build=True,
        alias_generator=spelled,
        validate_by_name=True,
    )

    @classmethod
    def from_tree(cls, tree: Tree) -> Self:
        """Validate a plain tree; raise RecordError with every problem and its address."""
        try:
            return cls.model_validate(tree)
        except ValidationError as error:
            raise RecordError(problems_in(error, cls)) from None

    def to_tree(self) -> dict[str, Tree]:
        """Return the plain form, in declared order, without what is absent."""
        there = ((name, getattr(self, name)) for name in type(self).model_fields)
        return {spelled(name): plain(value) for name, value in there if not self.is_absent(name, value)}

    def is_absent(self, name: str, value: Any) -> bool:
        """Tell whether a file says the same without a field; an empty entry stays, others may refer to it."""
        if value is None:
            return True
        is_empty = isinstance(value, Mapping | tuple) and not value
        return is_empty and value == type(self).model_fields[name].get_default(call_default_factory=True)


def plain(value: Any) -> Any:
    """Return the plain form of any value that a record holds."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Record):
        return value.to_tree()
    if isinstance(value, datetime):
        return spell_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(item) for item in value]
