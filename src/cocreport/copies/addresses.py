"""What e-mail addresses and telephone numbers look like in a text."""

import re
from typing import Final

_SIGNS: Final = r"[^\s@<>()\[\]{},;:\"]+"

MAIL: Final = re.compile(rf"{_SIGNS}@{_SIGNS}\.[^\W\d_]{{2,}}")
NUMBER: Final = re.compile(r"(?<![\w.])\(?\+?\(?\d(?:[\s()./-]{0,3}\d){5,}")
"""Any long number: it is somebody's only where its last digits are known."""

TELEPHONE: Final = re.compile(r"(?<![\w.:-])(?:\+|00?)[\d(][\d\s()./-]{6,}\d")
"""A number that is one to call, whoever it belongs to."""

SHORTEST: Final = 7
"""The digits by which two numbers are the same, from the end on."""
