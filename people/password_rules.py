"""The rule on passwords that Django's own do not know: words that others would guess."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError

from people.models import Agency, Role, User
from people.sign_in.guessable import EVERYWHERE, LEAST, what_counts, words_of


class NoGuessableWords:
    """Names of the service, the partnership, its agencies, a role or the user do not count."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Refuse a password that is too short once such words are left out.

        Raises:
            ValidationError: too little remains.
        """
        if len(password) >= LEAST > what_counts(password, _words(user)):
            raise ValidationError(
                "This password is mostly made of words that others would guess, such as the "
                "council, an agency, a role or a name. Add words that have nothing to do with "
                "your work.",
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return (
            "Names of the service, of agencies, of roles and your own name do not count towards "
            f"the {LEAST} characters."
        )


def _words(user: User | None) -> set[str]:
    labels = (str(label) for label in Role.Kind.labels)
    words = {*EVERYWHERE, *words_of(settings.SERVICE_NAME, settings.SERVICE_STRAPLINE, *labels)}
    return words | _words_around(user) if user else words


def _words_around(user: User) -> set[str]:
    """What colleagues know of a user: names of the person, the partnership and its agencies."""
    agencies = Agency.objects.filter(partnership=user.partnership_id)
    names = agencies.values_list("name", "short_name")
    return {
        *words_of(user.name, user.email, user.partnership.name),
        *(name for pair in names for name in pair if len(name) >= len("NHS")),
    }
