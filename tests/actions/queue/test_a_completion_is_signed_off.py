"""A chair signs a completion off or returns it; where a plan asks for two, a chief officer too."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from actions.models import Action, Consideration, SignOff
from actions.queue import Kind
from actions.services.applying import apply
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from actions.services.signing import reopen
from actions.services.structure import reword
from actions.services.versions import create_plan, open_plan
from people import services
from people.models import Role
from plans.brag import Rating
from plans.changes import compare
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.writing import plan_writing
from tests.actions.queue.conftest import QUEUE, Considering
from tests.cast import DAVID, LONG_AGO, RHIAN, Cast
from tests.people.pages.asking import page, words

ADDRESS = "actions/1.1.1/sign-off/"
CONFLICT = 409
WHY = {"reason": "The register shows all 60."}
SIGN, RETURN = {"decision": "sign-off", **WHY}, {"decision": "return", **WHY}


def test_what_the_lead_says_of_the_completion_stands_beside_the_form(plan: Considering) -> None:
    update = plan.propose()
    said = plan.reads(query=f"?open=sign-off-{update.pk}")
    assert "Sign-off asked for 1.1.1 Train every taxi driver" in said
    assert "Is 1.1.1 complete? All 60 are trained." in said
    assert "Was the outcome met? Yes, the outcome was met" in said
    assert "What continues as usual business: The licensing team carries on." in said
    assert "It is printed in the next pack beside your name." in said


def test_nobody_is_said_to_have_asked_where_a_document_says_blue(plan: Considering) -> None:
    said = plan.reads(query="?kind=sign-offs")
    assert "Rated Blue, not signed off 1.2.1" in said
    assert "asked" not in said
    assert re.search(r"1\.2\.1 .* · said \d", said)
    plan.propose()
    assert re.search(r"Lead · asked \d", plan.reads(query="?kind=sign-offs"))


def test_what_a_document_of_years_ago_says_waits_from_when_the_plan_was_opened(
    cast: Cast, client: Client
) -> None:
    day = date(2015, 9, 11)
    plan = create_plan(cast.partnership, by=None, slug="old", title="Old", said_on=day)
    said = ActionEntry("Ask", "old", "1.1.1", (DAVID,), rating=Rating.BLUE, evidence="Done.")
    theme = ThemeEntry(1, "Prevent", "", (ObjectiveEntry("1.1", "Know", (said,)),))
    empty = PlanDocument(title=plan.title)
    with plan_writing(plan, by=None, said_on=day):
        apply(plan, compare(empty, replace(empty, themes=(theme,))), by=None)
    open_plan(plan, by=None)
    read = words(page(client, cast.chair, f"/plans/{cast.partnership.slug}/old/queue/"))
    assert "One decision waits for you. It has come in today." in read
    assert "said 11 September 2015" in read


def test_what_nobody_asked_for_stands_after_what_waits_longer(cast: Cast, client: Client) -> None:
    """Its words are older than the plan, and it waits only since the plan was opened."""
    day = date(2015, 9, 11)
    plan = create_plan(cast.partnership, by=None, slug="old", title="Old", said_on=day)
    blue = ActionEntry("Ask", "old", "1.1.1", (DAVID,), rating=Rating.BLUE, evidence="Done.")
    green = ActionEntry("Tell", "new", "1.1.2", (DAVID,))
    theme = ThemeEntry(1, "Prevent", "", (ObjectiveEntry("1.1", "Know", (blue, green)),))
    empty = PlanDocument(title=plan.title)
    with plan_writing(plan, by=None, said_on=day):
        change_settings(plan, by=None, settings=PlanSettings(31), reason="Agreed")
        apply(plan, compare(empty, replace(empty, themes=(theme,))), by=None)
        action = plan.actions.get(key="new")
        post_update(action, by=cast.lead, report=Report(Rating.GREEN, "Half."))
    open_plan(plan, by=None)
    queue = page(client, cast.chair, f"/plans/{cast.partnership.slug}/old/queue/")
    kinds = [(line.item.kind, line.item.days > 0) for line in queue.context["lines"]]
    assert kinds == [(Kind.UPDATE, True), (Kind.SIGN_OFF, False)]


def test_a_question_in_the_record_ends_with_its_own_mark(
    plan: Considering, client: Client, cast: Cast
) -> None:
    plan.propose()
    said = words(page(client, cast.chair, "/plans/aldermere/cse/actions/1.1.1/"))
    assert "Proposed as complete. Was the outcome met? Yes" in said


def test_the_proposal_is_not_listed_as_an_update_besides(plan: Considering) -> None:
    plan.propose()
    assert "Updates 0 Sign-offs 2" in plan.reads()


def test_a_signed_off_action_is_complete(plan: Considering) -> None:
    update = plan.propose()
    response = plan.post(ADDRESS, {**plan.form(update), **SIGN})
    assert (response.status_code, response.headers["Location"]) == (302, QUEUE)
    assert "You signed 1.1.1 off." in plan.reads()
    assert plan.cast.action("1.1.1").state == Action.State.SIGNED_OFF
    signed = SignOff.objects.get()
    assert (signed.by, signed.rationale, signed.update) == (
        plan.cast.chair, "The register shows all 60.", update,
    )  # fmt: skip


def test_a_returned_one_is_not_and_waits_no_longer(plan: Considering) -> None:
    update = plan.propose()
    assert plan.post(ADDRESS, {**plan.form(update), **RETURN}).status_code == 302
    assert plan.cast.action("1.1.1").state == Action.State.OPEN
    assert "Updates 0 Sign-offs 1" in plan.reads()


def test_the_update_alone_can_be_accepted_and_the_sign_off_still_waits(plan: Considering) -> None:
    update = plan.propose()
    assert plan.post(ADDRESS, {**plan.form(update), "decision": "accept"}).status_code == 302
    assert plan.cast.action("1.1.1").state == Action.State.OPEN
    said = plan.reads(query=f"?open=sign-off-{update.pk}")
    assert "The update of 1.1.1 is accepted. Its sign-off still waits." in said
    assert "Sign-offs 2" in said
    assert "Accept the update only" not in said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose one of the buttons"),
        ({"decision": "sign-off"}, "Give your reason: it is printed beside your name"),
        ({"decision": "return"}, "Give your reason: its lead reads it"),
    ],
)
def test_what_is_left_out_is_asked_for(
    plan: Considering, typed: dict[str, str], sentence: str
) -> None:
    update = plan.propose()
    response = plan.post(ADDRESS, {**plan.form(update), **typed})
    assert (response.status_code, sentence in words(response)) == (200, True)
    assert not SignOff.objects.exists()


@pytest.mark.parametrize("decision", [SIGN, RETURN])
def test_a_form_posted_twice_counts_once(plan: Considering, decision: dict[str, str]) -> None:
    data = {**plan.form(plan.propose()), **decision}
    for _ in range(2):
        assert plan.post(ADDRESS, data).status_code == 302
    assert SignOff.objects.count() == 1


def test_a_form_posted_again_with_another_reason_keeps_it_and_says_so(plan: Considering) -> None:
    data = {**plan.form(plan.propose()), **SIGN}
    plan.post(ADDRESS, data)
    response = plan.post(ADDRESS, {**data, "reason": "I met all of them."})
    assert response.status_code == CONFLICT
    assert "What you wrote I met all of them." in words(response)
    assert "This form was sent before" in words(response)
    assert SignOff.objects.get().rationale == SIGN["reason"]


def test_a_newer_proposal_is_shown_and_nothing_is_decided(plan: Considering) -> None:
    data = {**plan.form(plan.propose()), **SIGN}
    plan.propose(words="All 61 are trained.")
    response = plan.post(ADDRESS, data)
    assert response.status_code == CONFLICT
    assert "All 61 are trained." in words(response)
    assert "The register shows all 60." in response.content.decode()
    assert not SignOff.objects.exists()
    again = response.context["form"].data.dict()
    assert plan.post(ADDRESS, again).status_code == 302


def test_what_is_blue_no_longer_waits_no_longer(plan: Considering) -> None:
    data = {**plan.form(plan.propose()), **SIGN}
    plan.say(words="Two left again", reason="Two new drivers")
    response = plan.post(ADDRESS, data)
    assert response.status_code == CONFLICT
    assert "This does not wait for you any more" in words(response)
    assert "The register shows all 60." in words(response)


def test_a_chair_who_acts_for_a_lead_sees_why_they_cannot_and_is_refused(
    plan: Considering,
) -> None:
    update = plan.propose()
    data = {**plan.form(update), **SIGN}
    chair = plan.becomes_own(plan.cast.chair, RHIAN)
    said = plan.reads(chair, f"?open=sign-off-{update.pk}")
    assert "You act for a lead of 1.1.1 , and nobody decides on an action of their own." in said
    assert "Sign off as complete" not in said
    response = plan.post(ADDRESS, data, chair)
    assert response.status_code == 403
    assert (
        "You cannot sign off an action here: you act for one of its leads, so somebody else has to."
        " Sub-group chairs may."
    ) in words(response)
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("outsider", 404),
        ("board_member", 403),
        ("lead", 403),
        ("administrator", 403),
        ("auditor", 403),
        ("chief_officer", 403),
    ],
)
def test_nobody_else_signs_off(plan: Considering, role: str, status: int) -> None:
    data = {**plan.form(plan.propose()), **SIGN}
    assert plan.post(ADDRESS, data, getattr(plan.cast, role)).status_code == status
    assert not SignOff.objects.exists()


def test_the_second_signature_is_the_chief_officers(plan: Considering) -> None:
    plan.keep(second_sign_off=True)
    update, chief = plan.propose(), plan.cast.chief_officer
    assert "No decision waits for you. Chair" not in plan.reads(chief)
    assert "Sign-offs 0" in plan.reads(chief)
    plan.post(ADDRESS, {**plan.form(update), **SIGN})
    assert plan.cast.action("1.1.1").state == Action.State.OPEN
    assert "Sign-offs 1" in plan.reads()
    said = plan.reads(chief)
    assert "One decision waits for you." in said
    assert "Second signature asked for" in said
    assert "Signed off by Chair The register shows all 60." in said
    assert plan.post(ADDRESS, {**plan.form(update, chief), **SIGN}, chief).status_code == 302
    assert plan.cast.action("1.1.1").state == Action.State.SIGNED_OFF
    assert SignOff.objects.get(capacity=SignOff.Capacity.CHIEF_OFFICER).by == chief


def test_what_changed_since_the_chair_signed_waits_for_its_lead(plan: Considering) -> None:
    plan.keep(second_sign_off=True)
    update, chief = plan.propose(), plan.cast.chief_officer
    plan.post(ADDRESS, {**plan.form(update), **SIGN})
    data = {**plan.form(update, chief), **SIGN}
    reword(plan.cast.action("1.1.1"), by=None, text="Train every driver", reason="Plainer")
    assert "No decision waits for you." in plan.reads(chief)
    assert "Sign-offs 1" in plan.reads(), "the other one"
    said = "Sign-off lapsed: its lead has to propose it again 1.1.1 Train every driver"
    assert said in plan.reads(plan.cast.administrator)
    assert plan.post(ADDRESS, data, chief).status_code == CONFLICT
    assert plan.cast.action("1.1.1").state == Action.State.OPEN


def test_a_chief_officer_does_not_sign_before_the_chair_and_learns_nothing(
    plan: Considering,
) -> None:
    plan.keep(second_sign_off=True)
    data = {**plan.form(plan.propose()), **SIGN}
    response = plan.post(ADDRESS, data, plan.cast.chief_officer)
    assert response.status_code == CONFLICT
    assert "All 60 are trained." not in words(response)
    assert not SignOff.objects.exists()


def test_a_chief_officer_who_acts_for_a_lead_is_refused(plan: Considering) -> None:
    plan.keep(second_sign_off=True)
    update = plan.propose()
    plan.post(ADDRESS, {**plan.form(update), **SIGN})
    data = {**plan.form(update, plan.cast.chief_officer), **SIGN}
    chief = plan.becomes_own(plan.cast.chief_officer, RHIAN)
    assert plan.post(ADDRESS, data, chief).status_code == 403
    assert SignOff.objects.count() == 1


def test_the_key_of_a_form_that_signed_before_opens_nothing_else(plan: Considering) -> None:
    data = {**plan.form(plan.propose()), **SIGN}
    plan.post(ADDRESS, data)
    reopen(plan.cast.action("1.1.1"), by=plan.cast.chair, reason="Three are not trained")
    update = plan.say(rating=Rating.GREEN)
    again = {**data, "decision": "accept", "last_seen": update.pk}
    assert plan.post(ADDRESS, again, plan.cast.board_member).status_code == 403
    plan.post(ADDRESS, again)
    assert not Consideration.objects.filter(update=update).exists()


def test_whoever_signed_as_chair_is_not_asked_for_the_second_signature(plan: Considering) -> None:
    plan.keep(second_sign_off=True)
    services.grant_role(
        plan.cast.chair, by=None, kind=Role.Kind.CHIEF_OFFICER,
        partnership=plan.cast.partnership, from_date=LONG_AGO,
    )  # fmt: skip
    update = plan.propose()
    plan.post(ADDRESS, {**plan.form(update), **SIGN})
    said = plan.reads()
    assert "Sign-offs 2" in said
    assert "One decision waits for you." in said, "the other one"
    data = {**SIGN, "form_key": uuid.uuid4(), "last_seen": update.pk}
    response = plan.post(ADDRESS, data)
    assert "the second signature is somebody else’s" in words(response)
    assert SignOff.objects.count() == 1
