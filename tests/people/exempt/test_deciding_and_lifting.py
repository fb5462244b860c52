"""The pages on which text is decided exempt, what is exempt is listed, and a decision lifted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from actions.exempt import ACTION, UPDATE
from actions.services.plan_settings import PlanSettings, change_settings
from people import clock, services
from people.errors import Refused
from people.models import Exemption, ExemptionLift
from people.services import Ground, decide_exempt, lift_exemption
from people.sign_in import session
from people.verification import verify
from reports.exempt import SECTION
from tests.cast import LONG_AGO, Cast, add_user, signed_in
from tests.governance.asking import two_bodies
from tests.people.pages.asking import day, page, post, url, words

pytestmark = pytest.mark.django_db

AHEAD = date(2100, 2, 1)
GROUND = Ground("1", "It tells who a child is", AHEAD)


def _form(**values: object) -> dict[str, Any]:
    said = {"paragraph": "1", "reason": "It tells who a child is", **day("review_on", AHEAD)}
    return {**said, **values}


def _decide(cast: Cast, ref: str = "1.1.1") -> Exemption:
    row = cast.action(ref).pk
    return decide_exempt(cast.partnership, by=cast.chair, subject=ACTION, row=row, ground=GROUND)


def _address(cast: Cast, ref: str = "1.1.1") -> str:
    return url("decide-exempt", cast.partnership, "action", cast.action(ref).pk)


def test_the_page_of_an_action_leads_to_the_decision(cast: Cast, client: Client) -> None:
    at = "/plans/aldermere/cse/actions/1.1.1/"
    assert _address(cast) in page(client, cast.chair, at).content.decode()
    assert _address(cast) not in page(client, cast.board_member, at).content.decode()


def test_it_is_decided_with_paragraph_reason_and_review_date(cast: Cast, client: Client) -> None:
    answer = post(client, cast.chair, _address(cast), _form(), follow=True)

    assert "It is exempt from now on." in words(answer)
    assert "This action is exempt: paragraph 1 (information relating to any individual)" in words(
        answer
    )
    made = Exemption.objects.get()
    assert (made.kind, made.row, made.part) == ("actions.action", cast.action("1.1.1").pk, "")
    assert (made.paragraph, made.reason) == ("1", "It tells who a child is")
    assert (made.review_on, made.by) == (AHEAD, cast.chair)
    assert verify(cast.partnership).fault is None


def test_a_number_that_no_row_can_have_leads_nowhere(cast: Cast, client: Client) -> None:
    where = url("decide-exempt", cast.partnership, "action", 10**30)
    assert page(client, cast.chair, where).status_code == 404


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"paragraph": ""}, "Choose the paragraph under which it is exempt"),
        ({"paragraph": "8"}, "Choose from the list"),
        ({"reason": ""}, "Say why, in a few words"),
        (day("review_on", date(2020, 1, 1)), "Choose a review date that lies ahead."),
        ({"review_on_day": "32"}, "give a real day, month and year"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(
    cast: Cast, client: Client, values: dict[str, str], said: str
) -> None:
    assert said in words(post(client, cast.chair, _address(cast), _form(**values)))
    assert not Exemption.objects.exists()


def test_it_is_looked_at_again_on_a_later_day_than_today(cast: Cast) -> None:
    today = Ground("1", "It tells who a child is", clock.today())
    with pytest.raises(Refused, match="Choose a review date that lies ahead"):
        decide_exempt(cast.partnership, by=None, subject=ACTION, row=1, ground=today)
    assert not Exemption.objects.exists()


def test_the_password_is_asked_for_first(cast: Cast, client: Client) -> None:
    signed_in(client, cast.chair)
    later = clock.now() + session.CONFIRMED_FOR
    with time_machine.travel(later, tick=False):
        answer = client.get(_address(cast))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/confirm/")


def test_who_may_not_decide_is_refused(cast: Cast, client: Client) -> None:
    for user in (cast.board_member, cast.lead, cast.auditor, cast.chief_officer):
        assert post(client, user, _address(cast), _form()).status_code == 403
    assert not Exemption.objects.exists()


@pytest.mark.parametrize(
    "what", ["action/0", "nothing/1", "action-text/1", "section/1", "section-nothing/1"]
)
def test_what_there_is_not_cannot_be_decided(cast: Cast, client: Client, what: str) -> None:
    address = f"/people/aldermere/exempt/{what}/"
    assert page(client, cast.chair, address).status_code == 404


def test_another_partnerships_action_cannot_be_decided(cast: Cast, client: Client) -> None:
    address = url("decide-exempt", cast.elsewhere, "action", cast.action("1.1.1").pk)
    assert page(client, cast.outsider, address).status_code == 404


def test_a_decision_takes_the_place_of_the_one_that_holds(cast: Cast, client: Client) -> None:
    first = _decide(cast)
    said = words(page(client, cast.chair, _address(cast)))
    assert "It is exempt already, under paragraph 1" in said
    post(client, cast.chair, _address(cast), _form(paragraph="2"))

    assert Exemption.objects.in_force().get().paragraph == "2"
    assert ExemptionLift.objects.get().exemption == first


def test_a_decision_leaves_those_on_other_things_and_parts(cast: Cast) -> None:
    """Two things of different kinds may bear the same number."""
    for subject, part in ((ACTION, ""), (UPDATE, ""), (SECTION, "finance"), (SECTION, "risks")):
        decide_exempt(
            cast.partnership, by=None, subject=subject, row=1, part=part, ground=GROUND
        )  # fmt: skip
    held = Exemption.objects.in_force().values_list("kind", "part")
    assert sorted(held) == [
        ("actions.action", ""),
        ("actions.progressupdate", ""),
        ("reports.pack", "finance"),
        ("reports.pack", "risks"),
    ]
    assert not ExemptionLift.objects.exists()


def test_the_list_says_what_is_exempt_why_by_whom_and_until_when(
    cast: Cast, client: Client
) -> None:
    _decide(cast)
    said = words(page(client, cast.administrator, url("exempt", cast.partnership)))

    assert "1 decision is in force." in said
    assert (
        f"Action 1.1.1 of “{cast.plan}” Paragraph 1 (information relating to any individual)"
        in said
    )
    assert "It tells who a child is" in said
    assert "Chair By 1 Feb 2100 Lift" in said


def test_what_is_due_for_review_is_said_and_stays_exempt(cast: Cast, client: Client) -> None:
    soon = Ground("1", "It tells who a child is", clock.today() + timedelta(days=1))
    row = cast.action("1.1.1").pk
    decide_exempt(cast.partnership, by=None, subject=ACTION, row=row, ground=soon)
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        said = words(page(client, cast.chair, url("exempt", cast.partnership)))
        board = page(client, cast.board_member, "/plans/aldermere/cse/actions/1.1.1/")
    assert "1 decision is in force, 1 of them due for review." in said
    assert "Due since" in said
    assert board.status_code == 403


def test_it_is_lifted_with_a_reason(cast: Cast, client: Client) -> None:
    made = _decide(cast)
    address = url("lift-exemption", cast.partnership, made.pk)
    assert "Lift the decision on action 1.1.1" in words(page(client, cast.chair, address))
    answer = post(client, cast.chair, address, {"reason": "Published elsewhere"}, follow=True)

    assert "It is exempt no longer." in words(answer)
    assert "Nothing is exempt here that you may decide on." in words(answer)
    assert "Chair: Published elsewhere" in words(answer)
    assert verify(cast.partnership).fault is None


def test_it_is_lifted_once(cast: Cast) -> None:
    made = _decide(cast)
    with pytest.raises(Refused, match="Say why it is exempt no longer"):
        lift_exemption(made, by=None, reason=" ")
    lift_exemption(made, by=None, reason="Published elsewhere")
    with pytest.raises(Refused, match="lifted before"):
        lift_exemption(made, by=None, reason="Again")


def test_another_is_lifted_after_it(cast: Cast) -> None:
    lift_exemption(_decide(cast), by=None, reason="Published elsewhere")
    other = _decide(cast, "1.1.2")
    lift_exemption(other, by=None, reason="Published elsewhere")
    assert not Exemption.objects.in_force().exists()


def test_the_chair_of_a_body_that_does_not_drive_the_plan_neither_reads_why_nor_lifts_it(
    cast: Cast, client: Client
) -> None:
    made = _decide(cast)
    bodies = two_bodies(cast)
    settings = PlanSettings(31, driven_by=bodies.sub_group)
    change_settings(cast.plan, by=None, settings=settings, reason="It drives the plan")
    other = add_user(cast.partnership, "other_chair")
    services.grant_role(
        other, by=None, kind="chair", partnership=cast.partnership, body=bodies.board,
        from_date=LONG_AGO,
    )  # fmt: skip

    said = words(page(client, other, url("exempt", cast.partnership)))
    assert "Nothing is exempt here that you may decide on." in said
    assert "It tells who a child is" not in said
    address = url("lift-exemption", cast.partnership, made.pk)
    assert page(client, other, address).status_code == 403
    assert post(client, other, address, {"reason": "Published elsewhere"}).status_code == 403
    assert Exemption.objects.in_force().get() == made


def test_a_reason_is_asked_for(cast: Cast) -> None:
    with pytest.raises(Refused, match="Say why it is exempt"):
        decide_exempt(
            cast.partnership, by=None, subject=ACTION, row=1, ground=Ground("1", " ", AHEAD)
        )


@pytest.mark.parametrize(("refs", "queries"), [(("1.1.1",), 14), (("1.1.1", "1.1.2", "2.1.1"), 14)])
def test_the_list_costs_the_same_however_long(
    cast: Cast, client: Client, refs: tuple[str, ...], queries: int
) -> None:
    for ref in refs:
        _decide(cast, ref)
        update = cast.action(ref).updates.first()
        if update:
            decide_exempt(cast.partnership, by=None, subject=UPDATE, row=update.pk, ground=GROUND)
    signed_in(client, cast.administrator)
    with CaptureQueriesContext(connection) as asked:
        client.get(url("exempt", cast.partnership))
    assert len(asked) == queries
