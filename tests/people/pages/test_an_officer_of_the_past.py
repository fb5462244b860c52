"""An officer's page as at a past moment: what stood then, and nothing to change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from people import services
from people.models import Acting, Agency
from people.writing import writing
from tests.cast import LONG_AGO, RHIAN, Cast, gather
from tests.people.pages.asking import page, url, words

BEGIN = datetime(2026, 11, 2, 10, tzinfo=UTC)
THEN = "2026-11-03"


@pytest.fixture
def changed(db: None) -> Cast:
    """Everything about Rhian Okafor is otherwise two days later."""
    with time_machine.travel(BEGIN, tick=False) as traveller:
        cast = gather()
        rhian = cast.officer(RHIAN)
        traveller.shift(timedelta(days=2))
        council = Agency.objects.get(name="Aldermere Council")
        council.name = "Aldermere City Council"
        with writing(cast.partnership, by=None, reason="Made a city") as w:
            w.save(council)
        services.change_user(cast.lead, by=None, reason="Left", name="Lea Marsh", is_active=False)
        acting = Acting.objects.select_related("officer__partnership").get(officer=rhian)
        services.stop_acting(acting, by=cast.administrator, on=BEGIN.date(), reason="Left")
        services.act_for(cast.auditor, rhian, by=None, from_date=LONG_AGO)
        services.change_officer(
            rhian, by=cast.administrator, reason="Married", name="Rhian Marsh",
            job_title="Director", agency=council, kind="post", left_on=BEGIN.date(),
        )  # fmt: skip
    return cast


def shown(client: Client, cast: Cast, query: str = "") -> str:
    where = url("officer", cast.partnership, cast.officer("Rhian Marsh").pk)
    return words(page(client, cast.administrator, where + query))


def test_it_is_all_of_the_moment(client: Client, changed: Cast) -> None:
    said = shown(client, changed, f"?at={THEN}")
    assert "You are looking at the officer as at" in said
    assert f"Leads and agencies {RHIAN} " in said
    assert "A person: Head of Safeguarding, Aldermere Council. Lead acted for them." in said
    for later in ("Marsh", "Director", "City", "deactivated", "Auditor", "Married", "Left"):
        assert later not in said


def test_now_it_is_all_of_now(client: Client, changed: Cast) -> None:
    said = shown(client, changed)
    assert "A post: Director, Aldermere City Council. Left on 2 November 2026." in said
    assert "Lea Marsh" in said
    assert "account deactivated" not in said.partition("acted before")[0]


def test_nothing_can_be_changed_in_the_past(client: Client, changed: Cast) -> None:
    said = shown(client, changed, f"?at={THEN}")
    assert "The past is only read." in said
    for verb in ("Let somebody act", "Change this officer", "End Lead acting"):
        assert verb not in said


def test_before_the_officers_record_it_says_when_that_begins(client: Client, changed: Cast) -> None:
    said = shown(client, changed, "?at=2026-11-01")
    assert "The record of this officer begins on 2 November 2026." in said
    assert "This page shows the officer as at now." in said


def test_the_list_leads_there_at_the_moment(client: Client, changed: Cast) -> None:
    where = url("officers", changed.partnership)
    text = page(client, changed.auditor, f"{where}?at={THEN}").content.decode()
    officer = url("officer", changed.partnership, changed.officer("Rhian Marsh").pk)
    assert f'<a href="{officer}?at={THEN}">{RHIAN}</a>' in text
