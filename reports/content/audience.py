"""For whom a paper is: the public, or those who may read what is exempt. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from people.schedule_12a import not_for_publication
from people.wording import listed
from reports.content.shape import PackContent

PUBLIC, RESTRICTED = "-public", "-restricted"


def audience_of(content: PackContent) -> str:
    """What the name of a file ends in: nothing where it is neither public nor holds exempt text."""
    if content.is_public:
        return PUBLIC
    return RESTRICTED if content.marking else ""


def marking_of(paragraphs: Iterable[str]) -> str:
    """The statutory words, without a stop: ``Not for publication by virtue of paragraph 1 …``."""
    found = sorted(set(paragraphs))
    words = not_for_publication(listed(found))
    return words.replace("paragraph ", "paragraphs ", 1) if found[1:] else words
