"""What a user is today: the roles they hold and the officers they act for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from people import clock
from people.models import Acting, Role, User
from people.scope import Scope


@dataclass(frozen=True, slots=True)
class Standing:
    roles: tuple[tuple[str, int, str], ...]
    """Kind, partnership and plan's slug (empty: every plan) of each role held today."""
    officers: frozenset[int]
    """Officers for whom the user acts today."""
    partnerships: frozenset[int]
    acting_in: frozenset[int] = frozenset()
    """Partnerships in which the user acts for an officer, who may lead in any of their plans."""

    def holds(self, kinds: Iterable[str], scope: Scope) -> bool:
        wanted = set(kinds)
        return any(
            kind in wanted and partnership == scope.partnership_id and slug in ("", scope.plan_slug)
            for kind, partnership, slug in self.roles
        )

    def belongs(self, scope: Scope) -> bool:
        """Whether the user has anything to do in this partnership, or this plan of it."""
        if scope.partnership_id not in self.partnerships:
            return False
        if scope.partnership_id in self.acting_in or not scope.plan_slug:
            return True
        slugs = {slug for _, partnership, slug in self.roles if partnership == scope.partnership_id}
        return bool(slugs & {"", scope.plan_slug})


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


def _read(user: User) -> Standing:
    today = in_force(clock.today())
    roles = tuple(
        Role.objects.filter(today, user=user).values_list("kind", "partnership_id", "plan_slug")
    )
    acting = list(
        Acting.objects.filter(today, user=user).values_list("officer_id", "officer__partnership_id")
    )
    acting_in = frozenset(partnership for _, partnership in acting)
    return Standing(
        roles=roles,
        officers=frozenset(officer for officer, _ in acting),
        partnerships=acting_in | {partnership for _, partnership, _ in roles},
        acting_in=acting_in,
    )
