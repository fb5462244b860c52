"""The form of a draft: the same questions as for a pack that is made at once, and kept."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from governance.models import Review
from governance.selectors.reviews import get_review, reviews
from people.forms import OnceForm, offer_choices
from people.models import Body
from reports.content.sections import SECTIONS
from reports.content.source import KEPT, PackKind
from reports.forms.making import PackFields, fields_in_order
from reports.models import Pack
from reports.services.drafts import Draft


class DraftForm(PackFields, OnceForm):
    """A draft, as its makers change it."""

    KINDS = KEPT

    review = forms.ChoiceField(
        label="Of which review?", help_text="Only for a recommendations update.", required=False
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = reviews(self.plan.partnership, at=self.moment.moment)
        names = [(row.slug, row.title) for row in held]
        offer_choices(self, "review", [("", "Not said"), *names])

    def clean_review(self) -> str:
        review: str = self.cleaned_data["review"]
        if self.cleaned_data.get("kind") == PackKind.RECOMMENDATIONS and not review:
            raise forms.ValidationError("Choose the review of which it tells")
        return review

    def layout(self) -> FormHelper:
        made = fields_in_order("review")
        made.render_hidden_fields = True
        made.form_class = "form--narrow"
        made.add_input(Submit("submit", "Keep the draft"))
        return made

    def draft(self) -> Draft:
        """What the form says."""
        data, bodies = self.cleaned_data, Body.objects.filter(partnership=self.plan.partnership)
        return Draft(
            kind=PackKind(data["kind"]),
            period=data["period"],
            themes=tuple(int(number) for number in data["themes"]),
            body=bodies.get(slug=data["body"]) if data["body"] else None,
            meeting_on=data["day"],
            meeting_time=data["time"],
            venue=data["venue"],
            item=data["item"],
            is_public=self.is_public,
            review=self._review(),
            texts={name: data[name] for name in SECTIONS},
        )

    def _review(self) -> Review | None:
        """Of which review it tells; of another pack none."""
        if self.cleaned_data["kind"] != PackKind.RECOMMENDATIONS:
            return None
        return get_review(self.plan.partnership, self.cleaned_data["review"])


def drafted(pack: Pack) -> dict[str, Any]:
    """What a draft says, as the initial values of its form name it."""
    return {
        "kind": pack.kind,
        "period": pack.period,
        "themes": [str(number) for number in pack.themes],
        "body": pack.body.slug if pack.body else "",
        "day": pack.meeting_on,
        "time": pack.meeting_time,
        "venue": pack.venue,
        "item": pack.item,
        "audience": "public" if pack.is_public else "restricted",
        "review": pack.review.slug if pack.review else "",
        **{name: getattr(pack, name) for name in SECTIONS},
    }
