"""Links by which a user chooses a password: each is good for one use and for a while.

A link holds a digest of the account as it stands, its present password and to whom it is bound
included; choosing another password, or binding it, makes every link void.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.http import base36_to_int

from people import services
from people.errors import Refused
from people.models import SignOn, User
from people.sign_in.demonstration import may_sign_in
from people.writing import writing


@dataclass(frozen=True)
class Purpose:
    """What a link is for, and how long it holds."""

    name: str
    subject: str
    life: timedelta
    life_in_words: str
    reason: str
    """What the record says of a password that was chosen by it."""

    def token(self, user: User) -> str:
        return self._tokens.make_token(user)

    def holds(self, user: User, token: str) -> bool:
        """Whether the token is this user's, was not used, and is not too old."""
        if not may_sign_in(user) or not self._tokens.check_token(user, token):
            return False
        return self._tokens.age(token) < self.life

    def demand(self, user: User, token: str) -> None:
        """Go on only if the link still holds, of the account as it stands within a writing.

        Raises:
            Refused: it does not.
        """
        user.refresh_from_db()
        if not self.holds(user, token):
            raise Refused("This link holds no longer. Ask for another one.")

    @property
    def _tokens(self) -> _Tokens:
        return _Tokens(self.name)


class _Tokens(PasswordResetTokenGenerator):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.key_salt = f"people.links.{name}"

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        bound = SignOn.objects.filter(user=user.pk).order_by("pk").values_list("pk", flat=True)
        return f"{super()._make_hash_value(user, timestamp)}{list(bound)}"

    def age(self, token: str) -> timedelta:
        made = base36_to_int(token.partition("-")[0])
        return timedelta(seconds=self._num_seconds(self._now()) - made)


INVITATION = Purpose(
    "invitation",
    "Your account",
    timedelta(hours=72),
    "72 hours",
    "Chosen by its owner when invited",
)
RESET = Purpose(
    "reset",
    "A new password",
    timedelta(minutes=60),
    "60 minutes",
    "Chosen by its owner, who had forgotten the former one",
)
PURPOSES = {purpose.name: purpose for purpose in (INVITATION, RESET)}


def choose_password(user: User, purpose: Purpose, token: str, password: str) -> None:
    """Give an account the password that its owner chooses, by a link that holds.

    Raises:
        Refused: the link holds no longer, or the password is too weak.
    """
    with writing(user.partnership, by=user, reason=purpose.reason):
        purpose.demand(user, token)
        services.set_password(user, password, by=user, reason=purpose.reason)
