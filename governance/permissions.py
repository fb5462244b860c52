"""Who may do what in governance."""

from __future__ import annotations

from typing import Any

from people.permissions import add, belongs

PERMISSIONS: dict[str, tuple[str, Any]] = {
    "governance.see": ("read the bodies of the partnership and their members", belongs),
}

add(PERMISSIONS)
