"""Packs, built and rendered once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.content.build import build_content
from reports.content.shape import PackContent
from reports.content.source import PackKind
from reports.render.errors import CannotRender
from reports.render.pdf import render_pdf
from tests.reports import sample
from tests.support.machine import cannot


def rendered(content: PackContent) -> bytes:
    """The pack as PDF, or a test that cannot run here."""
    try:
        return render_pdf(content)
    except CannotRender as why:
        cannot(str(why))


@pytest.fixture(scope="session")
def quarterly() -> PackContent:
    return build_content(sample.source())


@pytest.fixture(scope="session")
def scrutiny() -> PackContent:
    return build_content(sample.source(PackKind.SCRUTINY, themes=(1, 3)))


@pytest.fixture(scope="session")
def summary() -> PackContent:
    return build_content(sample.source(PackKind.SUMMARY))


@pytest.fixture(scope="session")
def lead_sheet() -> PackContent:
    return build_content(sample.sheet_of("Tom Whitlock"))


@pytest.fixture(scope="session")
def quarterly_pdf(quarterly: PackContent) -> bytes:
    return rendered(quarterly)


@pytest.fixture(scope="session")
def scrutiny_pdf(scrutiny: PackContent) -> bytes:
    return rendered(scrutiny)


@pytest.fixture(scope="session", params=["quarterly", "scrutiny"])
def pack(request: pytest.FixtureRequest) -> tuple[PackContent, bytes]:
    """Each kind of pack: its content and its PDF."""
    content: PackContent = request.getfixturevalue(request.param)
    return content, request.getfixturevalue(f"{request.param}_pdf")


@pytest.fixture
def pack_file(pack: tuple[PackContent, bytes], tmp_path: Path) -> Path:
    content, pdf = pack
    path = tmp_path / f"{content.kind}.pdf"
    path.write_bytes(pdf)
    return path
