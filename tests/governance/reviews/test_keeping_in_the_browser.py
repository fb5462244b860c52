"""Keeping a review in the browser: each form does what it says, and says what is wrong."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from governance.models import Recommendation, Response, Review
from governance.reviews.document import Decision, Status
from governance.services import outcomes, reviews
from people import clock, services
from people.errors import Refused
from people.models import Role
from tests.cast import DAVID, LONG_AGO, RHIAN, Cast, add_user
from tests.governance.reviews.kept import LIST, ONE, PAGE, assigned, recommended, review
from tests.people.pages.asking import day, page, post, words

__all__ = ["review"]

SAID, AHEAD = date(2026, 9, 1), clock.today() + timedelta(days=3)
CONFLICT, FORBIDDEN, NOT_FOUND = 409, 403, 404


@pytest.fixture
def one(cast: Cast, review: Review) -> Recommendation:
    return recommended(cast, review, "1")


def sent(client: Client, cast: Cast, address: str, data: dict[str, Any]) -> str:
    """What follows when the scrutiny officer posts a form."""
    return words(post(client, cast.scrutiny_officer, address, data, follow=True))


def test_a_review_is_begun_and_its_recommendations_added(client: Client, cast: Cast) -> None:
    body = services.add_body(cast.partnership, by=None, slug="select", name="Select Commission")
    said = sent(
        client, cast, f"{LIST}begin/",
        {"title": "Missing children", "body": body.pk, "notes": "Eleven witnesses.\n\nTwo days.",
         **day("reported_on", date(2026, 2, 5))},
    )  # fmt: skip
    assert "The review is begun. Add its recommendations." in said
    assert "Missing children" in said
    assert "response due by 4 April 2026" in said
    assert Review.objects.get(slug="missing-children").notes == ["Eleven witnesses.", "Two days."]
    added = sent(client, cast, f"{LIST}missing-children/add/", {"ref": "12A", "text": "Count them"})
    assert "Recommendation 12a is added." in added


def test_a_short_name_is_made_when_the_review_is_kept(cast: Cast) -> None:
    """Not when its page was read: of two of one title, begun at once, neither is refused."""
    titles = ("Missing children", "Missing children", "Begin", "…")
    begun = [reviews.begin_review(cast.partnership, by=None, title=title) for title in titles]
    assert [review.slug for review in begun] == [
        "missing-children", "missing-children-2", "begin-2", "review",
    ]  # fmt: skip


@pytest.mark.parametrize("slug", ["abuse", "import"])
def test_a_short_name_that_is_given_and_taken_is_refused(cast: Cast, slug: str) -> None:
    reviews.begin_review(cast.partnership, by=None, slug="abuse", title="Domestic abuse")
    with pytest.raises(Refused, match=f"There is a review “{slug}” already."):
        reviews.begin_review(cast.partnership, by=None, slug=slug, title="Another")


def test_a_second_review_of_that_title_has_a_name_of_its_own(client: Client, cast: Cast) -> None:
    for _ in range(2):
        sent(client, cast, f"{LIST}begin/", {"title": "Begin"})
    assert set(Review.objects.values_list("slug", flat=True)) == {"begin-2", "begin-3"}


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"title": ""}, "Give the review a title"),
        ({"title": "X", **day("reported_on", AHEAD)}, "That day lies ahead"),
        (
            {
                "title": "X",
                **day("reported_on", SAID),
                **day("response_due_on", SAID - timedelta(days=1)),
            },
            "The response would be due before the report",
        ),
    ],
)
def test_what_is_wrong_with_a_review_is_said(
    client: Client, cast: Cast, data: dict[str, Any], wrong: str
) -> None:
    assert wrong in sent(client, cast, f"{LIST}begin/", data)
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("ref", "wrong"),
    [
        ("twelve", "Give a number such as 12, 12a or 12.2"),
        ("1", "There is a recommendation 1 already."),
    ],
)
def test_a_number_is_one_and_is_given_once(
    client: Client, cast: Cast, one: Recommendation, ref: str, wrong: str
) -> None:
    assert wrong in sent(client, cast, f"{PAGE}add/", {"ref": ref, "text": "Count them"})
    assert Recommendation.objects.count() == 1


def test_a_decision_is_kept_with_its_condition(
    client: Client, cast: Cast, one: Recommendation
) -> None:
    data = {"decision": "accepted subject to", "subject_to": "a grant", **day("decided_on", SAID)}
    said = sent(client, cast, f"{ONE}decide/", data)
    assert "Accepted subject to a grant , 1 September 2026" in said
    assert "kept by Scrutiny officer" in said
    assert "Earlier decisions Accepted subject to funding" in said


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"decision": "rejected"}, "Say why it is rejected"),
        ({"decision": "deferred"}, "Say why it is deferred"),
        ({"decision": "accepted subject to"}, "Say to what the acceptance is subject"),
        ({"decision": "accepted", "subject_to": "a grant"}, "Leave this empty, or choose"),
        ({}, "Choose what was decided"),
    ],
)
def test_what_is_wrong_with_a_decision_is_said(
    client: Client, cast: Cast, one: Recommendation, data: dict[str, Any], wrong: str
) -> None:
    assert wrong in sent(client, cast, f"{ONE}decide/", {**data, **day("decided_on", SAID)})
    assert one.decisions.count() == 1


def test_a_response_is_added_and_put_right_by_a_further_one(
    client: Client, cast: Cast, one: Recommendation
) -> None:
    wrong = {"text": "64 drivers were trained.", **day("said_on", SAID)}
    assert "The response to 1 is added." in sent(client, cast, f"{ONE}respond/", wrong)
    held = Response.objects.get(text=wrong["text"])
    address = f"{ONE}responses/{held.pk}/correct/"
    assert "64 drivers were trained." in words(page(client, cast.scrutiny_officer, address))
    right = {"text": "46 drivers were trained.", **day("said_on", SAID)}
    said = sent(client, cast, address, right)
    assert "puts an earlier response right 46 drivers were trained." in said
    assert "This was put right by a further response. What it said 64 drivers" in said
    again = sent(client, cast, address, right | {"text": "47 drivers."})
    assert "That response was corrected already." in again


def test_a_response_of_a_day_to_come_is_refused(
    client: Client, cast: Cast, one: Recommendation
) -> None:
    data = {"text": "We will.", **day("said_on", AHEAD)}
    assert "That day lies ahead" in sent(client, cast, f"{ONE}respond/", data)
    assert one.responses.count() == 1


def test_officers_are_named_and_changed(client: Client, cast: Cast, one: Recommendation) -> None:
    address = f"{ONE}assignments/{assigned(one).pk}/"
    form = page(client, cast.scrutiny_officer, address).context["form"]
    data = {
        "seen": form.initial["seen"], "reason": "She left", "officer_1": cast.officer(DAVID).pk,
        **day("due_on", date(2027, 1, 31)),
    }  # fmt: skip
    said = sent(client, cast, address, data)
    assert "David Łukasik Action by 31 January 2027. In progress" in said
    late = post(client, cast.scrutiny_officer, address, data | {"reason": "Again"})
    assert late.status_code == CONFLICT
    assert "Somebody changed who carries it out since you opened the page." in words(late)


def test_who_a_paper_named_stands_only_as_long_as_they_carry_it_out(
    client: Client, cast: Cast, one: Recommendation
) -> None:
    held = assigned(one)
    rhian = cast.officer(RHIAN)
    outcomes.reassign(
        held, by=None, reason="Read", officers=[rhian], due_on=None, as_printed="R. Okafor"
    )
    for officer, printed in ((rhian, "R. Okafor"), (cast.officer(DAVID), "")):
        address = f"{ONE}assignments/{held.pk}/"
        seen = page(client, cast.scrutiny_officer, address).context["form"].initial["seen"]
        later = day("due_on", date(2027, 1, 31))
        data = {"seen": seen, "reason": "Agreed", "officer_1": officer.pk, **later}
        sent(client, cast, address, data)
        assert assigned(one).officers_as_printed == printed


def test_nobody_stands_there_twice(client: Client, cast: Cast, one: Recommendation) -> None:
    rhian = cast.officer(RHIAN).pk
    said = sent(client, cast, f"{ONE}assign/", {"officer_1": rhian, "officer_2": rhian})
    assert "Somebody stands there twice." in said
    assert "Name an officer, or give the day" in sent(client, cast, f"{ONE}assign/", {})


def test_a_status_is_said_with_its_reason(client: Client, cast: Cast, one: Recommendation) -> None:
    address = f"{ONE}assignments/{assigned(one).pk}/status/"
    done = {"status": "completed", **day("completed_on", SAID)}
    said = sent(client, cast, address, done)
    assert "Completed . A claim: scrutiny has not looked at it yet" in said
    why = {"status": "superseded", "reason": "By the new law"}
    assert "Superseded By the new law" in sent(client, cast, address, why)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"status": "completed"}, "Give the day on which it was completed"),
        ({"status": "in progress", **day("completed_on", SAID)}, "Leave this empty, or choose"),
        ({"status": "not achievable"}, "Say why it is not achievable"),
        ({"status": "discharged", "reason": "Enough"}, "Choose from the list"),
    ],
)
def test_what_is_wrong_with_a_status_is_said(
    client: Client, cast: Cast, one: Recommendation, data: dict[str, Any], wrong: str
) -> None:
    address = f"{ONE}assignments/{assigned(one).pk}/status/"
    assert wrong in sent(client, cast, address, data)
    assert assigned(one).statuses.count() == 1


def test_scrutiny_looks_and_discharges(client: Client, cast: Cast, one: Recommendation) -> None:
    outcomes.set_status(assigned(one), by=None, status=Status.COMPLETED)
    said = sent(client, cast, f"{ONE}look/", {"found": "agreed", **day("looked_on", SAID)})
    assert "Completed . Agreed by scrutiny on 1 September 2026" in said
    data = {"reason": "Members are content", **day("discharged_on", SAID)}
    assert "Recommendation 1 is discharged." in sent(client, cast, f"{ONE}discharge/", data)


def test_actions_are_linked_by_plan_and_ref(
    client: Client, cast: Cast, one: Recommendation
) -> None:
    data = {"plan": cast.plan.pk, "ref": "1.1.1", "seen": 0, "reason": "Agreed"}
    assert "1.1.1 Train every taxi driver" in sent(client, cast, f"{ONE}actions/", data)
    unknown = data | {"ref": "9.9.9"}
    assert "has no action 9.9.9." in sent(client, cast, f"{ONE}actions/", unknown)
    half = {"plan": cast.plan.pk, "seen": 0, "reason": "Agreed"}
    assert "Give the plan and the ref of the action" in sent(client, cast, f"{ONE}actions/", half)


@pytest.mark.parametrize("form", ["reword", "who-responds"])
def test_who_was_overtaken_sees_what_stands_there_now(
    client: Client, cast: Cast, one: Recommendation, form: str
) -> None:
    address = f"{ONE}{form}/"
    seen = page(client, cast.scrutiny_officer, address).context["form"].initial["seen"]
    reviews.reword(one, by=None, reason="Clearer", text="Pay for it")
    data = {"seen": seen, "reason": "Mine", "text": "Fund it all"}
    response = post(client, cast.scrutiny_officer, address, data)
    assert response.status_code == CONFLICT
    assert "Somebody changed this recommendation since you opened the page." in words(response)
    one.refresh_from_db()
    assert one.text == "Pay for it"


def test_a_review_is_changed_and_says_who_was_overtaken(
    client: Client, cast: Cast, review: Review
) -> None:
    address = f"{PAGE}change/"
    initial = page(client, cast.scrutiny_officer, address).context["form"].initial
    data = {"seen": initial["seen"], "title": "Abuse at home", "reason": "As printed",
            "body": review.body_id, **day("response_due_on", date(2026, 5, 1))}  # fmt: skip
    assert "response due by 1 May 2026" in sent(client, cast, address, data)
    late = post(client, cast.scrutiny_officer, address, data | {"title": "Mine"})
    assert late.status_code == CONFLICT
    assert "It now says: Title: Abuse at home" in words(late)


def test_who_serves_another_body_may_not_and_begins_only_its_own(
    client: Client, cast: Cast, one: Recommendation
) -> None:
    other = services.add_body(cast.partnership, by=None, slug="other", name="Other Commission")
    clerk = add_user(cast.partnership, "clerk")
    services.grant_role(
        clerk, by=None, kind=Role.Kind.SCRUTINY_OFFICER, partnership=cast.partnership, body=other,
        from_date=LONG_AGO,
    )  # fmt: skip
    assert page(client, clerk, f"{ONE}respond/").status_code == FORBIDDEN
    assert "Add a response" not in words(page(client, clerk, ONE))
    said = words(post(client, clerk, f"{LIST}begin/", {"title": "Mine"}))
    assert "Choose the body that reviewed, of those that you serve" in said
    begun = post(client, clerk, f"{LIST}begin/", {"title": "Mine", "body": other.pk}, follow=True)
    assert "The review is begun." in words(begun)


def test_what_there_is_not_is_not_found(client: Client, cast: Cast, one: Recommendation) -> None:
    other = reviews.begin_review(cast.partnership, by=None, slug="other", title="Other")
    theirs = reviews.add_recommendation(other, by=None, ref="1", text="Count them")
    reviews.decide(theirs, by=None, decision=Decision.ACCEPTED)
    elsewhere = reviews.respond(theirs, by=None, text="We do.")
    user = cast.scrutiny_officer
    for beneath in (f"responses/{elsewhere.pk}/correct/", "assignments/9999/", "nothing/"):
        assert page(client, user, ONE + beneath).status_code == NOT_FOUND
    assert page(client, user, f"{PAGE}recommendations/99/respond/").status_code == NOT_FOUND
