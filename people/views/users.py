"""Users of a partnership, their accounts and passwords."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from people import clock, services
from people.access import demand, signed_in
from people.forms import ActivityForm, PasswordForm, ReasonForm, UserForm
from people.frame import page
from people.models import Partnership, User
from people.plan_titles import plan_titles
from people.selectors.accounts import account, accounts, get_account
from people.selectors.places import present
from people.selectors.record import account_record
from people.sign_in.factors import forget_second_factors
from people.sign_in.links import INVITATION
from people.views import links, sentences
from people.views.asking import (
    FORM_METHODS,
    ask,
    asked_moment,
    asked_of,
    done,
    sent,
    user_link,
    users_link,
)
from people.views.once import counts_once
from people.views.way_in import confirmed


@require_safe
def users_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Who can sign in, with which roles, and for whom they act."""
    place = asked_of(request, partnership, "people.see_users")
    today = clock.today()
    found = accounts(place, day=today)
    context = page(
        request,
        place,
        as_at=asked_moment(request, place),
        accounts=found,
        plans=plan_titles(place),
        sentence=sentences.of_users(found),
        today=today,
        may_manage=request.user.has_perm("people.manage", place),
        may_see_letters=request.user.has_perm("people.see_letters", place),
    )
    return render(request, "people/users.html", context)


@require_safe
def user_page(request: HttpRequest, partnership: str, user: int) -> HttpResponse:
    """One user: account, roles, actings and every change of these."""
    place = asked_of(request, partnership, "people.see_users")
    found = get_account(place, user)
    today = clock.today()
    may_manage = request.user.has_perm("people.manage", place)
    held = account(found, place, day=today)
    context = page(
        request,
        place,
        users_link(place),
        user_link(place, found),
        as_at=asked_moment(request, place),
        account=held,
        plans=plan_titles(place),
        sentence=sentences.of_user(held),
        record=account_record(found, place, at=present(place)),
        today=today,
        may_manage=may_manage,
        may_manage_account=may_manage and found.partnership_id == place.pk,
        is_self=found == request.user,
    )
    return render(request, "people/user.html", context)


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def add_page(request: HttpRequest, partnership: str) -> HttpResponse:
    place = asked_of(request, partnership)
    form = UserForm(sent(request))
    added: list[User] = []
    if form.is_bound and form.carries_out(
        lambda data: added.append(services.add_user(place, by=signed_in(request), **data))
    ):
        links.invite(request, added[0], INVITATION)
        sentence = (
            f"{added[0]} has an account. {links.sent_words(added[0], INVITATION)} "
            "Now give them a role, or an officer to act for."
        )
        return done(request, sentence, user_link(place, added[0]).url)
    return ask(
        request,
        place,
        form,
        users_link(place),
        title="Add a user",
        lede="They are sent a link by which they choose a password, and which holds for "
        f"{INVITATION.life_in_words}.",
    )


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def activity_page(request: HttpRequest, partnership: str, user: int) -> HttpResponse:
    """Deactivate an account, or make it active again."""
    place, found = _looked_after(request, partnership, user)
    wanted, name = not found.is_active, found.name
    form = ActivityForm(sent(request), user=found)
    if form.is_bound and form.carries_out(
        lambda data: services.change_user(
            found,
            by=signed_in(request),
            name=name,
            is_active=data["may_sign_in"],
            reason=data["reason"],
        )
    ):
        able = "can sign in again" if found.is_active else "can no longer sign in"
        sentence = f"{found} {able}."
        return done(request, sentence, user_link(place, found).url)
    return ask(
        request,
        place,
        form,
        users_link(place),
        user_link(place, found),
        title=f"{'Reactivate' if wanted else 'Deactivate'} {name}",
        lede="They can sign in again, with the roles that they still hold."
        if wanted
        else "They can no longer sign in, and are signed out. Nothing that they wrote is lost.",
    )


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def password_page(request: HttpRequest, partnership: str, user: int) -> HttpResponse:
    """Give an account another password."""
    place, found = _looked_after(request, partnership, user)
    if found == request.user:
        return redirect("people:own-password")
    form = PasswordForm(sent(request))
    if form.is_bound and form.carries_out(
        lambda data: services.set_password(found, by=signed_in(request), **data)
    ):
        return done(request, f"{found} has a new password.", user_link(place, found).url)
    return ask(
        request,
        place,
        form,
        users_link(place),
        user_link(place, found),
        title=f"Set a new password for {found}",
        lede="Tell it to them yourself. They are signed out wherever they are signed in.",
    )


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def second_factor_page(request: HttpRequest, partnership: str, user: int) -> HttpResponse:
    """Take away the second factor of somebody who has lost it."""
    place, found = _looked_after(request, partnership, user)
    form = ReasonForm(sent(request), button="Take it away", warns=True)
    if form.is_bound and form.carries_out(
        lambda data: forget_second_factors(found, by=signed_in(request), **data)
    ):
        sentence = f"{found} sets up a second factor when they next sign in."
        return done(request, sentence, user_link(place, found).url)
    return ask(
        request,
        place,
        form,
        users_link(place),
        user_link(place, found),
        title=f"Take away the second factor of {found}",
        lede="For somebody who has lost phone, passkey and recovery codes. Be sure that it is they "
        "who ask: until they have set up another one, their password alone lets them do so. "
        "Wherever they are signed in now, they are signed out.",
    )


def _looked_after(request: HttpRequest, partnership: str, user: int) -> tuple[Partnership, User]:
    """A user whose account the partnership looks after, for one who may manage it."""
    place = asked_of(request, partnership)
    found = get_account(place, user)
    demand(request.user, "people.manage", found)
    return place, found
