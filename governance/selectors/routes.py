"""Who reports to whom, and which body is to hear of which plan, as at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Min
from django.http import Http404

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


def routes_of_plan(plan: Plan, *, at: datetime) -> Agreed:
    """The routes of a partnership at a moment, with one plan that the user has reached already."""
    return _Reading(plan.partnership, at).agreed([plan.pk])


class _Reading:
    """Reads every table of routes at one moment."""

    def __init__(self, partnership: Partnership, at: datetime) -> None:
        self.partnership, self.at = partnership, at
        rows: list[Any] = list(as_at(Body, at, partnership_id=partnership.pk))
        self.bodies = {row.id: Named(row.slug, row.name) for row in rows}

    def agreed(self, plans: Iterable[int]) -> Agreed:
        rows: list[Any] = list(as_at(Plan, self.at, id__in=list(plans)))
        named = {row.id: Named(row.slug, row.title) for row in rows}
        return Agreed(
            bodies=_by_name(self.bodies),
            plans=_by_name(named),
            reports=tuple(self._reports()),
            parts=tuple(sorted(self._parts(rows, named), key=_place)),
        )

    def _reports(self) -> list[Report]:
        rows: list[Any] = list(as_at(ReportingRoute, self.at, body_id__in=list(self.bodies)))
        found = [
            Report(row.id, self.bodies[row.body_id], self.bodies[row.to_id], row.what, row.interval)
            for row in rows
        ]
        return sorted(found, key=lambda each: (plain(each.body.name), plain(each.to.name)))

    def _parts(self, plans: list[Any], named: Mapping[int, Named]) -> list[Part]:
        heard = last_heard(list(self.bodies), list(named), at=self.at)
        closed = {row.id for row in plans if row.closed_at and row.closed_at <= self.at}
        return [
            Part(
                pk,
                self.bodies[body],
                named[plan],
                part,
                Hearing(interval, since, heard.get((body, plan))),
                is_over=plan in closed,
            )
            for pk, body, plan, part, interval, since in self._held(plans)
        ]

    def _held(self, plans: list[Any]) -> list[tuple[int | None, int, int, str, int | None, date]]:
        """Each part with its number, body, plan, interval and the day on which it began."""
        keys = [row.id for row in plans]
        rows: list[Any] = list(as_at(PlanRoute, self.at, plan_id__in=keys))
        begun = _begun(revisions(PlanRoute).filter(plan_id__in=keys), "id")
        drives = _begun(revisions(Plan).filter(id__in=keys), "id", "driven_by_id")
        given = [
            (row.id, row.body_id, row.plan_id, row.part, row.interval, begun[(row.id,)])
            for row in rows
        ]
        driven = [
            (None, row.driven_by_id, row.id, DRIVES, row.reporting_interval,
             drives[(row.id, row.driven_by_id)])
            for row in plans
            if row.driven_by_id in self.bodies
        ]  # fmt: skip
        return [*driven, *given]


def _begun(rows: Any, *names: str) -> dict[tuple[Any, ...], date]:
    """The London day of the first revision that holds these values."""
    first = rows.order_by().values_list(*names).annotate(Min("history_date"))
    return {tuple(values): clock.london_day(moment) for *values, moment in first}


def _by_name(named: Mapping[int, Named]) -> tuple[Named, ...]:
    return tuple(sorted(named.values(), key=lambda each: plain(each.name)))


def _place(part: Part) -> tuple[str, int, str]:
    return plain(part.plan.name), _ORDER[part.part], plain(part.body.name)
