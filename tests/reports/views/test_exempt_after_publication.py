"""What is decided exempt after a public pack told it: the decision leads to what was published."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from actions.exempt import ACTION
from actions.models import Action
from people import clock
from people.models import AccessEntry, Exemption, Partnership
from people.services import Ground, decide_exempt, lift_exemption
from reports.content.periods import quarter_of
from reports.content.source import PackKind
from reports.models import BuiltPack
from reports.services import drafts, publishing, steps
from reports.services.withholding import release, withhold
from tests.actions.two_plans import VIOLENCE
from tests.cast import DAVID, Cast, opened_plan, with_action
from tests.people.pages.asking import day, page, post, url, words
from tests.reports.papers import one_page

pytestmark = pytest.mark.django_db

EXEMPT = "/people/aldermere/exempt/"
PACK = "/packs/aldermere/cse/kept/1/"
TOLD = "Still published. Withhold the files of pack 1 of"
AHEAD = date(2100, 2, 1)
GROUND = Ground("1", "It tells who a child is", AHEAD)
FORM = {"paragraph": "1", "reason": "It tells who a child is", **day("review_on", AHEAD)}


@pytest.fixture(autouse=True)
def _kept_apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())


def put_forward(cast: Cast, *, public: bool = True, themes: tuple[int, ...] = ()) -> BuiltPack:
    quarter = str(quarter_of(clock.today()))
    draft = drafts.Draft(PackKind.QUARTERLY, quarter, themes, is_public=public)
    pack = drafts.begin_pack(cast.plan, by=cast.scrutiny_officer, draft=draft)
    return drafts.put_forward(pack, by=cast.scrutiny_officer).built


def published(cast: Cast, *, public: bool = True, themes: tuple[int, ...] = ()) -> BuiltPack:
    built = put_forward(cast, public=public, themes=themes)
    steps.consider(built, by=cast.chair)
    steps.approve(built, by=cast.chair)
    publishing.publish(built, by=cast.scrutiny_officer)
    return built


def decide(cast: Cast, ref: str = "1.1.1") -> Exemption:
    row = cast.action(ref).pk
    return decide_exempt(cast.partnership, by=cast.chair, subject=ACTION, row=row, ground=GROUND)


def decided_by_form(cast: Cast, client: Client, ref: str = "1.1.1") -> Any:
    address = url("decide-exempt", cast.partnership, "action", cast.action(ref).pk)
    return post(client, cast.chair, address, FORM, follow=True)


def listed(cast: Cast, client: Client) -> str:
    return words(page(client, cast.chair, EXEMPT))


def test_the_answer_and_the_list_name_the_pack_and_lead_to_its_files(
    cast: Cast, client: Client
) -> None:
    published(cast)
    answer = decided_by_form(cast, client)
    said = words(answer)
    assert f"It still stands in pack 1 of “{cast.plan}”: withhold the files there." in said
    assert TOLD in said
    assert f'href="{PACK}#h-files"' in answer.content.decode()
    assert "Withhold" in words(page(client, cast.chair, PACK))


def test_until_all_its_files_are_withheld(cast: Cast, client: Client) -> None:
    built = published(cast)
    decide(cast)
    first, *others = built.files.all()
    withhold(first, by=cast.chair, reason="It tells who a child is")
    assert TOLD in listed(cast, client)
    for file in others:
        withhold(file, by=cast.chair, reason="It tells who a child is")
    assert "Still published" not in listed(cast, client)


def test_and_again_once_one_of_them_is_released(cast: Cast, client: Client) -> None:
    built = published(cast)
    decide(cast)
    for file in built.files.all():
        withhold(file, by=cast.chair, reason="It tells who a child is")
    release(file, by=cast.chair, reason="It does not")
    assert TOLD in listed(cast, client)


def test_a_pack_that_is_not_published_is_not_named(cast: Cast, client: Client) -> None:
    put_forward(cast)
    decide(cast)
    assert "Still published" not in listed(cast, client)


def test_a_pack_that_never_told_it_is_not_named(cast: Cast, client: Client) -> None:
    """One of another theme, a restricted one, and one that was built after the decision."""
    published(cast, themes=(2,))
    published(cast, public=False)
    assert "It is exempt from now on." in words(decided_by_form(cast, client))
    published(cast)
    assert "Still published" not in listed(cast, client)


def test_nor_one_that_only_names_the_same_lead(cast: Cast, client: Client) -> None:
    built = published(cast, themes=(1,))
    assert DAVID in built.content
    decide(cast, "2.1.1")
    assert "Still published" not in listed(cast, client)


def test_nor_one_of_another_partnership(cast: Cast, client: Client) -> None:
    published(cast)
    elsewhere = Partnership.objects.get(slug="elsewhere")
    same = with_action(VIOLENCE, "n", text=cast.action("1.1.1").text)
    plan = opened_plan(elsewhere, same, None)
    row = Action.objects.get(plan=plan).pk
    decide_exempt(elsewhere, by=None, subject=ACTION, row=row, ground=GROUND)
    said = words(page(client, cast.outsider, "/people/elsewhere/exempt/"))
    assert "It tells who a child is" in said
    assert "Still published" not in said


def test_what_was_lifted_is_not_looked_for(cast: Cast, client: Client) -> None:
    published(cast)
    lift_exemption(decide(cast), by=cast.chair, reason="It is public now.")
    assert "Still published" not in listed(cast, client)


def test_the_list_costs_the_same_however_many_packs_and_decisions(
    cast: Cast, client: Client
) -> None:
    """Once they were read: what was built never changes."""
    published(cast)
    decide(cast)
    listed(cast, client)
    with CaptureQueriesContext(connection) as few:
        listed(cast, client)
    published(cast, themes=(2,))
    decide(cast, "2.1.1")
    assert listed(cast, client).count("Still published") == 3
    with CaptureQueriesContext(connection) as many:
        listed(cast, client)
    assert len(many) == len(few)


# A public pack that waits to be published


@pytest.mark.parametrize("name", ["preview/", "draft.pdf"])
def test_who_reads_in_it_what_was_decided_since_is_logged(
    cast: Cast, client: Client, name: str
) -> None:
    put_forward(cast)
    shown = AccessEntry.objects.filter(user=cast.auditor, kind=AccessEntry.Kind.EXEMPT)
    assert page(client, cast.auditor, PACK + name).status_code == 200
    assert not shown.exists()
    decide(cast)
    assert page(client, cast.auditor, PACK + name).status_code == 200
    assert f"pack 1 of “{cast.plan}”" in shown.get().what


def test_who_may_not_read_it_is_given_no_link_to_it(cast: Cast, client: Client) -> None:
    """A link that is refused tells nothing; that the pack is there stays known."""
    decide(cast)
    file = published(cast, public=False).files.get(name__endswith=".pdf")
    link = f'href="{PACK}files/{file.name}"'
    read = page(client, cast.chair, PACK)
    assert link in read.content.decode()
    assert "Read it" in words(read)
    refused = page(client, cast.board_member, PACK)
    assert link not in refused.content.decode()
    assert file.name in words(refused)
    assert "Your roles do not let you read restricted text" in words(refused)
    assert "Read it" not in words(refused)


def test_what_holds_nothing_exempt_is_open_to_everybody(cast: Cast, client: Client) -> None:
    file = published(cast, public=False).files.get(name__endswith=".pdf")
    assert f'files/{file.name}"' in page(client, cast.board_member, PACK).content.decode()
