"""The address in a digest by which its reader does without further ones, as RFC 8058 has it.

It needs no signing in: mail programs ask for it by themselves when their user says so. What it
names is signed, so that nobody can make one for somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from people.letters.links import link_to

_signer = Signer(sep=".", salt="people.letters.unsubscribing")


@dataclass(frozen=True, slots=True)
class Named:
    """Whose letters of which kind an address is about."""

    user: int
    kind: str


def unsubscribe_link(user: int, kind: str) -> str:
    return link_to(reverse("people:unsubscribe", args=[_signer.sign(f"{user}.{kind}")]))


def named_by(token: str) -> Named | None:
    """What the last part of such an address names; none where we did not sign it."""
    try:
        user, _, kind = _signer.unsign(token).partition(".")
    except BadSignature:
        return None
    return Named(int(user), kind)
