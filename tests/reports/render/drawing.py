"""What a printed paper draws, and printing it as WeasyPrint does by itself."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from tests.support.machine import needing_pango


def as_weasyprint_does(monkeypatch: pytest.MonkeyPatch, *, but: str = "") -> None:
    for owner, name, original in needing_pango("reports.render.faster").PLACES:
        if name != but:
            monkeypatch.setattr(owner, name, original)


def drawn(pdf: bytes) -> list[bytes]:
    """What is drawn on each page, one instruction after the other."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        return [page.obj.Contents.read_bytes() for page in paper.pages]
