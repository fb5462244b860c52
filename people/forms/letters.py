"""Which digests a user wants."""

from __future__ import annotations

from typing import Any

from django import forms

from people.forms.common import OnceForm, offer_choices
from people.letters.kinds import digests
from people.wording import first_capital


class DigestsForm(OnceForm):
    """One tickbox for each digest; what says what is due from the user is no digest."""

    wanted = forms.MultipleChoiceField(
        label="Digests that you want",
        help_text="Letters that say what is due from you come in any case.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(kind.name, first_capital(kind.words)) for kind in digests()]
        offer_choices(self, "wanted", choices)
