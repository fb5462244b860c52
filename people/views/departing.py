"""The page on which the name of a departed user is taken away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from people import services
from people.access import demand, signed_in
from people.forms import NameForm
from people.models.users import former_name
from people.selectors.accounts import get_account
from people.views.asking import FORM_METHODS, ask, asked_of, done, sent, user_link, users_link
from people.views.once import counts_once
from people.views.way_in import confirmed

_LEDE = (
    "Wherever {name} is named as a user, today and on every past day, “{number}” stands instead; "
    "so does an address that nobody has. What signing in needed goes: second factors, bindings to "
    "an employer, sessions, and the views that they kept for themself. What they wrote stays. An "
    "officer of this name stays too, since published papers name who answered for an action. "
    "Nobody can bring any of it back."
)


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def name_page(request: HttpRequest, partnership: str, user: int) -> HttpResponse:
    place = asked_of(request, partnership, "people.take_name_away")
    found = get_account(place, user)
    demand(request.user, "people.take_name_away", found)
    form, name = NameForm(sent(request)), found.name
    if form.is_bound and form.carries_out(
        lambda data: services.pseudonymise(found, by=signed_in(request), grounds=form.grounds(data))
    ):
        sentence = f"The name is taken away. This user is called {former_name(found.pk)} now."
        return done(request, sentence, user_link(place, found).url)
    return ask(
        request,
        place,
        form,
        users_link(place),
        user_link(place, found),
        title=f"Take away the name of {name}",
        lede=_LEDE.format(name=name, number=former_name(found.pk)),
    )
