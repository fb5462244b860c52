"""Passkeys as a second factor: what the browser is asked, and whether its answer holds."""

from __future__ import annotations

import json
import struct
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.db import transaction

from people.access_log.entering import enter
from people.errors import Refused
from people.models import AccessEntry, User

_UNREADABLE = (
    ValidationError, ValueError, TypeError, LookupError, AttributeError, RecursionError,
    struct.error,
)  # fmt: skip
"""What the readers of an answer raise where it is none: of packed values, JSON and keys."""

_NOT_RIGHT = "The passkey could not be checked. Try again, or use a code."


def asked_of_a_new_one(user: User) -> str:
    """What the browser needs to make a passkey; the session remembers the question."""
    return json.dumps(auth.begin_registration(user, passwordless=False))


def add_passkey(user: User, *, name: str, credential: dict[str, Any]) -> None:
    """Keep a passkey that the browser has made.

    Raises:
        Refused: its answer is not one to the question that was asked.
    """
    try:
        auth.parse_registration_response(credential)
        auth.complete_registration(credential)
    except _UNREADABLE:
        raise Refused(_NOT_RIGHT) from None
    with transaction.atomic():
        auth.WebAuthn.add(user, name, credential)
        enter(AccessEntry.Kind.SECOND_FACTOR, by=user, result="passkey added")


def asked_of_a_user(user: User) -> str:
    """What the browser needs to use one of the user's passkeys."""
    return json.dumps(auth.begin_authentication(user))


def used_passkey(user: User, credential: dict[str, Any]) -> Authenticator:
    """The passkey with which the browser has answered.

    Raises:
        Refused: it is none of the user's, or the answer is not one to the question asked.
    """
    try:
        auth.parse_authentication_response(credential)
        return auth.complete_authentication(user, credential)
    except _UNREADABLE:
        enter(AccessEntry.Kind.SIGN_IN_REFUSED, by=user, result="passkey not right")
        raise Refused(_NOT_RIGHT) from None
