"""How accounts are signed in: allauth's steps, with this service's own words and record."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from people import services
from people.models import User


class Accounts(DefaultAccountAdapter):
    """Accounts are added by plan administrators, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def is_ajax(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def add_message(self, *_args: object, **_more: object) -> None:
        """Pages say what happened in their own words."""

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """The last step: a session under another key, and a visit that begins."""
        assert isinstance(user, User)  # noqa: S101 - there is no other kind of account
        super().login(request, user)
        services.begin_visit(user)
