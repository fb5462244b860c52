"""Who may do what in reports."""

from __future__ import annotations

from people.permissions import add, belongs
from people.rule import Rule

PERMISSIONS: dict[str, tuple[str, Rule]] = {
    "reports.make_pack": ("make and download packs from what the reader may see", belongs),
}

add(PERMISSIONS)
