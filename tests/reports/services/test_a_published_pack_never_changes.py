"""What was published is downloaded as it was, whatever changes in the plan or in the service."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from actions.services.record import Report, post_update
from people import services
from plans.brag import Rating
from reports.models import BuiltPack
from reports.render import html, stylesheets
from reports.services import packs
from reports.store import PACKS
from tests.cast import RHIAN, Cast
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
    packs.publish(made, by=cast.scrutiny_officer)
    return made


def test_after_names_and_data_have_changed(cast: Cast, built: BuiltPack) -> None:
    before = contents(built)
    officer = cast.officer(RHIAN)
    services.change_officer(
        officer, by=None, reason="Married", name="Rhian Newname", job_title=officer.job_title,
        agency=officer.agency, kind=officer.kind, left_on=None,
    )  # fmt: skip
    report = Report(Rating.RED, "Everything changed.", "It did.", "A room", "The council")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    assert before
    assert contents(built) == before


def test_after_templates_and_style_have_changed(
    built: BuiltPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(built)
    for renderer in ("render_pdf", "render_html"):
        monkeypatch.setattr(f"reports.render.formats.{renderer}", lambda _content: b"another look")
    monkeypatch.setattr(html, "render_to_string", lambda *_: "another look")
    monkeypatch.setattr(stylesheets, "style_of_packs", lambda: "p { display: none }")
    assert contents(built) == before
