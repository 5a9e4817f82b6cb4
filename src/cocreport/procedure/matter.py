"""What a rule is held against, and what it is to say that something was gone through without an answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from cocreport.model.case import Case


@dataclass(frozen=True)
class Matter:
    """What a rule is held against: a case, and of which of its entries, in which step, it is asked."""

    case: Case
    key: str = ""
    step: str = ""


Rule: TypeAlias = Callable[[Matter], bool]


def is_passed(case: Case, beginning: str) -> bool:
    """Tell whether it is on record that there is no answer at an address, or at one that begins with it.

    What was put off to be asked later is not settled by that.
    """
    return any(address.startswith(beginning) and why != "later" for address, why in case.unanswered.items())
