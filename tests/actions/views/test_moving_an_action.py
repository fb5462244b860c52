"""An action leaves its plan: withdrawn, or in another plan, to which its old address leads."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from actions.models import Action, Transfer
from actions.selectors.document import plan_document
from actions.services.applying import apply
from actions.services.moving import Destination, transfer, withdraw
from actions.services.versions import create_plan, open_plan
from people import clock, services
from people.models import Role, User
from plans.changes import compare
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, Position, ThemeEntry
from plans.models import Objective, Plan
from tests.actions.views.verbs import ACTION, DONE, NOT_FOUND, OK, REFUSED, keyed, refused
from tests.cast import LONG_AGO, Cast, add_user, gathered
from tests.people.pages.asking import page, post, words

TRANSFER, WITHDRAW = f"{ACTION}transfer/", f"{ACTION}withdraw/"
THERE = "/plans/aldermere/neglect/actions/5.1.8/"

NEGLECT = PlanDocument(
    title="Neglect plan",
    themes=(ThemeEntry(5, "Home", "", (
        ObjectiveEntry("5.1", "Homes are safe", (ActionEntry("Visit", "home", "5.1.7"),)),
    )),),
)  # fmt: skip


def neglect(cast: Cast) -> Plan:
    """A second open plan of the partnership."""
    plan = create_plan(
        cast.partnership, by=cast.administrator, slug="neglect", title=NEGLECT.title,
        needs_consideration=False,
    )  # fmt: skip
    empty = plan_document(plan, at=clock.now(), position=Position.RECORDED)
    apply(plan, compare(empty, NEGLECT), by=cast.administrator)
    return open_plan(plan, by=cast.administrator)


def goal(cast: Cast) -> Objective:
    return Objective.objects.get(plan=neglect(cast), ref="5.1")


def moved(cast: Cast) -> Transfer:
    to = Destination(goal(cast), "5.1.8")
    return transfer(cast.action("1.1.1"), by=cast.administrator, to=to, reason="It is about homes")


def test_two_steps_move_it_with_its_record(cast: Cast, client: Client) -> None:
    to = goal(cast)
    first = words(page(client, cast.administrator, TRANSFER))
    assert "Neglect plan" in first or "5.1 Homes are safe" in first
    step = f"{TRANSFER}?to={to.pk}"
    second = page(client, cast.administrator, step)
    assert second.context["form"]["ref"].value() == "5.1.8"
    assert "5.1: Homes are safe. Its record, key and leads go with it" in words(second)
    data = keyed(ref="5.1.8", reason="It is about homes")
    for _ in range(2):
        response = post(client, cast.administrator, step, data)
        assert (response.status_code, response.headers["Location"]) == (DONE, THERE)
    assert Transfer.objects.count() == 1
    said = words(page(client, cast.lead, THERE))
    assert "Came from Child sexual exploitation delivery plan, 1.1.1 on" in said
    assert "It is about homes" in said
    assert "40 of 60 drivers were trained by June." in said


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"ref": "5.1.7"}, "The ref 5.1.7 was used in that plan before. Give another."),
        ({"ref": ""}, "Give the ref that it is to have there"),
        ({"reason": ""}, "Say why, in a few words"),
    ],
)
def test_what_cannot_be_is_refused(
    cast: Cast, client: Client, values: dict[str, str], sentence: str
) -> None:
    data = keyed(**{"ref": "5.1.8", "reason": "Homes", **values})
    response = post(client, cast.administrator, f"{TRANSFER}?to={goal(cast).pk}", data)
    assert sentence in words(response)
    assert not Transfer.objects.exists()


def test_without_another_plan_it_cannot_go(cast: Cast, client: Client) -> None:
    said = words(page(client, cast.administrator, TRANSFER))
    assert "There is no other open plan that you may edit" in said


def test_an_objective_of_nowhere_begins_again(cast: Cast, client: Client) -> None:
    goal(cast)
    own = Objective.objects.filter(plan=cast.plan).first()
    assert own is not None
    for number in ("0", "9" * 30, "x", str(own.pk)):
        said = words(page(client, cast.administrator, f"{TRANSFER}?to={number}"))
        assert "Choose where it goes." in said


def test_the_old_address_leads_on_and_its_past_stays(db: None, client: Client) -> None:
    with time_machine.travel(clock.now() - timedelta(days=10)):
        cast = gathered()
        to = Destination(goal(cast), "5.1.8")
    transfer(cast.action("1.1.1"), by=cast.administrator, to=to, reason="It is about homes")
    response = page(client, cast.lead, ACTION)
    assert (response.status_code, response.headers["Location"]) == (DONE, THERE)
    yesterday = clock.today() - timedelta(days=1)
    past = page(client, cast.lead, f"{ACTION}?at={yesterday}")
    assert past.status_code == OK
    assert "1.1.1 · Objective 1.1" in words(past)
    assert "Post an update" not in words(past)
    before = page(client, cast.lead, f"{THERE}?at={yesterday}")
    assert before.headers["Location"] == f"{ACTION}?at={yesterday}"


def test_the_new_page_leads_back_to_the_moment_before(cast: Cast, client: Client) -> None:
    moved(cast)
    url = page(client, cast.lead, THERE).context["origin"].url
    back = page(client, cast.lead, url)
    assert back.status_code == OK
    assert "1.1.1 · Objective 1.1" in words(back)


def only_here(cast: Cast, kind: str) -> User:
    """Somebody whose role reaches the first plan alone."""
    user = add_user(cast.partnership, "narrow")
    services.grant_role(
        user, by=None, kind=kind, partnership=cast.partnership, plan_slug="cse",
        from_date=LONG_AGO,
    )  # fmt: skip
    return user


def test_who_may_not_read_the_new_plan_is_told_where_it_went(cast: Cast, client: Client) -> None:
    user = only_here(cast, Role.Kind.BOARD_MEMBER)
    moved(cast)
    said = words(page(client, user, ACTION))
    assert "It went to “Neglect plan” on" in said
    assert "where it is 5.1.8. It is about homes" in said
    assert "You may not read that plan." in said
    assert page(client, user, THERE).status_code == NOT_FOUND


def test_nothing_is_added_at_the_old_address(cast: Cast, client: Client) -> None:
    moved(cast)
    for verb in ("update", "date", "words"):
        assert page(client, cast.administrator, f"{ACTION}{verb}/").status_code == NOT_FOUND


def test_a_withdrawn_action_says_why(cast: Cast, client: Client) -> None:
    data = keyed(reason="Merged with 1.1.2")
    for _ in range(2):
        response = post(client, cast.administrator, WITHDRAW, data, follow=True)
        assert "This action has left the plan. Merged with 1.1.2" in words(response)
    assert cast.action("1.1.1").state == Action.State.WITHDRAWN
    other = words(post(client, cast.administrator, WITHDRAW, keyed(reason="Else")))
    assert "transfer actions here now: the action has left the plan." in other


def test_what_was_typed_of_an_action_that_left_meanwhile_is_shown_again(
    cast: Cast, client: Client
) -> None:
    withdraw(cast.action("1.1.1"), by=cast.administrator, reason="Merged with 1.1.2")
    data = keyed(rating="green", evidence="55 of 60 <b>drivers</b>", last_seen=0)
    response = post(client, cast.lead, f"{ACTION}update/", data)
    assert response.status_code == REFUSED
    assert "Action 1.1.1 is withdrawn: nothing can be added to it." in words(response)
    assert "Nothing was written. Copy what you want to keep." in words(response)
    assert "55 of 60 &lt;b&gt;drivers&lt;/b&gt;" in response.content.decode()


@pytest.mark.parametrize("address", [TRANSFER, WITHDRAW])
def test_nobody_else_moves_it(cast: Cast, client: Client, address: str) -> None:
    refused(client, cast, address, "lead", "chair", "chief_officer", "board_member", "auditor")
