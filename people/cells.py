"""Cells of CSV files: none that we write is a formula, whatever was typed into it. Pure.

A cell that begins like a formula gets an apostrophe in front, which reading takes off again:
spreadsheets run such cells (OWASP ASVS 1.2.10).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_DANGEROUS = frozenset("=+-@\t\r\n\x00＝＋－＠")


def _is_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet could take it for one, apostrophes in front of it aside."""
    return text.lstrip("'")[:1] in _DANGEROUS and bool(text.lstrip("'"))


def guarded(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _is_like_a_formula(text) else text


def unguarded(text: str) -> str:
    """The text as it was before ``guarded``."""
    return text[1:] if text.startswith("'") and _is_like_a_formula(text) else text


def written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file as spreadsheets take it: UTF-8 with a BOM, CRLF, no cell a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
