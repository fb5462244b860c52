from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from people import services
from people.asat import revisions
from people.models import Agency, Officer
from tests.cast import RHIAN, Cast
from tests.people.pages.asking import day, post, url, words

NEW = {"name": "Efa Jessop", "kind": "person", "job_title": "Survivor lead"}


def add(client: Client, cast: Cast, **data: Any) -> Any:
    where = url("add-officer", cast.partnership)
    return post(client, cast.administrator, where, NEW | data, follow=True)


def test_an_officer_is_added_with_who_did_it(client: Client, cast: Cast) -> None:
    agency = Agency.objects.get(partnership=cast.partnership, name="Police")
    response = add(client, cast, agency=agency.pk, **day("left_on", date(2030, 1, 2)))
    officer = cast.officer("Efa Jessop")
    assert (officer.agency, officer.job_title) == (agency, "Survivor lead")
    assert officer.left_on == date(2030, 1, 2)
    assert revisions(Officer).get(id=officer.pk).history_user == cast.administrator
    assert response.redirect_chain == [(url("officer", cast.partnership, officer.pk), 302)]
    assert "Efa Jessop can now lead actions." in words(response)


def test_a_new_agency_is_added_with_them(client: Client, cast: Cast) -> None:
    add(client, cast, new_agency="Harbour Project")
    assert str(cast.officer("Efa Jessop").agency) == "Harbour Project"


def test_sending_it_twice_adds_one(client: Client, cast: Cast) -> None:
    add(client, cast)
    assert "There is an officer called Efa Jessop already" in words(add(client, cast))
    assert Officer.objects.filter(name="Efa Jessop").count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"name": " "}, "Enter a name"),
        ({"kind": "robot"}, "Choose from the list"),
        ({"kind": ""}, "Choose a person, a post or a group"),
        ({"name": RHIAN}, f"There is an officer called {RHIAN} already"),
        ({"name": RHIAN.upper()}, f"There is an officer called {RHIAN.upper()} already"),
        ({"new_agency": "police"}, "police is in the list. Choose it there"),
        ({"left_on_day": "31", "left_on_month": "2", "left_on_year": "2026"}, "give a real day"),
        (
            {"left_on_day": "1", "left_on_month": "1", "left_on_year": "1900"},
            "Give a year from 1990 to 2100",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_added(
    client: Client, cast: Cast, data: dict[str, str], said: str
) -> None:
    before = (Officer.objects.count(), Agency.objects.count())
    assert said in words(add(client, cast, **data))
    assert (Officer.objects.count(), Agency.objects.count()) == before


def test_an_agency_of_another_partnership_is_refused(client: Client, cast: Cast) -> None:
    theirs = services.add_agency(cast.elsewhere, by=None, name="Theirs")
    assert "Choose an agency from the list" in words(add(client, cast, agency=theirs.pk))


def test_an_agency_and_another_one_are_refused(client: Client, cast: Cast) -> None:
    agency = Agency.objects.filter(partnership=cast.partnership)[0]
    response = add(client, cast, agency=agency.pk, new_agency="Harbour Project")
    assert "Choose an agency or name another one, not both" in words(response)


def test_what_is_not_asked_for_is_not_taken(client: Client, cast: Cast) -> None:
    add(client, cast, partnership=cast.elsewhere.pk, id=999_999)
    officer = cast.officer("Efa Jessop")
    assert officer.pk != 999_999
