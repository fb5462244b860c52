"""Who people, officers, bodies and agencies were at the moment of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from people.asat import as_at, each_named_as_at, names_as_at
from people.models import Agency, Body, Officer, User
from plans.models import Plan

SYSTEM = "the system"


def plans_as_at(plans: Iterable[int], at: datetime) -> dict[int, Plan]:
    """Plans by their numbers, each under the title that it had at a moment; only to be read."""
    found = Plan.objects.select_related("partnership").in_bulk(set(plans))
    for pk, title in titles_as_at(found, at).items():
        found[pk].title = title
    return found


def titles_as_at(plans: Iterable[int], at: datetime) -> dict[int, str]:
    """The title that each plan had at a moment; one that there was not yet is left out."""
    return dict(as_at(Plan, at, id__in=list(plans)).values_list("id", "title"))


@dataclass(slots=True)
class Names:
    """Who people, officers, bodies and agencies were at a moment.

    The partnership's own users are read at once; others who spoke are looked up when first named.
    """

    at: datetime
    partnership: int
    officers: dict[int, str] = field(init=False)
    users: dict[int, str] = field(init=False)
    bodies: dict[int, str] = field(init=False)
    agencies: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        self.officers, self.bodies, self.agencies, self.users = each_named_as_at(
            (Officer, Body, Agency, User), self.at, partnership_id=self.partnership
        )

    def know(self, users: set[int | None]) -> None:
        """Read the names of these users at once."""
        wanted = {pk for pk in users if pk} - set(self.users)
        if wanted:
            self.users |= names_as_at(User, self.at, id__in=wanted)

    def who(self, user: int | None, officer: int | None = None) -> str:
        """``Ann Lee``; ``Ann Lee, entered by Bo Marsh`` where another typed it."""
        name = self.users.get(user, SYSTEM) if user else SYSTEM
        if officer is None or self.officers.get(officer) == name:
            return name
        return f"{self.officers[officer]}, entered by {name}"
