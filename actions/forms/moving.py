"""Forms in which an action goes to another plan: where, then under which ref and why."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms

from actions.forms.common import VerbForm
from actions.models import Action
from people.asat import revisions
from people.forms import helper, line_field, offer_choices, why_field
from people.models import User
from people.plain_form import PlainForm
from plans.models import Objective, Plan
from plans.numbering import Refs
from plans.selectors import plans_visible_to

_REF_LIMIT = 30


def destinations(user: User, plan: Plan) -> list[Objective]:
    """The objectives of the partnership's other plans that the user may edit and are not closed."""
    others = plans_visible_to(user).filter(partnership=plan.partnership, closed_at=None)
    editable = [p.pk for p in others.exclude(pk=plan.pk) if user.has_perm("plans.edit", p)]
    return list(
        Objective.objects.filter(plan__in=editable, removed=False, theme__removed=False)
        .select_related("plan__partnership")
        .order_by("plan__title", "plan", "theme__number", "place", "id")
    )


def next_ref(objective: Objective) -> str:
    """The next ref of an objective that no action of its plan ever had."""
    given = revisions(Action).filter(plan_id=objective.plan_id).values_list("ref", flat=True)
    return Refs(given.distinct()).next_under(objective.ref)


class DestinationForm(PlainForm):
    """The first step: an objective of another plan. It writes nothing, so it is a GET."""

    to = forms.ChoiceField(label="To which objective of which plan?")

    def __init__(self, *args: Any, goals: list[Objective], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper("Continue")
        self.helper.form_method = "get"
        offer_choices(self, "to", _choices(goals))
        if not goals:
            self.fields, self.helper.inputs = {}, []


def _choices(goals: list[Objective]) -> list[tuple[str, list[tuple[int, str]]]]:
    """The objectives, grouped by their plans."""
    grouped = groupby(goals, key=lambda goal: goal.plan)
    return [(plan.title, [(g.pk, f"{g.ref} {g.text}"[:120]) for g in own]) for plan, own in grouped]


class TransferForm(VerbForm):
    """The second step: under which ref, and why."""

    button = "Move the action"
    ref = line_field(
        "Ref in its new plan",
        "Give the ref that it is to have there",
        hint="The next free one is proposed. A ref that was used there before is refused.",
        max_length=_REF_LIMIT,
    )
    reason = why_field("Why does it go to another plan?")

    def __init__(self, *args: Any, objective: Objective, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("ref", next_ref(objective))
