"""Posting an update: what the form asks, what it refuses, and two people at once."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from actions.forms.update import UpdateForm
from actions.models import Action, ProgressUpdate, SignOffProposal
from actions.services.record import Report, post_update
from people import clock, services
from people.wording import day_words
from plans.brag import Rating
from tests.cast import DAVID, LONG_AGO, RHIAN, Cast
from tests.people.pages.asking import page, post, words

CONFLICT = 409


def address(ref: str = "1.1.1") -> str:
    return f"/plans/aldermere/cse/actions/{ref}/update/"


def filled(cast: Cast, ref: str = "1.1.1", **values: object) -> dict[str, Any]:
    seen = cast.current(ref)
    return {
        "form_key": uuid.uuid4(),
        "last_seen": seen.pk if seen else 0,
        "rating": "green",
        "evidence": "50 of 60 drivers are trained.",
        **values,
    }


def test_it_shows_the_action_the_last_update_and_in_whose_name(cast: Cast, client: Client) -> None:
    said = words(page(client, cast.lead, address()))
    assert "Train every taxi driver Due 30 September 2026." in said
    assert "40 of 60 drivers were trained by June." in said
    assert "You post this for Rhian Okafor" in said
    assert "Needed if it is no longer Green." in said
    assert "On target" in said


def test_green_is_said_to_be_for_the_due_date_until_that_has_passed() -> None:
    today = clock.today()
    yesterday = today - timedelta(days=1)
    said = {
        day: UpdateForm(action=Action(due_on=day), last=None, names=[])
        .fields["rating"]
        .widget.meanings["green"]
        for day in (today, yesterday)
    }
    assert said == {
        today: f"On target for {day_words(today)}.",
        yesterday: f"On target, though the due date of {day_words(yesterday)} has passed.",
    }


def test_a_first_update_has_no_last_one(cast: Cast, client: Client) -> None:
    assert "There is none yet." in words(page(client, cast.lead, address("1.1.2")))


def test_what_is_posted_joins_the_record(cast: Cast, client: Client) -> None:
    response = post(client, cast.lead, address(), filled(cast), follow=True)
    assert response.redirect_chain == [("/plans/aldermere/cse/actions/1.1.1/", 302)]
    assert "Your update of 1.1.1 is in the record." in words(response)
    update = cast.current("1.1.1")
    assert update is not None
    assert (update.by, update.on_behalf_of) == (cast.lead, cast.officer(RHIAN))


@pytest.mark.parametrize(
    ("values", "sentences"),
    [
        ({"rating": ""}, ["Choose a rating"]),
        ({"rating": "purple"}, ["Choose from the list"]),
        ({"rating": "blue"}, ["Say why the rating is no longer Green"]),
        (
            {"rating": "blue", "reason": "Done"},
            [
                "Say whether the outcome was met: the rating is Blue",
                "Say what continues as usual business, or that nothing does",
            ],
        ),
        ({"rating": "green", "outcome": "perhaps"}, ["Choose whether the outcome was met"]),
        (
            {"rating": "amber", "reason": "Late"},
            [
                "Choose what kind of help is needed: the rating is Amber",
                "Say what is needed: the rating is Amber",
                "Say from whom it is needed: the rating is Amber",
            ],
        ),
        (
            {"rating": "red", "reason": "Late", "needed": "Money"},
            ["Say from whom it is needed: the rating is Red"],
        ),
        ({"evidence": "x" * 20_001}, ["Shorten this to 20000 characters: it has 20001"]),
    ],
)
def test_what_is_left_out_is_asked_for_and_nothing_is_written(
    cast: Cast, client: Client, values: dict[str, Any], sentences: list[str]
) -> None:
    response = post(client, cast.lead, address(), filled(cast, **values))
    said = words(response)
    assert response.status_code == 200
    assert "Error: Update 1.1.1" in said
    for sentence in sentences:
        assert said.count(sentence) == 2, "in the summary and beside its field"
    assert ProgressUpdate.objects.count() == 3


def test_what_was_typed_stays(cast: Cast, client: Client) -> None:
    data = filled(cast, rating="amber", evidence="Typed with care")
    response = post(client, cast.lead, address(), data)
    assert "Typed with care" in response.content.decode()
    assert str(data["form_key"]) in response.content.decode()


def test_what_was_typed_into_a_form_that_was_sent_stays(cast: Cast, client: Client) -> None:
    data = filled(cast)
    assert post(client, cast.lead, address(), data).status_code == 302
    response = post(client, cast.lead, address(), {**data, "evidence": "Typed after going back"})
    assert "What it says now is not: open the page again" in words(response)
    assert "Typed after going back" in response.content.decode()


def test_needs_are_kept_only_with_a_rating_that_asks_for_them(cast: Cast, client: Client) -> None:
    needs = {"need_kind": "resource", "needed": "Money", "needed_from": "Health"}
    post(client, cast.lead, address(), filled(cast, **needs))
    green = cast.current("1.1.1")
    assert green is not None
    assert (green.need_kind, green.needed, green.needed_from) == ("", "", "")
    amber = filled(cast, rating="amber", reason="Late", **needs)
    post(client, cast.lead, address(), amber)
    update = cast.current("1.1.1")
    assert update is not None
    assert (update.need_kind, update.needed) == ("resource", "Money")
    assert update.needed_from == "Health"


def test_blue_proposes_the_action_as_complete(cast: Cast, client: Client) -> None:
    chosen = page(client, cast.lead, f"{address()}?rating=blue").context["form"]
    assert chosen["rating"].value() == "blue"
    blue = {"outcome": "partly", "continues": "A course each May", "reason": "All trained"}
    post(client, cast.lead, address(), filled(cast, rating="blue", **blue))
    update = cast.current("1.1.1")
    assert update is not None
    proposal = SignOffProposal.objects.get()
    assert (proposal.update, proposal.outcome) == (update, "partly")
    said = words(page(client, cast.lead, "/plans/aldermere/cse/actions/1.1.1/"))
    assert "Proposed as complete, not signed off" in said
    assert "What continues as usual business: A course each May" in said


def test_no_other_word_of_an_address_chooses_a_rating(cast: Cast, client: Client) -> None:
    for code in ("none", "purple", ""):
        form = page(client, cast.lead, f"{address()}?rating={code}").context["form"]
        assert form["rating"].value() is None


def test_officers_are_offered_to_whoever_needs_something(cast: Cast, client: Client) -> None:
    html = page(client, cast.lead, address()).content.decode()
    assert f'<option value="{DAVID}">' in html
    amber = {"need_kind": "decision", "needed": "Money", "reason": "Late"}
    data = filled(cast, rating="amber", needed_from=DAVID, **amber)
    post(client, cast.lead, address(), data)
    update = cast.current("1.1.1")
    assert update is not None
    assert update.asked == cast.officer(DAVID)


def test_the_past_is_only_read(cast: Cast, client: Client) -> None:
    assert cast.plan.opened_at is not None
    past = f"{address()}?at={cast.plan.opened_at.isoformat()[:-6]}Z"
    response = page(client, cast.lead, past)
    assert response.status_code == 403
    assert "The past is only read. Return to now to add to the record." in words(response)


def test_the_second_of_two_sees_what_the_first_said_and_keeps_their_own(
    cast: Cast, client: Client
) -> None:
    ours = filled(cast, evidence="Ours")
    post_update(cast.action("1.1.1"), by=cast.administrator, report=Report(Rating.GREEN, "Theirs"))
    response = post(client, cast.lead, address(), ours)
    assert response.status_code == CONFLICT
    said = words(response)
    assert "Someone posted an update after you opened this page." in said
    assert "Theirs" in said
    assert "Ours" in response.content.decode()
    again = response.context["form"].data
    assert post(client, cast.lead, address(), again).status_code == 302
    held = cast.current("1.1.1")
    assert held is not None
    assert held.evidence == "Ours"
    assert ProgressUpdate.objects.filter(action__ref="1.1.1").count() == 3


def test_another_rating_by_the_first_asks_the_second_why(cast: Cast, client: Client) -> None:
    ours = filled(cast, evidence="Ours")
    blue = Report(Rating.BLUE, "Done", "All trained")
    post_update(cast.action("1.1.1"), by=cast.administrator, report=blue)
    said = words(post(client, cast.lead, address(), ours))
    assert "Say why the rating is no longer Blue" in said
    assert ProgressUpdate.objects.filter(action__ref="1.1.1").count() == 2


def test_the_same_form_twice_counts_once(cast: Cast, client: Client) -> None:
    data = filled(cast)
    for _ in range(2):
        assert post(client, cast.lead, address(), data).status_code == 302
    assert ProgressUpdate.objects.filter(action__ref="1.1.1").count() == 2


def test_whoever_acts_for_both_leads_chooses_in_whose_name(cast: Cast, client: Client) -> None:
    services.act_for(cast.lead, cast.officer(DAVID), by=None, from_date=LONG_AGO)
    assert "In whose name?" in words(page(client, cast.lead, address("1.1.2")))
    data = filled(cast, "1.1.2", on_behalf_of=cast.officer(DAVID).pk)
    post(client, cast.lead, address("1.1.2"), data)
    update = cast.current("1.1.2")
    assert update is not None
    assert update.on_behalf_of == cast.officer(DAVID)


def test_an_administrator_posts_in_a_leads_name_and_it_shows(cast: Cast, client: Client) -> None:
    post(client, cast.administrator, address(), filled(cast))
    update = cast.current("1.1.1")
    assert update is not None
    assert (update.by, update.on_behalf_of) == (cast.administrator, cast.officer(RHIAN))
    record = words(page(client, cast.chair, "/plans/aldermere/cse/actions/1.1.1/"))
    assert "Administrator" in record


def test_another_lead_is_refused_with_a_reason(cast: Cast, client: Client) -> None:
    response = post(client, cast.other_lead, address(), filled(cast))
    assert response.status_code == 403
    assert (
        "You cannot post an update on an action here: you act for none of its leads. "
        "Action leads (on actions that they lead) and plan administrators may."
    ) in words(response)
    assert ProgressUpdate.objects.count() == 3
