"""Refusing an insider in words: what they may not do, and whom to ask.

Strangers never come here: the getters in ``people.selectors`` answer them with a 404.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest

from people.models import User
from people.permissions import SENTENCES
from people.selectors.accounts import administrators
from people.wording import listed


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


def demand(user: User | AnonymousUser, permission: str, obj: Model) -> None:
    """Go on only if the user may do this to the object.

    Raises:
        PermissionDenied: they may not; its words stand on the page that they are shown.
    """
    if not user.has_perm(permission, obj):
        raise PermissionDenied(refusal(permission, obj))


def refusal(permission: str, obj: object) -> str:
    """Why an insider is refused, and who could change that."""
    what = SENTENCES.get(permission, "do this")
    return f"Your roles do not let you {what}. {_whom_to_ask(obj)}"


def _whom_to_ask(obj: object) -> str:
    scope = getattr(obj, "scope", None)
    names = [user.name for user in administrators(scope.partnership_id)] if scope else []
    if not names:
        return "Ask a plan administrator of the partnership."
    return f"If you think that they should, ask {listed(names, 'or')}."
