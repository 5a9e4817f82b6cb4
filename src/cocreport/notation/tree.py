"""The plain form of every file: text, whole numbers, lists and mappings, nothing else."""

from typing import TypeAlias

Tree: TypeAlias = str | int | list["Tree"] | dict[str, "Tree"]
