"""How accounts are signed in: allauth's steps, with this service's own words and record."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from people import services
from people.access_log.entering import enter
from people.errors import Refused
from people.models import AccessEntry, User
from people.sign_in import sealing, session
from people.sign_in.demonstration import is_excused
from people.sign_in.factors import has_second_factor
from people.sign_in.guesses import TooManyGuesses, count_guess
from people.sign_in.readers_address import readers_address

TOO_MANY_GUESSES = "too many guesses"
"""The code of the error with which a form says so."""


class Accounts(DefaultAccountAdapter):
    """Accounts are added by plan administrators, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - for nobody
        return False

    def is_ajax(self, request: HttpRequest) -> bool:  # noqa: ARG002 - nothing is
        return False

    def add_message(self, *_args: object, **_more: object) -> None:
        """Pages say what happened in their own words."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return readers_address(request)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """The account whose password this is, if any; a guess at it counts.

        Raises:
            ValidationError: there were too many.
        """
        address = readers_address(request)
        try:
            guess = count_guess(account=credentials["email"], address=address)
        except TooManyGuesses as refusal:
            _enter_refusal(credentials["email"], "too many tries")
            raise ValidationError(str(refusal), code=TOO_MANY_GUESSES) from None
        user = authenticate(request, **credentials)
        if user is None:
            _enter_refusal(credentials["email"], "e-mail address and password not right")
        else:
            guess.was_right()
        return user

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        assert isinstance(user, User)  # noqa: S101 - there is no other kind of account
        try:
            found = self.authenticate(self.request, email=user.email, password=password)
        except ValidationError as refusal:
            raise Refused(refusal.messages[0]) from None
        return found == user

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """The last step: a session under another key, and a visit that begins."""
        assert isinstance(user, User)  # noqa: S101 - there is no other kind of account
        super().login(request, user)
        session.begin(request.session, complete=is_excused(user) or has_second_factor(user))
        services.begin_visit(
            user,
            session_key=str(request.session.session_key),
            browser=request.headers.get("User-Agent", ""),
        )
        enter(AccessEntry.Kind.SIGN_IN, by=user)

    def get_login_stages(self) -> list[str]:
        """What is asked after the password: one thing."""
        return ["allauth.mfa.stages.AuthenticateStage"]


def _enter_refusal(email: str, result: str) -> None:
    """Somebody was not let in: whose account it is, or a digest of what they typed."""
    user = User.objects.filter(email__iexact=email).first()
    typed = "" if user else email
    enter(AccessEntry.Kind.SIGN_IN_REFUSED, by=user, typed=typed, result=result)


class SecondFactors(DefaultMFAAdapter):
    """Secrets of the second factor are kept sealed; passkeys are this service's by its name."""

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)

    def get_totp_issuer(self) -> str:
        return str(settings.SERVICE_NAME)

    def _get_site_name(self) -> str:
        return str(settings.SERVICE_NAME)
