"""Accounts of the demonstration: everybody knows their password, so they open nothing else."""

from __future__ import annotations

from django.conf import settings

from people.models import User


def is_of_the_demonstration(user: User) -> bool:
    return user.email.rpartition("@")[2].casefold() in settings.DEMONSTRATION_DOMAINS


def is_excused(user: User) -> bool:
    """Whether a user needs no second factor: the demonstration's accounts, in it alone."""
    return bool(settings.IS_DEMONSTRATION) and is_of_the_demonstration(user)


def may_sign_in(user: User) -> bool:
    return user.is_active and (is_excused(user) or not is_of_the_demonstration(user))
