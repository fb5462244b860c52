"""Whose account it is that somebody else vouches for. E-mail addresses play no part in it."""

from __future__ import annotations

from django.db import IntegrityError

from people.access_log.entering import enter
from people.errors import Refused
from people.models import AccessEntry, SignOn, User
from people.sign_in.links import Purpose
from people.sign_on.id_token import Identity
from people.writing import writing


def account_of(identity: Identity) -> User | None:
    """The account that is bound to this issuer and subject."""
    found = SignOn.objects.filter(issuer=identity.issuer, subject=identity.subject)
    bound = found.select_related("user__partnership").first()
    return bound.user if bound else None


def bind(user: User, identity: Identity, *, purpose: Purpose, token: str, provider: str) -> None:
    """Bind an account to who somebody is, by a link that was sent to its owner; it is then used.

    Raises:
        Refused: the link holds no longer, or one of the two is bound already.
    """
    try:
        with writing(user.partnership, by=user, reason=f"Bound to {provider} by its owner") as w:
            purpose.demand(user, token)
            SignOn.objects.create(
                user=user, issuer=identity.issuer, subject=identity.subject, bound_at=w.recorded_at
            )
            w.save(user)
            enter(AccessEntry.Kind.ACCOUNT, by=user, result=f"bound to {provider}")
    except IntegrityError:  # one account of a subject, one subject of an account
        raise Refused("This account, or you yourself, are bound to another one already.") from None
