"""Each page of a plan says which position it shows, and offers the other to who may choose."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from actions.services.versions import cut_version
from plans.brag import Rating
from tests.cast import Cast
from tests.people.pages.asking import page, words

PLAN = "/plans/aldermere/cse/"
PAGES = (
    "", "actions/", "actions/2.1.1/", "leads/", "slippage/", "needs/", "compare/", "doubts/",
    "lessons/",
)  # fmt: skip
FILES = ("actions/?format=csv", "leads/?format=csv", "slippage/?format=csv", "needs/?format=csv")
CHOSEN = "?position=considered"
_LINK = re.compile(r'href="([^"]*)"')
NOW_ONLY = re.compile(rf"{PLAN}(import|settings|queue|saved/add|versions/cut)/")
"""Forms, which know no position."""

pytestmark = pytest.mark.usefixtures("waiting")


@pytest.fixture
def waiting(morning: Any, cast: Cast) -> None:
    """2.1.1 is Red where considered and Amber where recorded."""
    settings = PlanSettings(31, needs_consideration=True)
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Agreed")
    cut_version(cast.plan, by=cast.administrator, number="1.0", author="RO", comments="")
    report = Report(Rating.AMBER, "Health agreed", "A date", needed="Ink", needed_from="Health")
    post_update(cast.action("2.1.1"), by=cast.other_lead, report=report)


def links(response: Any) -> list[str]:
    return [html.unescape(link) for link in _LINK.findall(response.content.decode())]


@pytest.mark.parametrize("who", ["board_member", "scrutiny_officer", "chief_officer", "lead"])
def test_boards_are_told_once_that_it_is_as_considered(
    cast: Cast, client: Client, who: str
) -> None:
    for name in PAGES:
        said = words(page(client, getattr(cast, who), PLAN + name))
        assert said.count("As considered: ") == 1, name
        assert "As recorded" not in said, name
        assert "Show all that is recorded" not in said, name


@pytest.mark.parametrize("who", ["chair", "administrator", "auditor"])
def test_who_sees_what_is_recorded_goes_from_one_to_the_other(
    cast: Cast, client: Client, who: str
) -> None:
    for name in PAGES:
        user, address = getattr(cast, who), PLAN + name
        response = page(client, user, address)
        assert words(response).count("As recorded: ") == 1, name
        assert address + CHOSEN in links(response), name
        chosen = page(client, user, address + CHOSEN)
        assert "As considered: " in words(chosen), name
        assert f"{address}?" in links(chosen), name


def test_what_boards_may_not_see_is_left_out_and_said(cast: Cast, client: Client) -> None:
    for name in PAGES:
        said = words(page(client, cast.board_member, f"{PLAN}{name}?position=recorded"))
        assert "As considered: " in said, name
        left_out = "This page shows the considered position: “recorded” was left out."
        assert said.count(left_out) == 1, name


@pytest.mark.parametrize(("query", "rating"), [("", "amber"), (CHOSEN, "red")])
def test_the_list_is_in_the_position_that_is_chosen(
    cast: Cast, client: Client, query: str, rating: str
) -> None:
    joined = f"{query}&" if query else "?"
    assert "1 of 5 actions" in words(
        page(client, cast.chair, f"{PLAN}actions/{joined}rating={rating}")
    )


def test_an_actions_page_as_boards_see_it_is_only_read(cast: Cast, client: Client) -> None:
    for user in (cast.other_lead, cast.administrator):
        said = words(page(client, user, f"{PLAN}actions/2.1.1/{CHOSEN}"))
        assert "As considered: " in said
        assert "Health agreed" not in said
        assert "Post an update" not in said
        assert "Health agreed" in words(page(client, user, f"{PLAN}actions/2.1.1/"))


def _astray(link: str) -> bool:
    parts = urlsplit(link)
    return (
        parts.path.startswith(PLAN)
        and not NOW_ONLY.match(parts.path)
        and parse_qs(parts.query).get("position") != ["considered"]
    )


def test_links_keep_the_position_that_was_chosen(cast: Cast, client: Client) -> None:
    wanted, seen, wrong = [PLAN + CHOSEN], set(), []
    while wanted:
        address = wanted.pop()
        path = urlsplit(address).path
        if path in seen or NOW_ONLY.match(path):
            continue
        seen.add(path)
        response = page(client, cast.administrator, address)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        found = [path + link if link.startswith("?") else link for link in links(response)]
        others = [link for link in found if urlsplit(link).path != path]
        wrong += [f"{path}: {link}" for link in others if _astray(link)]
        wanted += [link for link in others if link.startswith(PLAN) and not _astray(link)]
    assert wrong == []
    assert {PLAN + name for name in PAGES} <= seen


def test_what_is_kept_of_a_page_is_not_shared_with_who_did_not_choose(
    cast: Cast, client: Client
) -> None:
    for name in ("", "actions/"):
        page(client, cast.chair, PLAN + name + CHOSEN)
        response = page(client, cast.board_member, PLAN + name)
        assert not [link for link in links(response) if "position" in link]


@pytest.mark.parametrize("address", FILES)
def test_a_files_name_says_its_position(cast: Cast, client: Client, address: str) -> None:
    for user, more, position in (
        (cast.board_member, "", "considered"),
        (cast.chair, "", "recorded"),
        (cast.chair, "&position=considered", "considered"),
    ):
        response = page(client, user, PLAN + address + more)
        assert response.headers["Content-Disposition"].endswith(f'-{position}.csv"')


def test_the_page_of_packs_says_in_which_position_they_are(cast: Cast, client: Client) -> None:
    address = reverse("reports:make", args=["aldermere", "cse"])
    assert "in the considered position" in words(page(client, cast.chair, address))
