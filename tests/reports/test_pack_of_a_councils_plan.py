"""A pack of the plan that a council has as a document, from the reader to the page."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from plans.document import PlanDocument
from plans.document_json import to_json
from plans.formats.registry import read
from reports.content.build import build_content
from reports.content.periods import parse_quarter
from reports.content.source import PackKind, PackSource
from reports.render.html import render_html
from reports.render.structure import kids
from tests.reports.conftest import rendered
from tests.reports.tags import of_kind
from tests.reports.test_pack_html import Page

NAMES = ("docx", "xlsx", "csv")
QUARTER = parse_quarter("2015-16-Q2")


def plan_of(folder: Path, extension: str) -> PlanDocument:
    path = folder / "docs" / f"cse-delivery-plan-v3.4.{extension}"
    return replace(read(path.read_bytes(), path.name).document, at=QUARTER.moment)


def source_of(plan: PlanDocument) -> PackSource:
    return PackSource(
        kind=PackKind.QUARTERLY,
        period=QUARTER,
        partnership="A partnership",
        document=plan,
        before=None,
        changes=(),
        made_at=datetime(2015, 10, 5, 9, 0, tzinfo=UTC),
        made_by="A business manager",
        digest=hashlib.sha256(to_json(plan).encode()).hexdigest(),
        path="a/cse",
    )


@pytest.mark.parametrize("extension", NAMES)
def test_every_action_is_in_the_pack(shared_data: Path, extension: str) -> None:
    plan = plan_of(shared_data, extension)
    content = build_content(source_of(plan))
    words = " ".join(Page(render_html(content)).text.split())
    assert len(plan.actions) == 80
    for action in plan.actions:
        assert " ".join(action.text.split()) in words, action.ref
        assert " ".join(action.evidence.split()) in words, action.ref


def test_its_pdf_holds_every_row(shared_data: Path) -> None:
    content = build_content(source_of(plan_of(shared_data, "docx")))
    paper = pikepdf.open(BytesIO(rendered(content)))
    tables = of_kind(kids(paper.Root.StructTreeRoot)[0], "Table")
    rows = sorted(len(of_kind(t, "TR")) for t in tables)
    for block in content.tables:
        rows.remove(block.rows)
