"""What is never said to anybody who reports, as patterns: one list for each reason, and a search through them all."""

import re
from collections.abc import Iterable
from typing import Final

WITHDRAWING: Final = (
    r"withdr[ae]w", r"\bdrop (it|this|the)\b", r"\b(take|taking|taken) (it|this|the report|that) back\b",
    r"\bare you sure\b", r"\bnever ?mind\b", r"\b(go|going) on with\b", r"\bproceed", r"\bpursu", r"\bpress charges\b",
    r"\b(want|like|wish|rather|ok|okay|right)\b.* to (go on|continue)\b", r"\bstop (here|now|the report)\b",
    r"\bretract", r"\bcancel (it|this|the report)\b", r"\b(only|still) if you (want|like|wish)\b",
)  # fmt: skip
"""An invitation to withdraw, or a hint that one could (rows 21 to 24)."""

ADVICE: Final = (
    r"\bwhat should (we|be|happen)\b", r"\bwhat would you do\b", r"\byour (advice|opinion)\b",
    r"\bhow (should|would) (we|you) (handle|deal|react)\b", r"\bshould (we|the team|staff)\b",
    r"\bwhat (would|do) you (like|want|wish)( us)? to (happen|do)\b",
)  # fmt: skip
"""A question that hands the work to the person who came for help (row 25)."""

PENALTIES: Final = (r"punish", r"penalt", r"\bdeserve", r"\bfair\b")
"""A part in what follows for somebody (row 26)."""

MEASURES: Final = (r"\bsanction", r"\bconsequence", r"\bwarning\b", r"\bban(s|ned)?\b")
"""What can follow for somebody; the reporter is not asked about it, though those whom it concerns are told."""

APOLOGIES: Final = (r"apolog", r"\bsay(s|ing)? sorry\b", r"\bforgiv", r"\bmake (it )?up with\b")
"""An apology that is suggested or carried over (row 56); the event itself may be sorry in public (row 64)."""

PROMISES: Final = (
    r"\bpromis", r"guarant", r"\bassure you\b", r"confiden", r"\bsecre", r"\bnobody will\b", r"\bno one will\b",
    r"\bwe will (make sure|see to it|remove|ban|expel)\b", r"\banonymous(ly)?\b",
)  # fmt: skip
"""Secrecy or an outcome, which nobody can promise."""

VERDICTS: Final = (
    r"\bvictim", r"\bharass", r"\boffender", r"\bculprit", r"\bperpetrator", r"\baccus", r"\balleg", r"\bcomplain",
    r"\bguilt",
)  # fmt: skip
"""Words by which somebody is judged before anything was decided."""

BLAME: Final = (r"\bcalm down\b", r"\bwhy did(n't| not)? you\b")
"""Doubt and blame."""

LOUD: Final = (r"(?<!^)(?<!\bkey )(?<!\bF4 )!",)
"""An exclamation mark; the key ``!`` may be named."""

UNSPEAKABLE: Final = (*WITHDRAWING, *ADVICE, *PENALTIES, *PROMISES, *VERDICTS, *BLAME, *LOUD)
"""What stands nowhere that a reporter, or anybody else outside the team, may see or hear."""

TO_THE_REPORTER: Final = (*UNSPEAKABLE, *MEASURES, *APOLOGIES)
"""What is not said while somebody reports, nor when it is written up."""

EXAMPLES: Final = (
    "You can withdraw it.",
    "We can drop it.",
    "You may take it back.",
    "Are you sure?",
    "Do you want to go on?",
    "Would you like us to continue?",
    "Do you want to proceed?",
    "Shall we pursue this?",
    "What should we do?",
    "What would you like to happen?",
    "Should we talk to them?",
    "We punish this.",
    "Which penalty is fair?",
    "I promise it.",
    "It is guaranteed.",
    "This is confidential.",
    "It stays secret.",
    "The victim.",
    "The harasser.",
    "The offender.",
    "The culprit.",
    "Thank you!",
    "Thank you !",
)
"""A sentence for each reason, to show that the lists find it."""


def found_in(text: str, patterns: Iterable[str] = UNSPEAKABLE) -> list[str]:
    """Return the patterns that a text holds; none where it may be said."""
    return [pattern for pattern in patterns if re.search(pattern, text, re.IGNORECASE)]
