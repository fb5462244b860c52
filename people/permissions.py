"""Who may do what with people: one table of composed predicates that fail closed.

The predicates of roles stand here too, for the tables of the apps above.
"""

from __future__ import annotations

import rules

from people.models import Role
from people.rule import Rule
from people.scope import Scope
from people.standing import Standing, standing

Kind = Role.Kind

LEAD = "lead"
"""Whoever acts for an officer who leads an action: given by an acting, not by a role."""

LABELS = {LEAD: "Action lead", **{kind.value: str(kind.label) for kind in Kind}}
"""Every kind of people that somebody can be in a partnership, by name."""


def _scope(obj: object) -> Scope | None:
    return getattr(obj, "scope", None)


def role(*kinds: str) -> Rule:
    """A rule: the user holds one of these roles where the object belongs."""

    def holds(user: object, obj: object = None) -> bool:
        scope = _scope(obj)
        return scope is not None and standing(user).holds(kinds, scope)

    return Rule(holds, " or ".join(kinds), holders=kinds)


def _belongs(user: object, obj: object = None) -> bool:
    """The user has a role, or acts for an officer, where the object belongs."""
    scope = _scope(obj)
    return scope is not None and standing(user).belongs(scope)


def kinds_of(held: Standing, scope: Scope) -> list[str]:
    """What somebody is where a question is asked: their roles there, and whether they lead."""
    acts = [LEAD] if scope.partnership_id in held.acting_in else []
    return acts + [kind for kind in Kind if held.holds((kind,), scope)]


belongs = Rule(_belongs, "belongs", holders=LABELS)
is_administrator = role(Kind.ADMINISTRATOR)
is_chair = role(Kind.CHAIR)
is_auditor = role(Kind.AUDITOR)
reads_restricted = role(
    Kind.CHAIR, Kind.CHIEF_OFFICER, Kind.SCRUTINY_OFFICER, Kind.ADMINISTRATOR, Kind.AUDITOR
)
"""Those who decide on the plan, make its papers or audit it; members have the restricted pack."""
sees_recorded = role(Kind.CHAIR, Kind.ADMINISTRATOR, Kind.AUDITOR)

PERMISSIONS: dict[str, tuple[str, Rule]] = {
    "people.see": ("see the officers, agencies and bodies of the partnership", belongs),
    "people.see_users": ("see users and their roles", is_administrator | is_auditor),
    "people.see_access": (
        "see who read, exported and changed access to what",
        is_administrator | is_auditor,
    ),
    "people.see_letters": (
        "see which letters were sent to whom, and which could not be",
        is_administrator | is_auditor,
    ),
    "people.manage": ("manage officers, users and roles", is_administrator),
    "people.take_name_away": (
        "take away for good the name of a user who has departed",
        is_administrator,
    ),
    "people.read_restricted": ("read restricted text: what is exempt", reads_restricted),
    "people.decide_exempt": (
        "decide that text is exempt, and lift that",
        is_administrator | is_chair | role(Kind.SCRUTINY_OFFICER),
    ),
    "people.export_user": (
        "read and export what is held about a user or an officer",
        is_administrator,
    ),
}
"""Each permission with an English sentence and its rule."""


SENTENCES: dict[str, str] = {}
"""What each permission of every app lets a user do, in words."""
RULES: dict[str, Rule] = {}
"""Who may do it, and under which conditions."""


def add(table: dict[str, tuple[str, Rule]]) -> None:
    """Make an app's table the rules that ``user.has_perm`` asks."""
    for name, (sentence, rule) in table.items():
        SENTENCES[name], RULES[name] = sentence, rule
        rules.set_perm(name, rule)


add(PERMISSIONS)
