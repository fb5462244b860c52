"""The administrator says to whom a body reports and of which plans it hears, and ends it again."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from governance.models import PlanRoute, ReportingRoute
from governance.services.routes import (
    agree_route,
    change_plan_route,
    change_route,
    end_route,
    give_plan,
)
from people import services
from people.asat import newest_revision, revisions
from people.errors import Refused
from tests.actions.two_plans import second_plan
from tests.cast import Cast
from tests.governance.asking import Bodies, two_bodies, url
from tests.people.pages.asking import page, post, words


@pytest.fixture
def bodies(cast: Cast) -> Bodies:
    return two_bodies(cast)


@pytest.fixture
def route(bodies: Bodies) -> ReportingRoute:
    return ReportingRoute.objects.select_related("body__partnership", "to").get()


@pytest.fixture
def part(cast: Cast, bodies: Bodies) -> PlanRoute:
    return give_plan(bodies.board, by=None, plan=cast.plan, part="owns", interval=92)


def sent(client: Client, cast: Cast, address: str, **data: Any) -> str:
    return words(post(client, cast.administrator, address, data, follow=True))


def test_a_route_is_agreed(client: Client, cast: Cast, bodies: Bodies) -> None:
    where = url("add-report", bodies.board)
    said = sent(client, cast, where, to=bodies.sub_group.pk, what="Its decisions", interval="31")
    assert "Partnership Board reports to Exploitation Group." in said
    assert "Partnership Board Exploitation Group Its decisions Monthly" in said


def test_a_route_without_an_interval_says_so(client: Client, cast: Cast, bodies: Bodies) -> None:
    said = sent(client, cast, url("add-report", bodies.board), to=bodies.sub_group.pk)
    assert "Partnership Board Exploitation Group No set interval" in said


def test_a_body_is_not_offered_itself(client: Client, cast: Cast, bodies: Bodies) -> None:
    where = url("add-report", bodies.board)
    assert "Choose a body from the list" in sent(client, cast, where, to=bodies.board.pk)
    with pytest.raises(Refused, match="does not report to itself"):
        agree_route(bodies.board, by=None, to=bodies.board)


def test_one_route_is_agreed_once(client: Client, cast: Cast, bodies: Bodies) -> None:
    where = url("add-report", bodies.sub_group)
    said = sent(client, cast, where, to=bodies.board.pk, what="Progress")
    assert "Exploitation Group reports to Partnership Board on that already." in said
    assert "Another matter" in sent(
        client, cast, where, to=bodies.board.pk, what="Another matter", interval="7"
    )


def test_an_interval_that_cannot_be_meant_is_refused(
    client: Client, cast: Cast, bodies: Bodies
) -> None:
    where = url("add-report", bodies.board)
    said = sent(client, cast, where, to=bodies.sub_group.pk, interval="-3")
    assert "Choose how often from the list" in said
    for interval in (0, 10**6):
        with pytest.raises(Refused, match="An interval is 1 to"):
            agree_route(bodies.board, by=None, to=bodies.sub_group, interval=interval)


def test_bodies_and_plans_of_another_partnership_are_refused(cast: Cast, bodies: Bodies) -> None:
    theirs = services.add_body(cast.elsewhere, by=None, name="Theirs")
    with pytest.raises(Refused, match="Choose a body of this partnership"):
        agree_route(bodies.board, by=None, to=theirs)
    with pytest.raises(Refused, match="Choose a plan of this partnership"):
        give_plan(theirs, by=None, plan=cast.plan, part="owns")


def test_a_route_is_changed(client: Client, cast: Cast, route: ReportingRoute) -> None:
    where = url("change-report", route.body, route.pk)
    seen = newest_revision(route)
    data = {"what": "All of it", "interval": "62", "reason": "Agreed in May", "seen": seen}
    said = sent(client, cast, where, **data)
    assert "The route to Partnership Board is changed." in said
    assert "All of it Every two months" in said


def test_an_interval_without_a_name_stays_in_its_form(
    client: Client, cast: Cast, route: ReportingRoute
) -> None:
    change_route(route, by=None, reason="So", what="Progress", interval=45)
    html = page(client, cast.administrator, url("change-report", route.body, route.pk))
    assert '<option value="45" selected>Every 45 days</option>' in html.content.decode()


def test_who_was_slower_sees_what_stands_now(
    client: Client, cast: Cast, route: ReportingRoute
) -> None:
    seen = newest_revision(route)
    change_route(route, by=None, reason="Meanwhile", what="Theirs", interval=31)
    where = url("change-report", route.body, route.pk)
    said = sent(client, cast, where, what="Mine", interval="31", reason="So", seen=seen)
    assert "It now says: What does it report?: Theirs. Save again if yours is right." in said


def test_a_route_is_ended_once(client: Client, cast: Cast, route: ReportingRoute) -> None:
    where = url("end-report", route.body, route.pk)
    said = sent(client, cast, where, reason="Merged")
    assert "Exploitation Group reports to Partnership Board no more." in said
    assert page(client, cast.administrator, where).status_code == 404
    last = revisions(ReportingRoute).latest("history_id")
    assert (last.history_type, last.history_change_reason) == ("-", "Merged")
    with pytest.raises(Refused, match="Somebody ended this already"):
        end_route(route, by=None, reason="Again")
    with pytest.raises(Refused, match="Somebody ended this already"):
        change_route(route, by=None, reason="Late", what="", interval=None)


def test_a_part_in_a_plan_is_given(client: Client, cast: Cast, bodies: Bodies) -> None:
    where = url("add-plan-route", bodies.board)
    said = sent(client, cast, where, plan=cast.plan.pk, part="scrutinises", interval="184")
    assert f"Partnership Board scrutinises {cast.plan}." in said
    assert f"Scrutinises {cast.plan} Every six months" in said


@pytest.mark.parametrize(
    ("data", "said"),
    [({"plan": ""}, "Choose a plan"), ({"part": ""}, "Choose what the body is to the plan")],
)
def test_what_is_missing_is_said(
    client: Client, cast: Cast, bodies: Bodies, data: dict[str, str], said: str
) -> None:
    given = {"plan": str(cast.plan.pk), "part": "owns"} | data
    assert said in sent(client, cast, url("add-plan-route", bodies.board), **given)


def test_one_part_is_taken_once(cast: Cast, part: PlanRoute) -> None:
    with pytest.raises(Refused, match="Partnership Board owns"):
        give_plan(part.body, by=None, plan=part.plan, part="owns")
    give_plan(part.body, by=None, plan=second_plan(cast), part="owns")
    other = give_plan(part.body, by=None, plan=part.plan, part="oversees")
    with pytest.raises(Refused, match="Partnership Board owns"):
        change_plan_route(other, by=None, reason="So", part="owns", interval=None)


def test_which_body_drives_a_plan_is_no_part_to_be_given(
    client: Client, cast: Cast, bodies: Bodies
) -> None:
    where = url("add-plan-route", bodies.board)
    said = sent(client, cast, where, plan=cast.plan.pk, part="drives")
    assert "Choose from the list" in said
    assert "Which body drives a plan is said in the settings of the plan." in said


def test_a_part_is_changed_and_ended(client: Client, cast: Cast, part: PlanRoute) -> None:
    seen = newest_revision(part)
    where = url("change-plan-route", part.body, part.pk)
    data = {"part": "oversees", "interval": "", "reason": "New terms", "seen": seen}
    said = sent(client, cast, where, **data)
    assert "The part of Partnership Board is changed." in said
    assert f"Oversees {cast.plan} No set interval" in said
    said = sent(client, cast, url("end-plan-route", part.body, part.pk), reason="Over")
    assert f"Partnership Board oversees {cast.plan} no more." in said


def test_a_part_that_somebody_else_changed_is_shown(
    client: Client, cast: Cast, part: PlanRoute
) -> None:
    seen = newest_revision(part)
    change_plan_route(part, by=None, reason="Meanwhile", part="oversees", interval=31)
    where = url("change-plan-route", part.body, part.pk)
    said = sent(client, cast, where, part="owns", interval="31", reason="So", seen=seen)
    assert "It now says: What is the body to the plan?: Oversees it." in said


def test_a_route_of_another_body_is_not_found(
    client: Client, cast: Cast, bodies: Bodies, route: ReportingRoute, part: PlanRoute
) -> None:
    addresses = [
        *(url(name, bodies.board, route.pk) for name in ("change-report", "end-report")),
        *(url(name, bodies.sub_group, part.pk) for name in ("change-plan-route", "end-plan-route")),
    ]
    for address in addresses:
        assert page(client, cast.administrator, address).status_code == 404
