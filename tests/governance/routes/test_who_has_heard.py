"""A body hears of a plan at a meeting that it holds; who has not heard in time is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.services.plan_settings import PlanSettings, change_settings
from governance.exempt import ITEM, QUESTION
from governance.models import Meeting, MeetingItem
from governance.selectors.hearing import last_heard
from governance.services.meetings import About, ask, call_meeting, note_no_questions, open_item
from governance.services.programme import Looking, Subject, note_look, plan_to_look
from governance.services.routes import give_plan
from people import clock, services
from people.exempt import subjects
from people.models import Body
from people.services import Ground, decide_exempt
from people.writing import writing
from plans.models import Objective
from tests.actions.two_plans import second_plan
from tests.cast import Cast, add_user
from tests.governance.asking import Bodies, two_bodies
from tests.people.pages.asking import page, words

TODAY = clock.today()
LAST_WEEK = TODAY - timedelta(days=7)
OVERVIEW, PLAN = "/governance/aldermere/", "/plans/aldermere/cse/"
OF_OVERVIEW, OF_PLAN = 27, 23
"""Queries of the two pages."""


@pytest.fixture
def bodies(cast: Cast) -> Bodies:
    return two_bodies(cast)


def item_of(body: Body, held_on: date = LAST_WEEK) -> MeetingItem:
    meeting = call_meeting(body, by=None, held_on=held_on)
    return open_item(meeting, by=None, number="1", title="The delivery plan")


def ask_about_objective(cast: Cast, item: MeetingItem) -> None:
    objective = Objective.objects.get(plan=cast.plan, ref="1.1")
    ask(item, by=None, asked_by="Cllr Ann", text="How many?", objective=objective)


def heard(cast: Cast, body: Body) -> date | None:
    found = last_heard([body.pk], [cast.plan.pk], at=clock.now())
    sitting = found.get((body.pk, cast.plan.pk))
    return sitting.held_on if sitting else None


def test_a_question_about_an_objective_is_hearing_of_its_plan(cast: Cast, bodies: Bodies) -> None:
    ask_about_objective(cast, item_of(bodies.board))
    assert heard(cast, bodies.board) == LAST_WEEK
    assert heard(cast, bodies.sub_group) is None


def test_so_is_a_question_about_an_action(cast: Cast, bodies: Bodies) -> None:
    about = [About("1.1.1", cast.action("1.1.1"))]
    ask(item_of(bodies.board), by=None, asked_by="Cllr Ann", text="Why?", about=about)
    assert heard(cast, bodies.board) == LAST_WEEK


def test_so_is_an_objective_about_which_nobody_asked(cast: Cast, bodies: Bodies) -> None:
    objective = Objective.objects.get(plan=cast.plan, ref="1.1")
    note_no_questions(item_of(bodies.board), by=None, ref="1.1", objective=objective)
    assert heard(cast, bodies.board) == LAST_WEEK


def test_so_is_an_entry_of_the_work_programme_that_was_looked_at(
    cast: Cast, bodies: Bodies
) -> None:
    board = bodies.board
    looking = Looking("The plan", subject=Subject(cast.plan), month=TODAY)
    entry = plan_to_look(board, by=None, looking=looking)
    assert heard(cast, board) is None
    note_look(entry, by=None, item=item_of(board))
    assert heard(cast, board) == LAST_WEEK


def test_the_last_meeting_counts_and_one_to_come_does_not(cast: Cast, bodies: Bodies) -> None:
    for days in (30, 7, -7):
        ask_about_objective(cast, item_of(bodies.board, TODAY - timedelta(days=days)))
    assert heard(cast, bodies.board) == LAST_WEEK


def test_a_meeting_about_something_else_is_no_hearing(cast: Cast, bodies: Bodies) -> None:
    ask(item_of(bodies.board), by=None, asked_by="Cllr Ann", text="Is there tea?")
    assert heard(cast, bodies.board) is None


def test_before_it_was_entered_nothing_was_heard(cast: Cast, bodies: Bodies) -> None:
    before = clock.now()
    ask_about_objective(cast, item_of(bodies.board))
    assert last_heard([bodies.board.pk], [cast.plan.pk], at=before) == {}


def shown(client: Client, cast: Cast, address: str, query: str = "") -> str:
    return words(page(client, cast.board_member, address + query))


def oversee_weekly(cast: Cast, body: Body) -> None:
    """Five weeks ago it was agreed that the body hears of the plan every week."""
    agreed = clock.said_on(TODAY - timedelta(days=35))
    with writing(cast.partnership, by=None, said_at=agreed):
        give_plan(body, by=None, plan=cast.plan, part="oversees", interval=7)


def test_a_body_that_has_not_heard_in_time_is_shown(
    client: Client, cast: Cast, bodies: Bodies
) -> None:
    oversee_weekly(cast, bodies.board)
    ask_about_objective(cast, item_of(bodies.board, TODAY - timedelta(days=28)))
    said = shown(client, cast, OVERVIEW)
    assert "Not heard within the interval" in said
    assert f"Partnership Board oversees {cast.plan} , weekly; last heard on" in said
    assert "28 days ago . It was to hear by" in said
    assert ", 21 days ago." in said
    assert "It was to hear by" in shown(client, cast, PLAN)
    body = shown(client, cast, "/governance/aldermere/bodies/board/")
    assert "It has not heard of one plan within its interval." in body


def test_one_that_heard_in_time_is_not(client: Client, cast: Cast, bodies: Bodies) -> None:
    oversee_weekly(cast, bodies.board)
    ask_about_objective(cast, item_of(bodies.board))
    said = shown(client, cast, OVERVIEW)
    assert "Not heard within the interval" not in said
    assert "7 days ago" in said
    html = page(client, cast.lead, OVERVIEW).content.decode()
    assert f'href="/governance/aldermere/meetings/board-{LAST_WEEK.isoformat()}/"' in html


def test_the_plans_page_says_who_hears_of_it(client: Client, cast: Cast, bodies: Bodies) -> None:
    assert "Who hears of this plan" not in shown(client, cast, PLAN)
    settings = PlanSettings(62, needs_consideration=False, driven_by=bodies.sub_group)
    change_settings(cast.plan, by=None, settings=settings, reason="Agreed")
    give_plan(bodies.board, by=None, plan=cast.plan, part="scrutinises", interval=184)
    said = shown(client, cast, PLAN)
    assert "Who hears of this plan" in said
    assert "Exploitation Group Drives Every two months Has not heard of it yet" in said
    assert "Partnership Board Scrutinises Every six months Has not heard of it yet" in said


def test_a_past_moment_shows_what_was_agreed_then(
    client: Client, cast: Cast, bodies: Bodies
) -> None:
    before = f"?at={clock.now():%Y-%m-%dT%H:%M:%S.%fZ}"
    give_plan(bodies.board, by=None, plan=cast.plan, part="owns", interval=92)
    assert "Owns" in shown(client, cast, OVERVIEW)
    past = shown(client, cast, OVERVIEW, before)
    assert "Owns" not in past
    assert "Exploitation Group Partnership Board Progress Quarterly" in past
    assert "Who hears of this plan" not in shown(client, cast, PLAN, before)


def test_the_routes_are_drawn_with_their_tables_beside(
    client: Client, cast: Cast, bodies: Bodies
) -> None:
    give_plan(bodies.board, by=None, plan=cast.plan, part="owns", interval=92)
    html = page(client, cast.lead, OVERVIEW).content.decode()
    assert "Who reports to whom: two bodies and one plan, with two routes between them." in html
    assert "owned by Partnership Board," in html


def test_without_routes_nothing_is_drawn(client: Client, cast: Cast) -> None:
    services.add_body(cast.partnership, by=None, name="Cabinet")
    html = page(client, cast.lead, OVERVIEW).content.decode()
    assert "No route is agreed yet." in html
    assert 'class="routes"' not in html


def test_a_plan_that_the_reader_may_not_see_is_not_named(
    client: Client, cast: Cast, bodies: Bodies
) -> None:
    other = second_plan(cast)
    give_plan(bodies.board, by=None, plan=other, part="owns")
    give_plan(bodies.board, by=None, plan=cast.plan, part="owns")
    reader = add_user(cast.partnership, "reader")
    services.grant_role(
        reader, by=None, kind="board member", partnership=cast.partnership,
        plan_slug=cast.plan.slug, from_date=date(2020, 1, 1),
    )  # fmt: skip
    said = page(client, reader, OVERVIEW).content.decode()
    assert f"/plans/aldermere/{other.slug}/" not in said
    assert f"/plans/aldermere/{cast.plan.slug}/" in said


def silence_on(cast: Cast, item: MeetingItem) -> tuple[subjects.Subject, int]:
    objective = Objective.objects.get(plan=cast.plan, ref="1.1")
    note_no_questions(item, by=None, ref="1.1", objective=objective)
    return ITEM, item.pk


def question_on(cast: Cast, item: MeetingItem) -> tuple[subjects.Subject, int]:
    ask_about_objective(cast, item)
    return ITEM, item.pk


def question_alone(cast: Cast, item: MeetingItem) -> tuple[subjects.Subject, int]:
    about = [About("1.1.1", cast.action("1.1.1"))]
    asked = ask(item, by=None, asked_by="Cllr Ann", text="Why?", about=about)
    return QUESTION, asked.pk


@pytest.mark.parametrize("said", [silence_on, question_on, question_alone])
def test_what_is_exempt_is_no_hearing_for_who_may_not_read_it(
    client: Client, cast: Cast, bodies: Bodies, said: Callable[..., tuple[subjects.Subject, int]]
) -> None:
    oversee_weekly(cast, bodies.board)
    subject, row = said(cast, item_of(bodies.board))
    ground = Ground("1", "It tells who a child is", TODAY + timedelta(days=180))
    decide_exempt(cast.partnership, by=None, subject=subject, row=row, ground=ground)
    for address in (OVERVIEW, PLAN):
        assert "7 days ago" in words(page(client, cast.chair, address))
        told = shown(client, cast, address)
        assert "as not heard of it yet" in told
        assert "7 days ago" not in told


def test_more_meetings_and_routes_ask_no_more_of_the_database(
    client: Client, cast: Cast, bodies: Bodies
) -> None:
    give_plan(bodies.board, by=None, plan=cast.plan, part="owns", interval=92)
    ask_about_objective(cast, item_of(bodies.board))
    assert [asked(client, cast, address) for address in (OVERVIEW, PLAN)] == [OF_OVERVIEW, OF_PLAN]
    for days in (14, 21):
        give_plan(
            services.add_body(cast.partnership, by=None, name=f"Body {days}"),
            by=None, plan=cast.plan, part="oversees", interval=31,
        )  # fmt: skip
        ask_about_objective(cast, item_of(bodies.board, TODAY - timedelta(days=days)))
    assert Meeting.objects.count() == 3
    assert [asked(client, cast, address) for address in (OVERVIEW, PLAN)] == [OF_OVERVIEW, OF_PLAN]


def asked(client: Client, cast: Cast, address: str) -> int:
    client.force_login(cast.board_member)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)
