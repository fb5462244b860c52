"""What the body that reviewed says of a recommendation: agreed, not agreed, discharged."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from governance.forms.recommendations import DischargeForm, LookForm
from governance.services.outcomes import discharge, look_at
from governance.views.places import recommendation_asked_of
from governance.views.review_asking import ask, saved
from people.access import signed_in
from people.views.asking import FORM_METHODS, sent
from people.views.once import counts_once

_SCRUTINISE = "governance.scrutinise"


@require_http_methods(FORM_METHODS)
@counts_once
def look_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str
) -> HttpResponse:
    asked = recommendation_asked_of(request, partnership, review, recommendation, _SCRUTINISE)
    form = LookForm(sent(request))
    if form.is_bound and form.carries_out(
        lambda data: look_at(asked.the, by=signed_in(request), **data)
    ):
        return saved(request, asked, f"What scrutiny found of {asked.the.ref} is kept.")
    return ask(
        request,
        asked,
        form,
        title=f"Does scrutiny agree that {asked.the.ref} is completed?",
        lede="“Completed” is what the executive says. It is a claim until scrutiny has looked.",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def discharge_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str
) -> HttpResponse:
    asked = recommendation_asked_of(request, partnership, review, recommendation, _SCRUTINISE)
    form = DischargeForm(sent(request))
    if form.is_bound and form.carries_out(
        lambda data: discharge(asked.the, by=signed_in(request), **data)
    ):
        return saved(request, asked, f"Recommendation {asked.the.ref} is discharged.")
    return ask(
        request,
        asked,
        form,
        title=f"Discharge recommendation {asked.the.ref}",
        lede="The body that reviewed asks for nothing more on it. The executive cannot say this.",
    )
