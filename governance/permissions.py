"""Who may do what in governance."""

from __future__ import annotations

from people.models import Role
from people.permissions import add, belongs, is_administrator, role
from people.rule import Rule

is_scrutiny_officer = role(Role.Kind.SCRUTINY_OFFICER)

PERMISSIONS: dict[str, tuple[str, Rule]] = {
    "governance.see": ("read the bodies of the partnership and their members", belongs),
    "governance.keep_meetings": (
        "keep the meetings of the bodies that they serve",
        is_administrator | is_scrutiny_officer,
    ),
    "governance.keep_reviews": (
        (
            "keep scrutiny reviews, their recommendations and the responses to them, for the "
            "bodies that they serve"
        ),
        is_administrator | is_scrutiny_officer,
    ),
    "governance.scrutinise": (
        "agree for scrutiny that a recommendation is completed, or not, and discharge it",
        is_scrutiny_officer,
    ),
}

add(PERMISSIONS)
