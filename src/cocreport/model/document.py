"""A record as the bytes of a file and back, with the line of everything that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from cocreport.errors import InvalidDataError
from cocreport.model.problems import Problem, RecordError
from cocreport.model.record import Record
from cocreport.notation.read import NotationError, lines, read
from cocreport.notation.tree import Tree
from cocreport.words import say

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class FileProblem:
    """One thing that is wrong with a file: where it stands, what it is, how to mend it."""

    file: str
    line: int
    problem: Problem

    def __str__(self) -> str:
        where = ", ".join(filter(None, (self.file, say("line {line}", line=self.line), self.problem.address)))
        return f"{where}: {self.problem.sentence} {self.problem.fix}".rstrip()


class BadFileError(InvalidDataError):
    """A file is not what its format says; ``problems`` has all that was found."""

    def __init__(self, problems: tuple[FileProblem, ...]) -> None:
        """Speak of the first problem and say how many more there are."""
        more = len(problems) - 1
        rest = say("({count} more in this file; `coc check` lists them.)", count=more) if more else ""
        super().__init__(str(problems[0]), rest)
        self.problems = problems


def read_tree(data: bytes, *, file: str) -> dict[str, Tree]:
    """Return the plain tree of a file; raise BadFileError where it is not strict YAML."""
    try:
        return read(data, file=file)
    except NotationError as error:
        problem = Problem(error.address, error.problem, error.fix)
        raise BadFileError((FileProblem(file, error.line, problem),)) from None


def record_of(kind: type[R], tree: Mapping[str, Tree], data: bytes, *, file: str) -> R:
    """Validate a file's tree; raise BadFileError with the line of each problem in ``data``."""
    try:
        return kind.from_tree(dict(tree))
    except RecordError as error:
        raise located(error.problems, data, file=file) from None


def read_record(kind: type[R], data: bytes, *, file: str) -> R:
    """Return the record that a file holds; raise BadFileError where it holds none."""
    return record_of(kind, read_tree(data, file=file), data, file=file)


def located(problems: tuple[Problem, ...], data: bytes, *, file: str) -> BadFileError:
    """Find the line of each problem: its own, or that of what it stands in."""
    known = lines(data, file=file)
    return BadFileError(tuple(FileProblem(file, _line(one.place or one.address, known), one) for one in problems))


def _line(address: str, known: Mapping[str, int]) -> int:
    while address and address not in known:
        address = address.rpartition("/")[0]
    return known.get(address, 1)
