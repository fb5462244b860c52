"""Who read what, who took a copy of it, who came in and who did not."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldError
from django.db import models

from people.models.ledger import AppendOnly
from people.models.partnership import Partnership
from people.models.users import User


class AccessEntry(models.Model):
    """One line of the access log. The database itself refuses to change or delete it.

    No part of a partnership's chain: whoever reads waits for nobody who writes.
    """

    class Kind(models.TextChoices):
        READ = "read", "Read"
        EXPORT = "export", "Exported"
        DOWNLOAD = "download", "Downloaded"
        EXEMPT = "exempt", "Was shown exempt text"
        REFUSED = "refused", "Was refused"
        OUTSIDE = "outside", "Came from outside"
        SIGN_IN = "sign-in", "Signed in"
        SIGN_IN_REFUSED = "sign-in refused", "Was not let in"
        CONFIRMED = "confirmed", "Showed who they are again"
        SIGN_OUT = "sign-out", "Signed out"
        SESSION_ENDED = "session ended", "Session ended"
        PASSWORD = "password", "Password changed"
        SECOND_FACTOR = "second factor", "Second factor changed"
        LINK = "link", "Asked for a link"
        ACCOUNT = "account", "Account changed"
        GRANT = "grant", "Gave access"
        WITHDRAWAL = "withdrawal", "Withdrew access"
        RETENTION = "retention", "Older rows removed"

    moment = models.DateTimeField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Who did it; none where nobody had signed in, or the system did it."""
    whom = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """To whom it was done, where it was done to another user."""
    typed = models.CharField(max_length=64, blank=True)
    """A keyed digest of the e-mail address that was typed, where it is no account's."""
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    """Whose it is; none for what is of several partnerships, or of none."""
    address = models.CharField(max_length=80, blank=True)
    """The name of the page or of the command."""
    what = models.CharField(max_length=300, blank=True)
    """Of what, by short names, refs, numbers and digests; never what a text says."""
    as_at = models.DateTimeField(null=True)
    """The past moment that was shown; none: as it stood then."""
    position = models.CharField(max_length=20, blank=True)
    came_from = models.CharField(max_length=45, blank=True)
    """The address of the reader's machine; empty for a command."""
    result = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-moment", "-id"]
        verbose_name_plural = "access entries"
        indexes = [
            models.Index(fields=["partnership", "-moment", "-id"], name="access_of_partnership"),
            models.Index(fields=["user", "-moment"], name="access_of_user"),
            models.Index(fields=["moment"], name="access_by_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.address}"

    def save(self, **_options: Any) -> None:
        """Insert the row, by one statement and outside any transaction of its own.

        Raises:
            FieldError: the row stands already.
        """
        if not self._state.adding:
            raise FieldError("A row of the access log never changes.")
        super().save(force_insert=True)


class AccessRemoval(AppendOnly):
    """Rows of the access log that went since they were older than the partnership keeps them."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField()
    """For how long rows were kept when it was done."""
    up_to = models.DateTimeField()
    """Every row from before this went."""
    rows = models.PositiveIntegerField()
    digest = models.SlugField(max_length=64)
    """Of what the rows held, in their order."""
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["moment", "id"]

    def __str__(self) -> str:
        return f"{self.rows} rows up to {self.up_to}"
