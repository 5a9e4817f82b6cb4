"""An asker that reads its replies from an answer file; what is wrong with one of them ends the walk."""

from collections.abc import Callable, Mapping
from typing import Final

from cocreport.errors import InvalidDataError
from cocreport.interview.asker import Answer, Prompt, Reply, Skip, Typing, forget
from cocreport.interview.prompting import KEEP
from cocreport.interview.session import SKIP, is_skip
from cocreport.interview.unfold import YES
from cocreport.notation.tree import Tree
from cocreport.ui.signs import is_offered
from cocreport.words import N_, say

_NOT_ON_THE_LIST: Final = N_("This takes a list, one entry a line, of answers that are on offer.")
_ONE_OF: Final = N_("A reason for no answer is one of: {reasons}.")
_NO_REASON: Final = N_("A reason for no answer is one of: none; this needs an answer.")


class FileAsker:
    """Gives the replies of an answer file, question by question, whatever their order in the file."""

    def __init__(self, answers: Mapping[str, object], *, file: str, remarked: Callable[[str], None] = forget) -> None:
        """Take the answers by question, what to call their file in a message, and where remarks about them go."""
        self._answers = answers
        self._file = file
        self._remarked = remarked
        self._asked: list[str] = []

    def ask(self, prompt: Prompt, current: Tree | None, *, typing: Typing = forget) -> Reply:
        """Return what the file says; a time in a file needs no confirmation, and a sheet is taken line by line.

        An answer that draws a remark stays as it is; the remark is handed on.
        """
        del typing  # nobody types here
        if prompt.slot.endswith(".confirm"):
            return Answer(YES)
        if prompt.slot.endswith(".remark"):
            self._remarked(self._at_the_last(prompt.fields[0][1]))
            return Answer(KEEP)
        if prompt.fades:
            return Answer(prompt.options[0].value)
        if prompt.is_sheet and current:
            return Answer(current)
        self._asked.append(prompt.slot)
        given = self._answers[prompt.slot]
        if not is_skip(given):
            if prompt.form == "several" and not is_offered(prompt, given):
                self.tell(say(_NOT_ON_THE_LIST))
            return Answer(given)  # type: ignore[arg-type]  # validated as plain data when the file was read
        reasons = [reason for reason in prompt.skips if reason == given[SKIP]]  # type: ignore[index]
        if not reasons:
            self.tell(say(_ONE_OF, reasons=", ".join(prompt.skips)) if prompt.skips else say(_NO_REASON))
        return Skip(reasons[0])

    def tell(self, text: str) -> None:
        """Stop at an answer that cannot be taken."""
        raise InvalidDataError(self._at_the_last(text))

    def _at_the_last(self, text: str) -> str:
        return f"{self._file}, answers/{self._asked[-1]}: {text}"

    def close(self) -> None:
        """Hold nothing that could be given back."""

    def expect_all_used(self) -> None:
        """Raise InvalidDataError for an answer to a question that was not asked."""
        left = [name for name in self._answers if name not in self._asked]
        if left:
            place = f"{self._file}, answers/{left[0]}"
            raise InvalidDataError(
                say("{place}: with the other answers as they are, this is not asked.", place=place),
                say("Check the name with `coc questions`, and the answers it depends on."),
            )
