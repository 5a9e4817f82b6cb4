"""Every failure a user can meet: its exit code, its sentence and what to do next."""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the program ends with; never renumbered (docs/cli.md)."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    INPUT_NEEDED = 3
    INVALID_DATA = 4
    NOT_FOUND = 5
    LOCKED_OR_CHANGED = 6
    INTEGRITY = 7
    NOT_PERMITTED = 8
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


class CocError(Exception):
    """A failure that ends a command with a sentence for people and a code for scripts.

    Neither sentence may hold a value out of a case: it names a file, a line or an address instead.
    """

    code: ClassVar[ExitCode] = ExitCode.UNEXPECTED

    def __init__(self, problem: str, next_step: str = "") -> None:
        """Say what is the matter, and what the person at the keyboard can do now."""
        super().__init__(problem, next_step)
        self.problem = problem
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.problem} {self.next_step}".strip()


class UsageError(CocError):
    """The command line asks for something that does not go together."""

    code = ExitCode.USAGE


class InputNeededError(CocError):
    """An answer is needed and nobody can be asked, because there is no terminal."""

    code = ExitCode.INPUT_NEEDED


class InvalidDataError(CocError):
    """A file, or an answer in a file, is not what the format allows."""

    code = ExitCode.INVALID_DATA


class NotFoundError(CocError):
    """The case, the folder or the thing that was named is not there (or not for this person)."""

    code = ExitCode.NOT_FOUND


class FolderNotReadyError(CocError):
    """The folder cannot be written: read-only, full, or without working locks."""

    code = ExitCode.LOCKED_OR_CHANGED


class LockedError(CocError):
    """Somebody else is writing and did not finish in time."""

    code = ExitCode.LOCKED_OR_CHANGED


class ChangedMeanwhileError(CocError):
    """The case on disk is no longer the one that was read; both versions are kept."""

    code = ExitCode.LOCKED_OR_CHANGED


class IntegrityError(CocError):
    """What was written cannot be read back as it was meant; nothing was replaced."""

    code = ExitCode.INTEGRITY


class NotPermittedError(CocError):
    """The procedure does not allow this now."""

    code = ExitCode.NOT_PERMITTED


class StoppedError(CocError):
    """Somebody stopped a command; its code says how, and its sentence what was kept."""

    def __init__(self, kept: str, code: ExitCode, next_step: str = "") -> None:
        """Take what was kept and how it was stopped."""
        super().__init__(kept, next_step)
        self.code = code  # type: ignore[misc]  # the one failure whose code depends on what happened
