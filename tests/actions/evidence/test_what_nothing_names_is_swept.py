"""What an update that was never written left in the folder goes, and nothing else."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from actions.evidence import store
from actions.evidence.attached import Attached, checked
from actions.evidence.beside import Beside
from actions.services.record import Report, post_update
from actions.services.sweeping import GRACE, sweep_evidence
from people import clock
from people.whole_files import UNFINISHED
from plans.brag import Rating
from tests.actions.evidence.files import pdf
from tests.cast import Cast

SAID = Report(Rating.GREEN, "48 of 60.", "They began")


@pytest.fixture(autouse=True)
def root(tmp_path: Path, settings: Settings) -> Path:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return tmp_path / "evidence"


def posted(cast: Cast, attached: Attached) -> None:
    post_update(cast.action("1.1.1"), by=cast.lead, report=SAID, beside=Beside([attached]))


def never_written(cast: Cast, attached: Attached) -> Path:
    with transaction.atomic():
        posted(cast, attached)
        transaction.set_rollback(True)
    return store.EVIDENCE.path_of(attached.digest)


def grow_old(root: Path) -> None:
    old = time.time() - (GRACE + timedelta(minutes=1)).total_seconds()
    for path in root.rglob("*"):
        os.utime(path, (old, old))


def test_it_goes_once_it_is_a_day_old(cast: Cast, root: Path) -> None:
    posted(cast, checked(pdf(), "report.pdf"))
    left = never_written(cast, checked(b"Names of the trained", "list.txt"))
    assert sweep_evidence(at=clock.now()) == 0
    grow_old(root)
    assert sweep_evidence(at=clock.now()) == 1
    assert not left.exists()
    assert store.EVIDENCE.aside(left.name).read_bytes() == b"Names of the trained"
    assert store.EVIDENCE.path_of(checked(pdf(), "report.pdf").digest).is_file()
    assert sweep_evidence(at=clock.now()) == 0


def test_what_is_named_after_all_is_brought_back(cast: Cast, root: Path) -> None:
    """As by a database that was put back to an instant before it was written, and on again."""
    attached = checked(b"Names of the trained", "list.txt")
    never_written(cast, attached)
    grow_old(root)
    assert sweep_evidence(at=clock.now()) == 1
    with store.EVIDENCE.opened(attached.digest) as file:
        assert file.read() == b"Names of the trained"
    assert not store.EVIDENCE.aside(attached.digest).exists()


def test_what_is_erased_is_not_kept_aside_either(cast: Cast, root: Path) -> None:
    attached = checked(b"Names of the trained", "list.txt")
    never_written(cast, attached)
    grow_old(root)
    assert sweep_evidence(at=clock.now()) == 1
    store.EVIDENCE.remove(attached.digest)
    assert [path for path in root.rglob("*") if path.is_file()] == []


def test_what_is_half_written_goes_too(cast: Cast, root: Path) -> None:
    path = never_written(cast, checked(b"Names of the trained", "list.txt"))
    path.rename(path.with_name(f".half{UNFINISHED}"))
    grow_old(root)
    assert sweep_evidence(at=clock.now()) == 1


def test_what_is_kept_anew_is_young_again(cast: Cast, root: Path) -> None:
    attached = checked(b"Names of the trained", "list.txt")
    never_written(cast, attached)
    grow_old(root)
    never_written(cast, attached)
    assert sweep_evidence(at=clock.now()) == 0


def test_a_clock_that_is_given_does_not_make_files_older(cast: Cast, root: Path) -> None:
    never_written(cast, checked(b"Names of the trained", "list.txt"))
    assert sweep_evidence(at=clock.now() + timedelta(days=9)) == 0


def test_files_of_packs_are_not_evidence(cast: Cast, root: Path) -> None:
    pack = root / "packs" / "ab" / "cd" / "abcd"
    pack.parent.mkdir(parents=True)
    pack.write_bytes(b"a pack")
    grow_old(root)
    assert sweep_evidence(at=clock.now()) == 0
    assert pack.is_file()


class _Meanwhile(frozenset[str]):
    """What is named; as soon as it is asked, another process takes half-written files away."""

    root: Path

    def __contains__(self, name: object) -> bool:
        for path in self.root.rglob(f"*{UNFINISHED}"):
            path.rename(path.with_suffix(""))
        return super().__contains__(name)


def test_what_is_finished_meanwhile_stops_nothing(cast: Cast, root: Path) -> None:
    half = never_written(cast, checked(b"Names of the trained", "list.txt"))
    half.rename(half.with_name(f"half{UNFINISHED}"))
    left = never_written(cast, checked(b"Names of the others", "others.txt"))
    grow_old(root)
    named = _Meanwhile()
    named.root = root
    assert store.EVIDENCE.sweep(named, before=clock.now() - GRACE) == 1
    assert not left.exists()
    assert half.with_name("half").is_file()


def test_a_link_that_leads_nowhere_stops_nothing(cast: Cast, root: Path) -> None:
    left = never_written(cast, checked(b"Names of the trained", "list.txt"))
    left.with_name("0-before-it").symlink_to(root / "moved")
    os.utime(left, (0, 0))
    assert sweep_evidence(at=clock.now()) == 1
    assert not left.exists()
