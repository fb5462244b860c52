"""The page on which an administrator takes the name of a departed user away."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client

from actions.models import SavedFilter
from actions.services.saved_filters import save_filter
from people import clock, services
from people.models import User
from tests.cast import Cast, afresh
from tests.people.pages.asking import page, post, url, words

FORM = {"ground": "not needed", "reason": "Departed in March", "is_certain": "on"}


def _departed(cast: Cast) -> User:
    yesterday = clock.today() - timedelta(days=1)
    services.stop_acting(cast.lead.acting.get(), by=None, on=yesterday, reason="Departed")
    return services.change_user(
        cast.lead, by=cast.administrator, reason="Departed", name="Lead", is_active=False
    )


def _take(client: Client, cast: Cast, user: User, by: User | None = None, **data: object) -> Any:
    where = url("take-name-away", cast.partnership, user.pk)
    return post(client, by or cast.administrator, where, {**FORM, **data}, follow=True)


def test_the_name_goes_from_every_page(cast: Cast, client: Client) -> None:
    user = _departed(cast)
    number = f"Former user {user.pk}"
    said = words(_take(client, cast, user))
    assert f"The name is taken away. This user is called {number} now." in said
    assert "Name and e-mail address taken away" in said
    assert "The name and address of this user were taken away." in said
    assert "Give a role" not in said
    users = words(page(client, cast.administrator, url("users", cast.partnership)))
    assert number in users
    assert "lead@aldermere" not in users.replace("other_lead@aldermere", "")
    officer = url("officer", cast.partnership, cast.officer("Rhian Okafor").pk)
    assert number in words(page(client, cast.board_member, officer))


def test_it_says_first_what_goes_and_what_stays(cast: Cast, client: Client) -> None:
    where = url("take-name-away", cast.partnership, _departed(cast).pk)
    said = words(page(client, cast.administrator, where))
    assert "“Former user" in said
    assert "An officer of this name stays too" in said


def test_it_is_offered_once_the_account_is_deactivated(cast: Cast, client: Client) -> None:
    where = url("user", cast.partnership, cast.lead.pk)
    offer = "Take their name away for good"
    assert offer not in words(page(client, cast.administrator, where))
    _departed(cast)
    assert offer in words(page(client, cast.administrator, where))


def test_their_own_views_go_and_shared_ones_stay(cast: Cast, client: Client) -> None:
    save_filter(cast.plan, by=cast.lead, name="Mine", query="rating=red", shared=False)
    save_filter(cast.plan, by=cast.lead, name="Ours", query="rating=green", shared=True)
    _take(client, cast, _departed(cast))
    assert [view.name for view in SavedFilter.objects.all()] == ["Ours"]


def test_a_user_who_can_sign_in_is_refused_in_words(cast: Cast, client: Client) -> None:
    said = words(_take(client, cast, cast.chair))
    assert "Chair can still sign in. Deactivate the account first." in said
    assert afresh(cast.chair).name == "Chair"


def test_a_reason_that_names_them_is_refused(cast: Cast, client: Client) -> None:
    user = _departed(cast)
    said = words(_take(client, cast, user, reason="Lead departed"))
    assert "The reason repeats what is to be erased" in said
    assert afresh(user).name == "Lead"


def test_another_partnerships_administrator_may_not(cast: Cast, client: Client) -> None:
    user = _departed(cast)
    assert _take(client, cast, user, by=cast.outsider).status_code == 404
    assert _take(client, cast, user, by=cast.chair).status_code == 403
    assert afresh(user).name == "Lead"
