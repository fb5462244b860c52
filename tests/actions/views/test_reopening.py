"""A chair opens a signed-off action again, with the reason."""

from __future__ import annotations

from django.test import Client

from actions.models import Action, Reopening, SignOff
from actions.services.signing import Judgement, sign_off
from tests.actions.views.verbs import ACTION, DONE, keyed, refused
from tests.cast import Cast
from tests.people.pages.asking import page, post, words

SIGNED = ACTION.replace("1.1.1", "1.2.1")
REOPEN = f"{SIGNED}reopen/"


def signed(cast: Cast) -> None:
    judged = Judgement(SignOff.Capacity.CHAIR, "All schools were visited.")
    sign_off(cast.action("1.2.1"), by=cast.chair, judgement=judged)


def test_it_is_open_again_and_has_no_rating(cast: Cast, client: Client) -> None:
    signed(cast)
    before = words(page(client, cast.chair, SIGNED))
    assert "Signed off on" in before
    assert "Open it again" in before
    response = post(client, cast.chair, REOPEN, keyed(reason="Two were missed"), follow=True)
    said = words(response)
    assert "The action is open again." in said
    assert "N Not yet rated" in said
    assert cast.action("1.2.1").state == Action.State.OPEN


def test_the_same_form_twice_counts_once_though_nothing_is_signed_off_any_more(
    cast: Cast, client: Client
) -> None:
    signed(cast)
    data = keyed(reason="Two were missed")
    for _ in range(2):
        assert post(client, cast.chair, REOPEN, data).status_code == DONE
    assert Reopening.objects.count() == 1


def test_the_reason_is_asked_for(cast: Cast, client: Client) -> None:
    signed(cast)
    assert "Say why, in a few words" in words(post(client, cast.chair, REOPEN, keyed(reason="")))


def test_others_are_refused_and_so_is_what_is_open(cast: Cast, client: Client) -> None:
    refused(client, cast, REOPEN, "chair")
    signed(cast)
    refused(client, cast, REOPEN, "lead", "administrator", "chief_officer", "auditor")
