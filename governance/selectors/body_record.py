"""The record of a body: who named it, seated its members and agreed to its routes, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from actions.selectors.names import titles_as_at
from governance.models import PlanRoute, ReportingRoute
from governance.routes.frequency import frequency_words
from people.asat import names_as_at
from people.models import Agency, Body, Membership, User
from people.selectors.record import Entry, Telling, days_words, move, newest_first
from plans.selectors import plans_visible_to

Names = Mapping[int, str]


def body_record(body: Body, *, user: object, at: datetime) -> list[Entry]:
    """Every revision of a body, its seats and its routes up to a moment, the newest first.

    Plans that the user may not see are not named.
    """
    telling, place = Telling(at), body.partnership
    agencies = names_as_at(Agency, at, partnership_id=place.pk)
    bodies = names_as_at(Body, at, partnership_id=place.pk)
    visible = plans_visible_to(user).filter(partnership=place).values_list("pk", flat=True)
    plans = titles_as_at(list(visible), at)
    seats = telling.of(Membership, body_id=body.pk)
    users = telling.names(User, [row.user_id for row in seats])
    of_either = Q(body_id=body.pk) | Q(to_id=body.pk)
    return newest_first(
        telling.entries(telling.of(Body, id=body.pk), _of_body),
        telling.entries(seats, lambda row, before: _of_seat(row, before, agencies, users)),
        telling.entries(
            telling.of(ReportingRoute, of_either),
            lambda row, before: _of_route(row, before, bodies),
        ),
        telling.entries(
            telling.of(PlanRoute, body_id=body.pk, plan_id__in=list(plans)),
            lambda row, before: _of_part(row, before, plans),
        ),
    )


def _of_body(row: Any, before: Any) -> tuple[str, ...]:
    if before is None:
        return (f"Added: {row.name}",)
    return (move("Name", before.name, row.name) or "Saved without a change",)


def _of_seat(row: Any, before: Any, agencies: Names, users: Names) -> tuple[str, ...]:
    seat = f"{_role(row)}, {days_words(row.from_date, row.to_date)}"
    if before is None:
        return (f"Seated: {row.name}, {seat}",)
    moves = [
        move("Name", before.name, row.name),
        move("Seat", _role(before), _role(row)),
        move("Agency", agencies.get(before.agency_id, ""), agencies.get(row.agency_id, "")),
        move("Account", users.get(before.user_id, ""), users.get(row.user_id, "")),
        move(
            "Days",
            days_words(before.from_date, before.to_date),
            days_words(row.from_date, row.to_date),
        ),
    ]
    told = [each for each in moves if each] or ["Saved without a change"]
    return (f"Seat of {row.name} changed", *told)


def _role(row: Any) -> str:
    return Membership.Role(row.role).label.lower()


def _of_route(row: Any, before: Any, bodies: Names) -> tuple[str, ...]:
    route = f"{bodies[row.body_id]} to {bodies[row.to_id]}"
    return _agreed(f"Route from {route}", _how(row, row.what), row, before)


def _of_part(row: Any, before: Any, plans: Names) -> tuple[str, ...]:
    part = PlanRoute.Part(row.part).value
    return _agreed(f"Part in {plans[row.plan_id]}", _how(row, part), row, before)


def _how(row: Any, what: str) -> str:
    how = frequency_words(row.interval)
    return f"{what}, {how}" if what else how


def _agreed(named: str, how: str, row: Any, before: Any) -> tuple[str, ...]:
    if row.history_type == "-":
        return (f"{named} ended", f"It was: {how}")
    return (f"{named} {'agreed' if before is None else 'changed'}: {how}",)
