"""An administrator begins a plan on a page, and is led to the import of its document."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from people import services
from people.models import Role
from plans.models import Plan
from tests.cast import LONG_AGO, Cast
from tests.people.pages.asking import page, post, words

FORM = {"title": "Neglect plan", "slug": "neglect"}
AGREED = {"said_on_day": "11", "said_on_month": "9", "said_on_year": "2015"}


def _path(cast: Cast) -> str:
    return f"/people/{cast.partnership.slug}/plans/begin/"


def _begin(cast: Cast, client: Client, **more: str) -> Any:
    return post(client, cast.administrator, _path(cast), FORM | more, follow=True)


def _other_plan(cast: Cast) -> Plan:
    return Plan.objects.get(partnership=cast.partnership, slug="neglect")


def test_it_is_begun_empty_and_waits_for_its_document(cast: Cast, client: Client) -> None:
    answer = _begin(cast, client)
    assert not _other_plan(cast).is_open
    assert "“Neglect plan” is begun. Import its document." in words(answer)
    assert answer.request["PATH_INFO"] == f"/plans/{cast.partnership.slug}/neglect/import/"


def test_its_past_begins_on_the_day_that_is_given(cast: Cast, client: Client) -> None:
    _begin(cast, client, **AGREED)
    until = _other_plan(cast).set_up_until
    assert until is not None
    assert until.date().isoformat() == "2015-09-11"


def test_a_day_that_lies_ahead_is_refused(cast: Cast, client: Client) -> None:
    answer = _begin(cast, client, **AGREED | {"said_on_year": "2090"})
    assert "lies ahead" in words(answer)
    assert not Plan.objects.filter(slug="neglect").exists()


def test_a_day_that_is_none_is_refused_in_a_sentence(cast: Cast, client: Client) -> None:
    said = words(_begin(cast, client, **AGREED | {"said_on_day": "31"}))
    assert "On which day was its oldest document agreed: give a real day" in said


def test_a_short_name_is_given_once(cast: Cast, client: Client) -> None:
    answer = _begin(cast, client, slug=cast.plan.slug)
    assert f"There is a plan “{cast.plan.slug}” already." in words(answer)


@pytest.mark.parametrize("name", ["our plan", "-", "_", "our_plan", "plan-", "plän"])
def test_a_short_name_is_letters_digits_and_hyphens(cast: Cast, client: Client, name: str) -> None:
    answer = _begin(cast, client, slug=name)
    assert "letters, digits and hyphens alone" in words(answer)


def test_it_is_offered_to_whoever_may(cast: Cast, client: Client) -> None:
    for path in ("/", "/plans/"):
        assert "Begin a plan" in words(page(client, cast.administrator, path))
        assert "Begin a plan" not in words(page(client, cast.board_member, path))


def test_an_administrator_without_a_plan_is_led_on(cast: Cast, client: Client) -> None:
    place = services.create_partnership(slug="hazeldene", name="Hazeldene")
    services.grant_role(
        cast.nobody, by=None, kind=Role.Kind.ADMINISTRATOR, partnership=place, from_date=LONG_AGO
    )
    said = words(page(client, cast.nobody, "/"))
    assert "None yet. Begin a plan" in said
    assert "Ask a plan administrator" not in said
    for section in ("Users", "Governance", "Leads and agencies"):
        assert section in said
