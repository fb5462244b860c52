"""Names of files as they are kept and shown."""

from __future__ import annotations

import pytest

from actions.evidence.names import LONGEST, extension_of, safe_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Minutes of 3 March.docx", "Minutes of 3 March.docx"),
        ("Łukasik – visit.pdf", "Łukasik – visit.pdf"),
        ("Zoe\u0308.txt", "Zoë.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\rhian\\plan.pdf", "plan.pdf"),
        ("report\r\nSet-Cookie: x.pdf", "report Set-Cookie_ x.pdf"),
        ("annual\u202efdp.exe", "annualfdp.exe"),
        ("\u200breport\u2066.pdf", "report.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ('say "hi" <b>.pdf', "say _hi_ _b_.pdf"),
        ("con.txt", "_con.txt"),
        (".pdf", "pdf"),
        ("..", "evidence"),
        ("", "evidence"),
        ("report.pdf. ", "report.pdf"),
    ],
)
def test_a_name_is_made_safe(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_long_name_is_cut_and_keeps_its_extension() -> None:
    kept = safe_name("x" * 300 + ".docx")
    assert len(kept) == LONGEST
    assert kept.endswith("x.docx")


def test_the_extension_is_in_small_letters_and_may_be_absent() -> None:
    assert extension_of("Plan.DOCX") == "docx"
    assert extension_of("plan") == ""
    assert extension_of("plan.of many words") == ""
