from __future__ import annotations

from django.db import models

from people.models.users import User


class SignOn(models.Model):
    """Whose account it is, as an identity provider names them."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sign_ons")
    issuer = models.CharField(max_length=500)
    subject = models.CharField(max_length=255)
    bound_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_account_of_a_subject"),
            models.UniqueConstraint(fields=["user", "issuer"], name="one_subject_of_an_account"),
        ]

    def __str__(self) -> str:
        return f"{self.user} by {self.issuer}"
