"""What every page of a plan has: who looks, at which moment and position, with which links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from actions.selectors.cache import cached_document, small
from actions.selectors.moments import parse_moment
from actions.selectors.names import titles_as_at
from actions.selectors.queue import number_waiting, reader_of
from people import clock
from people.access import signed_in
from people.access_log.answer import shows_position
from people.asat import began
from people.frame import Link, sections
from people.moments import AsAt, refuse_before, shown
from people.wording import day_words
from plans.document import PlanDocument, Position
from plans.models import Plan
from plans.selectors import get_plan, position_for

_OF = "the plan"
_CHOSEN = (("position", str(Position.CONSIDERED)),)

Pairs = list[tuple[str, str]]
"""Parameters of an address, each with its value."""


@dataclass(frozen=True, slots=True)
class PlanFrame:
    """A page of a plan, as one user may see it at one moment."""

    request: HttpRequest
    plan: Plan
    as_at: AsAt
    position: Position
    title: str
    """The plan's, as at the moment."""
    sees_recorded: bool
    """Whether the reader sees what is recorded, and so may choose between the two positions."""
    waiting: int | None = None
    """How many decisions wait for the user, where the page has counted them."""

    @property
    def as_boards_see_it(self) -> bool:
        """Whether who sees what is recorded chose to look at the considered position."""
        return self.sees_recorded and self.position is Position.CONSIDERED

    @property
    def pairs(self) -> Pairs:
        """What the links of the page keep: its moment, and the position if it was chosen."""
        return self.pairs_at(self.as_at.value)

    def pairs_at(self, value: str) -> Pairs:
        """The same for a link to another moment, as an address names it; empty for now."""
        at = [("at", value)] if value else []
        return [*at, *_CHOSEN] if self.as_boards_see_it else at

    @property
    def query(self) -> str:
        """``pairs`` as they stand behind an address."""
        return _behind(self.pairs)

    @property
    def query_elsewhere(self) -> str:
        """``query`` for a page of another plan, which has other versions."""
        return _behind(self.pairs_at(self.as_at.instant))

    def document(self) -> PlanDocument:
        return cached_document(self.plan, at=self.as_at.moment, position=self.position)

    def url(self, name: str, *more: str) -> str:
        """The address of a page of this plan, at the same moment and in the same position."""
        return plan_url(self.plan, name, *more) + self.query

    def url_elsewhere(self, plan: Plan, name: str, *more: str) -> str:
        """The address of a page of another plan, at the same moment and in the same position."""
        return plan_url(plan, name, *more) + self.query_elsewhere

    def _closed_at(self) -> datetime | None:
        """When the plan was closed, on a page that shows it closed."""
        closed = self.plan.closed_at
        return closed if closed and (self.as_at.is_now or closed <= self.as_at.moment) else None

    def _navigation(self, current: str) -> list[Link]:
        return navigation(
            self.request, self.plan, current, self.as_at, query=self.query, waiting=self.waiting
        )

    def context(self, current: str, *crumbs: Link, **more: Any) -> dict[str, Any]:
        """The context of a page; ``current`` is the navigation's entry for it."""
        way = [Link(self.url("plan"), self.title), *crumbs] if crumbs else []
        return {
            "frame": self,
            "plan": self.plan,
            "as_at": self.as_at,
            "nav": self._navigation(current),
            "closed_at": self._closed_at(),
            "crumbs": way,
            **more,
        }


def _behind(pairs: Pairs) -> str:
    return f"?{urlencode(pairs)}" if pairs else ""


def plan_url(plan: Plan, name: str, *more: str) -> str:
    return reverse(f"actions:{name}", args=[plan.partnership.slug, plan.slug, *more])


def plan_frame(request: HttpRequest, partnership: str, plan: str) -> PlanFrame:
    """The frame of a page at an address, for its user; a stranger meets a 404."""
    found = get_plan(request.user, partnership, plan)
    at, position = _as_at(request, found), position_for(request.user, found)
    shows_position(position)
    title = found.title if at.is_now else titles_as_at([found.pk], at.moment)[found.pk]
    return PlanFrame(request, found, at, position, title, position is Position.RECORDED)


def reading_frame(request: HttpRequest, partnership: str, plan: str) -> PlanFrame:
    """The frame of a page that shows the plan, in the position that its address asks for."""
    return in_position(plan_frame(request, partnership, plan))


def _as_at(request: HttpRequest, plan: Plan) -> AsAt:
    """The moment that the address asks for; what names none is said so, and now is shown."""

    def read(text: str) -> datetime:
        moment = parse_moment(plan, text)
        refuse_before(began(plan), moment, whose=_OF)
        return moment

    found = shown(request, of=_OF, now=clock.now(), read=read)
    return found if found.is_now else replace(found, note=_note(plan, found.moment))


def _note(plan: Plan, moment: datetime) -> str:
    """Why a moment of the set-up is less than a record made at the time."""
    if plan.opened_at and moment < plan.opened_at:
        opened = day_words(clock.london_day(plan.opened_at))
        return f"Reconstructed from documents imported on or before {opened}."
    return ""


def in_position(frame: PlanFrame) -> PlanFrame:
    """The frame in the position that the address asks for.

    Who sees what is recorded may look at what boards see; never the other way.
    """
    wanted = frame.request.GET.get("position", "")
    seen = replace(frame, position=Position.CONSIDERED) if wanted == Position.CONSIDERED else frame
    shows_position(seen.position)
    return seen


def position_problem(frame: PlanFrame) -> str:
    """Why the position that the address asks for is not shown; empty where it is."""
    wanted = frame.request.GET.get("position", "")
    if wanted in ("", Position.CONSIDERED, frame.position):
        return ""
    return f"This page shows the {frame.position} position: “{wanted[:20]}” was left out."


def navigation(
    request: HttpRequest,
    plan: Plan,
    current: str,
    at: AsAt | None = None,
    *,
    query: str = "",
    waiting: int | None = None,
) -> list[Link]:
    """The service's navigation on a plan's pages, as far as this user may go.

    Args:
        at: the moment of the page, which the pages that understand it go on showing.
        query: what the plan's own pages keep of the page's address.
        waiting: how many decisions wait for the user; none has them counted.
    """
    links = [Link(reverse("actions:my-work"), "My actions", current == "my-work")]
    if request.user.has_perm("actions.see_queue", plan):
        count = _waiting(request, plan) if waiting is None else waiting
        links.append(Link(plan_url(plan, "queue"), "Queue", current == "queue", count))
    for name, label in (("plan", "Plan"), ("list", "Actions"), ("versions", "Versions")):
        links.append(Link(plan_url(plan, name) + query, label, current == name))
    links += sections(request, plan.partnership, at)
    if request.user.has_perm("plans.edit", plan):
        links.append(Link(plan_url(plan, "import"), "Import", current == "import"))
        links.append(Link(plan_url(plan, "settings"), "Settings", current == "settings"))
        if not plan.is_open:
            links.append(Link(plan_url(plan, "open-plan"), "Open the plan", current == "open-plan"))
    return links


def _waiting(request: HttpRequest, plan: Plan) -> int:
    """How many decisions wait for this reader, counted once for each state of the record."""
    user, now = signed_in(request), clock.now()
    reader = reader_of(user, plan)
    if not reader.may_be_waited_for:
        return 0
    return small(plan, ("waiting", reader), lambda: number_waiting(user, plan, reader, at=now))
