"""Who may do what in governance."""

from __future__ import annotations

from actions.permissions import is_of_an_open_plan
from people.models import Role
from people.permissions import add, belongs, is_administrator, is_chair, role, sees_recorded
from people.rule import Rule

is_scrutiny_officer = role(Role.Kind.SCRUTINY_OFFICER)

PERMISSIONS: dict[str, tuple[str, Rule]] = {
    "governance.see": ("read the bodies of the partnership and their members", belongs),
    "governance.keep_reviews": (
        "keep scrutiny reviews, their recommendations and the answers to them",
        is_administrator | is_scrutiny_officer,
    ),
    "governance.see_rounds": (
        "see who has reported in a round, and who was written to",
        sees_recorded,
    ),
    "governance.run_rounds": (
        "set, open and close the reporting rounds of a plan",
        is_of_an_open_plan & (is_chair | is_administrator),
    ),
}

add(PERMISSIONS)
