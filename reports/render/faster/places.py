"""Which functions of others stand aside for ours."""

from __future__ import annotations

from inspect import getattr_static
from typing import Any, NamedTuple


class Place(NamedTuple):
    """Where a faster function stands, and the one whose place it took."""

    owner: Any
    name: str
    original: Any


PLACES: list[Place] = []


def put(faster: Any, name: str, *owners: Any) -> None:
    for owner in owners:
        PLACES.append(Place(owner, name, getattr_static(owner, name)))
        setattr(owner, name, faster)
