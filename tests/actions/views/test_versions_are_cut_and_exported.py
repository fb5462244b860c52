"""Cutting a version on its page, and any moment of the plan as a file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from plans.brag import Rating
from plans.document_json import document_digest, from_json
from plans.formats import WRITTEN, read
from plans.models import Version
from tests.actions.views.test_the_versions_page import VERSIONS, cut
from tests.cast import Cast, gathered
from tests.people.pages.asking import page, post, words

CUT, EXPORT = f"{VERSIONS}cut/", "/plans/aldermere/cse/export/"
BEGIN = datetime(2026, 11, 2, 10, tzinfo=UTC)
FIELDS = {"number": "3.4", "author": "SA", "comments": "Added glossary of terms"}


@pytest.fixture
def old(db: None) -> Any:
    """The cast with version 1.0 of the 2nd of November, in a plan that considers; the 4th today."""
    with time_machine.travel(BEGIN) as traveller:
        cast = gathered()
        settings = PlanSettings(31, needs_consideration=True)
        change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Agreed")
        cut(cast, "1.0")
        traveller.move_to(BEGIN + timedelta(days=2))
        yield cast


def rated_green(cast: Cast) -> None:
    report = Report(Rating.GREEN, "Health has agreed.", "The agreement is signed")
    post_update(cast.action("2.1.1"), by=cast.other_lead, report=report)


def test_an_administrator_cuts_a_version(old: Cast, client: Client) -> None:
    said = words(post(client, old.administrator, CUT, FIELDS, follow=True))
    assert "Version 3.4 is cut. What it holds can be read for ever." in said
    version = Version.objects.get(plan=old.plan, number="3.4")
    assert (version.author, version.comments) == ("SA", "Added glossary of terms")


def test_the_page_says_what_is_left_out(old: Cast, client: Client) -> None:
    said = words(page(client, old.administrator, CUT))
    assert "The last version is 1.0, 2 Nov 2026. It holds the plan as it stands now." in said
    rated_green(old)
    said = words(page(client, old.administrator, CUT))
    assert "It holds what is considered: one update not yet considered is not in." in said


def test_a_number_is_cut_once_and_nothing_may_be_empty(old: Cast, client: Client) -> None:
    said = words(post(client, old.administrator, CUT, {**FIELDS, "number": "1.0"}))
    assert "Version 1.0 was cut before. Choose the next number." in said
    said = words(post(client, old.administrator, CUT, {}))
    assert "Give the version a number, such as 3.4" in said
    assert "Say what is new in this version" in said


@pytest.mark.parametrize("who", ["chair", "lead", "board_member", "auditor"])
def test_nobody_else_cuts_versions(old: Cast, client: Client, who: str) -> None:
    assert post(client, getattr(old, who), CUT, FIELDS).status_code == 403
    assert "Cut a version" not in words(page(client, getattr(old, who), VERSIONS))


def test_as_at_a_past_moment_none_is_offered(old: Cast, client: Client) -> None:
    said = words(page(client, old.administrator, f"{VERSIONS}?at=2026-11-03"))
    assert "Cut a version" not in said


def test_a_version_shows_its_seal(old: Cast, client: Client) -> None:
    version = Version.objects.get(plan=old.plan, number="1.0")
    said = words(page(client, old.board_member, VERSIONS))
    assert version.document_digest in said
    assert f"The chain stood at entry {version.chain_sequence} {version.chain_digest}" in said


# Export


def test_a_version_as_json_has_the_versions_digest(old: Cast, client: Client) -> None:
    rated_green(old)
    response = page(client, old.board_member, f"{EXPORT}?at=v1.0&format=json")
    assert (
        response.headers["Content-Disposition"] == 'attachment; filename="cse-v1.0-considered.json"'
    )
    document = from_json(response.content.decode())
    version = Version.objects.get(plan=old.plan, number="1.0")
    assert document_digest(document) == version.document_digest


def test_now_and_any_day_as_csv(old: Cast, client: Client) -> None:
    response = page(client, old.board_member, f"{EXPORT}?format=csv")
    assert (
        response.headers["Content-Disposition"]
        == 'attachment; filename="cse-2026-11-04-considered.csv"'
    )
    assert "Train every taxi driver" in response.content.decode()
    assert page(client, old.board_member, f"{EXPORT}?at=2026-11-03&format=csv").status_code == 200


@pytest.mark.parametrize(
    ("who", "query", "rating"),
    [
        ("board_member", "", "red"),
        ("chair", "", "green"),
        ("chair", "&position=considered", "red"),
    ],
)
def test_a_file_is_in_its_readers_position(
    old: Cast, client: Client, who: str, query: str, rating: str
) -> None:
    rated_green(old)
    response = page(client, getattr(old, who), f"{EXPORT}?format=json{query}")
    actions = {a.ref: a for a in from_json(response.content.decode()).actions}
    assert actions["2.1.1"].rating == rating


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("format=pdf", "“pdf” is no format. Ask for "),
        ("at=v9.9", "The plan has no version 9.9. See its list of versions."),
        ("at=soon", "“soon” is no moment."),
        ("position=recorded", "This page shows the considered position: “recorded” was left out."),
    ],
)
def test_what_is_not_understood_gives_no_file(
    old: Cast, client: Client, query: str, sentence: str
) -> None:
    response = page(client, old.board_member, f"{EXPORT}?{query}")
    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_a_files_name_is_safe_whatever_the_version_is_called(old: Cast, client: Client) -> None:
    cut(old, '3";\r\nSet: x/..')
    response = page(client, old.board_member, f"{EXPORT}?at=v3%22%3B%0D%0ASet%3A%20x%2F..")
    header = response.headers["Content-Disposition"]
    assert header == 'attachment; filename="cse-v3-Set-x-..-considered.json"'


@pytest.mark.parametrize("name", WRITTEN)
def test_each_format_reads_back_as_the_same_actions(old: Cast, client: Client, name: str) -> None:
    response = page(client, old.board_member, f"{EXPORT}?at=v1.0&format={name}")
    assert (
        response.headers["Content-Disposition"]
        == f'attachment; filename="cse-v1.0-considered.{name}"'
    )
    found = read(response.content, f"plan.{name}").document
    assert [a.ref for a in found.actions] == [a.ref for a in old.document().actions]
