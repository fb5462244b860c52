"""Pages: an officer leaves; leads to find; inviting somebody to act for a lead."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.models import ActionLead
from actions.services.leaving import Handover, let_leave
from actions.services.structure import change_leads
from people import clock, services
from people.models import Acting, User
from tests.cast import DAVID, GROUP, RHIAN, Cast
from tests.people.pages.asking import day, page, post, words
from tests.support.letters import Letters


def _leaving(cast: Cast, name: str = RHIAN) -> str:
    officer = cast.officer(name)
    return reverse("actions:leaving", args=[cast.partnership.slug, officer.pk])


def _to_find(cast: Cast) -> str:
    return reverse("actions:leads-to-find", args=[cast.partnership.slug])


def _typed(cast: Cast, **more: str) -> dict[str, Any]:
    last = clock.today() - timedelta(days=1)
    successor = str(cast.officer(DAVID).pk)
    single = {f"action_{cast.action(ref).pk}": "all" for ref in ("1.1.1", "1.1.2")}
    typed = {**day("last_day", last), "successor": successor, "reason": "Retired"}
    return {**typed, **single, **more}


def _leads(cast: Cast, ref: str) -> list[str]:
    held = ActionLead.objects.filter(action=cast.action(ref)).order_by("-responsible", "order")
    return [lead.officer.name for lead in held.select_related("officer")]


def test_the_officers_page_leads_there(client: Client, cast: Cast) -> None:
    where = reverse("people:officer", args=[cast.partnership.slug, cast.officer(RHIAN).pk])
    assert _leaving(cast) in page(client, cast.administrator, where).content.decode()
    assert _leaving(cast) not in page(client, cast.chair, where).content.decode()


def test_the_form_offers_each_action_and_hands_them_over(client: Client, cast: Cast) -> None:
    said = words(page(client, cast.administrator, _leaving(cast)))
    assert f"{RHIAN} leads two open actions." in said
    assert "Action 1.1.1 Child sexual exploitation delivery plan: Train every taxi driver" in said
    single = {f"action_{cast.action('1.1.1').pk}": str(cast.officer(GROUP).pk)}
    done = post(client, cast.administrator, _leaving(cast), _typed(cast, **single), follow=True)
    assert f"{RHIAN} has left. Their actions went to {DAVID}" in words(done)
    assert (_leads(cast, "1.1.1"), _leads(cast, "1.1.2")) == ([GROUP], [DAVID])


def test_an_officer_who_leads_nothing_can_leave_too(client: Client, cast: Cast) -> None:
    services.add_officer(cast.partnership, by=cast.administrator, name="Una Morley")
    where = _leaving(cast, "Una Morley")
    said = words(page(client, cast.administrator, where))
    assert "Una Morley leads no open action." in said
    assert "Who follows in single actions" not in said
    last = clock.today() - timedelta(days=1)
    typed = {**day("last_day", last), "successor": "vacant", "reason": "Moved away"}
    done = post(client, cast.administrator, where, typed, follow=True)
    assert "Una Morley has left." in words(done)


def test_what_was_said_before_stands_in_the_form(client: Client, cast: Cast) -> None:
    single = {f"action_{cast.action('1.1.1').pk}": "vacant"}
    last = clock.today() + timedelta(days=9)
    typed = _typed(cast, **single) | day("last_day", last)
    post(client, cast.administrator, _leaving(cast), typed)
    form = page(client, cast.administrator, _leaving(cast)).context["form"]
    assert form.initial["successor"] == str(cast.officer(DAVID).pk)
    assert form.initial[f"action_{cast.action('1.1.1').pk}"] == "vacant"
    assert (form.initial["last_day"], form.initial["reason"]) == (last, "Retired")


def test_what_is_wrong_is_said_and_nothing_is_lost(client: Client, cast: Cast) -> None:
    typed = _typed(cast) | {"reason": "", "successor": "999999"}
    said = words(post(client, cast.administrator, _leaving(cast), typed))
    assert "Say why, in a few words" in said
    assert "choose an officer from the list" in said
    assert _leads(cast, "1.1.1") == [RHIAN]


def test_leads_to_find_are_listed_with_what_can_be_done(client: Client, cast: Cast) -> None:
    response = page(client, cast.administrator, _to_find(cast))
    said = words(response)
    assert "One open action has no lead and nobody can report for one lead." in said
    assert "2.1.2 Agree a return interview Lead to be identified" in said
    assert f"{GROUP}" in said
    assert "Choose a lead for 2.1.2" in said
    assert f"Invite somebody to act for {GROUP}" in said
    reader = words(page(client, cast.board_member, _to_find(cast)))
    assert "Choose a lead" not in reader
    assert "Invite" not in reader


def test_an_action_led_by_a_vacancy_has_a_lead_to_find(client: Client, cast: Cast) -> None:
    vacancy = services.add_officer(cast.partnership, by=None, name="Vacant")
    change_leads(cast.action("1.1.1"), by=None, officers=[vacancy], reason="Rhian left")
    said = words(page(client, cast.administrator, _to_find(cast)))
    assert "Two open actions have no lead" in said
    assert "Choose a lead for 1.1.1" in said


def test_who_leaves_is_listed_with_who_follows(client: Client, cast: Cast) -> None:
    last = clock.today() + timedelta(days=9)
    typed = _typed(cast) | day("last_day", last)
    post(client, cast.administrator, _leaving(cast), typed)
    said = words(page(client, cast.auditor, _to_find(cast)))
    assert re.search(rf"{RHIAN} leads 2 open actions until .*; then {DAVID}", said)


def _leaves_soon(cast: Cast, name: str) -> None:
    handover = Handover(clock.today() + timedelta(days=9), None)
    let_leave(cast.officer(name), by=None, handover=handover, reason="Retires")


def test_the_list_asks_as_much_of_the_database_for_three_as_for_one(
    client: Client, cast: Cast
) -> None:
    address = _to_find(cast)
    _leaves_soon(cast, RHIAN)
    page(client, cast.board_member, address)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(address)
    change_leads(cast.action("1.1.1"), by=None, officers=[], reason="Nobody")
    for name in ("Ann", "Bo"):
        _leaves_soon(cast, {"Ann": DAVID, "Bo": GROUP}[name])
        added = services.add_officer(cast.partnership, by=None, name=name)
        officers = [added, cast.officer(GROUP)]
        change_leads(cast.action("1.2.1"), by=None, officers=officers, reason="For now")
    with CaptureQueriesContext(connection) as three:
        client.get(address)
    assert (len(one), len(three)) == (16, 16)


def test_inviting_for_a_lead_gives_an_account_that_acts_and_a_letter(
    client: Client, cast: Cast, letters: Letters
) -> None:
    officer = cast.officer(GROUP)
    where = reverse("people:invite-for-officer", args=[cast.partnership.slug, officer.pk])
    data = {"name": "Ann Green", "email": "ann@aldermere.example"}
    said = words(post(client, cast.administrator, where, data, follow=True))
    assert f"Ann Green acts for {GROUP}. A link to choose a password is on its way" in said
    acting = Acting.objects.get(officer=officer)
    assert (acting.user.email, acting.from_date) == ("ann@aldermere.example", clock.today())
    taken = words(post(client, cast.administrator, where, data))
    assert "has an account already" in taken
    assert User.objects.filter(email="ann@aldermere.example").count() == 1
