"""Who may do what with a plan."""

from __future__ import annotations

from typing import Any

from people.permissions import add, belongs, is_administrator, sees_recorded

PERMISSIONS: dict[str, tuple[str, Any]] = {
    "plans.see": ("read the plan, its actions and versions", belongs),
    "plans.see_recorded": ("see updates that are not yet considered", sees_recorded),
    "plans.edit": ("edit, import and open the plan and cut its versions", is_administrator),
}

add(PERMISSIONS)
