"""What stands before the actions: the plan's title, period and owner."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plans.document import Period
from plans.formats.grid import TITLE, Paragraph
from plans.formats.period import period_in
from plans.formats.text import one_line, words_only
from plans.formats.titles import split_tail, theme_title

_PLAN = re.compile(r"\b(?:plan|strategy|programme)\b")
_LABELLED = re.compile(
    (
        r"^(?:plan )?(?P<label>owner|owned by|owner body|partnership|period"
        r"|title|plan|plan title)\s*[:|]\s*(?P<value>.+)$"
    ),
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:board|partnership|lscb|lscp|council|committee|commission|executive"
    r"|cabinet|forum|trust)\b"
)
NOT_STATED = "not stated"
"""Behind a label: the plan has none, so that none is looked for elsewhere."""
_LONGEST = 150
_OWNER_WORDS = 12


def labelled(paragraphs: Sequence[Paragraph], *labels: str) -> str:
    """The value of a line such as "Owner: …"; empty where there is none."""
    for paragraph in paragraphs:
        match = _LABELLED.match(one_line(paragraph.text))
        if match and match["label"].lower() in labels:
            return match["value"].strip()
    return ""


def title_of(paragraphs: Sequence[Paragraph], from_properties: str) -> str:
    """The title on the page: styled as one, labelled, or the first line that names a plan."""
    styled = next((p.text for p in paragraphs if p.level == TITLE), "")
    found = styled or labelled(paragraphs, "title", "plan", "plan title")
    found = found or next((t for p in paragraphs if (t := _named_plan(p))), "")
    if not found and _PLAN.search(from_properties.lower()):
        found = from_properties
    return one_line(found)


def _named_plan(paragraph: Paragraph) -> str:
    """The title without its theme, where the paragraph names a plan; else empty."""
    title, _ = split_tail(paragraph.text)
    short = len(title) <= _LONGEST and not title.endswith((".", ":", ";"))
    plain = _PLAN.search(title.lower()) and not _LABELLED.match(title)
    named = theme_title(title)
    return (
        title if short and plain and not paragraph.sheet and not (named and named.explicit) else ""
    )


def owner_of(paragraphs: Sequence[Paragraph], title: str) -> str:
    """The body whose plan it is: labelled, or a short line with a board's name."""
    found = labelled(paragraphs, "owner", "owned by", "owner body", "partnership")
    if found.casefold() == NOT_STATED:
        return ""
    return found or next((one_line(p.text) for p in paragraphs if _is_body(p, title)), "")


def _is_body(paragraph: Paragraph, title: str) -> bool:
    words = words_only(paragraph.text)
    return (
        not paragraph.sheet
        and one_line(paragraph.text) != title
        and len(words.split()) <= _OWNER_WORDS
        and not paragraph.text.rstrip().endswith((".", ":", ","))
        and _BODY.search(words) is not None
        and _PLAN.search(words) is None
    )


def period_of(paragraphs: Sequence[Paragraph], title: str) -> Period:
    label = labelled(paragraphs, "period")
    if label.casefold() == NOT_STATED:
        return Period()
    return (period_in(label) if label else None) or period_in(title) or Period()
