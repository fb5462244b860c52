"""What a decision cell says: accepted, accepted subject to something, rejected or deferred."""

from __future__ import annotations

import re

from governance.reviews.document import Decision
from plans.formats.text import fold, one_line

_SUBJECT_TO = re.compile(r"\bsubject to\b\s*(?P<what>[^)]*)", re.IGNORECASE)
_DECISIONS: tuple[tuple[Decision, re.Pattern[str]], ...] = (
    (Decision.REJECTED, re.compile(r"\breject(?:ed)?\b|\bnot accept(?:ed)?\b|\bdeclined\b")),
    (Decision.DEFERRED, re.compile(r"\bdefer(?:red)?\b")),
    (Decision.ACCEPTED, re.compile(r"\b(?:accept|agree)(?:ed|d)?\b")),
)


def decision_of(printed: str) -> tuple[Decision | None, str]:
    """The decision, and what it is subject to; none where the words are no decision."""
    folded = fold(printed)
    found = [decision for decision, pattern in _DECISIONS if pattern.search(folded)]
    if not found:
        return None, ""
    if found[0] is not Decision.ACCEPTED:
        return found[0], ""
    condition = _SUBJECT_TO.search(printed)
    if condition is None:
        return Decision.ACCEPTED, ""
    return Decision.SUBJECT_TO, one_line(condition["what"]).rstrip(" .")
