"""What no longer holds: the words that say so in a heading, and beside a date."""

from __future__ import annotations

import re

_MOVED = (
    r"(?:moved|revised|changed|amended|slipped|deferred|delayed|postponed|extended|rescheduled"
    r"|put back|brought forward)"
)
NO_LONGER = (
    r"\b(?:prev(?:ious(?:ly)?)?|prior(?! to\b)|former(?:ly)?|old|originally|superseded"
    rf"|{_MOVED} from)\b"
)
DATE_NO_LONGER = rf"(?:{NO_LONGER}|\b(?:was|original)\b)"
_REACH = 100
"""Characters before a date in which such words can speak of it."""
_BEFORE = re.compile(
    rf"(?:{DATE_NO_LONGER}|\b{_MOVED} to\b[^,;()]*\bfrom\b)"
    r"(?:[\s:.()\['\"-]|\b(?:due|date|deadline|target|by|in|on|for|the|end|of|to be"
    r"|(?:set|planned|scheduled|agreed) for)\b)*$"
)
_AFTER = re.compile(
    rf"[\s(\[,;-]*(?:(?!was\b){DATE_NO_LONGER}(?: (?:date|deadline|target))?\s*(?:[]),;]|$)"
    rf"|(?:(?:was|is|has|been|now) )*{_MOVED} to\b)"
)


def is_past(text: str, start: int, end: int) -> bool:
    """Whether the folded text says of the date that stands there that it no longer holds."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    return bool(before or _AFTER.match(text, end))
