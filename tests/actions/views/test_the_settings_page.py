"""How a plan is kept, and opening one that was being set up."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from actions.services.plan_settings import PlanSettings, change_settings
from people import services
from plans.models import Plan
from tests.actions.views.verbs import CONFLICT, DONE
from tests.cast import Cast, begun_plan
from tests.people.pages.asking import page, post, words

SETTINGS = "/plans/aldermere/cse/settings/"
OPEN = "/plans/aldermere/draft/open/"


def filled(client: Client, cast: Cast, **data: Any) -> dict[str, Any]:
    html = page(client, cast.administrator, SETTINGS).content.decode()
    found = re.search(r'name="seen" value="(\d+)"', html)
    assert found
    limits = {"moves_later": "1", "unchanged_days": "365"}
    why = {"reason": "Agreed in June", "seen": found[1]}
    return {"reporting_interval": "92", **limits, **why, **data}


def test_an_administrator_says_how_the_plan_is_kept(cast: Cast, client: Client) -> None:
    body = services.add_body(cast.partnership, by=None, slug="sub", name="Sub Group")
    data = filled(
        client, cast, driven_by=body.pk, needs_consideration="on", second_sign_off="on",
        off=["stale", "no_date"],
    )  # fmt: skip
    said = words(post(client, cast.administrator, SETTINGS, data, follow=True))
    assert "The settings are saved, from now on." in said
    plan = Plan.objects.get(pk=cast.plan.pk)
    assert (plan.reporting_interval, plan.driven_by) == (92, body)
    assert plan.needs_consideration
    assert plan.second_sign_off
    assert plan.doubt_rules == {"off": ["stale", "no_date"]}


def test_limits_are_kept_where_they_are_not_the_ordinary_ones(cast: Cast, client: Client) -> None:
    data = filled(client, cast, off=["stale"], unchanged_days="200")
    post(client, cast.administrator, SETTINGS, data)
    plan = Plan.objects.get(pk=cast.plan.pk)
    assert plan.doubt_rules == {"off": ["stale"], "unchanged_days": 200}
    again = page(client, cast.administrator, SETTINGS).content.decode()
    assert 'name="unchanged_days" value="200"' in again


def test_the_slower_of_two_sees_what_holds_now_and_decides(cast: Cast, client: Client) -> None:
    data = filled(client, cast, off=["stale", "no_date"])
    settings = PlanSettings(60, needs_consideration=True, doubt_rules={"off": ["overdue"]})
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Quicker")
    response = post(client, cast.administrator, SETTINGS, data)
    assert response.status_code == CONFLICT
    said = words(response)
    assert "Somebody changed the plan since you opened the page. It now says" in said
    assert "Reporting interval, in days: 60; Boards see an update only once" in said
    assert "has considered it: yes; Doubts that are not raised on this plan: " in said
    assert Plan.objects.get(pk=cast.plan.pk).reporting_interval == 60
    again = post(client, cast.administrator, SETTINGS, response.context["form"].data)
    assert again.status_code == DONE
    plan = Plan.objects.get(pk=cast.plan.pk)
    assert (plan.reporting_interval, plan.doubt_rules) == (92, {"off": ["stale", "no_date"]})


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"reason": ""}, "Say why, in a few words"),
        ({"reporting_interval": ""}, "Give the reporting interval in days"),
        ({"reporting_interval": "0"}, "Give 1 or more"),
        ({"off": ["purple"]}, "Choose doubts from the list"),
        ({"unchanged_days": ""}, "Give the number of days"),
        ({"moves_later": "-1"}, "Give 0 or more"),
        ({"driven_by": "999999"}, "Choose a body from the list"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    cast: Cast, client: Client, data: dict[str, Any], sentence: str
) -> None:
    sent = filled(client, cast, **data)
    assert sentence in words(post(client, cast.administrator, SETTINGS, sent))
    assert Plan.objects.get(pk=cast.plan.pk).reporting_interval == 31


@pytest.mark.parametrize("who", ["chair", "chief_officer", "board_member", "auditor", "lead"])
def test_nobody_else_comes_there(cast: Cast, client: Client, who: str) -> None:
    assert page(client, getattr(cast, who), SETTINGS).status_code == 403


def test_a_plan_that_was_set_up_is_opened(cast: Cast, client: Client) -> None:
    draft = begun_plan(cast.partnership, cast.administrator, slug="draft")
    assert "No actions stand in it." in words(page(client, cast.administrator, OPEN))
    assert "Tick the box" in words(post(client, cast.administrator, OPEN, {}))
    said = words(post(client, cast.administrator, OPEN, {"ready": "on"}, follow=True))
    assert "The plan is open: its leads can post updates." in said
    assert Plan.objects.get(pk=draft.pk).is_open
    assert "open already" in words(post(client, cast.administrator, OPEN, {"ready": "on"}))
