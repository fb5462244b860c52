"""Users of a partnership: who has an account, a role or an officer to act for there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from people import clock
from people.access_log.answer import is_of
from people.models import Acting, Body, Membership, Partnership, Role, User
from people.models.bodies import CHAIRING
from people.scope import Scope
from people.standing import in_force, is_over
from people.wording import plain


def users_of(partnership: Partnership) -> QuerySet[User]:
    """Users whose account is looked after here, or who were ever given something to do here."""
    return User.objects.filter(
        Q(partnership=partnership)
        | Q(pk__in=Role.objects.filter(partnership=partnership).values("user"))
        | Q(pk__in=Acting.objects.filter(officer__partnership=partnership).values("user"))
    )


def get_account(partnership: Partnership, pk: int) -> User:
    """A user of a partnership that the reader has reached already."""
    found = users_of(partnership).select_related("partnership").filter(pk=pk).first()
    if found is None:
        raise Http404
    is_of(found.name)
    return found


def account_by_email(email: str) -> User | None:
    """The active account with an address, for whoever says that it is theirs."""
    return User.objects.filter(email__iexact=email, is_active=True).first()


def get_any_account(pk: int) -> User | None:
    """An account of any partnership, for whoever comes with a link that was sent to it."""
    return User.objects.select_related("partnership").filter(pk=pk).first()


def get_role(partnership: Partnership, pk: int) -> Role:
    """A role that is held, or was, in a partnership that the reader has reached already."""
    roles = Role.objects.select_related("user", "partnership", "body")
    found = roles.filter(partnership=partnership, pk=pk).first()
    if found is None:
        raise Http404
    return found


def administrators(partnership_id: int) -> QuerySet[User]:
    """Who may manage the whole partnership today."""
    today = in_force(clock.today())
    held = Role.objects.filter(
        today, partnership=partnership_id, kind=Role.Kind.ADMINISTRATOR, plan_slug=""
    )
    return User.objects.filter(is_active=True, pk__in=held.values("user"))


@dataclass(frozen=True, slots=True)
class Account:
    """A user with what they hold in one partnership."""

    user: User
    is_of_here: bool
    """Whether this partnership looks after the account."""
    roles: Sequence[Role]
    """In force or still to come."""
    past_roles: Sequence[Role]
    acting: Sequence[Acting]
    past_acting: Sequence[Acting]

    @property
    def does_nothing(self) -> bool:
        return not self.roles and not self.acting


def accounts(partnership: Partnership, *, day: date) -> list[Account]:
    """The users of a partnership by name, those who may sign in first."""
    users = _with_holdings(users_of(partnership), partnership)
    found = [_account(user, partnership, day) for user in users]
    return sorted(found, key=lambda each: (not each.user.is_active, plain(each.user.name)))


def account(user: User, partnership: Partnership, *, day: date) -> Account:
    found = _with_holdings(User.objects.filter(pk=user.pk), partnership).get()
    return _account(found, partnership, day)


def _with_holdings(users: QuerySet[User], partnership: Partnership) -> QuerySet[User]:
    roles = Role.objects.filter(partnership=partnership).select_related("body")
    acting = Acting.objects.filter(officer__partnership=partnership).select_related("officer")
    return users.prefetch_related(Prefetch("roles", roles), Prefetch("acting", acting))


def _account(user: User, partnership: Partnership, day: date) -> Account:
    roles, acting = user.roles.all(), user.acting.all()
    return Account(
        user=user,
        is_of_here=user.partnership_id == partnership.pk,
        roles=[role for role in roles if not is_over(role.to_date, day)],
        past_roles=[role for role in roles if is_over(role.to_date, day)],
        acting=[each for each in acting if not is_over(each.to_date, day)],
        past_acting=[each for each in acting if is_over(each.to_date, day)],
    )


_SAME_SITTING = timedelta(minutes=1)
"""Within which the same browser begins no other visit: a button that was pressed twice."""
_LOOKED_AT = 50


def last_visit(user: User) -> datetime | None:
    """When the user's visit before this one began; none where this is the first."""
    visits = user.visits.order_by("-began_at", "-id").values_list("browser", "began_at")
    newest = list(visits[:_LOOKED_AT])
    return next(
        (began for browser, began in newest if not _is_same(newest[0], browser, began)), None
    )


def _is_same(this: tuple[str, datetime], browser: str, began: datetime) -> bool:
    return browser == this[0] and this[1] - began < _SAME_SITTING


def chief_officers(scope: Scope) -> QuerySet[User]:
    """Who holds the role of a chief officer today where a plan belongs."""
    held = Role.objects.filter(
        in_force(clock.today()),
        partnership=scope.partnership_id,
        kind=Role.Kind.CHIEF_OFFICER,
        plan_slug__in=("", scope.plan_slug),
    )
    return User.objects.filter(is_active=True, pk__in=held.values("user"))


def bodies_of(user: User, partnership: Partnership) -> QuerySet[Body]:
    """The bodies that a user sits on today, or serves in a role."""
    today = in_force(clock.today())
    seats = Membership.objects.filter(today, user=user)
    served = Role.objects.filter(today, user=user, partnership=partnership)
    return Body.objects.filter(partnership=partnership).filter(
        Q(pk__in=seats.values("body")) | Q(pk__in=served.values("body"))
    )


def chairs(user: User, body: Body) -> bool:
    """Whether the user chairs a body today, by their seat or by their role."""
    return user.is_active and body.pk in chaired_by(user, body.partnership_id)


def chairs_in(partnership_id: int) -> QuerySet[User]:
    """Who chairs something in a partnership today, by a seat or by a role."""
    today = in_force(clock.today())
    seats = Membership.objects.filter(today, role__in=CHAIRING, body__partnership=partnership_id)
    roles = Role.objects.filter(today, kind=Role.Kind.CHAIR, partnership=partnership_id)
    chairing = Q(pk__in=seats.values("user")) | Q(pk__in=roles.values("user"))
    return User.objects.filter(chairing, is_active=True).order_by("pk")


def chaired_by(user: User, partnership_id: int) -> frozenset[int]:
    """The bodies of a partnership that the user chairs today, by their seat or by their role."""
    today = in_force(clock.today())
    here = {"user": user, "body__partnership": partnership_id}
    seats = Membership.objects.filter(today, role__in=CHAIRING, **here)
    roles = Role.objects.filter(today, kind=Role.Kind.CHAIR, **here)
    chaired = seats.order_by().values_list("body", flat=True)
    return frozenset(chaired.union(roles.order_by().values_list("body", flat=True)))
