from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from people import services
from people.models import User
from people.sign_in.factors import forget_second_factors
from tests.cast import Cast
from tests.people.pages.asking import words
from tests.people.sign_in.steps import code, give_code, give_password, with_app

PAGE, END = "/sessions/", "/sessions/end/"


def come_in(user: User, browser: str) -> Client:
    """Another browser in which the user has signed in."""
    apps = user.authenticator_set
    apps.update(data=apps.get().data | {"last_counter": 0})
    client = Client(headers={"User-Agent": browser})
    give_password(client, user)
    give_code(client, code())
    return client


@pytest.fixture
def user(cast: Cast) -> User:
    return with_app(cast.lead)


def is_in(client: Client) -> bool:
    return client.get("/plans/").status_code == 200


def test_a_user_sees_where_they_are_signed_in(user: User, cast: Cast) -> None:
    first, _ = come_in(user, "Firefox on a desk"), come_in(user, "Safari on a phone")
    come_in(with_app(cast.chair), "Somebody else's")
    said = words(first.get(PAGE))
    assert "Firefox on a desk This one" in said
    assert "Safari on a phone" in said
    assert "Somebody else" not in said


def test_each_is_a_card_where_the_page_is_narrow(user: User) -> None:
    """Which it is only within something whose width the style asks for."""
    html = come_in(user, "Firefox").get(PAGE).content.decode()
    assert '<div class="results mt5"><table class="t t--cards' in html


def test_one_session_is_ended(user: User) -> None:
    here, there, third = (come_in(user, name) for name in ("Here", "There", "Third"))
    visit = user.visits.get(browser="There").pk
    assert "One session has ended." in words(here.post(END, {"session": visit}, follow=True))
    assert [is_in(client) for client in (here, there, third)] == [True, False, True]


def test_all_others_are_ended(user: User) -> None:
    here, there, third = (come_in(user, name) for name in ("Here", "There", "Third"))
    assert "Two sessions have ended." in words(here.post(END, {"session": "others"}, follow=True))
    assert [is_in(client) for client in (here, there, third)] == [True, False, False]


def test_two_of_one_minute_and_one_kind_of_browser_are_two(user: User, cast: Cast) -> None:
    thief, own = come_in(user, "The same"), come_in(user, "The same")
    assert "One session has ended." in words(own.post(END, {"session": "others"}, follow=True))
    assert not is_in(thief)
    thief, _ = come_in(user, "The same"), come_in(user, "The same")
    forget_second_factors(user, by=cast.administrator, reason="Lost")
    assert not is_in(thief)


def test_whoever_holds_a_lost_second_factor_is_signed_out(user: User, cast: Cast) -> None:
    thief, other = come_in(user, "A lost phone"), come_in(with_app(cast.chair), "A desk")
    forget_second_factors(user, by=cast.administrator, reason="Lost")
    assert not is_in(thief)
    assert is_in(other)


@pytest.mark.parametrize("wanted", ["", "x", "0", "-1"])
def test_what_is_none_of_theirs_is_not_ended(user: User, cast: Cast, wanted: str) -> None:
    here, theirs = come_in(user, "Here"), come_in(with_app(cast.chair), "Theirs")
    for session in (wanted, cast.chair.visits.get().pk):
        said = words(here.post(END, {"session": session}, follow=True))
        assert "No sessions have ended." in said
    assert is_in(theirs)


def test_a_session_of_a_former_password_is_not_shown(user: User) -> None:
    come_in(user, "Before")
    services.set_password(user, "tide table lantern", by=user, reason="Again")
    assert "Before" not in words(come_in(user, "After").get(PAGE))


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_often_however_many_there_are(
    user: User, number: int, django_assert_num_queries: Any
) -> None:
    clients = [come_in(user, f"Browser {n}") for n in range(number)]
    assert Session.objects.count() == number
    with django_assert_num_queries(4):
        clients[-1].get(PAGE)
