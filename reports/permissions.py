"""Who may do what in reports."""

from __future__ import annotations

from typing import Any

from people.permissions import add, belongs

PERMISSIONS: dict[str, tuple[str, Any]] = {
    "reports.make_pack": ("make and download packs from what the reader may see", belongs),
}

add(PERMISSIONS)
