"""Downloading evidence: by whom, under which headers, and only as it was uploaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.evidence.store import EVIDENCE
from actions.models import EvidenceFile, ProgressUpdate
from actions.services.considering import accept_update, return_update
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from people import services
from people.models import Role
from plans.brag import Rating
from tests.actions.evidence.files import pdf
from tests.actions.two_plans import second_plan, sent_away
from tests.cast import LONG_AGO, Cast, add_user, signed_in

NAME = 'Łukasik’s "report".pdf'


@pytest.fixture(autouse=True)
def root(tmp_path: Path, settings: Settings) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"


def _posted(cast: Cast, ref: str = "1.1.1") -> EvidenceFile:
    report = Report(Rating.GREEN, "50 of 60.", "As planned")
    update = post_update(
        cast.action(ref), by=cast.lead, report=report, beside=Beside([checked(pdf(), NAME)])
    )
    return update.files.get()


def _considering(cast: Cast) -> None:
    settings = PlanSettings(reporting_interval=31, needs_consideration=True)
    change_settings(cast.plan, by=cast.administrator, settings=settings, reason="Agreed")


def _address(file: EvidenceFile, plan: str = "aldermere/cse") -> str:
    return f"/plans/{plan}/evidence/{file.pk}/"


def test_it_is_saved_under_its_own_name(cast: Cast, client: Client) -> None:
    response = signed_in(client, cast.board_member).get(_address(_posted(cast)))
    assert response.streaming
    assert response.getvalue() == pdf()
    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''%C5%81ukasik%E2%80%99s%20_report_.pdf"
    )
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Length"] == str(len(pdf()))


def test_no_browser_runs_or_keeps_it(cast: Cast, client: Client) -> None:
    response = signed_in(client, cast.lead).get(_address(_posted(cast)))
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    response.getvalue()


def test_what_is_not_considered_is_for_leads_and_recorded_readers(
    cast: Cast, client: Client
) -> None:
    _considering(cast)
    file = _posted(cast)
    for user in (cast.lead, cast.chair, cast.administrator, cast.auditor):
        response = signed_in(client, user).get(_address(file))
        assert response.status_code == 200, user
        response.getvalue()
    for user in (cast.board_member, cast.scrutiny_officer, cast.chief_officer, cast.other_lead):
        assert signed_in(client, user).get(_address(file)).status_code == 404, user
    accept_update(file.update, by=cast.chair)
    response = signed_in(client, cast.board_member).get(_address(file))
    assert response.status_code == 200
    response.getvalue()


def test_pages_of_the_past_keep_the_files_of_what_went_to_another_plan(
    cast: Cast, client: Client
) -> None:
    """Somebody whose role reaches the old plan alone reads what boards saw there, and no more."""
    _considering(cast)
    seen, unseen = _posted(cast), _posted(cast)
    accept_update(seen.update, by=cast.chair)
    there = second_plan(cast)
    sent_away(cast, there, "1.1.1")
    accept_update(ProgressUpdate.objects.get(pk=unseen.update_id), by=cast.chair)
    narrow = add_user(cast.partnership, "narrow")
    services.grant_role(
        narrow, by=None, kind=Role.Kind.BOARD_MEMBER, partnership=cast.partnership,
        plan_slug="cse", from_date=LONG_AGO,
    )  # fmt: skip
    response = signed_in(client, narrow).get(_address(seen))
    assert response.status_code == 200
    response.getvalue()
    assert client.get(_address(unseen)).status_code == 404
    for file in (seen, unseen):
        assert client.get(_address(file, "aldermere/violence")).status_code == 404
        response = signed_in(client, cast.board_member).get(_address(file, "aldermere/violence"))
        assert response.status_code == 200
        response.getvalue()
        client.force_login(narrow)


def test_what_was_returned_stays_out_of_the_considered_position(cast: Cast, client: Client) -> None:
    _considering(cast)
    file = _posted(cast)
    return_update(file.update, by=cast.chair, reason="Which drivers?")
    assert signed_in(client, cast.board_member).get(_address(file)).status_code == 404


def test_another_partnership_and_another_plan_meet_nothing(cast: Cast, client: Client) -> None:
    file = _posted(cast)
    assert signed_in(client, cast.outsider).get(_address(file)).status_code == 404
    assert signed_in(client, cast.nobody).get(_address(file)).status_code == 404
    reader = signed_in(client, cast.administrator)
    assert reader.get(_address(file, "aldermere/other")).status_code == 404
    assert reader.get(f"/plans/aldermere/cse/evidence/{file.pk + 1}/").status_code == 404


def test_a_changed_or_missing_file_is_not_given_out(cast: Cast, client: Client) -> None:
    file = _posted(cast)
    path = EVIDENCE.path_of(file.digest)
    path.write_bytes(b"%PDF-1.7 something else %%EOF")
    response = signed_in(client, cast.lead).get(_address(file))
    assert response.status_code == 410
    assert "This file is no longer what was kept" in response.content.decode()
    path.unlink()
    response = signed_in(client, cast.lead).get(_address(file))
    assert response.status_code == 410
    assert "The content of this file is missing" in response.content.decode()


def test_the_way_back_is_to_the_action_as_it_was_called_here(cast: Cast, client: Client) -> None:
    file = _posted(cast)
    sent_away(cast, second_plan(cast), "1.1.1")
    EVIDENCE.path_of(file.digest).unlink()
    said = signed_in(client, cast.administrator).get(_address(file)).content.decode()
    assert 'href="/plans/aldermere/cse/actions/1.1.1/"' in said
