"""The pages of a body: the way to them, and the page of a form about one."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from governance.selectors.bodies import get_body
from governance.views.places import governance_link
from people.access import demand
from people.frame import Link
from people.models import Body, Partnership
from people.selectors.places import get_partnership
from people.views.asking import refuse_the_past

KEEP = "governance.keep_bodies"


def body_link(body: Body) -> Link:
    """The page of a body, under the name that it has now."""
    return Link(body_url(body, "body"), body.name, takes_moment=True)


def body_url(body: Body, name: str, *more: object) -> str:
    return reverse(f"governance:{name}", args=[body.partnership.slug, body.slug, *more])


def way_to(body: Body) -> tuple[Link, Link]:
    """The steps to the pages that stand below a body's."""
    return governance_link(body.partnership), body_link(body)


def place_asked_of(request: HttpRequest, partnership: str) -> Partnership:
    """The partnership of a page that keeps its bodies, for a user who may.

    Raises:
        Http404: there is no such partnership for this user.
        PermissionDenied: the user may not.
        OnlyNow: the address asks for a past moment.
    """
    place = get_partnership(request.user, partnership)
    demand(request.user, KEEP, place)
    refuse_the_past(request, place, governance_link(place))
    return place


def body_asked_of(
    request: HttpRequest, partnership: str, body: str, permission: str = KEEP
) -> Body:
    """The body of a page with a form, for a user who may do what it asks; as above."""
    found = get_body(get_partnership(request.user, partnership), body)
    demand(request.user, permission, found)
    refuse_the_past(request, found.partnership, body_link(found))
    return found
