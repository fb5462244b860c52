"""My actions: what is due from me, and the way to say where it stands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.selectors.actions import my_tasks
from actions.services.applying import apply
from actions.services.moving import withdraw
from actions.services.record import Report, post_update
from actions.services.versions import open_plan
from people import clock, services
from people.models import Role, User
from plans.brag import Rating
from plans.changes import compare
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from tests.actions.two_plans import second_plan, sent_away
from tests.cast import DAVID, GROUP, LONG_AGO, Cast, begun_plan, gathered, signed_in
from tests.people.pages.asking import page, words

Counted = Any
LED = PlanDocument(
    title="Later plan",
    themes=(
        ThemeEntry(
            1, "Prevent", "",
            (ObjectiveEntry("1.1", "Know", (ActionEntry("Ask", "led", "1.1.1", (DAVID,)),)),),
        ),
    ),
)  # fmt: skip


def test_a_lead_sees_what_is_due_and_what_is_not_yet(cast: Cast, client: Client) -> None:
    said = words(page(client, cast.lead, "/"))
    assert "1 update is due from you." in said
    due, _, later = said.partition("Not due yet")
    assert "Update 1.1.1" in due
    assert "overdue" in due
    assert "The date has passed: say that it is complete, or why not." in due
    assert "Update 1.1.2" in later
    assert "No update yet. Next by" in later
    assert "2.1.1" not in said


def test_the_title_says_how_much_is_due(cast: Cast, client: Client) -> None:
    assert "<title>My actions: 1 due from you · " in page(client, cast.lead, "/").content.decode()


def test_an_action_is_due_when_the_plans_interval_has_passed(db: None, client: Client) -> None:
    noon = clock.end_of_day(clock.today() - timedelta(days=40)) - timedelta(hours=12)
    with time_machine.travel(noon):
        cast = gathered()
    said = words(page(client, cast.other_lead, "/"))
    assert "2 updates are due from you." in said
    assert "Last update 40 days ago; one is asked for every 31 days." in said
    assert "Not due yet" not in said


def test_the_interval_counts_from_when_an_action_came_into_an_open_plan(db: None) -> None:
    with time_machine.travel(clock.now() - timedelta(days=40)):
        cast = gathered()
        plan = second_plan(cast)
        later = begun_plan(cast.partnership, cast.administrator, slug="later")
        apply(later, compare(PlanDocument(title=later.title), LED), by=cast.administrator)
    sent_away(cast, plan, ref="1.1.2")
    open_plan(later, by=cast.administrator)
    due = {task.action.key: task.is_due for task in my_tasks(cast.other_lead)}
    assert due == {"share": True, "publish": False, "led": False}


def test_a_blue_action_waits_for_nothing(cast: Cast, client: Client) -> None:
    services.act_for(cast.nobody, cast.officer(GROUP), by=None, from_date=LONG_AGO)
    said = words(page(client, cast.nobody, "/"))
    assert "No update is due from you now." in said
    assert "Update 1.2.1" in said


def test_what_was_just_updated_is_no_longer_due(cast: Cast, client: Client) -> None:
    report = Report(Rating.BLUE, "All 60 drivers are trained.", "The last course was held")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    assert "No update is due from you now." in words(page(client, cast.lead, "/"))


def test_what_was_reported_on_since_its_date_passed_is_due_again_after_the_interval(
    cast: Cast, client: Client
) -> None:
    report = Report(
        Rating.AMBER, "50 of 60.", "The last course was moved", "A trainer", "The police"
    )
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    said = words(page(client, cast.lead, "/"))
    assert "No update is due from you now." in said
    assert "overdue" in said
    assert "The date has passed: say" not in said
    assert "Last update today; one is asked for every 31 days. Next by" in said
    with time_machine.travel(clock.now() + timedelta(days=32)):
        due = {
            task.action.ref for task in my_tasks(User.objects.get(pk=cast.lead.pk)) if task.is_due
        }
    assert "1.1.1" in due


def test_an_action_that_left_is_nobodys(cast: Cast, client: Client) -> None:
    for ref in ("1.1.1", "1.1.2"):
        withdraw(cast.action(ref), by=cast.administrator, reason="Merged")
    assert "None of your officers leads an open action." in words(page(client, cast.lead, "/"))


def test_a_reader_who_leads_nothing_is_shown_the_plans(cast: Cast, client: Client) -> None:
    said = words(page(client, cast.board_member, "/"))
    assert "You act for no officer, so no action is yours to update. You can read 1 plan." in said
    assert "Child sexual exploitation delivery plan Aldermere" in said


def test_whoever_has_no_role_is_told_whom_to_ask(cast: Cast, client: Client) -> None:
    said = words(page(client, cast.nobody, "/"))
    assert "None yet. Ask a plan administrator to give you a role." in said
    assert "Child sexual exploitation" not in said


def test_the_plans_are_those_of_ones_roles(cast: Cast, client: Client) -> None:
    for user in (cast.chair, cast.lead):
        assert "Child sexual exploitation" in words(page(client, user, "/plans/"))
    services.grant_role(
        cast.nobody, by=None, kind=Role.Kind.CHAIR, partnership=cast.partnership,
        plan_slug="neglect", from_date=LONG_AGO,
    )  # fmt: skip
    for user in (cast.nobody, cast.outsider):
        assert "Child sexual exploitation" not in words(page(client, user, "/plans/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_same_for_one_action_as_for_three(
    cast: Cast, client: Client, django_assert_num_queries: Counted, rows: int
) -> None:
    user = cast.nobody if rows == 1 else cast.lead
    services.act_for(user, cast.officer(GROUP), by=None, from_date=LONG_AGO)
    signed_in(client, user)
    with django_assert_num_queries(23):
        response = client.get("/")
    assert len(response.context["due"]) + len(response.context["later"]) == rows
