"""An account for whoever is to act for an officer, and the letter that invites them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from people import clock, services
from people.access import signed_in
from people.forms import UserForm
from people.models import Officer, User
from people.selectors.places import get_officer
from people.sign_in.links import INVITATION
from people.views import links
from people.views.asking import (
    FORM_METHODS,
    ask,
    asked_of,
    done,
    officer_link,
    officers_link,
    sent,
)
from people.views.once import counts_once
from people.views.way_in import confirmed


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def invite_page(request: HttpRequest, partnership: str, officer: int) -> HttpResponse:
    """Add a user who acts for an officer from today, and send them an invitation."""
    place = asked_of(request, partnership)
    found = get_officer(place, officer)
    form = UserForm(sent(request), initial=_as_the_plan_names(found))
    added: list[User] = []
    if form.is_bound and form.carries_out(
        lambda data: added.append(
            services.add_user_for(found, by=signed_in(request), from_date=clock.today(), **data)
        )
    ):
        links.invite(request, added[0], INVITATION)
        said = f"{added[0]} acts for {found}. {links.sent_words(added[0], INVITATION)}"
        return done(request, said, officer_link(found).url)
    return ask(
        request,
        place,
        form,
        officers_link(place),
        officer_link(found),
        title=f"Invite somebody to act for {found}",
        lede="They get an account, act for this officer from today, and are sent a link by which "
        f"they choose a password. It holds for {INVITATION.life_in_words}.",
    )


def _as_the_plan_names(officer: Officer) -> dict[str, Any]:
    """A person's own name; who acts for a post or a group is still to be named."""
    return {"name": officer.name} if officer.kind == Officer.Kind.PERSON else {}
