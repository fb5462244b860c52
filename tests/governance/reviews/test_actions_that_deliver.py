"""Actions that deliver a recommendation: linked, shown beside it, and where they contradict it."""

from __future__ import annotations

import pytest
from django.test import Client

from actions.models import SignOff, SignOffProposal
from actions.services.moving import Destination, transfer, withdraw
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Completion, Report, post_update
from actions.services.signing import Judgement, sign_off
from governance.models import Recommendation, Review
from governance.selectors.delivering import newest_link
from governance.services import outcomes
from people.errors import Refused, Stale
from people.models import User
from plans.brag import Rating
from plans.models import Objective
from tests.access.world import World, build
from tests.actions.two_plans import second_plan
from tests.cast import Cast
from tests.governance.reviews.kept import ONE, PAGE, completed, recommended, review
from tests.people.pages.asking import page, words

__all__ = ["review"]

ACTION = "/plans/aldermere/cse/actions/1.1.1/"


@pytest.fixture
def linked(cast: Cast, review: Review) -> Recommendation:
    """In progress, and delivered by 1.1.1, which is Green."""
    added = recommended(cast, review, "1")
    outcomes.deliver_by(added, by=None, reason="Agreed", actions=[cast.action("1.1.1")])
    return added


def shown(client: Client, user: User, address: str = ONE) -> str:
    return words(page(client, user, address))


def test_the_action_stands_beside_the_recommendation_with_its_rating(
    client: Client, cast: Cast, linked: Recommendation
) -> None:
    said = shown(client, cast.board_member)
    assert "1.1.1 Train every taxi driver G Green" in said
    assert "speaks against it" not in said.replace("Nothing that was said speaks against it", "")


def test_the_action_shows_what_it_delivers(
    client: Client, cast: Cast, linked: Recommendation
) -> None:
    said = shown(client, cast.board_member, ACTION)
    assert "Recommendations that it delivers" in said
    assert "Recommendation 1 : Fund it (1) Domestic abuse · In progress" in said
    assert "Recommendations that it delivers" not in shown(
        client, cast.board_member, ACTION.replace("1.1.1", "1.1.2")
    )


def test_completed_while_the_action_is_green_does_not_fit(
    client: Client, cast: Cast, linked: Recommendation
) -> None:
    completed(linked)
    sentence = "Completed, while action 1.1.1, which delivers it, is rated Green."
    assert sentence in shown(client, cast.board_member)
    assert "1 of 1 recommendation" in shown(client, cast.board_member, f"{PAGE}?doubt=claim")


def test_each_reader_sees_the_rating_in_their_position(
    client: Client, cast: Cast, linked: Recommendation
) -> None:
    completed(linked)
    change_settings(cast.plan, by=cast.administrator, settings=PlanSettings(31), reason="From now")
    report = Report(Rating.RED, "The trainer left.", "It stands still", "A trainer", "Council")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    assert "is rated Green." in shown(client, cast.board_member)
    assert "is rated Red." in shown(client, cast.chair)
    assert "is rated Red." in shown(client, cast.lead)
    assert "is rated Green." in shown(client, cast.scrutiny_officer)


def test_signed_off_while_nothing_says_that_it_is_done(
    client: Client, cast: Cast, linked: Recommendation
) -> None:
    done = Completion(SignOffProposal.Outcome.MET, "It carries on.")
    report = Report(Rating.BLUE, "All 60 are trained.", "It is done", completion=done)
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    sign_off(
        cast.action("1.1.1"), by=cast.chair, judgement=Judgement(SignOff.Capacity.CHAIR, "Seen.")
    )
    said = shown(client, cast.board_member)
    assert "Not said to be done, while action 1.1.1, which delivers it, is signed off." in said


def test_an_action_that_left_its_plan_is_pointed_out(
    client: Client, cast: Cast, linked: Recommendation
) -> None:
    withdraw(cast.action("1.1.1"), by=cast.administrator, reason="Merged")
    said = shown(client, cast.board_member)
    assert "Not said to be done, and action 1.1.1, which was to deliver it, has left the" in said
    completed(linked)
    assert "Completed, while action 1.1.1, which was to deliver it, has left the plan." in shown(
        client, cast.board_member
    )


def test_a_transferred_action_keeps_its_link(
    client: Client, cast: Cast, linked: Recommendation
) -> None:
    objective = Objective.objects.get(plan=second_plan(cast))
    transfer(
        cast.action("1.1.1"), by=cast.administrator, to=Destination(objective, "2.2.1"),
        reason="It is theirs",
    )  # fmt: skip
    said = shown(client, cast.board_member)
    assert "2.2.1 Train every taxi driver" in said


def test_links_are_taken_away_and_stay_in_the_past(
    client: Client, cast: Cast, linked: Recommendation
) -> None:
    outcomes.deliver_by(linked, by=None, reason="Wrong one", actions=[cast.action("1.1.2")])
    said = shown(client, cast.board_member)
    assert "1.1.2 Publish the needs assessment" in said
    assert "1.1.1" not in said


def test_who_was_overtaken_is_told(cast: Cast, linked: Recommendation) -> None:
    seen = newest_link(linked)
    outcomes.deliver_by(linked, by=None, reason="None", actions=[], seen=seen)
    with pytest.raises(Stale, match="Somebody changed which actions deliver it"):
        outcomes.deliver_by(linked, by=None, reason="Again", actions=[], seen=seen)


def test_an_action_of_another_partnership_is_refused(db: None) -> None:
    world: World = build()
    mine = Recommendation.objects.get(review__partnership=world.cast.partnership)
    theirs = world.secret.actions.get()
    with pytest.raises(Refused, match="another partnership"):
        outcomes.deliver_by(mine, by=None, reason="Linked", actions=[theirs])
