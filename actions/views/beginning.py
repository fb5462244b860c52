"""Beginning a plan, which is then set up: imported, corrected, opened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from actions.forms.plan import BeginPlanForm
from actions.services.versions import create_plan
from actions.views.frame import plan_url
from people.access import signed_in
from people.frame import Link
from people.views.asking import FORM_METHODS, ask, asked_of, done, sent
from people.views.once import counts_once
from plans.models import Plan


@require_http_methods(FORM_METHODS)
@counts_once
def begin_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Begin a plan in a partnership; the way leads on to the import of its first document."""
    place = asked_of(request, partnership, "plans.edit")
    form = BeginPlanForm(sent(request))
    begun: list[Plan] = []
    if form.is_bound and form.carries_out(
        lambda data: begun.append(create_plan(place, by=signed_in(request), **data))
    ):
        said = f"“{begun[0].title}” is begun. Import its document."
        return done(request, said, plan_url(begun[0], "import"))
    return ask(
        request,
        place,
        form,
        Link(reverse("actions:plans"), "Plans"),
        title="Begin a plan",
        lede="It is empty at first. Import its document, look at it, and open it when it is right. "
        "Until then its past can be loaded, and no lead is asked for anything.",
    )
