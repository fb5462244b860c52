"""Refusing an insider in words: why they may not, who may, and whom to ask.

Strangers never come here: the getters in ``people.selectors`` answer them with a 404.
"""

from __future__ import annotations

from typing import Any, Protocol, cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest

from people.models import User
from people.refusing import refusal
from people.scope import Scope


class Scoped(Protocol):
    """A thing of a partnership."""

    @property
    def scope(self) -> Scope: ...


class MayNot(PermissionDenied):
    """What an insider's roles do not let them do, where they belong."""

    def __init__(self, sentences: str, scope: Scope) -> None:
        super().__init__(sentences)
        self.scope = scope


class OnlyNow(PermissionDenied):
    """The past was asked for of a page on which things are done; they are done in the present."""

    def __init__(self, context: dict[str, Any]) -> None:
        """``context`` is that of the page which says so, and leads on."""
        super().__init__("The past is only read.")
        self.context = context


def signed_in(request: HttpRequest) -> User:
    """The user of a page that only signed-in users reach."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Sign in first.")
    return request.user


def demand(user: User | AnonymousUser, permission: str, obj: Scoped) -> None:
    """Go on only if the user may do this to the object.

    Raises:
        MayNot: they may not; its words stand on the page that they are shown.
    """
    if not user.has_perm(permission, cast("Model", obj)):
        raise MayNot(refusal(user, permission, obj, obj.scope), obj.scope)
