"""Closing a plan: what is in the way, who signed, where every action is, and then nothing more."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.models import Action
from actions.reconciling import account
from actions.selectors.closing import reconciliation
from actions.services.moving import withdraw
from actions.services.structure import reword
from people import clock
from people.errors import Refused
from plans.models import Plan
from tests.actions.two_plans import second_plan, sent_away
from tests.cast import Cast, afresh, gathered
from tests.people.pages.asking import page, post, words

PLAN = "/plans/aldermere/cse/"
CLOSING = f"{PLAN}closing/"
SIGN, CLOSE = f"{CLOSING}sign/", f"{CLOSING}close/"
BEGIN = datetime(2026, 11, 2, 10, tzinfo=UTC)


@pytest.fixture
def old(db: None) -> Any:
    """The cast of the 2nd of November; on the 4th one action goes and one is withdrawn."""
    with time_machine.travel(BEGIN) as traveller:
        cast = gathered()
        other = second_plan(cast)
        traveller.move_to(BEGIN + timedelta(days=2))
        sent_away(cast, other)
        withdraw(cast.action("2.1.2"), by=cast.administrator, reason="Merged with 1.1.1")
        yield cast


def emptied(cast: Cast) -> None:
    for ref in ("1.1.1", "1.1.2", "1.2.1"):
        withdraw(cast.action(ref), by=cast.administrator, reason="The plan ends")


def statement() -> dict[str, str]:
    return {"statement": "All of it goes on elsewhere.", "form_key": str(uuid.uuid4())}


def closed(cast: Cast, client: Client) -> None:
    emptied(cast)
    post(client, cast.chief_officer, SIGN, statement())
    post(client, cast.administrator, CLOSE, {"reason": "Its work is done"})


def test_every_action_is_accounted_for_and_it_adds_up(old: Cast, client: Client) -> None:
    response = page(client, old.board_member, CLOSING)
    said, html = words(response), response.content.decode()
    assert "5 actions = 0 signed off + 1 transferred + 1 withdrawn + 3 open" in said
    assert "3 actions are in the way:" in said
    assert "Serious violence plan, action 2.2.1" in said
    assert 'href="/plans/aldermere/violence/actions/2.2.1/"' in html
    assert "Merged with 1.1.1" in said
    assert f'href="{PLAN}actions/1.2.1/"' in html


def test_as_at_a_day_it_accounts_for_that_day(old: Cast, client: Client) -> None:
    said = words(page(client, old.board_member, f"{CLOSING}?at=2026-11-03"))
    assert "5 actions = 0 signed off + 0 transferred + 0 withdrawn + 5 open" in said


def test_what_an_action_says_in_another_plan_is_not_told_here(old: Cast) -> None:
    moved = Action.objects.get(plan__slug="violence", ref="2.2.1")
    before = moved.text
    reword(moved, by=old.administrator, text="Only for who reads that plan", reason="Plainer")
    fates = {fate.ref: fate.text for fate in reconciliation(old.plan, at=clock.now())}
    assert fates["2.1.1"] == before


def test_a_state_that_is_not_known_is_never_left_out_of_the_sum(old: Cast) -> None:
    fates = reconciliation(old.plan, at=clock.now())
    object.__setattr__(fates[0], "state", "lost")
    with pytest.raises(ValueError, match="does not know"):
        account(fates)


def test_nothing_is_signed_or_closed_while_an_action_is_open(old: Cast, client: Client) -> None:
    assert "Sign the closing" not in words(page(client, old.chief_officer, CLOSING))
    said = words(post(client, old.chief_officer, SIGN, statement()))
    assert "Still open: 1.1.1, 1.1.2 and 1.2.1." in said
    said = words(post(client, old.administrator, CLOSE, {"reason": "Done"}))
    assert "Still open: 1.1.1, 1.1.2 and 1.2.1." in said


def test_a_chief_officer_signs_and_an_administrator_closes(old: Cast, client: Client) -> None:
    emptied(old)
    said = words(page(client, old.administrator, CLOSING))
    assert "Not signed yet by Chief officer." in said
    said = words(post(client, old.administrator, CLOSE, {"reason": "Done"}))
    assert "The closing is not signed yet by Chief officer." in said
    said = words(post(client, old.chief_officer, SIGN, statement(), follow=True))
    assert "All of it goes on elsewhere." in said
    said = words(post(client, old.administrator, CLOSE, {"reason": "Done"}, follow=True))
    assert "Closed on 4 November 2026: nothing is written to it any more." in said
    assert Plan.objects.get(pk=old.plan.pk).is_closed


def test_who_may_sign_and_close(old: Cast, client: Client) -> None:
    for who in ("administrator", "chair", "board_member"):
        assert page(client, getattr(old, who), SIGN).status_code == 403
    for who in ("chief_officer", "chair", "board_member"):
        assert page(client, getattr(old, who), CLOSE).status_code == 403


PAGES = ("", "actions/", "actions/1.1.1/", "versions/", "compare/", "closing/")
FORMS = (
    "import/", "settings/", "open/", "versions/cut/", "closing/sign/", "closing/close/",
    "actions/1.1.1/date/", "actions/1.1.1/update/",
)  # fmt: skip


def test_a_closed_plan_is_read_and_says_so(old: Cast, client: Client) -> None:
    closed(old, client)
    for address in PAGES:
        response = page(client, old.administrator, PLAN + address)
        assert response.status_code == 200, address
        assert "Closed on 4 November 2026: nothing is written" in words(response), address
        main = response.content.decode().partition("<main")[2]
        allowed = 2 if address == "compare/" else 0
        assert main.count('method="post"') <= allowed, address
        for name in ("Import", "Settings", "Cut a version", "Post an update", "Close the plan"):
            assert f">{name}<" not in response.content.decode(), (address, name)


@pytest.mark.parametrize("who", ["administrator", "chair", "chief_officer", "lead"])
def test_no_form_of_a_closed_plan_opens_for_anybody(old: Cast, client: Client, who: str) -> None:
    closed(old, client)
    for address in FORMS:
        for ask in (client.get, client.post):
            client.force_login(getattr(old, who))
            response = ask(PLAN + address)
            assert response.status_code == 403, address
    said = words(page(client, getattr(old, who), f"{PLAN}settings/"))
    assert "The plan was closed on 4 November 2026: nothing is written to it any more." in said


def test_permissions_that_write_fail_closed(old: Cast, client: Client) -> None:
    closed(old, client)
    plan, action = Plan.objects.get(pk=old.plan.pk), old.action("1.1.1")
    users = [afresh(u) for u in (old.administrator, old.chair, old.chief_officer, old.lead)]
    of_plan = ("plans.edit", "actions.sign_closing", "actions.consider")
    of_action = (
        "actions.edit", "actions.post_update", "actions.correct_update", "actions.ask_date",
        "actions.change_date", "actions.consider", "actions.decide_date", "actions.sign_off",
        "actions.reopen", "actions.challenge", "actions.answer_challenge",
    )  # fmt: skip
    for user in users:
        assert not [p for p in of_plan if user.has_perm(p, plan)], user
        assert not [p for p in of_action if user.has_perm(p, action)], user
        assert user.has_perm("plans.see", plan)


def test_services_refuse_too(old: Cast, client: Client) -> None:
    closed(old, client)
    with pytest.raises(Refused, match="was closed on 4 November 2026"):
        withdraw(old.action("1.1.1"), by=old.administrator, reason="Again")


def test_before_it_was_closed_its_pages_do_not_say_so(old: Cast, client: Client) -> None:
    closed(old, client)
    assert "Closed on" not in words(page(client, old.board_member, f"{PLAN}?at=2026-11-03"))
