"""Sealing what the database keeps but may not give away: a copy of it alone opens nothing."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def seal(text: str) -> str:
    return _keys().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """What was sealed.

    Raises:
        InvalidToken: it was sealed under a key that is no longer known.
    """
    return _keys().decrypt(sealed.encode("ascii")).decode()


def _keys() -> MultiFernet:
    known = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([_key(secret) for secret in known])


def _key(secret: str | bytes) -> Fernet:
    digest = salted_hmac("people.sealing", "", secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(digest))
