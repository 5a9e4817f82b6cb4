"""JSON as it may go to a terminal: readable in every script, what steers or hides written as escapes."""

import json
import re
import unicodedata
from typing import Any, Final

_SUSPECT: Final = re.compile(r"[^ -~\n]")
_ESCAPED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LAST_OF_TWO_BYTES: Final = 0xFFFF


def to_json(data: Any) -> str:
    """Return data as indented JSON, a list as a line for each entry; what could steer or hide is escaped."""
    if isinstance(data, list) and data:
        text = "[\n  " + ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in data) + "\n]"
    else:
        text = json.dumps(data, ensure_ascii=False, indent=2)
    return text if text.isascii() and "\x7f" not in text else _SUSPECT.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    if unicodedata.category(sign) not in _ESCAPED:
        return sign
    code = ord(sign)
    if code <= _LAST_OF_TWO_BYTES:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
