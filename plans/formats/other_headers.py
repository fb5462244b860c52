"""The headings of the tables beside the actions: versions, officers, terms, themes."""

from __future__ import annotations

import re
from enum import Enum

from plans.formats.grid import Row
from plans.formats.text import words_only


class Kind(Enum):
    """What a table is about."""

    ACTIONS = "actions"
    VERSIONS = "versions"
    OFFICERS = "officers"
    GLOSSARY = "glossary"
    THEMES = "themes"


_OTHERS: dict[Kind, dict[str, re.Pattern[str]]] = {
    Kind.VERSIONS: {
        "number": re.compile(r"^(?:version|issue|revision|draft|v)(?: no| number| ref)?$"),
        "date": re.compile(r"\bdate\b|^issued$"),
        "author": re.compile(r"\b(?:author|by|editor|owner|who|initials)\b"),
        "comments": re.compile(
            r"\b(?:comments?|changes?|amendments?|description|details?|summary"
            r"|notes?|reason|purpose)\b"
        ),
    },
    Kind.OFFICERS: {
        "name": re.compile(
            r"^(?:name|officer|lead officer|lead|action lead|full name|lead "
            r"name|officer name|name of officer|contact)s?$"
        ),
        "job_title": re.compile(r"\b(?:title|post|role|position|designation|job)\b"),
        "agency": re.compile(
            r"\b(?:agency|organisation|organization|partner|employer|service|department)\b"
        ),
        "kind": re.compile(r"^kind$"),
    },
    Kind.GLOSSARY: {
        "term": re.compile(r"^(?:term|acronym|abbreviation|word|phrase|initials)s?(?: used)?$"),
        "meaning": re.compile(
            r"\b(?:meaning|definition|description|stands for|full|explanation|in full)\b"
        ),
    },
    Kind.THEMES: {
        "number": re.compile(r"^theme no$"),
        "name": re.compile(r"^theme$"),
        "statement": re.compile(r"^(?:theme )?statement$"),
    },
}
_NEEDED = {
    Kind.VERSIONS: ("number",),
    Kind.OFFICERS: ("name",),
    Kind.GLOSSARY: ("term", "meaning"),
    Kind.THEMES: ("number", "name", "statement"),
}


def other_fields(row: Row) -> tuple[Kind | None, dict[str, int]]:
    """What such a table is about and where each thing stands in it; none where it is no such."""
    for kind, patterns in _OTHERS.items():
        fields = _fields(row, patterns)
        if len(fields) > 1 and all(name in fields for name in _NEEDED[kind]):
            return kind, fields
    return None, {}


def _fields(row: Row, patterns: dict[str, re.Pattern[str]]) -> dict[str, int]:
    fields: dict[str, int] = {}
    for column, cell in enumerate(row.cells):
        words = words_only(cell.text)
        name = next((n for n, p in patterns.items() if n not in fields and p.search(words)), "")
        if name and words:
            fields[name] = column
    return fields
