"""Agreeing to routes, changing and ending them: to whom a body reports, which plans it hears of."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from governance.forms.routes import (
    PlanRouteChangeForm,
    PlanRouteForm,
    ReportingChangeForm,
    ReportingForm,
)
from governance.models import PlanRoute, ReportingRoute
from governance.selectors.routes import get_plan_route, get_route
from governance.services import routes
from governance.views.body_asking import body_asked_of, body_link, way_to
from people.access import signed_in
from people.asat import newest_revision
from people.forms import ReasonForm
from people.views.asking import FORM_METHODS, ask, done, sent, unless_overtaken
from people.views.once import counts_once

_OLD_PAGES = "Pages of the past go on showing what was agreed then."


@require_http_methods(FORM_METHODS)
@counts_once
def report_page(request: HttpRequest, partnership: str, body: str) -> HttpResponse:
    found = body_asked_of(request, partnership, body)
    form = ReportingForm(sent(request), body=found)
    if form.is_bound and form.carries_out(
        lambda data: routes.agree_route(found, by=signed_in(request), **data)
    ):
        said = f"{found} reports to {form.cleaned_data['to']}."
        return done(request, said, body_link(found).url)
    return ask(
        request,
        found.partnership,
        form,
        *way_to(found),
        title=f"Say to whom {found} reports",
        lede="A body can report to several others. The route is drawn on the page of governance.",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def change_report_page(
    request: HttpRequest, partnership: str, body: str, route: int
) -> HttpResponse:
    found = body_asked_of(request, partnership, body)
    held = get_route(found, route)
    form = ReportingChangeForm(sent(request), initial=_report_of(held))
    change = unless_overtaken(
        form,
        lambda data: routes.change_route(held, by=signed_in(request), **data),
        held,
        _report_of,
    )
    if form.is_bound and form.carries_out(change):
        return done(request, f"The route to {held.to} is changed.", body_link(found).url)
    return ask(
        request,
        found.partnership,
        form,
        *way_to(found),
        title=f"Change how {found} reports to {held.to}",
        lede=_OLD_PAGES,
    )


def _report_of(route: ReportingRoute) -> dict[str, Any]:
    return {"what": route.what, "interval": route.interval, "seen": newest_revision(route)}


@require_http_methods(FORM_METHODS)
@counts_once
def end_report_page(request: HttpRequest, partnership: str, body: str, route: int) -> HttpResponse:
    found = body_asked_of(request, partnership, body)
    held = get_route(found, route)
    form = ReasonForm(sent(request), button="End the route", warns=True)
    if form.is_bound and form.carries_out(
        lambda data: routes.end_route(held, by=signed_in(request), **data)
    ):
        return done(request, f"{found} reports to {held.to} no more.", body_link(found).url)
    return ask(
        request,
        found.partnership,
        form,
        *way_to(found),
        title=f"End the route from {found} to {held.to}",
        lede=_OLD_PAGES,
    )


@require_http_methods(FORM_METHODS)
@counts_once
def plan_page(request: HttpRequest, partnership: str, body: str) -> HttpResponse:
    found = body_asked_of(request, partnership, body)
    form = PlanRouteForm(sent(request), body=found)
    if form.is_bound and form.carries_out(
        lambda data: routes.give_plan(found, by=signed_in(request), **data)
    ):
        said = f"{found} {form.cleaned_data['part']} {form.cleaned_data['plan']}."
        return done(request, said, body_link(found).url)
    return ask(
        request,
        found.partnership,
        form,
        *way_to(found),
        title=f"Say of which plan {found} hears",
        lede="A body hears of a plan when it holds a meeting at which an item is about it.",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def change_plan_page(
    request: HttpRequest, partnership: str, body: str, plan_route: int
) -> HttpResponse:
    found = body_asked_of(request, partnership, body)
    held = get_plan_route(found, plan_route)
    form = PlanRouteChangeForm(sent(request), initial=_part_of(held))
    change = unless_overtaken(
        form,
        lambda data: routes.change_plan_route(held, by=signed_in(request), **data),
        held,
        _part_of,
    )
    if form.is_bound and form.carries_out(change):
        return done(request, f"The part of {found} is changed.", body_link(found).url)
    return ask(
        request,
        found.partnership,
        form,
        *way_to(found),
        title=f"Change what {found} is to {held.plan}",
        lede=_OLD_PAGES,
    )


def _part_of(route: PlanRoute) -> dict[str, Any]:
    return {"part": route.part, "interval": route.interval, "seen": newest_revision(route)}


@require_http_methods(FORM_METHODS)
@counts_once
def end_plan_page(
    request: HttpRequest, partnership: str, body: str, plan_route: int
) -> HttpResponse:
    found = body_asked_of(request, partnership, body)
    held = get_plan_route(found, plan_route)
    form = ReasonForm(sent(request), button="End it", warns=True)
    if form.is_bound and form.carries_out(
        lambda data: routes.end_route(held, by=signed_in(request), **data)
    ):
        said = f"{found} {held.part} {held.plan} no more."
        return done(request, said, body_link(found).url)
    return ask(
        request,
        found.partnership,
        form,
        *way_to(found),
        title=f"End that {found} {held.part} {held.plan}",
        lede=_OLD_PAGES,
    )
