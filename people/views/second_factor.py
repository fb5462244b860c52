"""One's own second factor: setting it up, and taking it away."""

from __future__ import annotations

import base64
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.access import signed_in
from people.access_log.entering import enter
from people.errors import Refused
from people.forms import ButtonForm
from people.frame import Link
from people.middleware import on_the_way_in
from people.models import AccessEntry, User
from people.sign_in import session
from people.sign_in.codes import ensure_recovery_codes, new_recovery_codes, set_up_app
from people.sign_in.factors import get_app, get_passkey, remove, second_factors
from people.sign_in.forms import AppForm, NewPasskeyForm
from people.sign_in.passkeys import add_passkey, asked_of_a_new_one
from people.views.asking import FORM_METHODS, ask_oneself, done, sent
from people.views.once import counts_once
from people.views.way_in import confirmed

_OWN = "people:second-factor"


@on_the_way_in
@require_safe
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """What is set up, and what can be."""
    factors = second_factors(signed_in(request))
    is_complete = session.is_complete(request.session)
    context = {"factors": factors, "is_complete": is_complete}
    return render(request, "people/second_factor.html", context)


@on_the_way_in
@require_http_methods(FORM_METHODS)
@confirmed
def app_page(request: HttpRequest) -> HttpResponse:
    """Give an app on a phone its secret, and see by its code that it has it.

    Recovery codes stand in the answer to the first press alone: who pressed twice did not see them.
    """
    user, form = signed_in(request), AppForm(sent(request))
    if second_factors(user).has_app:
        told = "The app is set up. Make new recovery codes if you have none."
        return done(request, told, _OWN) if form.is_bound else redirect(_OWN)
    secret = get_totp_secret(regenerate=not form.is_bound)
    if form.carries_out(lambda data: _set_up_app(user, secret, data["code"])):
        clear_totp_secret(request)
        return _set_up(request, user)
    return render(request, "people/second_factor_app.html", _of_an_app(form, user, secret))


def _set_up_app(user: User, secret: str, code: str) -> None:
    if not set_up_app(user, secret, code):
        raise Refused("This code is not right. Enter the one that the app shows now.")


def _of_an_app(form: AppForm, user: User, secret: str) -> dict[str, Any]:
    adapter = get_adapter()
    address = adapter.build_totp_url(user, secret)
    drawn = base64.b64encode(adapter.build_totp_svg(address).encode()).decode("ascii")
    spaced = " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
    return {"form": form, "picture": f"data:image/svg+xml;base64,{drawn}", "secret": spaced}


def _set_up(request: HttpRequest, user: User) -> HttpResponse:
    """From now on signing in is complete. Recovery codes are shown once: here, where new."""
    session.complete(request.session)
    codes = ensure_recovery_codes(user)
    if not codes:
        return done(request, "It is set up.", _OWN)
    return _show(request, codes)


def _show(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "people/recovery_codes.html", {"codes": codes})


@require_POST
@confirmed
def codes_page(request: HttpRequest) -> HttpResponse:
    """New recovery codes instead of those from before."""
    user = signed_in(request)
    if not second_factors(user).are_set_up:
        return redirect(_OWN)
    codes = new_recovery_codes(user)
    enter(AccessEntry.Kind.SECOND_FACTOR, by=user, result="recovery codes made")
    return _show(request, codes)


@on_the_way_in
@require_http_methods(FORM_METHODS)
@confirmed
def passkey_page(request: HttpRequest) -> HttpResponse:
    """Make a passkey."""
    user, form = signed_in(request), NewPasskeyForm(sent(request))
    if form.carries_out(lambda data: add_passkey(user, **data)):
        return _set_up(request, user)
    context = {"form": form, "options": asked_of_a_new_one(user)}
    return render(request, "people/second_factor_passkey.html", context)


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def remove_app_page(request: HttpRequest) -> HttpResponse:
    return _removing(request, get_app(signed_in(request)), "the app")


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def remove_passkey_page(request: HttpRequest, passkey: int) -> HttpResponse:
    found = get_passkey(signed_in(request), passkey)
    return _removing(request, found, f"the passkey “{found.data['name']}”")


def _removing(request: HttpRequest, factor: Any, name: str) -> HttpResponse:
    form = ButtonForm(sent(request), button="Remove it", warns=True)
    if form.is_bound and form.carries_out(lambda _data: remove(factor)):
        return done(request, f"You have removed {name}.", _OWN)
    return ask_oneself(
        request,
        form,
        back=Link(reverse(_OWN), "the second factor"),
        title=f"Remove {name}",
        lede="You can no longer sign in with it. What else you have set up stays.",
    )
