"""The command that makes a pack: every kind, every format, and what it refuses."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from people import clock
from reports.content.periods import quarter_of
from tests.cast import Cast
from tests.reports.papers import one_page
from tests.support.commands import Manage, manage

__all__ = ["manage"]
pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())


def order(kind: str, out: Path, *more: str) -> tuple[object, ...]:
    period = str(quarter_of(clock.today()))
    return ("build_pack", "aldermere/cse", "--kind", kind, "--period", period, "--out", out, *more)


def test_it_makes_every_format_and_prints_its_path_and_digest(
    manage: Manage, tmp_path: Path
) -> None:
    done = manage(*order("quarterly", tmp_path, "--formats", "pdf,docx,xlsx,csv,html"))
    assert (done.code, done.err) == (0, "")
    found = [line.rsplit(" ", 1) for line in done.out.splitlines()]
    assert [Path(path).suffix for path, _ in found] == [".pdf", ".docx", ".xlsx", ".csv", ".html"]
    for path, digest in found:
        assert hashlib.sha256(Path(path).read_bytes()).hexdigest() == digest


def test_it_makes_a_pdf_unless_told_otherwise(manage: Manage, tmp_path: Path) -> None:
    assert manage(*order("summary", tmp_path)).code == 0
    assert [path.suffix for path in tmp_path.iterdir()] == [".pdf"]


def test_it_makes_the_sheet_of_a_lead(manage: Manage, tmp_path: Path, cast: Cast) -> None:
    lead = cast.action("1.1.1").leads.first()
    assert lead is not None
    name = lead.officer.name
    done = manage(*order("lead", tmp_path, "--lead", name, "--formats", "html"))
    assert (done.code, done.err) == (0, "")
    [page] = tmp_path.iterdir()
    assert f"Actions of {name}" in page.read_text()


@pytest.mark.parametrize(
    ("kind", "more", "refusal"),
    [
        ("annual", (), "The annual report comes later. Choose another kind of pack."),
        ("lead", (), "Say whose sheet it is with --lead."),
        ("lead", ("--lead", "Nobody"), "The partnership has no officer “Nobody”."),
        ("quarterly", ("--lead", "Nobody"), "Only the sheet of a lead takes --lead. Leave it out."),
        ("quarterly", ("--for", "none"), "The partnership has no body “none”."),
        ("quarterly", ("--formats", "odt"), "“odt” is no format of a pack."),
        ("recommendations", (), "invalid choice"),
    ],
)
def test_it_refuses_in_a_sentence_and_writes_nothing(
    manage: Manage, tmp_path: Path, kind: str, more: tuple[str, ...], refusal: str
) -> None:
    assert refusal in manage(*order(kind, tmp_path, *more)).refusal
    assert not list(tmp_path.iterdir())
