"""One's own calendar: the page on which it is switched on, and what its address gives."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from people import clock
from people.access import signed_in
from people.access_log.entering import enter_once_a_day
from people.calendars.addresses import address_of, feed_at
from people.calendars.ical import calendar
from people.calendars.sources import entries_of
from people.costly_uses import TooOften, count_use_by, place_of
from people.forms import ButtonForm
from people.frame import Link
from people.models import AccessEntry, CalendarFeed
from people.services.calendars import renew_calendar, switch_calendar_off
from people.views.asking import FORM_METHODS, ask_oneself, done, sent
from people.views.once import counts_once

MOST_AN_HOUR = 60
_REFRESH = "PT6H"
_TOO_MANY_REQUESTS = 429


@require_safe
def own_calendar_page(request: HttpRequest) -> HttpResponse:
    feed = CalendarFeed.objects.filter(user=signed_in(request)).first()
    context = {"feed": feed, "address": address_of(feed) if feed else ""}
    return render(request, "people/own_calendar.html", context)


@require_http_methods(FORM_METHODS)
@counts_once
def renew_calendar_page(request: HttpRequest) -> HttpResponse:
    """Switch one's calendar on, or give it another address."""
    user = signed_in(request)
    is_on = CalendarFeed.objects.filter(user=user).exists()
    form = ButtonForm(sent(request), button="Make the address", warns=False)
    if form.is_bound and form.carries_out(lambda _data: renew_calendar(user)):
        return done(request, "Your calendar has a new address.", "people:own-calendar")
    return ask_oneself(
        request,
        form,
        back=_own_calendar(),
        title="A new address for your calendar" if is_on else "Switch your calendar on",
        lede="The address from before leads nowhere then: give your calendar the new one."
        if is_on
        else "You get an address that only you know, and give it to your calendar.",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def switch_calendar_off_page(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    form = ButtonForm(sent(request), button="Switch it off", warns=True)
    if form.is_bound and form.carries_out(lambda _data: switch_calendar_off(user)):
        return done(request, "Your calendar is switched off.", "people:own-calendar")
    return ask_oneself(
        request,
        form,
        back=_own_calendar(),
        title="Switch your calendar off",
        lede="Its address leads nowhere then. You can switch it on again, with another address.",
    )


def _own_calendar() -> Link:
    return Link(reverse("people:own-calendar"), "your calendar")


@login_not_required
@require_safe
def calendar_page(request: HttpRequest, token: str) -> HttpResponse:
    """The dates of whoever was given this address, as their calendar asks for them."""
    feed = feed_at(token)
    try:
        count_use_by(_asker(request, feed), "calendar", most=MOST_AN_HOUR)
    except TooOften as refusal:
        return _too_often(refusal)
    if feed is None:
        raise Http404
    enter_once_a_day(AccessEntry.Kind.EXPORT, by=feed.user)
    text = calendar(
        entries_of(feed.user), name="Dates of the plan", made_at=clock.now(), refresh=_REFRESH
    )
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def _asker(request: HttpRequest, feed: CalendarFeed | None) -> str:
    """One who guesses is counted by where they are: many calendars are fetched from one place."""
    return f"calendar {feed.pk}" if feed else place_of(request)


def _too_often(refusal: TooOften) -> HttpResponse:
    return HttpResponse(
        "Asked for too often within an hour.\n",
        content_type="text/plain; charset=utf-8",
        status=_TOO_MANY_REQUESTS,
        headers={"Retry-After": str(refusal.wait)},
    )
