"""Who may do what in governance."""

from __future__ import annotations

from typing import NamedTuple

from actions.permissions import is_of_an_open_plan
from people.models import Role
from people.permissions import (
    LEAD,
    add,
    belongs,
    is_administrator,
    is_chair,
    role,
    sees_recorded,
)
from people.rule import Rule, condition
from people.scope import Scope
from people.standing import standing

is_scrutiny_officer = role(Role.Kind.SCRUTINY_OFFICER)


class Due(NamedTuple):
    """Something that an officer owes to a body."""

    scope: Scope
    owed_by: int | None


@condition("on what they owe", "you do not act for the officer who owes it", holders=[LEAD])
def owes_it(user: object, due: Due | None = None) -> bool:
    """The user acts today for the officer who owes the promise or the next step."""
    return getattr(due, "owed_by", None) in standing(user).officers


PERMISSIONS: dict[str, tuple[str, Rule]] = {
    "governance.see": (
        "read the bodies of the partnership, who sits on them, and their meetings",
        belongs,
    ),
    "governance.keep_bodies": (
        "keep the bodies, who sits on them, and their routes",
        is_administrator,
    ),
    "governance.keep_meetings": (
        "keep the meetings of the bodies that they serve",
        is_administrator | is_scrutiny_officer,
    ),
    "governance.keep_programme": (
        "keep the work programme of the bodies that they serve",
        is_administrator | is_scrutiny_officer,
    ),
    "governance.close_followed": (
        "say what came of promises and next steps",
        is_administrator | is_scrutiny_officer | owes_it,
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
