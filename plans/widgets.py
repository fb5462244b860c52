"""The choice of a rating, drawn as letter, word and meaning."""

from __future__ import annotations

from typing import Any

from django import forms

from plans import brag


class RatingChoices(forms.RadioSelect):
    """Radios whose values are words of ``brag.from_code``; each row says what its rating means.

    ``meanings`` may give a form's own words, such as "On target for 18 December".
    """

    template_name = "govuk/rating_choices.html"
    is_pick = True
    has_own_look = True

    def __init__(
        self, attrs: dict[str, Any] | None = None, meanings: dict[str, str] | None = None
    ) -> None:
        super().__init__(attrs)
        self.meanings = meanings or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        look = brag.look(brag.from_code(str(value)))
        return {**option, "look": look, "meaning": self.meanings.get(look.code, look.meaning)}
