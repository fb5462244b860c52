"""What the words of a heading mean: which column of a table of actions holds what.

Councils word their headings differently; the patterns are tried in order, the most telling first,
so that "Action lead" is a lead and "Progress of actions" is evidence.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from plans.formats.past import DATE_NO_LONGER, NO_LONGER
from plans.formats.text import words_only


class Column(Enum):
    """What a column of an action table holds."""

    KEY = "key"
    THEME_REF = "theme number"
    THEME = "theme"
    OBJECTIVE_REF = "objective number"
    OBJECTIVE = "objective"
    REF = "number"
    ACTION_REF = "action number"
    ACTION = "action"
    LEAD = "lead"
    LEAD_PRINTED = "lead as printed"
    AGENCY = "agency"
    WHEN = "when"
    DUE = "due date"
    MILESTONES = "milestones"
    NO_DATE = "no date because"
    BASELINE = "baseline"
    EVIDENCE = "evidence"
    RATING = "rating"
    RATING_PRINTED = "rating as printed"
    MOMENT = "moment"
    SIGNED_OFF = "signed off"
    STATE = "state"
    UNKNOWN = "unknown"


_OWN = {
    "key": Column.KEY,
    "theme no": Column.THEME_REF,
    "lead as printed": Column.LEAD_PRINTED,
    "milestone dates": Column.MILESTONES,
    "no date because": Column.NO_DATE,
    "rating as printed": Column.RATING_PRINTED,
    "updated at": Column.MOMENT,
    "updated and signed off": Column.MOMENT,
    "signed off": Column.SIGNED_OFF,
    "state": Column.STATE,
}
"""Headings that only a file which this program wrote has."""

_NUMBER = r"(?:no|nos|number|ref|refs|reference|id)"
_PATTERNS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (
            Column.RATING,
            (
                r"\bb ?r ?a ?g\b|\brags?\b|\br a g\b|\bbragg\b|traffic light|^(?:current "
                r"|overall |progress )?rating$"
            ),
        ),
        (
            Column.UNKNOWN,
            (
                r"\b(?:success|measures?|impact|risks?|resources?|costs?|budget|funding"
                r"|kpis?|indicators?|benefits?)\b"
                r"|how will we know|\bstart\b|date (?:raised|added|closed|opened)"
                r"|last updated?|date of (?:last )?update"
                r"|\bupdated (?:on|by)\b|\bsupport(?:ed|ing)?\b(?! officer$)|^source$"
            ),
        ),
        (Column.THEME_REF, rf"^(?:theme|priority|strand) {_NUMBER}$"),
        (
            Column.OBJECTIVE_REF,
            rf"^(?:strategic )?(?:objective|outcome|priority|aim|goal)s? {_NUMBER}$",
        ),
        (Column.ACTION_REF, rf"^(?:action|task|milestone|recommendation|rec)s? {_NUMBER}$"),
        (Column.REF, rf"^{_NUMBER}$|^item(?: {_NUMBER})?$"),
        (
            Column.AGENCY,
            r"^(?:lead |responsible )?(?:agency|agencies|organisations?|organization|partners?)$",
        ),
        (
            Column.LEAD,
            (
                r"\b(?:leads?|owners?|owned by|responsible|responsibility|accountable"
                r"|accountability|who|whom|assigned to|named officer)\b"
                r"|^(?:officers?|key contact|by)$"
            ),
        ),
        (
            Column.BASELINE,
            r"^(?:original|baseline)\b.*\b(?:date|deadline|timescale|target|when|due)$|^baseline$",
        ),
        (
            Column.WHEN,
            (
                r"\b(?:revised|current|new) (?:date|deadline|target|timescale|due "
                r"date|target date|completion date)\b"
            ),
        ),
        (Column.DUE, r"^(?:date )?due(?: date| by)?$"),
        (
            Column.WHEN,
            (
                r"\b(?:when|timescales?|time ?frames?|time scales?|deadlines?|timing"
                r"|timelines?|due|milestone date|action by(?: date)?$"
                r"|completion|completed by|complete by|delivery date|end date|target "
                r"date|implementation date)\b|^target$"
            ),
        ),
        (Column.RATING, r"\bstatus$|^colour$"),
        (
            Column.EVIDENCE,
            (
                r"\b(?:evidence|progress|updates?|commentary|comments?|narrative"
                r"|position|achieved|achievements|to date)\b"
            ),
        ),
        (
            Column.THEME,
            r"^(?:key )?(?:theme|priority theme|strand|work ?stream|pillar)(?: name| title)?s?$",
        ),
        (Column.OBJECTIVE, r"\bobjectives?\b"),
        (
            Column.ACTION,
            (
                r"\b(?:actions?|tasks?|milestones?|activity|activities|steps?|recommendations?)\b"
                r"|^what$"
                r"|what (?:will|do|are) we (?:will |going to |need to )?do\b|what "
                r"we will do|what needs to (?:be done|happen)"
                r"|how (?:will|do) we|how we will"
            ),
        ),
        (
            Column.OBJECTIVE,
            r"\b(?:outcomes?|aims?|goals?)\b|we want to (?:achieve|happen)|want to achieve",
        ),
        (Column.OBJECTIVE, r"\bpriorit(?:y|ies)\b"),
        (Column.WHEN, r"^date$"),
    )
)
_PAST: dict[Column, re.Pattern[str]] = {
    Column.RATING: re.compile(rf"{NO_LONGER}|\b(?:last|earlier)\b"),
    Column.WHEN: re.compile(DATE_NO_LONGER),
    Column.DUE: re.compile(DATE_NO_LONGER),
    Column.EVIDENCE: re.compile(
        rf"^(?!.*\bsince\b)(?:.*{NO_LONGER}|last (?:quarter|month|year)s?\b)"
    ),
}
"""Headings of what an action was, beside what it is."""
_NOW = re.compile(r"\b(?:current(?:ly)?|this|latest|now|new|revised)\b")


class Heading(NamedTuple):
    """A heading of a table of actions, and what it means."""

    printed: str
    column: Column
    strength: int
    """How telling it is: the lower, the more."""

    @property
    def is_past(self) -> bool:
        """Whether it heads what an action was, beside what it is."""
        pattern = _PAST.get(self.column)
        return pattern is not None and pattern.search(words_only(self.printed)) is not None

    @property
    def says_now(self) -> bool:
        """Whether it says that it heads what an action is, where another may head what it was."""
        return self.column in _PAST and _NOW.search(words_only(self.printed)) is not None


def heading_of(printed: str) -> Heading:
    words = words_only(printed)
    if printed.strip() == "#":
        return Heading(printed, Column.REF, 0)
    if words in _OWN:
        return Heading(printed, _OWN[words], -1)
    for strength, (column, pattern) in enumerate(_PATTERNS):
        if pattern.search(words):
            return Heading(printed, column, strength)
    return Heading(printed, Column.UNKNOWN, len(_PATTERNS))
