"""Who reports to whom, and which body is to hear of which plan, as at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Min
from django.http import Http404
from django.utils.functional import cached_property

from governance.models import PlanRoute, ReportingRoute
from governance.routes.agreed import DRIVES, Agreed, Named, Part, Report
from governance.routes.hearing import Hearing
from governance.selectors.hearing import last_heard
from people import clock
from people.asat import as_at, revisions
from people.models import Body, Partnership
from people.wording import plain
from plans.models import Plan
from plans.selectors import plans_visible_to

_ORDER = {part: place for place, part in enumerate((DRIVES, *PlanRoute.Part.values))}


def get_route(body: Body, pk: int) -> ReportingRoute:
    """A route by which a body reports, of a body that the user has reached already."""
    found = ReportingRoute.objects.filter(body=body, pk=pk).select_related("body__partnership")
    route = found.select_related("to").first()
    if route is None:
        raise Http404
    return route


def get_plan_route(body: Body, pk: int) -> PlanRoute:
    """A body's part in a plan, of a body that the user has reached already."""
    found = PlanRoute.objects.filter(body=body, pk=pk).select_related("body__partnership")
    route = found.select_related("plan").first()
    if route is None:
        raise Http404
    return route


def routes(partnership: Partnership, *, user: object, at: datetime) -> Agreed:
    """The routes of a partnership at a moment, with the plans that the user may see."""
    visible = plans_visible_to(user).filter(partnership=partnership).values_list("pk", flat=True)
    return _Reading(partnership, at).agreed(list(visible))


def parts_in(plan: Plan, *, at: datetime) -> list[Part]:
    """What each body is to a plan that the user has reached already."""
    rows: list[Any] = list(as_at(Plan, at, id=plan.pk))
    return _Reading(plan.partnership, at).parts(rows)


class _Held(NamedTuple):
    """A part by its numbers, with the day on which it began."""

    pk: int | None
    body: int
    plan: int
    part: str
    interval: int | None
    since: date


class _Reading:
    """Reads every table of routes at one moment."""

    def __init__(self, partnership: Partnership, at: datetime) -> None:
        self.partnership, self.at = partnership, at

    @cached_property
    def bodies(self) -> dict[int, Named]:
        rows: list[Any] = list(as_at(Body, self.at, partnership_id=self.partnership.pk))
        return {row.id: Named(row.slug, row.name) for row in rows}

    def agreed(self, plans: Iterable[int]) -> Agreed:
        rows: list[Any] = list(as_at(Plan, self.at, id__in=list(plans)))
        return Agreed(
            bodies=_by_name(self.bodies.values()),
            plans=_by_name(_named(rows).values()),
            reports=tuple(self._reports()),
            parts=tuple(self.parts(rows)),
        )

    def _reports(self) -> list[Report]:
        rows: list[Any] = list(as_at(ReportingRoute, self.at, body_id__in=list(self.bodies)))
        found = [
            Report(row.id, self.bodies[row.body_id], self.bodies[row.to_id], row.what, row.interval)
            for row in rows
            if row.to_id in self.bodies
        ]
        return sorted(found, key=lambda each: (plain(each.body.name), plain(each.to.name)))

    def parts(self, plans: list[Any]) -> list[Part]:
        """What each body is to these plans, plan by plan."""
        held, named = self._held(plans), _named(plans)
        if not held:
            return []
        heard = last_heard(list(self.bodies), list(named), at=self.at)
        closed = {row.id for row in plans if row.closed_at and row.closed_at <= self.at}
        found = [
            Part(
                each.pk,
                self.bodies[each.body],
                named[each.plan],
                each.part,
                Hearing(each.interval, each.since, heard.get((each.body, each.plan))),
                is_over=each.plan in closed,
            )
            for each in held
        ]
        return sorted(found, key=_place)

    def _held(self, plans: list[Any]) -> list[_Held]:
        given = list(as_at(PlanRoute, self.at, plan_id__in=[row.id for row in plans]))
        return [*self._driven([row for row in plans if row.driven_by_id]), *self._given(given)]

    def _given(self, rows: list[Any]) -> list[_Held]:
        """The parts that bodies were given."""
        if not rows:
            return []
        begun = _begun(revisions(PlanRoute).filter(id__in=[row.id for row in rows]), "id")
        return [
            _Held(row.id, row.body_id, row.plan_id, row.part, row.interval, begun[(row.id,)])
            for row in rows
            if row.body_id in self.bodies
        ]

    def _driven(self, plans: list[Any]) -> list[_Held]:
        """What plans say of the bodies that drive them."""
        if not plans:
            return []
        ever = revisions(Plan).filter(id__in=[row.id for row in plans])
        begun = _begun(ever, "id", "driven_by_id")
        return [
            _Held(None, body, row.id, DRIVES, row.reporting_interval, begun[(row.id, body)])
            for row in plans
            if (body := row.driven_by_id) in self.bodies
        ]


def _begun(rows: Any, *names: str) -> dict[tuple[Any, ...], date]:
    """The London day of the first revision that holds these values."""
    first = rows.order_by().values_list(*names).annotate(Min("history_date"))
    return {tuple(values): clock.london_day(moment) for *values, moment in first}


def _named(plans: Iterable[Any]) -> dict[int, Named]:
    return {row.id: Named(row.slug, row.title) for row in plans}


def _by_name(named: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(named, key=lambda each: plain(each.name)))


def _place(part: Part) -> tuple[str, int, str]:
    return plain(part.plan.name), _ORDER[part.part], plain(part.body.name)
