"""Refusing what is exempt as a whole: by the words that stand at its place."""

from __future__ import annotations

from django.db import models

from people.access import MayNot
from people.exempt.reading import kept_from_reader
from people.exempt.words import exempt_words
from people.scope import Scope


class Exempt(MayNot):
    """What was asked for is exempt, and not for who asks."""


def refuse_exempt(row: models.Model, scope: Scope, what: str = "text") -> None:
    """Go on only if the row is not exempt, or is for who reads now.

    Args:
        what: what the row is, in the words that stand at its place.

    Raises:
        Exempt: it is not.
    """
    if paragraph := kept_from_reader(row):
        raise Exempt(exempt_words(paragraph, what), scope)
