"""What no longer holds: the words that say so in a heading, and beside a date."""

from __future__ import annotations

import re

NO_LONGER = (
    r"\b(?:previous(?:ly)?|prior(?! to\b)|former(?:ly)?|old|originally"
    r"|(?:moved|revised|changed|amended|slipped|deferred|delayed|postponed|extended|rescheduled"
    r"|put back|brought forward) from)\b"
)
DATE_NO_LONGER = rf"(?:{NO_LONGER}|\b(?:was|original)\b)"
_REACH = 100
"""Characters before a date in which such words can speak of it."""
_BEFORE = re.compile(
    rf"{DATE_NO_LONGER}(?:[\s:('\"-]|\b(?:due|date|deadline|target|by|in|on|for|the|end|of)\b)*$"
)
_AFTER = re.compile(
    rf"\s*[(-]?\s*(?!was\b){DATE_NO_LONGER}(?: (?:date|deadline|target))?\s*(?:[),;]|$)"
)


def is_past(text: str, start: int, end: int) -> bool:
    """Whether the folded text says of the date that stands there that it no longer holds."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    return bool(before or _AFTER.match(text, end))
