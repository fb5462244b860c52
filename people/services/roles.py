"""What a user is in a partnership, one of its plans or one of its bodies."""

from __future__ import annotations

from datetime import date

from people import clock
from people.access_log.entering import enter
from people.errors import Refused
from people.models import AccessEntry, Body, Partnership, Role, User
from people.services.days import check_days, overlaps, refuse_if_over
from people.services.departing import refuse_former
from people.writing import writing


def grant_role(
    user: User,
    *,
    by: User | None,
    kind: str,
    partnership: Partnership,
    plan_slug: str = "",
    body: Body | None = None,
    from_date: date,
    to_date: date | None = None,
) -> Role:
    """Give a user a role in a partnership, one of its plans or one of its bodies.

    Raises:
        Refused: the days are the wrong way round, the body is another partnership's, or the user
            holds the same role then already or is a former one.
    """
    check_days(from_date, to_date)
    if body is not None and body.partnership_id != partnership.pk:
        raise Refused("That body belongs to another partnership. Choose one of this one.")
    with writing(partnership, by=by, reason="Role granted") as w:
        refuse_former(user)
        role = Role(
            user=user,
            kind=kind,
            partnership=partnership,
            plan_slug=plan_slug,
            body=body,
            from_date=from_date,
            to_date=to_date,
        )
        same = Role.objects.filter(
            user=user, kind=kind, partnership=partnership, plan_slug=plan_slug, body=body
        )
        if overlaps(same, from_date, to_date):
            raise Refused(f"{user} holds this role in that time already. Choose other days.")
        w.save(role)
        _enter(AccessEntry.Kind.GRANT, role, by=by)
    return role


def withdraw_role(role: Role, *, by: User | None, reason: str) -> Role:
    """End a role now: yesterday was its last day.

    Raises:
        Refused: it has ended already, or it is the partnership's last administrator.
    """
    today = clock.today()
    with writing(role.partnership, by=by, reason=reason) as w:
        role.refresh_from_db(fields=["from_date", "to_date"])
        refuse_if_over(role)
        keep_an_administrator(role, today)
        role.to_date = today - date.resolution
        w.save(role)
        _enter(AccessEntry.Kind.WITHDRAWAL, role, by=by)
    return role


def _enter(kind: AccessEntry.Kind, role: Role, *, by: User | None) -> None:
    where = [f"plan {role.plan_slug}"] if role.plan_slug else []
    where += [f"body {role.body.slug}"] if role.body else []
    what = f"role {', '.join([role.get_kind_display(), *where])}"
    enter(kind, by=by, whom=role.user, partnership=role.partnership, what=what)


def keep_an_administrator(role: Role, today: date) -> None:
    """Refuse to take away the last role that may manage the whole partnership for good."""
    if role.kind != Role.Kind.ADMINISTRATOR or role.plan_slug or role.from_date > today:
        return
    others = Role.objects.filter(
        partnership=role.partnership,
        kind=role.kind,
        plan_slug="",
        to_date=None,
        from_date__lte=today,
        user__is_active=True,
    )
    if not others.exclude(user=role.user_id).exists():
        raise Refused(
            f"{role.user} is the last plan administrator of {role.partnership}. "
            "Give someone else that role first."
        )
