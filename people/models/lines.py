"""Texts in a row of which a person wrote each as a line of its own."""

from __future__ import annotations

from django.db import models


class Lines(models.JSONField):
    """A list of texts. As everything that people write, it can be lawfully erased, as a whole."""
