"""The form of a draft: the same questions as for a pack that is made at once, and kept."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from people.forms import OnceForm
from people.models import Body
from plans.models import Plan
from reports.content.source import PackKind
from reports.forms.making import PackFields, fields_in_order
from reports.models import Pack
from reports.selectors.packs import TEXTS
from reports.services.packs import Draft


class DraftForm(PackFields, OnceForm):
    """A draft, as its makers change it."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        self.plan = plan

    def layout(self) -> FormHelper:
        made = fields_in_order()
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
            texts={name: data[name] for name in TEXTS},
        )


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
        **{name: getattr(pack, name) for name in TEXTS},
    }
