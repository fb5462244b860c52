"""Passwords, by e-mail address, and whose session still holds."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from people.models import User
from people.sign_in.demonstration import may_sign_in


class Passwords(ModelBackend):
    """Asked at each request too: who may no longer sign in is signed out."""

    def user_can_authenticate(self, user: AbstractBaseUser | AnonymousUser | None) -> bool:
        return isinstance(user, User) and may_sign_in(user)
