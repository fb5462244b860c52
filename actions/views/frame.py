"""What every page of a plan has: who looks, at which moment and position, with which links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from actions.selectors.cache import cached_document
from actions.selectors.moments import parse_moment
from people import clock
from people.errors import Refused
from people.frame import Link, sections
from plans.document import PlanDocument, Position
from plans.models import Plan
from plans.selectors import began, get_plan, position_for
from plans.templatetags.brag import london_moment


@dataclass(frozen=True, slots=True)
class AsAt:
    """The moment that a page shows, and what its as-at box needs."""

    moment: datetime
    is_now: bool
    value: str
    """As it stands in the address; empty for now."""
    action: str
    kept: tuple[tuple[str, str], ...]
    """The other parameters of the address."""
    note: str = ""

    @property
    def words(self) -> str:
        return london_moment(self.moment)

    @property
    def last(self) -> str:
        return clock.london_day(clock.now()).isoformat()

    @property
    def now_url(self) -> str:
        return f"{self.action}?{urlencode(self.kept)}" if self.kept else self.action

    @property
    def query(self) -> str:
        """What to put behind a link so that it keeps the moment."""
        return f"?{urlencode({'at': self.value})}" if self.value else ""


@dataclass(frozen=True, slots=True)
class PlanFrame:
    """A page of a plan, as one user may see it at one moment."""

    request: HttpRequest
    plan: Plan
    as_at: AsAt
    position: Position
    problem: str = ""
    """Why the moment that was asked for is not shown."""

    def document(self) -> PlanDocument:
        return cached_document(self.plan, at=self.as_at.moment, position=self.position)

    def url(self, name: str, *more: str) -> str:
        """The address of a page of this plan, at the same moment."""
        return plan_url(self.plan, name, *more) + self.as_at.query

    def context(self, current: str, *crumbs: Link, **more: Any) -> dict[str, Any]:
        """The context of a page; ``current`` is the navigation's entry for it."""
        way = [Link(self.url("plan"), self.plan.title), *crumbs] if crumbs else []
        return {
            "frame": self,
            "plan": self.plan,
            "as_at": self.as_at,
            "nav": navigation(self.request, self.plan, current),
            "crumbs": way,
            **more,
        }


def plan_url(plan: Plan, name: str, *more: str) -> str:
    return reverse(f"actions:{name}", args=[plan.partnership.slug, plan.slug, *more])


def plan_frame(request: HttpRequest, partnership: str, plan: str) -> PlanFrame:
    """The frame of a page at an address, for its user; a stranger meets a 404."""
    found = get_plan(request.user, partnership, plan)
    value, problem = request.GET.get("at", ""), ""
    try:
        moment = parse_moment(found, value)
        _refuse_before_beginning(found, moment)
    except Refused as refusal:
        moment, value, problem = clock.now(), "", f"{refusal} This page shows the plan as at now."
    value = "" if value == "now" else value
    kept = tuple(
        (name, text)
        for name, texts in request.GET.lists()
        if name not in ("at", "page")
        for text in texts
    )
    as_at = AsAt(moment, not value, value, request.path, kept, _note(found, moment))
    return PlanFrame(request, found, as_at, position_for(request.user, found), problem)


def _refuse_before_beginning(plan: Plan, moment: datetime) -> None:
    begun = began(plan)
    if begun is not None and begun > moment:
        day = clock.london_day(begun)
        raise Refused(f"The plan begins on {day:%-d %B %Y}. Choose a later date.")


def _note(plan: Plan, moment: datetime) -> str:
    """Why a moment of the set-up is less than a record made at the time."""
    if plan.opened_at and moment < plan.opened_at:
        opened = clock.london_day(plan.opened_at)
        return f"Reconstructed from documents imported on or before {opened:%-d %B %Y}."
    return ""


def navigation(request: HttpRequest, plan: Plan, current: str) -> list[Link]:
    """The service's navigation on a plan's pages, as far as this user may go."""
    at = request.GET.get("at", "")
    query = f"?{urlencode({'at': at})}" if at else ""
    links = [Link(reverse("actions:my-work"), "My actions", current == "my-work")]
    for name, label in (("plan", "Plan"), ("list", "Actions"), ("versions", "Versions")):
        links.append(Link(plan_url(plan, name) + query, label, current == name))
    links += sections(request, plan.partnership)
    if request.user.has_perm("plans.edit", plan):
        links.append(Link(plan_url(plan, "import"), "Import", current == "import"))
    return links
