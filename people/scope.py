"""Where a permission is asked for."""

from __future__ import annotations

from typing import NamedTuple


class Scope(NamedTuple):
    """A partnership, and one of its plans or bodies if the question is about one."""

    partnership_id: int
    plan_slug: str = ""
    driven_by: int | None = None
    """The body whose chair decides for the plan; none: any chair's word counts."""
    body_id: int | None = None
    """The body whose own things the question is about, such as its meetings; none: of no body."""
