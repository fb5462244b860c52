"""Half an hour without use, or twelve hours, and a session is over; what was typed is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from actions.models import ProgressUpdate
from people import clock
from people.models import User
from people.sign_in import session
from tests.cast import PASSWORD, Cast
from tests.people.pages.asking import url, words
from tests.people.sign_in.steps import code, give_code, give_password, with_app

UPDATE = "/plans/aldermere/cse/actions/1.1.1/update/"
WORDS = "Fifty of sixty drivers & a <training> day"


@pytest.fixture
def hours() -> Iterator[Any]:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        yield lambda hours: traveller.shift(timedelta(hours=hours))


@pytest.fixture
def lead(client: Client, cast: Cast, hours: Any) -> User:
    client.force_login(with_app(cast.lead))
    return cast.lead


def sign_in(client: Client, user: User, goal: str = "/") -> str:
    """Where the user comes after signing in again."""
    client.post(f"/sign-in/?next={goal}", {"username": user.email, "password": PASSWORD})
    return str(give_code(client, code())["Location"])


def test_who_does_nothing_for_half_an_hour_signs_in_again(
    client: Client, lead: User, hours: Any
) -> None:
    hours(0.49)
    assert client.get("/plans/").status_code == 200
    hours(0.49)
    assert client.get("/plans/").status_code == 200
    hours(0.5)
    assert client.get("/plans/?q=x")["Location"] == "/sign-in/?next=/plans/%3Fq%3Dx"
    assert "_auth_user_id" not in client.session


def test_after_twelve_hours_everybody_does(client: Client, lead: User, hours: Any) -> None:
    for _ in range(24):
        assert client.get("/plans/").status_code == 200
        hours(0.499)
    hours(0.1)
    assert client.get("/plans/").status_code == 302


def test_a_clock_that_goes_back_lengthens_none(client: Client, lead: User, hours: Any) -> None:
    assert client.get("/plans/").status_code == 200
    hours(-1)
    assert client.get("/plans/").status_code == 200
    hours(0.5)
    assert client.get("/plans/")["Location"] == "/sign-in/?next=/plans/"


def test_a_clock_that_goes_back_confirms_nobody(client: Client, lead: User, hours: Any) -> None:
    assert session.is_confirmed(client.session)
    hours(-1)
    assert not session.is_confirmed(client.session)


def test_both_are_settings(client: Client, lead: User, hours: Any, settings: Settings) -> None:
    settings.IDLE_MINUTES, settings.SESSION_HOURS = 120, 3
    hours(1.9)
    assert client.get("/plans/").status_code == 200
    hours(1.1)
    assert client.get("/plans/").status_code == 302


def test_not_every_page_writes_to_the_database(client: Client, lead: User, hours: Any) -> None:
    for minutes, writes in ((0.5, 0), (0.5, 1), (0.5, 0)):
        hours(minutes / 60)
        with CaptureQueriesContext(connection) as asked:
            client.get("/password/")
        assert sum(query["sql"].startswith("UPDATE") for query in asked) == writes


def test_a_session_that_knows_nothing_of_its_age_is_over(client: Client, lead: User) -> None:
    kept = client.session
    del kept["seen_at"]
    kept.save()
    assert client.get("/plans/").status_code == 302


@pytest.fixture
def typed(client: Client, lead: User, hours: Any) -> str:
    """An update was being written when the session ended; where the browser is led."""
    hours(0.6)
    data = {"rating": "amber", "evidence": WORDS, "last_seen": "0", "form_key": "x"}
    return str(client.post(UPDATE, data)["Location"])


def test_what_was_typed_stands_in_its_form_again(
    client: Client, lead: User, typed: str, hours: Any
) -> None:
    before = ProgressUpdate.objects.count()
    assert typed == f"/sign-in/?next={UPDATE}"
    assert sign_in(client, lead, UPDATE) == UPDATE
    page = client.get(UPDATE).content.decode()
    assert "Fifty of sixty drivers &amp; a &lt;training&gt; day</textarea>" in page
    assert re.search(r'value="amber"[^>]* checked', page)
    assert "nothing was sent" in page
    assert 'name="form_key" value="x"' not in page
    assert ProgressUpdate.objects.count() == before
    assert WORDS not in words(client.get(UPDATE))


def test_it_is_kept_too_where_another_window_met_the_end(
    client: Client, lead: User, hours: Any
) -> None:
    hours(0.6)
    assert client.get("/plans/").status_code == 302
    goal = client.post(UPDATE, {"evidence": WORDS, "last_seen": "0", "form_key": "x"})["Location"]
    assert goal == f"/sign-in/?next={UPDATE}"
    assert sign_in(client, lead, UPDATE) == UPDATE
    assert "Fifty of sixty" in words(client.get(UPDATE))


def test_it_outlives_a_further_session_in_which_its_page_was_not_opened(
    client: Client, lead: User, typed: str, hours: Any
) -> None:
    sign_in(client, lead, "/plans/")
    hours(0.6)
    assert client.get("/plans/").status_code == 302
    sign_in(client, lead, UPDATE)
    assert "Fifty of sixty" in words(client.get(UPDATE))


def test_what_several_windows_send_is_all_kept(
    client: Client, lead: User, typed: str, hours: Any
) -> None:
    challenge = UPDATE.replace("update", "date")
    client.post(challenge, {"reason": "The trainer has left"})
    client.post(UPDATE, {"rating": "red", "evidence": "None was trained"})
    client.post(UPDATE, {"rating": "red", "evidence": "None was trained"})
    sign_in(client, lead, UPDATE)
    assert "The trainer has left" in words(client.get(challenge))
    assert "Fifty of sixty" in words(client.get(UPDATE))
    assert "None was trained" in words(client.get(UPDATE))
    assert "None was trained" not in words(client.get(UPDATE))


def test_so_is_what_is_sent_once_another_window_signed_out(client: Client, lead: User) -> None:
    client.post("/sign-out/")
    goal = client.post(UPDATE, {"evidence": WORDS})["Location"]
    assert goal == f"/sign-in/?next={UPDATE}"
    assert sign_in(client, lead, UPDATE) == UPDATE
    assert "Fifty of sixty" in words(client.get(UPDATE))


def test_signing_out_forgets_nothing_that_was_kept(
    client: Client, lead: User, typed: str, hours: Any
) -> None:
    sign_in(client, lead, "/plans/")
    client.post("/sign-out/")
    hours(0.1)
    sign_in(client, lead, UPDATE)
    assert "Fifty of sixty" in words(client.get(UPDATE))


@pytest.mark.parametrize(("origin", "kept"), [("http://testserver", True), ("null", False)])
def test_so_is_what_a_window_sends_that_is_older_than_signing_in_again(
    cast: Cast, hours: Any, origin: str, *, kept: bool
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.lead)
    headers = {"Origin": origin, "Referer": f"http://testserver{UPDATE}"}
    before = ProgressUpdate.objects.count()
    response = client.post(UPDATE, {"evidence": WORDS, "last_seen": "0"}, headers=headers)
    assert response.status_code == (302 if kept else 403)
    assert ("Fifty of sixty" in words(client.get(UPDATE))) is kept
    assert ProgressUpdate.objects.count() == before


def test_who_never_signed_in_leaves_nothing(client: Client, cast: Cast) -> None:
    assert client.post(UPDATE, {"evidence": WORDS}).status_code == 302
    assert "kept" not in client.session


def test_it_is_kept_for_the_same_user_only(
    client: Client, cast: Cast, lead: User, typed: str
) -> None:
    with_app(cast.administrator)
    sign_in(client, cast.administrator, UPDATE)
    assert "Fifty of sixty" not in client.get(UPDATE).content.decode()
    client.post("/sign-out/")


def test_the_database_alone_does_not_tell_it(client: Client, lead: User, typed: str) -> None:
    stored = [row.get_decoded() for row in Session.objects.all()]
    assert "kept" in repr(stored)
    assert "Fifty" not in repr(stored)


def test_where_the_form_stood_is_where_it_is_shown(
    client: Client, cast: Cast, lead: User, hours: Any
) -> None:
    hours(0.6)
    page = "/plans/aldermere/cse/actions/?rating=green"
    headers = {"Referer": f"http://testserver{page}"}
    save = reverse("actions:save-filter", args=["aldermere", "cse"])
    response = client.post(save, {"name": "Mine"}, headers=headers)
    assert response["Location"] == "/sign-in/?next=/plans/aldermere/cse/actions/%3Frating%3Dgreen"


@pytest.mark.parametrize("page", ["https://evil.example/x", "http://["])
def test_another_sites_page_is_not(client: Client, lead: User, hours: Any, page: str) -> None:
    hours(0.6)
    headers = {"Referer": page}
    assert client.post(UPDATE, {}, headers=headers)["Location"] == f"/sign-in/?next={UPDATE}"


def test_no_password_is_kept(client: Client, lead: User, hours: Any) -> None:
    hours(0.6)
    client.post("/password/", {"present": PASSWORD, "password": "harbour walnut ledger"})
    assert "kept" not in client.session


def test_what_matters_asks_for_the_password_and_keeps_what_was_typed(
    client: Client, cast: Cast, hours: Any
) -> None:
    client.force_login(cast.administrator)
    hours(0.2)
    page = url("grant-role", cast.partnership, cast.lead.pk)
    data = {"kind": "auditor", "plan_slug": "cse"}
    asked = client.post(page, data)["Location"]
    assert asked.startswith("/confirm/?next=")
    assert client.post(asked, {"password": PASSWORD})["Location"] == page
    assert re.search(r'value="auditor"[^>]* checked', client.get(page).content.decode())
    assert not cast.lead.roles.exists()


@pytest.mark.parametrize("name", ["user-password", "user-account", "forget-second-factor"])
def test_each_of_these_asks_again(client: Client, cast: Cast, hours: Any, name: str) -> None:
    client.force_login(cast.administrator)
    hours(0.2)
    for page in (url(name, cast.partnership, cast.lead.pk), url("add-user", cast.partnership)):
        assert client.get(page)["Location"].startswith("/confirm/")


def test_deactivating_an_account_ends_its_sessions(client: Client, lead: User) -> None:
    User.objects.filter(pk=lead.pk).update(is_active=False)
    assert client.get("/plans/").status_code == 302


def test_signing_in_on_the_way_is_not_needed(client: Client, lead: User, hours: Any) -> None:
    hours(0.6)
    assert client.get("/healthz").status_code == 200
    assert give_password(client, lead)["Location"] == "/sign-in/second-step/"
