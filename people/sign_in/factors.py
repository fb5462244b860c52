"""Which second factors a user has: an app that shows codes, passkeys, recovery codes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404

from people.access_log.entering import enter
from people.errors import Refused
from people.models import AccessEntry, User
from people.services.sessions import end_sessions
from people.writing import writing

_ALONE = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Those that suffice; recovery codes only stand in for them."""


@dataclass(frozen=True, slots=True)
class Passkey:
    pk: int
    name: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class SecondFactors:
    has_app: bool
    passkeys: tuple[Passkey, ...]
    codes_left: int

    @property
    def are_set_up(self) -> bool:
        return self.has_app or bool(self.passkeys)


def has_second_factor(user: User) -> bool:
    return _of(user).filter(type__in=_ALONE).exists()


def second_factors(user: User) -> SecondFactors:
    rows = list(_of(user).order_by("pk"))
    codes = [row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES]
    return SecondFactors(
        has_app=any(row.type == Authenticator.Type.TOTP for row in rows),
        passkeys=tuple(
            Passkey(row.pk, row.data["name"], row.created_at)
            for row in rows
            if row.type == Authenticator.Type.WEBAUTHN
        ),
        codes_left=len(codes[0].wrap().get_unused_codes()) if codes else 0,
    )


def get_passkey(user: User, pk: int) -> Authenticator:
    found = _of(user).filter(pk=pk, type=Authenticator.Type.WEBAUTHN).first()
    if found is None:
        raise Http404
    return found


def get_app(user: User) -> Authenticator:
    found = _of(user).filter(type=Authenticator.Type.TOTP).first()
    if found is None:
        raise Http404
    return found


@contextmanager
def one_at_a_time(user: User) -> Iterator[None]:
    """A transaction for which others that change the user's second factors wait."""
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        yield


def remove(factor: Authenticator) -> None:
    """Take away an app or a passkey.

    Raises:
        Refused: it is the only one.
    """
    taken = "app" if factor.type == Authenticator.Type.TOTP else "passkey"
    with one_at_a_time(factor.user):
        if not _of(factor.user).filter(type__in=_ALONE).exclude(pk=factor.pk).exists():
            raise Refused("This is your only second factor. Set up another one first.")
        factor.delete()
        enter(AccessEntry.Kind.SECOND_FACTOR, by=factor.user, result=f"{taken} removed")


def forget_second_factors(user: User, *, by: User | None, reason: str) -> None:
    """Take away every second factor, as when a phone is lost; the record says who did, and why.

    What was lost may be in other hands: every session of the user ends.

    Raises:
        Refused: there is none.
    """
    with writing(user.partnership, by=by, reason=reason) as w:
        if not _of(user).exists():
            raise Refused(f"{user} has no second factor. Nothing was changed.")
        _of(user).delete()
        end_sessions(user.visits.all())
        user.refresh_from_db()
        w.save(user)
        enter(
            AccessEntry.Kind.SECOND_FACTOR,
            by=by,
            partnership=user.partnership,
            whom=user,
            result="taken away",
        )


def _of(user: User) -> QuerySet[Authenticator]:
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=user)
    return found
