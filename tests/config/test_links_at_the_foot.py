"""At the foot of every page stands what the organisation says elsewhere, where it says so."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from tests.support.elements import elements

ELSEWHERE = {
    "Help": "mailto:help@aldermere.example",
    "Accessibility statement": "https://aldermere.example/accessibility?of=plan&now",
    "Privacy notice": "",
}


def _links(client: Client) -> dict[str, str]:
    page = client.get(reverse("account_login")).content.decode()
    return {
        each.text: each.given["href"]
        for each in elements(page)
        if each.tag == "a" and any(above.tag == "footer" for above in each.above())
    }


@pytest.mark.django_db
def test_each_that_is_set_is_a_link(client: Client, settings: Settings) -> None:
    settings.ELSEWHERE = ELSEWHERE
    assert _links(client) == {name: address for name, address in ELSEWHERE.items() if address}


@pytest.mark.django_db
def test_where_nothing_is_set_nothing_is_linked(client: Client) -> None:
    assert _links(client) == {}
