"""Forgotten passwords and invitations: a link by e-mail, good for one use and for a while."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from people.access import demand, signed_in
from people.access_log.entering import enter
from people.errors import Refused
from people.forms import OnceForm
from people.letters.links import link_to
from people.models import AccessEntry, User
from people.selectors.accounts import account_by_email, get_account, get_any_account
from people.sign_in.forms import ChosenPasswordForm, ForgottenForm
from people.sign_in.guesses import TooManyGuesses, count_guess
from people.sign_in.links import INVITATION, RESET, Purpose, choose_password
from people.sign_in.post import send_link
from people.sign_in.readers_address import readers_address
from people.sign_on.providers import providers
from people.views.asking import FORM_METHODS, ask, asked_of, done, sent, user_link, users_link
from people.views.once import counts_once
from people.views.way_in import confirmed

_ADDRESSES = {INVITATION: "people:invitation", RESET: "people:new-password"}


@require_http_methods(FORM_METHODS)
@login_not_required
def forgotten_page(request: HttpRequest) -> HttpResponse:
    """Send a link, if there is such an account; the answer is the same if there is none."""
    form = ForgottenForm(sent(request))
    if form.is_valid():
        _send_if_known(request, form.cleaned_data["email"])
        return render(request, "people/forgotten_sent.html", {"life": RESET.life_in_words})
    return render(request, "people/forgotten.html", {"form": form})


def _send_if_known(request: HttpRequest, email: str) -> None:
    try:
        count_guess(account=f"link for {email}", address=readers_address(request))
    except TooManyGuesses:
        enter(AccessEntry.Kind.LINK, by=None, typed=email, result="too many tries")
        return
    user = account_by_email(email)
    if user is None:
        enter(AccessEntry.Kind.LINK, by=None, typed=email, result="no account")
        return
    enter(AccessEntry.Kind.LINK, by=user, result="sent")
    send(user, RESET if user.has_usable_password() else INVITATION)


def send(user: User, purpose: Purpose) -> None:
    """Send a user a link by which they choose a password, once what it opens is kept."""
    path = reverse(_ADDRESSES[purpose], args=[user.pk, purpose.token(user)])
    transaction.on_commit(partial(send_link, user, purpose, link_to(path)))


def invite(request: HttpRequest, user: User, purpose: Purpose) -> None:
    """Send a link that an administrator asks for.

    Raises:
        Refused: the account is deactivated, so that the link would open nothing.
    """
    if not user.is_active:
        raise Refused(f"{user} is deactivated, and no link opens the account. Reactivate it first.")
    enter(
        AccessEntry.Kind.LINK,
        by=signed_in(request),
        partnership=user.partnership,
        whom=user,
        result="sent",
    )
    send(user, purpose)


@require_http_methods(FORM_METHODS)
@login_not_required
def invitation_page(request: HttpRequest, user: int, token: str) -> HttpResponse:
    return _choosing(request, user, INVITATION, token)


@require_http_methods(FORM_METHODS)
@login_not_required
def new_password_page(request: HttpRequest, user: int, token: str) -> HttpResponse:
    return _choosing(request, user, RESET, token)


def _choosing(request: HttpRequest, pk: int, purpose: Purpose, token: str) -> HttpResponse:
    """Choose a password. Nobody is signed in by that: the second factor is still asked for."""
    user = get_any_account(pk)
    if user is None or not purpose.holds(user, token):
        return render(request, "people/link_void.html", status=HTTPStatus.GONE)
    form = ChosenPasswordForm(sent(request))
    if form.carries_out(lambda data: choose_password(user, purpose, token, data["password"])):
        return done(request, "You have a password. Now sign in.", reverse("people:sign-in"))
    ways = {
        provider.name: reverse(
            "people:sign-on-invited", args=[provider.key, purpose.name, pk, token]
        )
        for provider in providers()
    }
    context = {"form": form, "account": user, "ways": ways}
    return render(request, "people/choose_password.html", context)


class _InvitationForm(OnceForm):
    """Says to which address, so that a link goes to the one that was read."""

    to = forms.EmailField(widget=forms.HiddenInput)
    button = "Send the link"


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def invite_again_page(request: HttpRequest, partnership: str, user: int) -> HttpResponse:
    """Send a user a link: an invitation, or another password where they have one."""
    place = asked_of(request, partnership)
    found = get_account(place, user)
    demand(signed_in(request), "people.manage", found)
    purpose = RESET if found.has_usable_password() else INVITATION
    form = _InvitationForm(sent(request), initial={"to": found.email})

    def send_as_read(data: dict[str, Any]) -> None:
        if data["to"] != found.email:
            raise Refused(f"The address is {found.email} now. Open this page again, then send it.")
        invite(request, found, purpose)

    if form.is_bound and form.carries_out(send_as_read):
        return done(request, sent_words(found, purpose), user_link(place, found).url)
    return ask(
        request,
        place,
        form,
        users_link(place),
        user_link(place, found),
        title=f"Send {found} a link",
        lede=f"By it they choose a password. It goes to {found.email} and holds for "
        f"{purpose.life_in_words}.",
    )


def sent_words(user: User, purpose: Purpose) -> str:
    """What is known of a letter that leaves beside the request: not yet whether it left."""
    return (
        f"A link to choose a password is on its way to {user.email}. "
        f"It holds for {purpose.life_in_words}. "
        "If it does not come, send another from the user’s page."
    )
