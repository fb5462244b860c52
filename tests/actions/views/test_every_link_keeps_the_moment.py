"""As at a past moment each page of a plan shows it, offers no form, and leads on in it."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.test import Client

from actions.services.structure import change_leads
from people import services
from tests.actions.views.test_the_versions_page import cut
from tests.cast import DAVID, Cast, gathered, signed_in
from tests.people.pages.asking import page, words

PLAN = "/plans/aldermere/cse/"
BEGIN = datetime(2026, 11, 2, 10, tzinfo=UTC)
DAY = "2026-11-03"
_LINK = re.compile(r'href="([^"]*)"')
NOW_ONLY = {f"{PLAN}{page}/" for page in ("import", "settings", "queue", "saved/add")}
"""Forms, which are of now. "Return to now" leads to the page itself."""
VERSIONS_OWN = re.compile(rf"{PLAN}(export/)?\?at=v1\.0")
"""Reading or exporting another moment is what these links are for."""


@pytest.fixture
def old(db: None) -> Any:
    with time_machine.travel(BEGIN) as traveller:
        cast = gathered()
        cut(cast, "1.0")
        traveller.move_to(BEGIN + timedelta(days=2))
        officer = cast.officer(DAVID)
        services.change_officer(
            officer, by=None, reason="Married", name="David Marsh", job_title="",
            agency=None, kind="person", left_on=None,
        )  # fmt: skip
        change_leads(cast.action("1.1.1"), by=cast.administrator, officers=[officer], reason="New")
        yield cast


def links(text: str, path: str) -> set[str]:
    found = {html.unescape(link) for link in _LINK.findall(text)}
    whole = {path + link if link.startswith("?") else link for link in found}
    return {link for link in whole if link.startswith(PLAN)}


def astray(link: str, path: str, at: str) -> bool:
    parts = urlsplit(link)
    if parts.path in NOW_ONLY or VERSIONS_OWN.match(link):
        return False
    if parts.path == path and "at" not in parse_qs(parts.query):
        return False
    return parse_qs(parts.query).get("at") != [at]


@pytest.mark.parametrize("who", ["board_member", "administrator"])
@pytest.mark.parametrize("at", [DAY, "2026-11-03T12:00:00Z", "v1.0"])
def test_each_link_from_the_plans_page_on_keeps_it(
    old: Cast, client: Client, who: str, at: str
) -> None:
    signed_in(client, getattr(old, who))
    wanted, seen, wrong = [f"{PLAN}?at={at}"], set(), []
    while wanted:
        address = wanted.pop()
        path = urlsplit(address).path
        if path in seen:
            continue
        seen.add(path)
        response = client.get(address)
        assert response.status_code == 200, address
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        text = response.content.decode()
        assert "You are looking at the plan as at" in text, address
        found = links(text, path)
        wrong += [f"{path}: {link}" for link in found if astray(link, path, at)]
        wanted += [link for link in found if parse_qs(urlsplit(link).query).get("at") == [at]]
    assert wrong == []
    assert len(seen) >= 10


@pytest.mark.parametrize("address", ["", "actions/", "actions/1.1.1/", "versions/", "closing/"])
def test_no_form_stands_on_a_past_page(old: Cast, client: Client, address: str) -> None:
    for who in (old.administrator, old.lead, old.chair, old.chief_officer):
        text = page(client, who, f"{PLAN}{address}?at={DAY}").content.decode()
        main = text.partition("<main")[2]
        assert 'method="post"' not in main
        for words_of in ("Post an update", "Cut a version", "Sign the closing"):
            assert words_of not in main


def test_names_are_those_of_the_moment(old: Cast, client: Client) -> None:
    for address in ("actions/", "actions/1.1.2/", "actions/1.1.1/"):
        said = words(page(client, old.board_member, f"{PLAN}{address}?at={DAY}"))
        assert "David Marsh" not in said, address
    assert "David Marsh" in words(page(client, old.board_member, f"{PLAN}actions/1.1.1/"))


@pytest.mark.parametrize("at", [DAY, "v1.0"])
def test_other_rooms_are_shown_as_at_it_too(old: Cast, client: Client, at: str) -> None:
    text = page(client, old.board_member, f"{PLAN}?at={at}").content.decode()
    found = [html.unescape(link) for link in _LINK.findall(text)]
    rooms = [f for f in found if f.startswith(("/people/aldermere/officers/", "/governance/"))]
    assert len(rooms) == 2
    for room in rooms:
        said = words(page(client, old.board_member, room))
        assert "You are looking at" in said
        assert "David Marsh" not in said
    back = words(page(client, old.board_member, rooms[0]))
    assert "is no moment" not in back
