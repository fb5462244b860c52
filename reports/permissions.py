"""Who may do what in reports."""

from __future__ import annotations

from people.permissions import add, belongs, is_administrator, is_chair
from people.rule import Rule

PERMISSIONS: dict[str, tuple[str, Rule]] = {
    "reports.make_pack": ("make and download packs from what the reader may see", belongs),
    "reports.confirm_identity": (
        "confirm that what holds a pack back is no child's identity",
        is_chair | is_administrator,
    ),
}

add(PERMISSIONS)
