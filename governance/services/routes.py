"""Who reports to whom, and which body is to hear of which plan: agreed, changed and ended."""

from __future__ import annotations

from governance.models import PlanRoute, ReportingRoute
from governance.routes.frequency import LONGEST
from governance.services.keeping import refuse_if_changed
from people.errors import Refused
from people.models import Body, User
from people.writing import writing
from plans.models import Plan


def agree_route(
    body: Body, *, by: User | None, to: Body, what: str = "", interval: int | None = None
) -> ReportingRoute:
    """Say that a body reports to another one.

    Args:
        interval: days within which it is to report again; none is set where it reports when asked.

    Raises:
        Refused: it reports to itself or to another partnership's body, does so already, or the
            interval cannot be meant.
    """
    with writing(body.partnership, by=by, reason="Route agreed") as w:
        route = ReportingRoute(body=body, to=to, what=what, interval=interval)
        _check_route(route)
        w.save(route)
    return route


def change_route(
    route: ReportingRoute,
    *,
    by: User | None,
    reason: str,
    what: str,
    interval: int | None,
    seen: int | None = None,
) -> ReportingRoute:
    """Change on what a body reports, or how often.

    Raises:
        Stale: somebody changed the route since.
        Refused: as when it is agreed.
    """
    with writing(route.body.partnership, by=by, reason=reason) as w:
        _refuse_if_changed(route, seen)
        route.what, route.interval = what, interval
        _check_route(route)
        w.save(route)
    return route


def _check_route(route: ReportingRoute) -> None:
    _check_interval(route.interval)
    if route.to_id == route.body_id:
        raise Refused("A body does not report to itself. Choose another one.")
    if route.to.partnership_id != route.body.partnership_id:
        raise Refused("Choose a body of this partnership.")
    same = ReportingRoute.objects.filter(body=route.body, to=route.to, what=route.what)
    if same.exclude(pk=route.pk).exists():
        raise Refused(
            f"{route.body} reports to {route.to} on that already. Change the route that is there."
        )


def give_plan(
    body: Body, *, by: User | None, plan: Plan, part: str, interval: int | None = None
) -> PlanRoute:
    """Say that a body owns, oversees or scrutinises a plan.

    Args:
        interval: days within which it is to hear of the plan again; none asks for no regular
            hearing.

    Raises:
        Refused: the plan is another partnership's, the body has that part already, or the interval
            cannot be meant.
    """
    with writing(body.partnership, by=by, reason="Part in a plan agreed") as w:
        route = PlanRoute(body=body, plan=plan, part=part, interval=interval)
        _check_plan_route(route)
        w.save(route)
    return route


def change_plan_route(
    route: PlanRoute,
    *,
    by: User | None,
    reason: str,
    part: str,
    interval: int | None,
    seen: int | None = None,
) -> PlanRoute:
    """Change a body's part in a plan, or how often it is to hear of it.

    Raises:
        Stale: somebody changed it since.
        Refused: as when it is agreed.
    """
    with writing(route.body.partnership, by=by, reason=reason) as w:
        _refuse_if_changed(route, seen)
        route.part, route.interval = part, interval
        _check_plan_route(route)
        w.save(route)
    return route


def _check_plan_route(route: PlanRoute) -> None:
    _check_interval(route.interval)
    if route.plan.partnership_id != route.body.partnership_id:
        raise Refused("Choose a plan of this partnership.")
    same = PlanRoute.objects.filter(body=route.body, plan=route.plan, part=route.part)
    if same.exclude(pk=route.pk).exists():
        raise Refused(
            f"{route.body} {route.part} {route.plan} already. Change the part that is there."
        )


def end_route(route: ReportingRoute | PlanRoute, *, by: User | None, reason: str) -> None:
    """End a route. Pages of the past go on showing it, and its history says who ended it and why.

    Raises:
        Refused: it was ended already.
    """
    with writing(route.body.partnership, by=by, reason=reason):
        _refuse_if_ended(route)
        route.delete()


def _refuse_if_ended(route: ReportingRoute | PlanRoute) -> None:
    if not type(route)._default_manager.filter(pk=route.pk).exists():
        raise Refused("Somebody ended this already. Nothing was changed.")


def _refuse_if_changed(route: ReportingRoute | PlanRoute, seen: int | None) -> None:
    _refuse_if_ended(route)
    refuse_if_changed(route, seen, "this")


def _check_interval(interval: int | None) -> None:
    if interval is not None and not 1 <= interval <= LONGEST:
        raise Refused(f"An interval is 1 to {LONGEST} days. Leave it empty if none is set.")
