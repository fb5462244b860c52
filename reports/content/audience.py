"""For whom a paper is: the public, or those who may read what is exempt. Pure."""

from __future__ import annotations

from reports.content.shape import PackContent

PUBLIC, RESTRICTED = "-public", "-restricted"


def audience_of(content: PackContent) -> str:
    """What the name of a file ends in: nothing where it is neither public nor holds exempt text."""
    if content.is_public:
        return PUBLIC
    return RESTRICTED if content.marking else ""
