"""What a person probably meant where the notation is broken, told in our words: yaml's own would quote the file."""

import re
from typing import Any, Final, NamedTuple

from yaml import MarkedYAMLError

from cocreport.notation.refusal import DIRECTIVE, KEY_MISSING, TAB, Sentences
from cocreport.words import N_


class Slip(NamedTuple):
    """What yaml says (context and problem) for one kind of slip, and what we say."""

    says: re.Pattern[str]
    sentences: Sentences
    at_beginning: bool = False  # the line to show is where the broken thing begins, not where it was noticed


def _slip(says: str, problem: str, fix: str, *, at_beginning: bool = False) -> Slip:
    return Slip(re.compile(says), (problem, fix), at_beginning)


COLON: Final = (
    N_("A text holds a colon followed by a space."),
    N_("Put the whole text in single quotes, or below its key after `|`."),
)
INDENTED: Final = (
    N_("This line is indented differently from what it belongs to."),
    N_("Begin it in the same column as its neighbours, two spaces further in than the key above them."),
)
CONTINUED: Final = (
    N_("This line stands further in than it may, or it continues a text and holds a colon."),
    N_("Begin it in the same column as its neighbours, or put the whole text below its key after `|`."),
)
BEHIND: Final = (
    N_("Something follows where a value has ended already."),
    N_(
        "If a quote mark or bracket belongs to the text, put the whole text in single quotes, "
        "where a single quote is written twice."
    ),
)
SIGN: Final = (
    N_("A text begins with a sign that has a meaning of its own."),
    N_("Put the whole text in single quotes."),
)
UNREADABLE: Final = (
    N_("This line cannot be read."),
    N_("Compare it with its neighbours, or put the text in single quotes."),
)

SLIPS: Final = (
    _slip(
        r"quoted scalar.*(end of stream|document)",
        N_("A quote mark is opened here and not closed."),
        N_("Close it, or take it away; a single quote inside single quotes is written twice."),
        at_beginning=True,
    ),
    _slip(
        r"quoted scalar",
        N_("A text in double quotes holds a backslash that means nothing."),
        N_("Write the backslash twice, or put the text in single quotes."),
    ),
    _slip(r"tab character", *TAB),
    _slip(
        r"(an alias|an anchor) ",
        N_("A text begins with * or &, which have a meaning of their own."),
        N_("Put the whole text in single quotes."),
    ),
    _slip(
        r"tag",
        N_("A text begins with an exclamation mark, which has a meaning of its own."),
        N_("Put the whole text in single quotes."),
    ),
    _slip(
        r"block scalar",
        N_("A text begins with | or >, or the line with that sign holds more than it may."),
        N_("Put the text on the lines below the sign, or put the whole text in single quotes."),
    ),
    _slip(r"directive", *DIRECTIVE),
    _slip(
        r"document start",
        N_("This line does not continue what stands above it."),
        N_("Begin every outer key in the first column, and keep one document in a file."),
    ),
    _slip(
        r"simple key",
        N_("This line has no colon with a space behind it."),
        N_("Write `key: value`, or indent the line if it continues the text above."),
        at_beginning=True,
    ),
    _slip(
        r"sequence entries",
        N_("A dash stands where a value should begin."),
        N_(
            "Put the list on the lines below its key, each item behind a dash; "
            "if it belongs to a text, put the whole text in single quotes."
        ),
    ),
    _slip(
        r"mapping keys",
        N_("A question mark stands where a value should begin."),
        N_("Put the whole text in single quotes."),
    ),
    _slip(
        r"block collection",
        N_("A list item is expected here."),
        N_("Begin the line with a dash, or with the column of the key that it belongs to."),
    ),
    _slip(
        r"',' or|node content",
        N_("A text begins with a bracket or a comma, or a bracket is not closed."),
        N_("Put the whole text in single quotes, or close the bracket."),
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
