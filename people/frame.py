"""What surrounds a page: its navigation and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from people.models import Partnership


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the navigation, or one step of the way to a page."""

    url: str
    label: str
    current: bool = False
    count: int = 0
    """What waits there for this reader."""
    takes_moment: bool = False
    """Whether the page can be asked for as at a day or an instant."""


Sections = Callable[[HttpRequest, Partnership], list[Link]]

_sections: list[Sections] = []


def add_section(section: Sections) -> None:
    """Let a room give its entries in the navigation; ``config`` wires them, in their order."""
    if section not in _sections:
        _sections.append(section)


def sections(request: HttpRequest, partnership: Partnership, *, at: str = "") -> list[Link]:
    """Every room's entries, as far as this user may go.

    Args:
        at: the moment of the page, as an address has it; entries that understand it keep it.
    """
    links = [link for section in _sections for link in section(request, partnership)]
    return [_at_the_moment(link, at) for link in links] if at else links


def _at_the_moment(link: Link, at: str) -> Link:
    if not link.takes_moment:
        return link
    return replace(link, url=f"{link.url}?{urlencode({'at': at})}")


_beside_officers: list[Sections] = []


def add_beside_officers(links: Sections) -> None:
    """Let a room above say where else a reader of the officers finds them; ``config`` wires it."""
    if links not in _beside_officers:
        _beside_officers.append(links)


def beside_officers(request: HttpRequest, partnership: Partnership) -> list[Link]:
    """Where else a reader of the partnership's officers finds them."""
    return [link for links in _beside_officers for link in links(request, partnership)]


def navigation(request: HttpRequest, partnership: Partnership) -> list[Link]:
    """The navigation on a page of a partnership that is of none of its plans."""
    return [
        Link(reverse("actions:my-work"), "My actions"),
        Link(reverse("actions:plans"), "Plans"),
        *sections(request, partnership, at=request.GET.get("at", "")),
    ]


def page(
    request: HttpRequest, partnership: Partnership, *crumbs: Link, **more: Any
) -> dict[str, Any]:
    """The context of a page of a partnership; the last crumb is the page itself."""
    return {
        "partnership": partnership,
        "nav": navigation(request, partnership),
        "crumbs": crumbs if len(crumbs) > 1 else (),
        **more,
    }


def is_at(request: HttpRequest, *names: str) -> bool:
    """Whether the page is one of these, as ``app:name``: for marking a section as current."""
    match = request.resolver_match
    return match is not None and match.view_name in names
