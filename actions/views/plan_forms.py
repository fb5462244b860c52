"""What an administrator does with a plan as a whole: cut a version, open it, say how it is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.forms.plan import CutVersionForm, OpenPlanForm, SettingsForm, settings_of
from actions.selectors.current import waiting_updates
from actions.selectors.facts import rules_of
from actions.selectors.plan_versions import versions_at
from actions.services.plan_settings import change_settings
from actions.services.versions import cut_version, open_plan
from actions.views.asking import ask, plan_asked_of
from actions.views.frame import PlanFrame
from people import clock
from people.access import signed_in
from people.asat import newest_revision
from people.frame import Link
from people.views.asking import CONFLICT, FORM_METHODS, OK, done, sent, unless_overtaken
from people.views.once import counts_once
from people.wording import counted, first_capital, short_day_words
from plans.models import Plan


@require_http_methods(FORM_METHODS)
@counts_once
def cut_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_asked_of(request, partnership, plan, "plans.edit")
    form = CutVersionForm(sent(request))
    if form.is_bound and form.carries_out(
        lambda data: cut_version(frame.plan, by=signed_in(request), **data)
    ):
        said = f"Version {form.cleaned_data['number']} is cut. What it holds can be read for ever."
        return done(request, said, frame.url("versions"))
    return ask(
        frame,
        form,
        Link(frame.url("versions"), "Versions"),
        title="Cut a version",
        lede=_what_it_holds(frame),
        current="versions",
    )


def _what_it_holds(frame: PlanFrame) -> str:
    """The version before, and what this one leaves out for want of consideration."""
    versions = versions_at(frame.plan, at=frame.as_at.moment)
    last = versions[-1] if versions else None
    dated = f", {short_day_words(last.dated)}" if last and last.dated else ""
    before = f"The last version is {last.number}{dated}." if last else "This is the first version."
    waiting = waiting_updates(at=clock.now()).filter(action__plan=frame.plan).count()
    if not waiting:
        return f"{before} It holds the plan as it stands now."
    left = f"{counted(waiting, 'update')} not yet considered"
    return f"{before} It holds what is considered: {left} {'is' if waiting == 1 else 'are'} not in."


@require_http_methods(FORM_METHODS)
@counts_once
def open_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_asked_of(request, partnership, plan, "plans.edit")
    form = OpenPlanForm(sent(request))
    if form.is_bound and form.carries_out(lambda _: open_plan(frame.plan, by=signed_in(request))):
        return done(request, "The plan is open: its leads can post updates.", frame.url("plan"))
    return ask(
        frame,
        form,
        title="Open the plan",
        lede=_what_opening_does(frame),
        current="open-plan",
    )


def _what_opening_does(frame: PlanFrame) -> str:
    if frame.plan.is_open:
        return "The plan is open already."
    holds = counted(len(frame.document().actions), "action")
    return (
        f"{first_capital(holds)} stand in it. Once it is open its leads post updates, and what is "
        "written carries the time of the clock: its past can no longer be loaded."
    )


@require_http_methods(FORM_METHODS)
@counts_once
def settings_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_asked_of(request, partnership, plan, "plans.edit")
    rules = rules_of(frame.plan, at=frame.as_at.moment, position=frame.position)
    form = SettingsForm(
        sent(request), plan=frame.plan, rules=rules, initial=_as_it_stands(frame.plan)
    )
    change = unless_overtaken(
        form, lambda data: _change(frame, form, data), frame.plan, _as_it_stands
    )
    if form.is_bound and form.carries_out(change):
        return done(request, "The settings are saved, from now on.", frame.url("plan"))
    return ask(
        frame,
        form,
        title="Settings of the plan",
        lede="What you change holds from now on. What was so before stays in the record.",
        current="settings",
        status=CONFLICT if form.is_overtaken else OK,
    )


def _as_it_stands(plan: Plan) -> dict[str, Any]:
    return {**settings_of(plan), "seen": newest_revision(plan)}


def _change(frame: PlanFrame, form: SettingsForm, data: dict[str, Any]) -> None:
    change_settings(
        frame.plan,
        by=signed_in(frame.request),
        settings=form.settings(),
        reason=data["reason"],
        seen=data["seen"],
    )
