"""An action that is exempt: who may not read it is shown nothing of it, wherever it stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from actions.exempt import ACTION
from actions.services.record import Report, post_update
from people import clock
from people.exempt.words import exempt_words
from people.models import AccessEntry, Exemption, User
from people.services import Ground, decide_exempt, lift_exemption
from plans.brag import Rating
from tests.cast import GROUP, Cast, signed_in
from tests.people.pages.asking import words

pytestmark = pytest.mark.django_db

WORD = "Quorndon"
NOTICE = exempt_words("1")
AHEAD = timedelta(days=180)


def ground(paragraph: str = "1") -> Ground:
    return Ground(paragraph, "It tells who a child is", clock.today() + AHEAD)


def exempted(cast: Cast, ref: str = "1.1.2", by: User | None = None) -> Exemption:
    action = cast.action(ref)
    return decide_exempt(
        cast.partnership,
        by=by or cast.administrator,
        subject=ACTION,
        row=action.pk,
        ground=ground(),
    )


def said(cast: Cast, ref: str = "1.1.2") -> None:
    report = Report(
        Rating.RED, f"{WORD} was seen on 3 May.", f"Since {WORD}", f"Help for {WORD}", WORD
    )
    post_update(cast.action(ref), by=cast.other_lead, report=report)


def page(client: Client, user: User, name: str, *more: str) -> str:
    signed_in(client, user)
    return client.get(reverse(f"actions:{name}", args=["aldermere", "cse", *more])).content.decode()


PAGES = ("plan", "list", "versions", "slippage", "needs", "leads")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_the_plan_tells_it(cast: Cast, client: Client, name: str) -> None:
    exempted(cast)
    said(cast)
    assert WORD not in page(client, cast.board_member, name)
    assert "Publish the needs" not in page(client, cast.board_member, name)


def test_the_list_says_that_one_is_exempt_and_counts_it_nowhere(cast: Cast, client: Client) -> None:
    exempted(cast)
    html = page(client, cast.board_member, "list")
    assert "4 of 4 actions" in html
    assert "1.1.2" in html
    assert exempt_words("1", "action") in html


def test_its_own_page_says_that_it_is_exempt(cast: Cast, client: Client) -> None:
    exempted(cast)
    signed_in(client, cast.board_member)
    answer = client.get(reverse("actions:action", args=["aldermere", "cse", "1.1.2"]))
    assert answer.status_code == 403
    assert exempt_words("1", "action") in answer.content.decode()
    assert "Publish" not in answer.content.decode()


@pytest.mark.parametrize(
    "who", ["chair", "chief_officer", "scrutiny_officer", "auditor", "lead", "other_lead"]
)
def test_who_may_reads_it_and_that_is_logged(cast: Cast, client: Client, who: str) -> None:
    exempted(cast)
    assert "Publish the needs" in page(client, getattr(cast, who), "action", "1.1.2")
    row = AccessEntry.objects.get(kind=AccessEntry.Kind.EXEMPT)
    assert (row.user, row.what) == (
        getattr(cast, who),
        f"action 1.1.2 of “{cast.plan}”",
    )


def test_a_reading_that_was_made_before_is_logged_too(cast: Cast, client: Client) -> None:
    exempted(cast)
    for _ in range(2):
        page(client, cast.chair, "list")
    assert AccessEntry.objects.filter(kind=AccessEntry.Kind.EXEMPT).count() == 2


def test_its_words_on_the_account_of_the_plan_are_logged(cast: Cast, client: Client) -> None:
    exempted(cast)
    assert "Publish" not in page(client, cast.board_member, "closing")
    assert "Publish the needs" in page(client, cast.chair, "closing")
    row = AccessEntry.objects.get(kind=AccessEntry.Kind.EXEMPT)
    assert (row.user, row.what) == (cast.chair, f"action 1.1.2 of “{cast.plan}”")


def test_who_leads_it_and_that_nobody_does_is_told_to_who_may_read_it(
    cast: Cast, client: Client
) -> None:
    for ref in ("1.2.1", "2.1.2"):
        exempted(cast, ref)
    to_find = reverse("actions:leads-to-find", args=["aldermere"])
    hidden = words(signed_in(client, cast.board_member).get(to_find))
    assert "Every open action has a lead, and somebody can report for each lead." in hidden
    assert "2.1.2" not in hidden
    shown = words(signed_in(client, cast.chair).get(to_find))
    assert "One open action has no lead and nobody can report for one lead." in shown
    assert "2.1.2 Agree a return interview" in shown
    assert f"{GROUP} 1" in shown


def test_lifted_it_is_read_again(cast: Cast, client: Client) -> None:
    lift_exemption(exempted(cast), by=cast.chair, reason="Published elsewhere")
    assert "5 of 5 actions" in page(client, cast.board_member, "list")
    assert "Publish the needs" in page(client, cast.board_member, "action", "1.1.2")
