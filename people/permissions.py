"""Who may do what with people: one table of composed predicates that fail closed.

The predicates of roles stand here too, for the tables of the apps above.
"""

from __future__ import annotations

from typing import Any

import rules

from people.models import Role
from people.scope import Scope
from people.standing import standing

Kind = Role.Kind


def _scope(obj: object) -> Scope | None:
    return getattr(obj, "scope", None)


def role(*kinds: str) -> Any:
    """A predicate: the user holds one of these roles where the object belongs."""

    @rules.predicate(name=" or ".join(kinds))  # type: ignore[untyped-decorator]
    def holds(user: object, obj: object = None) -> bool:
        scope = _scope(obj)
        return scope is not None and standing(user).holds(kinds, scope)

    return holds


@rules.predicate  # type: ignore[untyped-decorator]
def belongs(user: object, obj: object = None) -> bool:
    """The user has a role, or acts for an officer, where the object belongs."""
    scope = _scope(obj)
    return scope is not None and standing(user).belongs(scope)


is_administrator = role(Kind.ADMINISTRATOR)
is_chair = role(Kind.CHAIR)
is_auditor = role(Kind.AUDITOR)
sees_recorded = role(Kind.CHAIR, Kind.ADMINISTRATOR, Kind.AUDITOR)

PERMISSIONS: dict[str, tuple[str, Any]] = {
    "people.see": ("see the officers, agencies and bodies of the partnership", belongs),
    "people.see_users": ("see users and their roles", is_administrator | is_auditor),
    "people.see_access": (
        "see who read, exported and changed access to what",
        is_administrator | is_auditor,
    ),
    "people.manage": ("manage officers, users and roles", is_administrator),
    "people.take_name_away": (
        "take away for good the name of a user who has departed",
        is_administrator,
    ),
    "people.export_user": ("read and export what is held about a user", is_administrator),
}
"""Each permission with an English sentence and its rule."""


SENTENCES: dict[str, str] = {}
"""What each permission of every app lets a user do, in words."""


def add(table: dict[str, tuple[str, Any]]) -> None:
    """Make an app's table the rules that ``user.has_perm`` asks."""
    for name, (sentence, predicate) in table.items():
        SENTENCES[name] = sentence
        rules.set_perm(name, predicate)


add(PERMISSIONS)
