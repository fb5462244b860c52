"""Giving roles and withdrawing them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from people import services
from people.access import signed_in
from people.forms import InviteForm, ReasonForm, RoleForm
from people.selectors.accounts import get_account, get_role
from people.views.asking import FORM_METHODS, ask, asked_of, done, sent, user_link, users_link
from people.views.once import counts_once
from people.views.way_in import confirmed

_WHERE = (
    "A role holds in the whole partnership unless you choose one of its plans; "
    "choose a body if it is held for one."
)


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def grant_page(request: HttpRequest, partnership: str, user: int) -> HttpResponse:
    """Give a user a role in this partnership."""
    place = asked_of(request, partnership)
    found = get_account(place, user)
    form = RoleForm(sent(request), partnership=place)
    if form.is_bound and form.carries_out(
        lambda data: services.grant_role(found, partnership=place, by=signed_in(request), **data)
    ):
        return done(request, f"{found} has the role {form.role}.", user_link(place, found).url)
    return ask(
        request,
        place,
        form,
        users_link(place),
        user_link(place, found),
        title=f"Give {found} a role",
        lede=_WHERE,
    )


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def invite_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Give a role to somebody whose account another partnership looks after."""
    place = asked_of(request, partnership)
    form = InviteForm(sent(request), partnership=place)

    def grant(data: dict[str, Any]) -> None:
        role = {name: value for name, value in data.items() if name != "email"}
        assert form.account is not None  # noqa: S101 - clean_email has found it
        services.grant_role(form.account, partnership=place, by=signed_in(request), **role)

    if form.is_bound and form.carries_out(grant):
        sentence = f"{form.account} has the role {form.role}."
        return done(request, sentence, users_link(place).url)
    return ask(
        request,
        place,
        form,
        users_link(place),
        title="Give a role to somebody from elsewhere",
        lede="For a person who has an account with another partnership. "
        "They keep that account; here they get the role and nothing else.",
    )


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def withdraw_page(request: HttpRequest, partnership: str, role: int) -> HttpResponse:
    """End a role now."""
    place = asked_of(request, partnership)
    found = get_role(place, role)
    form = ReasonForm(sent(request), button="Withdraw the role", warns=True)
    if form.is_bound and form.carries_out(
        lambda data: services.withdraw_role(found, by=signed_in(request), **data)
    ):
        sentence = f"{found.user} is no longer {found.get_kind_display()}."
        return done(request, sentence, user_link(place, found.user).url)
    return ask(
        request,
        place,
        form,
        users_link(place),
        user_link(place, found.user),
        title=f"Withdraw from {found.user} the role {found.get_kind_display()}",
        lede="It ends at once. What was done in the role stays in the record.",
    )
