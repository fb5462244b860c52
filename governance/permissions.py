"""Who may do what in governance."""

from __future__ import annotations

from people.permissions import add, belongs
from people.rule import Rule

PERMISSIONS: dict[str, tuple[str, Rule]] = {
    "governance.see": ("read the bodies of the partnership and their members", belongs),
}

add(PERMISSIONS)
