"""What surrounds a page: its navigation and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from people.models import Exemption, Officer, Partnership
from people.moments import AsAt
from people.named import Named, P


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

    def at(self, moment: AsAt) -> Link:
        """The same link, which keeps the moment if its page understands it."""
        return replace(self, url=self.url + moment.instant_query) if self.takes_moment else self


class NamedLinks(Named[P, list[Link]]):
    """A named place for links."""

    def links(self, *args: P.args, **kwargs: P.kwargs) -> list[Link]:
        return [link for links in self.given(*args, **kwargs) for link in links]


BEFORE_SECTIONS: NamedLinks[[]] = NamedLinks()
"""First in the navigation of every page that is of no plan."""
SECTIONS: NamedLinks[[HttpRequest, Partnership]] = NamedLinks()
"""In the navigation of every page of a partnership."""
ABOVE_OFFICERS: NamedLinks[[HttpRequest, Partnership, AsAt]] = NamedLinks()
"""Before the list of a partnership's officers."""
BESIDE_OFFICERS: NamedLinks[[HttpRequest, Partnership, AsAt]] = NamedLinks()
"""Where else a reader of the officers finds them, at the same moment."""
ON_OFFICER: NamedLinks[[HttpRequest, Officer]] = NamedLinks()
"""Among what can be done with an officer."""
STILL_TOLD: Named[[Partnership, Sequence[Exemption]], Mapping[int, list[Link]]] = Named()
"""Where what was decided exempt is still told to the public, by the decision's number."""


def sections(request: HttpRequest, partnership: Partnership, at: AsAt | None) -> list[Link]:
    """Every room's entries, as far as this user may go.

    Args:
        at: the moment of the page; entries that understand it keep it.
    """
    links = SECTIONS.links(request, partnership)
    return [link.at(at) for link in links] if at else links


def still_told(partnership: Partnership, decisions: Sequence[Exemption]) -> dict[int, list[Link]]:
    """The published papers of every room in which the text of a decision that holds stands."""
    given = STILL_TOLD.given(partnership, decisions)
    return {
        each.pk: [link for found in given for link in found.get(each.pk, ())] for each in decisions
    }


def navigation(request: HttpRequest, partnership: Partnership, at: AsAt | None) -> list[Link]:
    """The navigation on a page of a partnership that is of none of its plans."""
    return [*BEFORE_SECTIONS.links(), *sections(request, partnership, at)]


def page(
    request: HttpRequest,
    partnership: Partnership,
    *crumbs: Link,
    as_at: AsAt | None = None,
    **more: Any,
) -> dict[str, Any]:
    """The context of a page of a partnership; the last crumb is the page itself.

    Args:
        as_at: the moment that it shows; none for a page that shows only what is so now.
    """
    return {
        "partnership": partnership,
        "as_at": as_at,
        "nav": navigation(request, partnership, as_at),
        "crumbs": crumbs if len(crumbs) > 1 else (),
        **more,
    }


def is_at(request: HttpRequest, *names: str) -> bool:
    """Whether the page is one of these, as ``app:name``: for marking a section as current."""
    match = request.resolver_match
    return match is not None and match.view_name in names


def is_under(request: HttpRequest, *sections: Link) -> bool:
    """Whether the page is one of these, or its address goes on from one of theirs."""
    return request.path.startswith(tuple(section.url for section in sections))
