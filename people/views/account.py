"""Signing in, signing out and one's own password."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from people import services
from people.access import signed_in
from people.access_log.entering import enter
from people.forms import OwnPasswordForm
from people.models import AccessEntry, User
from people.selectors.places import partnerships_of
from people.sign_in import kept
from people.sign_in.adapter import TOO_MANY_GUESSES
from people.sign_in.forms import SignInForm
from people.sign_in.guesses import TooManyGuesses, count_guess
from people.sign_in.readers_address import readers_address
from people.sign_on.providers import providers
from people.views.asking import FORM_METHODS, OK, Done, done, sent
from people.views.once import counts_once

_TOO_MANY = HTTPStatus.TOO_MANY_REQUESTS


class SignIn(LoginView):
    """E-mail address and password: the first step."""

    template_name = "people/sign_in.html"
    form_class = SignInForm  # type: ignore[assignment]  # it has the fields that are asked for

    def get_success_url(self) -> str:
        """Where the user was going; never here again, nor straight out."""
        url = str(super().get_success_url() or "")  # type: ignore[no-untyped-call]  # allauth states no types
        passed = {reverse("people:sign-in"), reverse("people:sign-out")}
        return resolve_url(settings.LOGIN_REDIRECT_URL) if urlsplit(url).path in passed else url

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        wanted = self.request.GET.get("next", "")
        context: dict[str, Any] = super().get_context_data(**more)
        return context | {"providers": providers(), "next": wanted}

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        if form.has_error(NON_FIELD_ERRORS, TOO_MANY_GUESSES):
            response.status_code = _TOO_MANY
        return response


@require_POST
@login_not_required
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; a POST, so that no link or picture elsewhere can do it.

    What other windows still send is kept until the same user has signed in again.
    """
    user = request.user
    if isinstance(user, User):
        enter(AccessEntry.Kind.SIGN_OUT, by=user)
        kept.end_session(request, user)
        messages.success(request, "You have signed out.")
    else:
        logout(request)
    response = redirect("people:sign-in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_http_methods(FORM_METHODS)
def password_page(request: HttpRequest) -> HttpResponse:
    """Change one's own password; other sessions of the account end.

    The present one is not to be guessed here either: each post counts until one was right.
    """
    if not request.POST.get("present"):
        return _changing(request)
    user = signed_in(request)
    try:
        guess = count_guess(account=user.email, address=readers_address(request))
    except TooManyGuesses as refusal:
        enter(AccessEntry.Kind.SIGN_IN_REFUSED, by=user, result="too many tries")
        form = OwnPasswordForm(user=user)
        return _account_page(request, form, refusal=str(refusal), status=_TOO_MANY)
    answer = _changing(request)
    if isinstance(answer, Done):
        guess.was_right()
    else:
        enter(AccessEntry.Kind.SIGN_IN_REFUSED, by=user, result="password not changed")
    return answer


@counts_once
def _changing(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    form = OwnPasswordForm(sent(request), user=user)
    if form.is_bound and form.carries_out(
        lambda data: services.set_password(
            user, data["password"], by=user, reason="Changed by its owner"
        )
    ):
        update_session_auth_hash(request, user)
        return done(request, "Your password is changed.", reverse("people:own-password"))
    return _account_page(request, form)


def _account_page(
    request: HttpRequest, form: OwnPasswordForm, *, refusal: str = "", status: int = OK
) -> HttpResponse:
    places = partnerships_of(request.user)
    context = {"form": form, "refusal": refusal, "places": places}
    return render(request, "people/own_password.html", context, status=status)
