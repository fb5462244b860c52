"""Histories read once and asked for many moments."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from people.asat import revisions


class Timeline:
    """Revisions of one kind of row: which one held for each object at a moment."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self._moments: defaultdict[int, list[datetime]] = defaultdict(list)
        self._rows: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            self._moments[row["id"]].append(row["history_date"])
            self._rows[row["id"]].append(row)

    def at(self, moment: datetime) -> dict[int, dict[str, Any]]:
        found = {}
        for pk, moments in self._moments.items():
            place = bisect_right(moments, moment)
            if place and self._rows[pk][place - 1]["history_type"] != "-":
                found[pk] = self._rows[pk][place - 1]
        return found

    def first(self) -> dict[int, dict[str, Any]]:
        """Each object's first revision."""
        return {pk: rows[0] for pk, rows in self._rows.items()}


def timeline(model: Any, *columns: str, until: datetime, **ever: Any) -> Timeline:
    """The revisions until a moment of every object that was ever like that; two tables' worth.

    Args:
        ever: what some revision of the object must satisfy.
    """
    held = revisions(model).filter(**ever).values("id")
    rows = revisions(model).filter(id__in=held, history_date__lte=until)
    return Timeline(
        rows.order_by("history_date", "history_id").values(
            "id", "history_date", "history_type", *columns
        )
    )
