"""The identity providers of an installation, from its settings, and what each says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.http import Http404

from people.errors import Refused

_WAIT = 10
"""Seconds for which a provider is waited for."""


class NotAnswering(Refused):
    """A provider that cannot be reached, or says what no provider may say."""


@dataclass(frozen=True)
class Provider:
    key: str
    """Its short name, in addresses."""
    name: str
    issuer: str
    client_id: str
    client_secret: str


@dataclass(frozen=True)
class Places:
    """Where a provider is asked."""

    authorize: str
    token: str
    keys: str


def providers() -> list[Provider]:
    return [Provider(**each) for each in settings.IDENTITY_PROVIDERS]


def get_provider(key: str) -> Provider:
    for provider in providers():
        if provider.key == key:
            return provider
    raise Http404


def places_of(provider: Provider) -> Places:
    """What the provider's own description says, if it is the one that is meant.

    Raises:
        NotAnswering: it does not say it, or is another issuer.
    """
    said = read(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if said.get("issuer") != provider.issuer:
        raise NotAnswering(f"{provider.name} says that it is somebody else.")
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    found = [str(said.get(name, "")) for name in names]
    if not all(is_safe(url) for url in found):
        raise NotAnswering(f"{provider.name} does not say where it is asked.")
    return Places(*found)


def is_safe(url: str) -> bool:
    """Whether nobody on the way can read or change what is said: HTTPS, or this machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1")
    )


def read(url: str, **posted: Any) -> dict[str, Any]:
    """The JSON object at an address; with something posted, the answer to it.

    Raises:
        NotAnswering: there is none.
    """
    try:
        answer = requests.request(
            "POST" if posted else "GET", url, timeout=_WAIT, allow_redirects=False, **posted
        )
        answer.raise_for_status()
        found = answer.json()
    except (requests.RequestException, ValueError):
        raise NotAnswering("The identity provider does not answer. Try again later.") from None
    if not isinstance(found, dict):
        raise NotAnswering("The identity provider does not answer as it should.")
    return found
