"""A file that no published pack names goes once it is a day old, and no other."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from actions.services.sweeping import GRACE
from people import clock
from reports.services.sweeping import sweep_packs
from reports.store import PACKS
from tests.cast import Cast
from tests.reports.papers import one_page
from tests.reports.services.test_a_pack_from_draft_to_publication import begun, published


@pytest.fixture(autouse=True)
def _kept_apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())


def left() -> Path:
    """What a making that was cut off has kept."""
    return PACKS.path_of(PACKS.keep(b"a paper of which no step was written"))


def kept_before(path: Path, age: timedelta) -> None:
    then = time.time() - age.total_seconds()
    os.utime(path, (then, then))


def test_what_a_pack_names_stays(cast: Cast) -> None:
    files = [PACKS.path_of(file.digest) for file in published(cast, begun(cast)).files.all()]
    lost = left()
    for path in (*files, lost):
        kept_before(path, GRACE + timedelta(minutes=1))
    assert sweep_packs(at=clock.now()) == 1
    assert not lost.exists()
    assert all(path.is_file() for path in files)


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(days=9)])
def test_what_is_younger_than_a_day_stays_whatever_the_job_is_told(
    ahead: timedelta, db: None
) -> None:
    lost = left()
    kept_before(lost, GRACE - timedelta(minutes=1))
    assert sweep_packs(at=clock.now() + ahead) == 0
    assert lost.is_file()


def test_a_job_of_an_earlier_instant_leaves_what_was_young_then(db: None) -> None:
    lost = left()
    kept_before(lost, GRACE + timedelta(minutes=1))
    assert sweep_packs(at=clock.now() - timedelta(minutes=2)) == 0
    assert lost.is_file()
