"""Comparing two documents: what was added, left, re-rated, re-dated, re-led, re-worded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``before`` and ``after`` are plain JSON values.

    ``key`` and ``ref`` name the action, objective (ref only), or theme (its number as ref).
    """

    kind: str
    key: str = ""
    ref: str = ""
    field: str = ""
    before: Any = None
    after: Any = None

    def as_data(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "key": self.key,
            "ref": self.ref,
            "field": self.field,
            "before": self.before,
            "after": self.after,
        }
