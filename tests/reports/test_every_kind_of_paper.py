"""Every kind of paper is one that everybody can read, by three that look at it independently.

veraPDF's own engine, outloud's reading of the tags, and our check, which is the gate before each
publication.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import outloud
import pikepdf
import pytest
from outloud.findings import Finding

from reports.conformance import faults, faults_of_office
from reports.conformance.paper import Paper
from reports.content.shape import PackContent
from reports.content.source import PackKind
from tests.reports import every_kind
from tests.reports.every_kind import EXAMPLES, EXEMPT, KINDS
from tests.support.machine import ROOT, needing_pango
from tests.support.verapdf import unlike_pdf_ua_1

_NOT_READ = "TAG-002"
"""Prose that is not read aloud: so outloud calls a head or a foot that comes on few pages."""
_CUT = 40
"""Letters by which furniture is known: outloud shows the beginning of a line."""


def test_every_kind_has_an_example() -> None:
    """A paper is a pack of some kind, that of a review, or has a template of its own."""
    templates = (ROOT / "templates").glob("*/v*/*.html")
    own = {each.parts[-3] for each in templates if "<html" in each.read_text()}
    builders = {
        each.stem
        for each in (ROOT / "reports" / "content").glob("*.py")
        if "return PackContent(" in each.read_text() or "= PackContent(" in each.read_text()
    }
    assert (own, builders) == ({"packs", "minutes"}, {"build", "review"})
    assert {*PackKind, "review", "minutes"} == KINDS


def test_all_conform_to_pdf_ua_1(tmp_path: Path) -> None:
    """Beside a paper without tags, so that the verdict is known to see a difference."""
    weasyprint = needing_pango("weasyprint")
    plain = weasyprint.HTML(string="<html lang=en><title>x</title><p>x</html>").write_pdf()
    papers = {name: every_kind.pdf(name) for name in EXAMPLES}
    found = unlike_pdf_ua_1({**papers, "untagged": plain}, tmp_path)
    assert found.pop("untagged")
    assert found == {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_read_aloud_it_has_no_error(name: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(every_kind.pdf(name))
    found = [each for each in outloud.check(str(path)).findings if each.severity == "error"]
    known = _furniture(every_kind.paper(name))
    assert [str(each) for each in found if not _is_furniture(each, known)] == []


def _is_furniture(finding: Finding, known: tuple[str, ...]) -> bool:
    return finding.rule == _NOT_READ and str(finding.evidence).startswith(known)


def _furniture(paper: every_kind.Paper) -> tuple[str, ...]:
    """How what is repeated on the pages begins: their heads and feet, and those of tables."""
    tables = paper.tables if isinstance(paper, PackContent) else ()
    heads = (" ".join(column.head for column in table.columns) for table in tables)
    said = (paper.running_title, paper.foot, paper.marking, *heads)
    return tuple(text[:_CUT] for text in said if text)


@pytest.mark.parametrize("name", EXAMPLES)
def test_our_own_check_finds_no_fault(name: str) -> None:
    author = every_kind.author(name)
    assert faults(every_kind.pdf(name), author=author) == ()
    assert faults_of_office(every_kind.word(name), author=author) == ()


LAST_PART = "Exempt information"
OF_A_REVIEW = "recommendations restricted"
"""As the public may read the review, whoever it is for."""
RESTRICTED = [name for name in EXAMPLES if name.endswith(" restricted") and name != OF_A_REVIEW]


@pytest.mark.parametrize("name", RESTRICTED)
def test_each_page_that_holds_what_is_exempt_bears_the_words_of_the_act(name: str) -> None:
    """Those of a pack at their heads; of minutes all pages, of which the first says it below."""
    words = every_kind.paper(name).marking[:_CUT]
    with pikepdf.open(BytesIO(every_kind.pdf(name))) as opened:
        pages = Paper(opened, "").marks
    marked = [any(text.words.startswith(words) for text in page.texts) for page in pages]
    furniture = [[text.words for text in page.texts if text.number is None] for page in pages]
    at_the_head = [any(said.startswith(words) for said in each) for each in furniture]
    if name.startswith("minutes"):
        assert all(marked)
    else:
        assert [LAST_PART in "".join(each) for each in furniture] == at_the_head
        assert any(at_the_head)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_exempt_stands_in_restricted_packs_alone(name: str) -> None:
    """So that the examples are what they are called."""
    holds = EXEMPT in repr(every_kind.paper(name))
    assert holds == (name in RESTRICTED and not name.startswith("minutes"))
    assert bool(every_kind.paper(name).marking) == (name in RESTRICTED)
