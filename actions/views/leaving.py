"""Officers who leave, and what has nobody to lead it or to update it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from actions.forms.leaving import LeavingForm, said_before
from actions.models import Action, Leaving
from actions.selectors.leaving import (
    LoneLead,
    about_to_leave,
    leaving_of,
    leavings_of,
    led_by,
    without_a_lead,
    without_an_account,
)
from actions.services.leaving import let_leave
from actions.views.frame import plan_url
from people import clock
from people.access import signed_in
from people.frame import Link, page
from people.models import Officer, Partnership
from people.moments import AsAt
from people.selectors.places import get_officer
from people.standing import is_over
from people.views.asking import (
    FORM_METHODS,
    ask,
    asked_moment,
    asked_of,
    done,
    officer_link,
    officers_link,
    sent,
)
from people.views.once import counts_once
from people.wording import counted, day_words, first_capital, listed
from plans.selectors import plans_visible_to


@require_http_methods(FORM_METHODS)
@counts_once
def leaving_page(request: HttpRequest, partnership: str, officer: int) -> HttpResponse:
    """Say on which day an officer leaves, and who follows in their actions."""
    place = asked_of(request, partnership)
    found = get_officer(place, officer)
    actions = list(led_by(found))
    form = LeavingForm(
        sent(request),
        officer=found,
        actions=actions,
        initial=said_before(found, leaving_of(found)),
    )
    said: list[Leaving] = []
    if form.is_bound and form.carries_out(
        lambda data: said.append(
            let_leave(
                found,
                by=signed_in(request),
                handover=form.handover(),
                reason=data["reason"],
                form_key=data["form_key"],
            )
        )
    ):
        return done(request, _left(said[0], clock.today()), officer_link(found).url)
    return ask(
        request,
        place,
        form,
        officers_link(place),
        officer_link(found),
        title=f"{found} leaves",
        lede=_what_they_lead(found, actions),
    )


def _left(said: Leaving, today: date) -> str:
    to = f"to {said.successor}" if said.successor else "to nobody yet"
    if is_over(said.last_day, today):
        return f"{said.officer} has left. Their actions went {to}, or as you said of each."
    return f"{said.officer} leaves on {day_words(said.last_day)}. Then their actions go {to}."


def _what_they_lead(officer: Officer, actions: list[Action]) -> str:
    if not actions:
        return f"{officer} leads no open action. The record goes on naming them."
    said = counted(len(actions), "open action")
    return (
        f"{officer} leads {said}. From the day after the last one those who follow lead them; the "
        "record goes on naming who led them until then."
    )


def offers_on_officer(request: HttpRequest, officer: Officer) -> list[Link]:
    """The way to say that an officer leaves, for whoever manages officers."""
    if not request.user.has_perm("people.manage", officer.partnership):
        return []
    place = officer.partnership.slug
    return [Link(reverse("actions:leaving", args=[place, officer.pk]), "Say that they leave")]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An open action without a lead."""

    action: Action
    url: str
    choose_url: str
    """Where a lead is chosen; empty for who may not."""


@dataclass(frozen=True, slots=True)
class Departure:
    """An officer who leaves, with what is known of who follows."""

    lead: LoneLead
    follows: str
    url: str


@require_safe
def to_find_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Actions without a lead, leads without an account, and leads who leave."""
    place = asked_of(request, partnership, "people.see")
    today = clock.today()
    plans = plans_visible_to(request.user).filter(partnership=place, closed_at=None)
    vacant = [_vacancy(request, action) for action in without_a_lead(plans, today)]
    lone = without_an_account(place, today)
    context = page(
        request,
        place,
        officers_link(place),
        Link("", _TITLE),
        as_at=asked_moment(request, place),
        title=_TITLE,
        sentence=_sentence(len(vacant), len(lone)),
        vacant=vacant,
        lone=lone,
        leaving=_departures(place, today),
        several_plans=plans.count() > 1,
        may_manage=request.user.has_perm("people.manage", place),
    )
    return render(request, "actions/leads_to_find.html", context)


_TITLE = "Leads to find"


def _sentence(vacant: int, lone: int) -> str:
    if not vacant and not lone:
        return "Every open action has a lead, and somebody can report for each lead."
    said = []
    if vacant:
        said.append(f"{counted(vacant, 'open action')} {'has' if vacant == 1 else 'have'} no lead")
    if lone:
        said.append(f"nobody can report for {counted(lone, 'lead')}")
    return f"{first_capital(listed(said))}."


def _vacancy(request: HttpRequest, action: Action) -> Vacancy:
    may = request.user.has_perm("actions.edit", action)
    choose = plan_url(action.plan, "change-leads", action.ref) if may else ""
    return Vacancy(action, plan_url(action.plan, "action", action.ref), choose)


def _departures(partnership: Partnership, day: date) -> list[Departure]:
    leads = about_to_leave(partnership, day)
    said = leavings_of(lead.officer for lead in leads)
    return [_departure(lead, said.get(lead.officer.pk)) for lead in leads]


def _departure(lead: LoneLead, said: Leaving | None) -> Departure:
    follows = "nobody was named to follow" if said is None else _follows(said)
    return Departure(lead, follows, officer_link(lead.officer).url)


def _follows(said: Leaving) -> str:
    names = [said.successor, *said.others.values()]
    named = dict.fromkeys(each.name if each else "vacant" for each in names)
    return f"then {listed(named)}"


def beside_officers(request: HttpRequest, partnership: Partnership, at: AsAt) -> list[Link]:  # noqa: ARG001 - each of these links is asked for by them
    """The way from the partnership's officers to the leads that are to be found."""
    if not at.is_now:
        return []
    return [Link(reverse("actions:leads-to-find", args=[partnership.slug]), _TITLE)]
