"""Files and links beside an update: kept once, scanned, read again only as they were."""

from __future__ import annotations

import stat
import sys
import uuid
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django.fixtures import Settings

from actions.evidence import contents, scanning, store
from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.models import EvidenceFile, EvidenceLink, ProgressUpdate
from actions.services.record import Report, correct_update, post_update
from people.errors import Refused
from people.verification import verify
from plans.brag import Rating
from tests.actions.evidence.files import EICAR, docx, pdf
from tests.cast import Cast

SAID = Report(Rating.GREEN, "50 of 60 drivers are trained.")

SCANNER = f"""#!{sys.executable}
import sys, time
content = open(sys.argv[-1], "rb").read()
if b"SLOW" in content:
    time.sleep(20)
if b"BROKEN" in content:
    sys.exit(2)
sys.exit(1 if b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE" in content else 0)
"""


@pytest.fixture(autouse=True)
def root(tmp_path: Path, settings: Settings) -> Path:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return tmp_path / "evidence"


@pytest.fixture
def scanner(tmp_path: Path, settings: Settings) -> Path:
    """A scanner that knows one virus, fails on ``BROKEN`` and is slow on ``SLOW``."""
    script = tmp_path / "scanner"
    script.write_text(SCANNER)
    script.chmod(0o700)
    settings.EVIDENCE_SCANNER = f"'{script}' --quiet"
    return script


def _read(digest: str) -> bytes:
    with store.EVIDENCE.opened(digest) as content:
        return content.read()


def _kept(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def test_files_and_links_are_named_beside_the_update(cast: Cast, root: Path) -> None:
    report, minutes = checked(pdf(), "report.pdf"), checked(docx(), "minutes.docx")
    update = post_update(
        cast.action("1.1.1"),
        by=cast.lead,
        report=SAID,
        beside=Beside([report, minutes], [("Minutes", "https://www.example.org/minutes")]),
    )
    files = list(update.files.all())
    assert [file.name for file in files] == ["report.pdf", "minutes.docx"]
    assert (files[0].digest, files[0].size) == (report.digest, len(pdf()))
    assert (files[0].media_type, files[0].by) == ("application/pdf", cast.lead)
    assert [(x.title, x.url) for x in update.links.all()] == [
        ("Minutes", "https://www.example.org/minutes")
    ]
    assert _read(report.digest) == pdf()
    assert verify(cast.partnership).fault is None


def test_it_lies_under_its_digest_for_the_service_alone(cast: Cast, root: Path) -> None:
    report = checked(pdf(), "report.pdf")
    store.keep(report)
    path = root / report.digest[:2] / report.digest[2:4] / report.digest
    assert path.read_bytes() == pdf()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert _kept(root) == [report.digest]


def test_the_same_file_twice_is_stored_once(cast: Cast, root: Path) -> None:
    for name in ("report.pdf", "again.pdf"):
        attached = [checked(pdf(), name)]
        post_update(cast.action("1.1.1"), by=cast.lead, report=SAID, beside=Beside(attached))
    assert EvidenceFile.objects.count() == 2
    assert len(_kept(root)) == 1


def test_a_correction_carries_files_too(cast: Cast) -> None:
    wrong = cast.current("1.1.1")
    assert wrong is not None
    report = Report(Rating.GREEN, "55 of 60.", "The figure was old.")
    attached = [checked(pdf(), "report.pdf")]
    update = correct_update(wrong, by=cast.lead, report=report, beside=Beside(attached))
    assert update.files.count() == 1


def test_the_same_form_twice_names_them_once(cast: Cast) -> None:
    key = uuid.uuid4()
    for _ in range(2):
        attached = [checked(pdf(), "report.pdf")]
        post_update(
            cast.action("1.1.1"), by=cast.lead, report=SAID, beside=Beside(attached), form_key=key
        )
    assert EvidenceFile.objects.count() == 1


def test_a_form_that_is_sent_again_with_a_further_file_is_refused(cast: Cast) -> None:
    action, key = cast.action("1.1.1"), uuid.uuid4()
    post_update(action, by=cast.lead, report=SAID, form_key=key)
    attached = [checked(pdf(), "report.pdf")]
    with pytest.raises(Refused, match="sent before"):
        post_update(action, by=cast.lead, report=SAID, beside=Beside(attached), form_key=key)
    link = ("Minutes", "https://example.org/minutes")
    with pytest.raises(Refused, match="sent before"):
        post_update(action, by=cast.lead, report=SAID, beside=Beside(links=[link]), form_key=key)


def test_what_is_rolled_back_leaves_a_file_and_no_row(cast: Cast, root: Path) -> None:
    attached = [checked(pdf(), "report.pdf")]
    with transaction.atomic():
        post_update(cast.action("1.1.1"), by=cast.lead, report=SAID, beside=Beside(attached))
        transaction.set_rollback(True)
    assert EvidenceFile.objects.count() == 0
    assert len(_kept(root)) == 1


def test_too_many_and_a_wrong_link_are_refused_and_nothing_is_written(
    cast: Cast, root: Path
) -> None:
    before = ProgressUpdate.objects.count()
    report = checked(pdf(), "report.pdf")
    with pytest.raises(Refused, match="At most 5 files"):
        post_update(cast.action("1.1.1"), by=cast.lead, report=SAID, beside=Beside([report] * 6))
    with pytest.raises(Refused, match="whole address"):
        post_update(
            cast.action("1.1.1"),
            by=cast.lead,
            report=SAID,
            beside=Beside([report], [("x", "javascript:alert(1)")]),
        )
    assert (ProgressUpdate.objects.count(), EvidenceLink.objects.count()) == (before, 0)
    assert not root.exists()


def test_a_disk_that_takes_nothing_is_said(cast: Cast, root: Path) -> None:
    root.write_text("a file where the folder should be")
    with pytest.raises(Refused, match=r"“report\.pdf” could not be kept; post the update without"):
        store.keep(checked(pdf(), "report.pdf"))


def test_a_clean_file_passes_the_scanner(cast: Cast, scanner: Path, root: Path) -> None:
    attached = [checked(pdf(), "report.pdf")]
    post_update(cast.action("1.1.1"), by=cast.lead, report=SAID, beside=Beside(attached))
    assert len(_kept(root)) == 1


def test_an_infected_file_is_refused_and_not_kept(cast: Cast, scanner: Path, root: Path) -> None:
    attached = [checked(pdf(), "report.pdf"), checked(EICAR, "notes.txt")]
    with pytest.raises(scanning.Infected, match="was refused by the virus scanner"):
        post_update(cast.action("1.1.1"), by=cast.lead, report=SAID, beside=Beside(attached))
    assert ProgressUpdate.objects.count() == 3
    assert not root.exists()


def test_a_scanner_that_fails_takes_nothing(
    cast: Cast, scanner: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    sentence = "cannot be checked for viruses now; post the update without it, or try later"
    with pytest.raises(scanning.NotScanned, match=sentence):
        scanning.scan(checked(b"BROKEN", "notes.txt"))
    settings.EVIDENCE_SCANNER = str(scanner.with_name("absent"))
    with pytest.raises(scanning.NotScanned, match=sentence):
        scanning.scan(checked(b"words", "notes.txt"))
    assert caplog.messages == [
        "The virus scanner failed, with exit code 2.",
        "The virus scanner gave no answer: FileNotFoundError.",
    ]


def test_a_scanner_that_takes_too_long_takes_nothing(
    cast: Cast, scanner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "PATIENCE", 0.5)
    with pytest.raises(scanning.NotScanned):
        scanning.scan(checked(b"SLOW", "notes.txt"))


def test_a_changed_or_missing_file_is_not_read_and_is_found(cast: Cast) -> None:
    attached = checked(pdf(), "report.pdf")
    update = post_update(cast.action("1.1.1"), by=cast.lead, report=SAID, beside=Beside([attached]))
    row = update.files.get()
    path = store.EVIDENCE.path_of(attached.digest)
    path.write_bytes(pdf() + b" ")
    with pytest.raises(contents.Changed, match="no longer what was kept"):
        store.EVIDENCE.opened(attached.digest)
    fault = verify(cast.partnership).fault
    assert fault is not None
    assert (fault.kind, fault.row) == ("actions.evidencefile", row.pk)
    assert fault.sequence > 0
    assert fault.what == "the content of the file is not what was kept"
    path.unlink()
    with pytest.raises(contents.Missing, match="is missing"):
        store.EVIDENCE.opened(attached.digest)
    fault = verify(cast.partnership).fault
    assert fault is not None
    assert fault.what == "the content of the file is missing"


def test_the_same_file_uploaded_again_puts_a_changed_one_right(cast: Cast) -> None:
    attached = checked(pdf(), "report.pdf")
    store.keep(attached)
    store.EVIDENCE.path_of(attached.digest).write_bytes(b"changed")
    store.keep(attached)
    assert _read(attached.digest) == pdf()


def test_an_installation_without_a_scanner_is_warned(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("check", deploy=True, tags=["security"])
    assert "actions.W001" in capsys.readouterr().err
    settings.EVIDENCE_SCANNER = "clamdscan --fdpass"
    call_command("check", deploy=True, tags=["security"])
    assert "actions.W001" not in capsys.readouterr().err


def test_two_readers_bring_back_what_was_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    digest = store.EVIDENCE.keep(b"List of the trained")
    aside = store.EVIDENCE.aside(digest)
    aside.parent.mkdir()
    store.EVIDENCE.path_of(digest).replace(aside)
    bring_back = Path.replace

    def another_was_quicker(path: Path, target: Path) -> Path:
        bring_back(path, target)
        return bring_back(path, target)

    monkeypatch.setattr(Path, "replace", another_was_quicker)
    assert _read(digest) == b"List of the trained"
