"""The check of finished papers: ours pass, and one that is broken in any known way does not."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from reports.conformance import faults
from tests.reports.conformance.breaking import Break, broken, ways
from tests.reports.papers import one_page
from tests.soak.effort import effort

AUTHOR = "Aldermere Safeguarding Children Partnership"


TRIED = list(ways().items())[:: 1 if effort().whole else 3]


@pytest.mark.parametrize(("how", "fault"), dict(TRIED).values(), ids=dict(TRIED).keys())
def test_a_broken_paper_is_caught(short_pdf: bytes, how: Break, fault: str) -> None:
    found = faults(broken(short_pdf, how), author=AUTHOR)
    assert any(each.startswith(fault) for each in found), found


def test_saving_alone_breaks_nothing(short_pdf: bytes) -> None:
    assert faults(broken(short_pdf, lambda _: None), author=AUTHOR) == ()


def test_an_encrypted_paper_is_caught(short_pdf: bytes) -> None:
    assert faults(_locked(short_pdf, reader=""), author=AUTHOR)[0].startswith("It is encrypted")
    assert faults(_locked(short_pdf, reader="x"), author=AUTHOR) == ("It asks for a password.",)


def _locked(pdf: bytes, *, reader: str) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as paper:
        out = BytesIO()
        paper.save(out, encryption=pikepdf.Encryption(owner="owner", user=reader))
    return out.getvalue()


def test_what_stands_behind_the_end_is_caught(short_pdf: bytes) -> None:
    """As a change leaves it that is appended: what was there before can be had again."""
    for more in (b"\nthe exempt text", b"\n1 0 obj\n<<>>\nendobj\n%%EOF\n"):
        found = faults(short_pdf + more, author=AUTHOR)
        assert found
        assert any("earlier state" in each or "no whole PDF" in each for each in found)


def test_half_a_file_is_caught(short_pdf: bytes) -> None:
    for half in (short_pdf[: len(short_pdf) // 2], b"", b"%PDF-1.7\n"):
        assert faults(half, author=AUTHOR) == ("It is no whole PDF.",)


def test_the_page_that_other_tests_publish_is_without_fault() -> None:
    assert faults(one_page("A word."), author=AUTHOR) == ()
