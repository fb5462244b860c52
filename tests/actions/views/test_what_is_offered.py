"""The box "What you can do" lists what this reader may do now, and says why not."""

from __future__ import annotations

import pytest
from django.test import Client

from actions.models import SignOff
from actions.services.dates import ask_date
from actions.services.record import Report, post_update
from actions.services.signing import Judgement, return_sign_off, sign_off
from actions.services.structure import reword
from people import services
from plans.brag import Rating
from tests.actions.views.verbs import ACTION, amber, considering, questioned, soon
from tests.cast import LONG_AGO, RHIAN, Cast
from tests.people.pages.asking import page, words

LEADS = ["Post an update", "Propose it as complete", "Ask for another date"]
EDITS = [
    "Reword it", "Change its leads", "Change its due date", "Say how often it recurs",
    "Move it to another plan", "Withdraw it", "Decide that all of it is exempt",
    "Erase a text of its record",
]  # fmt: skip
CHALLENGES, EXEMPTS = "Challenge this rating", "Decide that all of it is exempt"


def offered(client: Client, cast: Cast, role: str, address: str = ACTION) -> list[str]:
    offers = page(client, getattr(cast, role), address).context["offers"]
    return [link.label for link in (*offers.links, *offers.edits)]


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        ("lead", [*LEADS, "Correct the last update"]),
        ("administrator", [*LEADS, "Correct the last update", *EDITS]),
        ("chair", [CHALLENGES, EXEMPTS]),
        ("board_member", [CHALLENGES]),
        ("scrutiny_officer", [CHALLENGES, EXEMPTS]),
        ("other_lead", []),
        ("auditor", []),
    ],
)
def test_each_role_is_offered_what_it_may(
    cast: Cast, client: Client, role: str, labels: list[str]
) -> None:
    assert offered(client, cast, role) == labels


def test_an_open_challenge_comes_first_for_the_lead(cast: Cast, client: Client) -> None:
    questioned(cast)
    assert offered(client, cast, "lead")[:2] == ["Answer the challenge", "Post an update"]
    assert "Answer the challenge" not in offered(client, cast, "board_member")


def test_what_is_needed_is_offered_to_who_can_answer(cast: Cast, client: Client) -> None:
    amber(cast)
    for role in ("other_lead", "chair", "chief_officer", "administrator"):
        assert "Answer what is needed" in offered(client, cast, role)
    assert "Answer what is needed" not in offered(client, cast, "lead")


def test_a_second_date_is_not_asked_for_while_one_waits(cast: Cast, client: Client) -> None:
    ask_date(cast.action("1.1.1"), by=cast.lead, to_date=soon(90), reason="Late")
    assert "Ask for another date" not in offered(client, cast, "lead")
    said = words(page(client, cast.lead, ACTION))
    assert "Another date is asked for:" in said
    assert "Another date is asked for:" not in words(page(client, cast.board_member, ACTION))


def test_who_acts_for_a_lead_is_told_that_they_cannot_sign_off(cast: Cast, client: Client) -> None:
    blue = Report(Rating.BLUE, "All are trained", "Done")
    post_update(cast.action("1.1.1"), by=cast.lead, report=blue)
    said = "You act for a lead of this action, so you cannot sign it off"
    assert said not in words(page(client, cast.chair, ACTION))
    services.act_for(cast.chair, cast.officer(RHIAN), by=None, from_date=LONG_AGO)
    assert said in words(page(client, cast.chair, ACTION))


DECIDE, PROPOSE = "Decide on its sign-off", "Propose it as complete"


def test_who_is_to_sign_next_is_offered_it_and_nobody_else(cast: Cast, client: Client) -> None:
    considering(cast, second_sign_off=True)
    blue = Report(Rating.BLUE, "All are trained", "Done")
    post_update(cast.action("1.1.1"), by=cast.lead, report=blue)
    assert DECIDE in offered(client, cast, "chair")
    assert DECIDE not in offered(client, cast, "chief_officer")
    assert PROPOSE not in offered(client, cast, "lead")
    judged = Judgement(SignOff.Capacity.CHAIR, "I saw the list")
    sign_off(cast.action("1.1.1"), by=cast.chair, judgement=judged)
    assert DECIDE not in offered(client, cast, "chair")
    assert DECIDE in offered(client, cast, "chief_officer")
    reword(cast.action("1.1.1"), by=None, text="Train every driver", reason="Plainer")
    assert DECIDE not in offered(client, cast, "chief_officer")
    assert PROPOSE in offered(client, cast, "lead")


def test_what_was_returned_can_be_proposed_again(cast: Cast, client: Client) -> None:
    blue = Report(Rating.BLUE, "All are trained", "Done")
    post_update(cast.action("1.1.1"), by=cast.lead, report=blue)
    judged = Judgement(SignOff.Capacity.CHAIR, "Two are not")
    return_sign_off(cast.action("1.1.1"), by=cast.chair, judgement=judged)
    assert DECIDE not in offered(client, cast, "chair")
    assert PROPOSE in offered(client, cast, "lead")


def test_what_is_signed_off_is_opened_again_by_a_chair(cast: Cast, client: Client) -> None:
    judged = Judgement(SignOff.Capacity.CHAIR, "All schools were visited.")
    sign_off(cast.action("1.2.1"), by=cast.chair, judgement=judged)
    there = ACTION.replace("1.1.1", "1.2.1")
    assert offered(client, cast, "chair", there) == [CHALLENGES, "Open it again", EXEMPTS]
    assert "Change its due date" not in offered(client, cast, "administrator", there)


def test_the_past_offers_nothing(cast: Cast, client: Client) -> None:
    assert cast.plan.opened_at is not None
    past = f"{ACTION}?at={cast.plan.opened_at.isoformat()[:-6]}Z"
    assert offered(client, cast, "administrator", past) == []
