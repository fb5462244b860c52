"""Who acts for whom: letting a user act for an officer, and ending it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from people import services
from people.access import signed_in
from people.forms import ActForForm, ActingForm, EndActingForm
from people.selectors.accounts import get_account
from people.selectors.places import get_acting, get_officer
from people.views.asking import (
    FORM_METHODS,
    ask,
    asked_of,
    done,
    officer_link,
    officers_link,
    sent,
    user_link,
    users_link,
)
from people.views.once import counts_once

_WHAT_ACTING_IS = (
    "Whoever acts for an officer sees that officer’s actions as their own and posts updates on "
    "them, from the first day to the last."
)


@require_http_methods(FORM_METHODS)
@counts_once
def officer_acting_page(request: HttpRequest, partnership: str, officer: int) -> HttpResponse:
    """Let a user act for this officer."""
    place = asked_of(request, partnership)
    found = get_officer(place, officer)
    form = ActingForm(sent(request), partnership=place)
    if form.is_bound and form.carries_out(
        lambda data: services.act_for(officer=found, by=signed_in(request), **data)
    ):
        sentence = f"{form.cleaned_data['user']} acts for {found}."
        return done(request, sentence, officer_link(found).url)
    return ask(
        request,
        place,
        form,
        officers_link(place),
        officer_link(found),
        title=f"Let somebody act for {found}",
        lede=_WHAT_ACTING_IS,
    )


@require_http_methods(FORM_METHODS)
@counts_once
def user_acting_page(request: HttpRequest, partnership: str, user: int) -> HttpResponse:
    """Let this user act for an officer."""
    place = asked_of(request, partnership)
    found = get_account(place, user)
    form = ActForForm(sent(request), partnership=place)
    if form.is_bound and form.carries_out(
        lambda data: services.act_for(user=found, by=signed_in(request), **data)
    ):
        sentence = f"{found} acts for {form.cleaned_data['officer']}."
        return done(request, sentence, user_link(place, found).url)
    return ask(
        request,
        place,
        form,
        users_link(place),
        user_link(place, found),
        title=f"Let {found} act for an officer",
        lede=_WHAT_ACTING_IS,
    )


@require_http_methods(FORM_METHODS)
@counts_once
def end_page(request: HttpRequest, partnership: str, acting: int) -> HttpResponse:
    """End an acting; the way back is to whichever page it was begun from."""
    place = asked_of(request, partnership)
    found = get_acting(place, acting)
    form = EndActingForm(sent(request), held=found)
    from_user = request.GET.get("from") == "user"
    way = (
        (users_link(place), user_link(place, found.user))
        if from_user
        else (officers_link(place), officer_link(found.officer))
    )
    if form.is_bound and form.carries_out(
        lambda data: services.stop_acting(found, by=signed_in(request), **data)
    ):
        return done(request, f"{found.user} stops acting for {found.officer}.", way[-1].url)
    return ask(
        request,
        place,
        form,
        *way,
        title=f"End {found.user} acting for {found.officer}",
        lede="After the last day the officer’s actions are no longer theirs to update. "
        "What they wrote stays.",
    )
