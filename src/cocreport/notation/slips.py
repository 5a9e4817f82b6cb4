"""What a person probably meant where the notation is broken, told in our words: yaml's own would quote the file."""

import re
from typing import Any, Final, NamedTuple

from yaml import MarkedYAMLError

from cocreport.notation.refusal import DIRECTIVE, KEY_MISSING, QUOTE_IT, TAB, Sentences


class Slip(NamedTuple):
    """What yaml says (context and problem) for one kind of slip, and what we say."""

    says: re.Pattern[str]
    sentences: Sentences
    at_beginning: bool = False  # the line to show is where the broken thing begins, not where it was noticed


def _slip(says: str, problem: str, fix: str, *, at_beginning: bool = False) -> Slip:
    return Slip(re.compile(says), (problem, fix), at_beginning)


COLON: Final = (
    "A text holds a colon followed by a space.",
    "Put the whole text in single quotes, or below its key after `|`.",
)
INDENTED: Final = (
    "This line is indented differently from what it belongs to.",
    "Begin it in the same column as its neighbours, two spaces further in than the key above them.",
)
CONTINUED: Final = (
    "This line stands further in than it may, or it continues a text and holds a colon.",
    "Begin it in the same column as its neighbours, or put the whole text below its key after `|`.",
)
BEHIND: Final = (
    "Something follows where a value has ended already.",
    f"If a quote mark or bracket belongs to the text, {QUOTE_IT}, where a single quote is written twice.",
)
SIGN: Final = (
    "A text begins with a sign that has a meaning of its own.",
    "Put the whole text in single quotes.",
)
UNREADABLE: Final = (
    "This line cannot be read.",
    "Compare it with its neighbours, or put the text in single quotes.",
)

SLIPS: Final = (
    _slip(
        r"quoted scalar.*(end of stream|document)",
        "A quote mark is opened here and not closed.",
        "Close it, or take it away; a single quote inside single quotes is written twice.",
        at_beginning=True,
    ),
    _slip(
        r"quoted scalar",
        "A text in double quotes holds a backslash that means nothing.",
        "Write the backslash twice, or put the text in single quotes.",
    ),
    _slip(r"tab character", *TAB),
    _slip(
        r"(an alias|an anchor) ",
        "A text begins with * or &, which have a meaning of their own.",
        "Put the whole text in single quotes.",
    ),
    _slip(
        r"tag",
        "A text begins with an exclamation mark, which has a meaning of its own.",
        "Put the whole text in single quotes.",
    ),
    _slip(
        r"block scalar",
        "A text begins with | or >, or the line with that sign holds more than it may.",
        "Put the text on the lines below the sign, or put the whole text in single quotes.",
    ),
    _slip(r"directive", *DIRECTIVE),
    _slip(
        r"document start",
        "This line does not continue what stands above it.",
        "Begin every outer key in the first column, and keep one document in a file.",
    ),
    _slip(
        r"simple key",
        "This line has no colon with a space behind it.",
        "Write `key: value`, or indent the line if it continues the text above.",
        at_beginning=True,
    ),
    _slip(
        r"sequence entries",
        "A dash stands where a value should begin.",
        f"Put the list on the lines below its key, each item behind a dash; if it belongs to a text, {QUOTE_IT}.",
    ),
    _slip(
        r"mapping keys",
        "A question mark stands where a value should begin.",
        "Put the whole text in single quotes.",
    ),
    _slip(
        r"block collection",
        "A list item is expected here.",
        "Begin the line with a dash, or with the column of the key that it belongs to.",
    ),
    _slip(
        r"',' or|node content",
        "A text begins with a bracket or a comma, or a bracket is not closed.",
        "Put the whole text in single quotes, or close the bracket.",
        at_beginning=True,
    ),
)


def explain(error: MarkedYAMLError, text: str) -> tuple[int, Sentences]:
    """Return the index at which a fault stands, and what to say about it."""
    mark: Any = error.problem_mark
    says = f"{error.context} {error.problem}"
    slip = next((one for one in SLIPS if one.says.search(says)), None)
    if slip is None:
        return mark.index, _by_position(mark, says, text)
    beginning: Any = error.context_mark if slip.at_beginning else mark
    return beginning.index, slip.sentences


def _by_position(mark: Any, says: str, text: str) -> Sentences:
    """Tell slips apart, of which yaml says the same, by what stands at the mark and before it on its line."""
    before = text[mark.index - mark.column : mark.index]
    if "any token" in says:
        return TAB if text.startswith("\t", mark.index) else SIGN
    if "mapping values" in says:
        return COLON if re.search(r":\s", before) else CONTINUED
    if text.startswith(":", mark.index):
        return KEY_MISSING
    return BEHIND if before.strip() else INDENTED
