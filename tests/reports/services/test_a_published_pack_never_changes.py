"""What was published is downloaded as it was, whatever changes in the plan or in the service."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from actions.services.record import Report, post_update
from people import services
from plans.brag import Rating
from reports.models import BuiltPack
from reports.render import html, stylesheets
from reports.render.formats import Format
from reports.services import publishing
from reports.store import PACKS
from tests.cast import RHIAN, Cast, signed_in
from tests.reports.papers import one_page
from tests.reports.services.test_a_pack_from_draft_to_publication import approved, begun


@pytest.fixture(autouse=True)
def _kept_apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr(
        "reports.render.formats.render_pdf", lambda _content: one_page("As published.")
    )


def contents(built: BuiltPack) -> dict[str, bytes]:
    found = {}
    for file in built.files.all():
        with PACKS.opened(file.digest) as kept:
            found[file.name] = kept.read()
    return found


@pytest.fixture
def built(cast: Cast) -> BuiltPack:
    made = approved(cast, begun(cast))
    publishing.publish(made, by=cast.scrutiny_officer)
    return made


def _rename_a_lead(cast: Cast) -> None:
    officer = cast.officer(RHIAN)
    services.change_officer(
        officer, by=None, reason="Married", name="Rhian Newname", job_title=officer.job_title,
        agency=officer.agency, kind=officer.kind, left_on=None,
    )  # fmt: skip


def test_after_names_and_data_have_changed(cast: Cast, built: BuiltPack) -> None:
    before = contents(built)
    _rename_a_lead(cast)
    report = Report(Rating.RED, "Everything changed.", "It did.", "A room", "The council")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    assert before
    assert contents(built) == before


def downloads(cast: Cast, client: Client) -> dict[str, str]:
    """The digest of what is given out at the address of each file."""
    signed_in(client, cast.board_member)
    return {
        address: hashlib.sha256(b"".join(client.get(address))).hexdigest()
        for address in re.findall(r'href="([^"]+/files/[^"]+)"', _page(client))
    }


def _page(client: Client) -> str:
    return client.get("/packs/aldermere/cse/kept/1/").content.decode()


def test_each_address_gives_out_what_has_the_digest_on_its_page(
    cast: Cast, client: Client, built: BuiltPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also once the plan, its names, the templates and the style are others."""
    before = downloads(cast, client)
    assert len(before) == len(Format)
    assert list(before.values()) == re.findall(r"SHA-256 <span[^>]*>(\w{64})<", _page(client))
    _rename_a_lead(cast)
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "All changed."))
    monkeypatch.setattr(html, "render_to_string", lambda *_: "another look")
    monkeypatch.setattr(stylesheets, "style_of_packs", lambda: "p { display: none }")
    assert downloads(cast, client) == before


def test_after_templates_and_style_have_changed(
    built: BuiltPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(built)
    for renderer in ("render_pdf", "render_html"):
        monkeypatch.setattr(f"reports.render.formats.{renderer}", lambda _content: b"another look")
    monkeypatch.setattr(html, "render_to_string", lambda *_: "another look")
    monkeypatch.setattr(stylesheets, "style_of_packs", lambda: "p { display: none }")
    assert contents(built) == before
