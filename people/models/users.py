from __future__ import annotations

from typing import Any, ClassVar

import rules
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from people.history import Tracked
from people.models.partnership import Partnership
from people.scope import Scope


def former_name(pk: int) -> str:
    """What a user is called once their name was taken away."""
    return f"Former user {pk}"


def former_address(pk: int) -> str:
    """An address that nobody has and nothing is sent to."""
    return f"former-user-{pk}@users.invalid"


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        """E-mail addresses are compared without regard to case."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Someone who can sign in. Deactivated when they leave, never deleted."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="users")
    """The partnership that looks after the account; roles may be held in others too."""
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    last_login = None
    history = Tracked(excluded_fields=["password"])

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def scope(self) -> Scope:
        return Scope(self.partnership_id)

    @property
    def is_former(self) -> bool:
        """Whether name and address were taken away for good."""
        return self.email == former_address(self.pk)

    def has_perm(self, permission: str, obj: object = None) -> bool:
        """Whether a rule lets this user do it; a rule that is not written lets nobody."""
        return bool(self.is_active and rules.has_perm(permission, self, obj))

    def save(self, **options: Any) -> None:
        """A renewed password hash alone, as signing in may cause, is no revision."""
        if options.get("update_fields") == ["password"]:
            type(self).objects.filter(pk=self.pk).update(password=self.password)
        else:
            super().save(**options)


class Visit(models.Model):
    """A sitting of a user, from when they signed in: what "since my last visit" counts from."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="visits")
    began_at = models.DateTimeField()
    session_key = models.CharField(max_length=40, blank=True, db_index=True)
    """Of the session that it opened, which its user can end; empty where none is known."""
    browser = models.CharField(max_length=300, blank=True)
    """What the browser calls itself."""

    class Meta:
        ordering = ["began_at", "id"]

    def __str__(self) -> str:
        return f"{self.user} at {self.began_at}"
