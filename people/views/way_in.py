"""The steps after the password, and the password asked again before what matters."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.stages import AuthenticateStage
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from people.access import signed_in
from people.access_log.entering import enter
from people.errors import Refused
from people.middleware import on_the_way_in
from people.models import AccessEntry, User
from people.sign_in import first_step, kept, session
from people.sign_in.codes import is_right_code
from people.sign_in.factors import second_factors
from people.sign_in.forms import CodeForm, ConfirmForm, PasskeyForm
from people.sign_in.passkeys import asked_of_a_user, used_passkey
from people.sign_in.readers_address import readers_address
from people.views.asking import FORM_METHODS, sent, wanted_page

View = Callable[..., HttpResponse]


@require_http_methods(FORM_METHODS)
@login_stage_required(  # type: ignore[untyped-decorator]  # allauth states no types
    stage=AuthenticateStage.key, redirect_urlname="account_login"
)
def second_step_page(request: HttpRequest) -> HttpResponse:
    """A code or a passkey, from whoever has given the password."""
    stage: AuthenticateStage = request._login_stage  # type: ignore[attr-defined]  # put there by the decorator
    user = stage.login.user
    assert isinstance(user, User)  # noqa: S101 - there is no other kind of account
    if not first_step.still_holds(stage.login):
        enter(AccessEntry.Kind.SIGN_IN_REFUSED, by=user, result="password changed meanwhile")
        logout(request)
        return redirect("people:sign-in")
    code, passkey = _forms(request)
    if code.carries_out(lambda data: _take_code(request, user, data["code"])) or (
        passkey.carries_out(lambda data: used_passkey(user, data["credential"]))
    ):
        response: HttpResponse = stage.exit()
        return response
    has = second_factors(user)
    context = {
        "form": passkey if passkey.is_bound else code,
        "code_form": code,
        "passkey_form": passkey if has.passkeys else None,
        "options": asked_of_a_user(user) if has.passkeys else None,
    }
    return render(request, "people/second_step.html", context)


def _forms(request: HttpRequest) -> tuple[CodeForm, PasskeyForm]:
    """Both ways; the one that was used holds what was sent."""
    posted = sent(request)
    by_passkey = posted is not None and "credential" in posted
    return (
        CodeForm(None if by_passkey else posted),
        PasskeyForm(posted if by_passkey else None),
    )


def _take_code(request: HttpRequest, user: User, code: str) -> None:
    if not is_right_code(user, code, address=readers_address(request)):
        raise Refused("This code is not right, or was used before. Enter the one that shows now.")


def confirmed(view: View) -> View:
    """Ask for the password first, unless it was given lately; what was typed is kept."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if session.is_confirmed(request.session):
            return view(request, *args, **more)
        kept.keep(request.session, kept.typed_by(signed_in(request), request))
        here = urlencode({"next": kept.page_of(request)})
        return redirect(f"{reverse('people:confirm')}?{here}")

    return asked


@on_the_way_in
@require_http_methods(FORM_METHODS)
def confirm_page(request: HttpRequest) -> HttpResponse:
    """The password once more, then on to where the user was going; a code where there is none."""
    user = signed_in(request)
    form = ConfirmForm(sent(request)) if user.has_usable_password() else CodeForm(sent(request))
    if form.carries_out(lambda data: _confirm(request, user, data)):
        session.confirm(request.session)
        enter(AccessEntry.Kind.CONFIRMED, by=user)
        return redirect(wanted_page(request) or reverse("people:own-password"))
    return render(request, "people/confirm.html", {"form": form})


def _confirm(request: HttpRequest, user: User, data: dict[str, str]) -> None:
    if "code" in data:
        return _take_code(request, user, data["code"])
    if not get_adapter().reauthenticate(user, data["password"]):
        raise Refused("This is not your password. Try again.")
    return None
