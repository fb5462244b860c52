"""Decisions are told apart: by partnership, thing and part, and by whether they hold."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client

from actions.exempt import ACTION, UPDATE
from actions.models import Action
from people import clock
from people.models import AccessEntry, Exemption, Partnership
from people.selectors.exempting import decision_line, decisions_of, get_decision, held_decision
from people.services import Ground, decide_exempt, lift_exemption
from reports.exempt import SECTION
from tests.actions.two_plans import VIOLENCE
from tests.cast import Cast, opened_plan
from tests.people.pages.asking import page, post, url, words
from tests.reports.services.test_a_pack_from_draft_to_publication import begun

pytestmark = pytest.mark.django_db


def decide(cast: Cast, ref: str = "1.1.1", days: int = 180) -> Exemption:
    ground = Ground("1", "It tells who a child is", clock.today() + timedelta(days=days))
    row = cast.action(ref).pk
    return decide_exempt(cast.partnership, by=None, subject=ACTION, row=row, ground=ground)


def lift(decision: Exemption) -> None:
    lift_exemption(decision, by=None, reason="Published elsewhere")


def told(partnership: Partnership) -> list[Exemption]:
    return [line.decision for line in decisions_of(partnership)]


def test_what_is_to_be_reviewed_first_comes_first_and_what_was_lifted_last(cast: Cast) -> None:
    second, lifted, third = (
        decide(cast, "1.1.1", 90),
        decide(cast, "1.1.2", 3),
        decide(cast, "2.1.1"),
    )
    first = decide(cast, "2.1.2", 5)
    lift(lifted)
    assert told(cast.partnership) == [first, second, third, lifted]


def test_a_partnership_has_its_own(cast: Cast) -> None:
    here = decide(cast)
    assert told(cast.partnership) == [here]
    assert told(cast.elsewhere) == []
    assert get_decision(cast.partnership, here.pk) == here
    for place, number in ((cast.elsewhere, here.pk), (cast.partnership, here.pk + 1)):
        with pytest.raises(Http404):
            get_decision(place, number)


def test_another_partnerships_is_not_lifted(cast: Cast, client: Client) -> None:
    here = decide(cast)
    address = url("lift-exemption", cast.elsewhere, here.pk)
    assert page(client, cast.outsider, address).status_code == 404
    assert post(client, cast.outsider, address, {"reason": "Made up"}).status_code == 404
    assert Exemption.objects.in_force().get() == here


def test_it_is_due_from_its_review_date_on_until_it_is_lifted(cast: Cast) -> None:
    decision = decide(cast, days=1)
    today = clock.today()
    assert not decision_line(decision).is_due
    decision.review_on = today
    assert decision_line(decision).is_due
    lift(decision)
    lifted = Exemption.objects.get()
    lifted.review_on = today
    assert not decision_line(lifted).is_due


def test_the_one_that_holds_on_a_thing_and_a_part(cast: Cast) -> None:
    action, pack = cast.action("1.1.1"), begun(cast)
    lift(decide(cast))
    assert held_decision(ACTION, action.pk) is None
    now = decide(cast)
    finance = decide_exempt(
        cast.partnership, by=None, subject=SECTION, row=pack.pk, part="finance",
        ground=Ground("3", "It tells a price", clock.today() + timedelta(days=9)),
    )  # fmt: skip
    assert held_decision(ACTION, action.pk) == now
    assert held_decision(SECTION, pack.pk, "finance") == finance
    assert held_decision(ACTION, cast.action("1.1.2").pk) is None
    assert held_decision(UPDATE, action.pk) is None
    assert held_decision(SECTION, pack.pk, "risks") is None
    assert held_decision(SECTION, pack.pk) is None


def test_the_page_speaks_of_the_decision_on_this_thing_alone(cast: Cast, client: Client) -> None:
    decide(cast)
    other = url("decide-exempt", cast.partnership, "action", cast.action("1.1.2").pk)
    assert "It is exempt already" not in words(page(client, cast.chair, other))


def test_who_looks_at_decisions_has_read_nothing_that_is_exempt(cast: Cast, client: Client) -> None:
    decision = decide(cast)
    for address in (
        url("exempt", cast.partnership),
        url("decide-exempt", cast.partnership, "action", cast.action("1.1.1").pk),
        url("lift-exemption", cast.partnership, decision.pk),
    ):
        assert page(client, cast.chair, address).status_code == 200
    assert not AccessEntry.objects.filter(kind=AccessEntry.Kind.EXEMPT).exists()


def test_an_action_of_another_partnership_leads_nowhere(cast: Cast, client: Client) -> None:
    there = Action.objects.filter(plan=opened_plan(cast.elsewhere, VIOLENCE, None)).first()
    assert there is not None
    where = url("decide-exempt", cast.partnership, "action", there.pk)
    assert page(client, cast.chair, where).status_code == 404
