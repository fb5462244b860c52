"""What a user is today: the roles they hold and the officers they act for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from people import clock
from people.models import Acting, Exemption, Role, User
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
    return Q(from_date__lte=day) & not_over(day)


def not_over(day: date) -> Q:
    """Those that hold on a London day, or begin later: the rows of which ``is_over`` is false."""
    return Q(to_date=None) | Q(to_date__gte=day)


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
        user._standing = held  # type: ignore[attr-defined]  # kept with its user, for this request
    return held


def _read(user: User) -> Standing:
    today = in_force(clock.today())
    held = list(
        Role.objects.filter(today, user=user).values_list(
            "kind", "partnership_id", "plan_slug", "body_id", _exempt_in("partnership_id")
        )
    )
    acting = list(
        Acting.objects.filter(today, user=user).values_list(
            "officer_id", "officer__partnership_id", _exempt_in("officer__partnership_id")
        )
    )
    places = [(row[1], row[-1]) for row in (*held, *acting)]
    return Standing(
        roles=tuple(HeldRole(*role) for *role, _ in held),
        officers=frozenset(officer for officer, *_ in acting),
        partnerships=frozenset(place for place, _ in places),
        acting_in=frozenset(place for _, place, _ in acting),
        exempt_in=frozenset(place for place, is_exempt in places if is_exempt),
    )


def _exempt_in(place: str) -> Exists:
    """Whether something is exempt in a partnership: told along with where the user belongs."""
    return Exists(Exemption.objects.in_force().filter(partnership=OuterRef(place)))
