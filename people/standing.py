"""What a user is today: the roles they hold and the officers they act for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connections, router
from django.db.models import Q

from people import clock
from people.models import Role, User
from people.scope import Scope


class HeldRole(NamedTuple):
    kind: str
    partnership_id: int
    plan_slug: str
    """Empty: in every plan."""
    body_id: int | None
    """Only for this body, if set."""

    def reaches(self, scope: Scope) -> bool:
        """Whether the role is held where the question is asked.

        A chair of another body than the one that drives a plan is no chair of that plan; and a
        role for one body reaches nothing that is another body's own.
        """
        if self.partnership_id != scope.partnership_id:
            return False
        if self.plan_slug not in ("", scope.plan_slug):
            return False
        if self.body_id is None:
            return True
        if self.kind == Role.Kind.CHAIR and scope.driven_by not in (None, self.body_id):
            return False
        return scope.body_id in (None, self.body_id)


@dataclass(frozen=True, slots=True)
class Standing:
    roles: tuple[HeldRole, ...]
    """The roles held today."""
    officers: frozenset[int]
    """Officers for whom the user acts today."""
    partnerships: frozenset[int]
    acting_in: frozenset[int] = frozenset()
    """Partnerships in which the user acts for an officer, who may lead in any of their plans."""
    exempt_in: frozenset[int] = frozenset()
    """Partnerships of the user in which something is exempt."""

    def holds(self, kinds: Iterable[str], scope: Scope) -> bool:
        wanted = set(kinds)
        return any(role.kind in wanted and role.reaches(scope) for role in self.roles)

    def holds_anywhere(self, kind: str, scope: Scope) -> bool:
        """Whether the user holds a role in the partnership, for whichever body."""
        here = (role for role in self.roles if role.partnership_id == scope.partnership_id)
        return any(role.kind == kind and role.plan_slug in ("", scope.plan_slug) for role in here)

    def belongs(self, scope: Scope) -> bool:
        """Whether the user has anything to do in this partnership, or this plan of it."""
        if scope.partnership_id not in self.partnerships:
            return False
        if scope.partnership_id in self.acting_in or not scope.plan_slug:
            return True
        here = (role for role in self.roles if role.partnership_id == scope.partnership_id)
        return any(role.plan_slug in ("", scope.plan_slug) for role in here)


NOBODY = Standing((), frozenset(), frozenset())


def in_force(day: date) -> Q:
    """Roles, memberships and actings that hold on a London day, ends included."""
    return Q(from_date__lte=day) & (Q(to_date=None) | Q(to_date__gte=day))


def is_over(last: date | None, day: date) -> bool:
    """Whether a last day, which is included, lies before a London day; none has no end."""
    return last is not None and last < day


def standing(user: object) -> Standing:
    """The user's standing today; read once for each user object, so once a request."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    held: Standing | None = getattr(user, "_standing", None)
    if held is None:
        held = _read(user)
        user._standing = held  # type: ignore[attr-defined]
    return held


_EXEMPT_THERE = """
    EXISTS (
        SELECT 1 FROM people_exemption AS exempt
        LEFT JOIN people_exemptionlift AS lift ON lift.exemption_id = exempt.id
        WHERE lift.id IS NULL AND exempt.partnership_id = place.partnership_id
    )
"""
"""Whether something is exempt in a partnership: told along with where the user belongs."""

_HELD = f"""
    SELECT place.kind, place.partnership_id, place.plan_slug, place.body_id, {_EXEMPT_THERE}
    FROM people_role AS place
    WHERE place.user_id = %s AND place.from_date <= %s
        AND (place.to_date IS NULL OR place.to_date >= %s)
    ORDER BY place.id
"""  # noqa: S608 # nosec B608 - words of our own

_ACTING = f"""
    SELECT acting.officer_id, place.partnership_id, {_EXEMPT_THERE}
    FROM people_acting AS acting
    JOIN people_officer AS place ON place.id = acting.officer_id
    WHERE acting.user_id = %s AND acting.from_date <= %s
        AND (acting.to_date IS NULL OR acting.to_date >= %s)
    ORDER BY acting.from_date, acting.id
"""  # noqa: S608 # nosec B608 - words of our own


def _read(user: User) -> Standing:
    """In SQL: every request asks this, and to have it written anew would be most of the work."""
    day = clock.today().isoformat()
    with connections[router.db_for_read(Role)].cursor() as cursor:
        cursor.execute(_HELD, [user.pk, day, day])
        held = cursor.fetchall()
        cursor.execute(_ACTING, [user.pk, day, day])
        acting = cursor.fetchall()
    places = [(row[1], row[-1]) for row in (*held, *acting)]
    return Standing(
        roles=tuple(HeldRole(*role) for *role, _ in held),
        officers=frozenset(officer for officer, *_ in acting),
        partnerships=frozenset(place for place, _ in places),
        acting_in=frozenset(place for _, place, _ in acting),
        exempt_in=frozenset(place for place, is_exempt in places if is_exempt),
    )
