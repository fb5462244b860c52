"""Whether a provider's answer is its own, for us, for now, and to the question that was asked.

The rules are those of OpenID Connect Core, 3.1.3.7. Whatever is in doubt is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import jwt
from django.utils.crypto import constant_time_compare

from people.errors import Refused
from people.sign_on.providers import Provider

_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signatures with a key that the provider alone has: neither none, nor a shared secret."""

_CLAIMS = ("iss", "sub", "aud", "exp", "iat")
_LONGEST_SUBJECT = 255
_LEEWAY = 30
"""Seconds by which two clocks may differ."""


class NotBelieved(Refused):
    """An answer that is not what it says, or not for us."""


@dataclass(frozen=True)
class Identity:
    """Who somebody is: a subject, as one issuer names them. Their e-mail address says nothing."""

    issuer: str
    subject: str


def identity_of(token: str, *, provider: Provider, keys: dict[str, Any], nonce: str) -> Identity:
    """Who the token says that somebody is.

    Raises:
        NotBelieved: it is not the provider's, not for this service, not of now, or the answer to
            another question.
    """
    try:
        claims = jwt.decode(
            token,
            _key(token, keys),
            algorithms=list(_ALGORITHMS),
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=_LEEWAY,
            options={"require": list(_CLAIMS)},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise NotBelieved(str(error)) from None
    _check_party(claims, provider)
    if not constant_time_compare(str(claims.get("nonce", "")), nonce):
        raise NotBelieved("It answers another question.")
    return Identity(provider.issuer, _subject(claims["sub"]))


def _subject(said: object) -> str:
    """As long as the standard lets one be, of signs that can be printed."""
    if not isinstance(said, str) or not said.strip() or not said.isprintable():
        raise NotBelieved("It names nobody.")
    if len(said) > _LONGEST_SUBJECT:
        raise NotBelieved("Its name for somebody is too long.")
    return said


def _key(token: str, keys: dict[str, Any]) -> jwt.PyJWK:
    """The provider's key that the token names; the only one where it names none."""
    known = [key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use != "enc"]
    name = jwt.get_unverified_header(token).get("kid")
    found = [key for key in known if name is None or key.key_id == name]
    if len(found) != 1:
        raise NotBelieved("It is signed with a key that the provider does not have.")
    return found[0]


def _check_party(claims: dict[str, Any], provider: Provider) -> None:
    """Refuse what was made for somebody else and only passed on to us."""
    party = claims.get("azp")
    is_for_several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (party is None and is_for_several) or party not in (None, provider.client_id):
        raise NotBelieved("It was made for another service.")
