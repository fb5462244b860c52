"""Looking for tags of a kind in a finished paper."""

from __future__ import annotations

from pikepdf import Object

from reports.render.structure import kids, kind_of


def of_kind(element: Object, kind: str) -> list[Object]:
    """Every tag of this kind, at any depth; what lies under one that was found is not searched."""
    found: list[Object] = []
    for kid in kids(element):
        found += [kid] if kind_of(kid) == kind else of_kind(kid, kind)
    return found
