"""One thing that `coc check` found."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from cocreport.notation.tree import Tree

Weight: TypeAlias = Literal["wrong", "missing", "note"]


@dataclass(frozen=True)
class Finding:
    """One thing that was found: how much it weighs, where it is, what it is, what to do."""

    weight: Weight
    where: str
    sentence: str
    fix: str = ""

    def to_json(self) -> dict[str, Tree]:
        """Return the finding as ``coc check --json`` prints it."""
        return {"weight": self.weight, "where": self.where, "sentence": self.sentence, "fix": self.fix}
