"""The versions of a plan: what each held, what it changed, and its anchors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions.selectors.plan_versions import versions_at
from actions.selectors.versions import last_erasures
from actions.views.frame import PlanFrame, plan_url, reading_frame
from people.frame import Link
from plans.formats import WRITTEN
from plans.models import Version, VersionErasure


@dataclass(frozen=True, slots=True)
class Row:
    version: Version
    read_url: str = ""
    """The plan as the version holds it; empty for one that is only listed."""
    changes_url: str = ""
    """What it changed; empty for the first that is held."""
    exports: Sequence[tuple[str, str]] = ()
    """Format and address."""
    erased: VersionErasure | None = None
    """The last erasure of a text that it held."""

    @property
    def short_digest(self) -> str:
        return (self.erased or self.version).document_digest[:8]


@require_safe
def versions_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = reading_frame(request, partnership, plan)
    rows = _rows(frame)
    may_edit = frame.as_at.is_now and request.user.has_perm("plans.edit", frame.plan)
    context = frame.context(
        "versions",
        Link("", "Versions"),
        rows=list(reversed(rows)),
        held=[row for row in rows if row.version.content_held],
        compare_url=frame.url("compare"),
        cut_url=frame.url("cut-version") if may_edit else "",
        closing_url=frame.url("closing"),
    )
    return render(request, "actions/versions.html", context)


def _rows(frame: PlanFrame) -> list[Row]:
    rows: list[Row] = []
    before, versions = "", versions_at(frame.plan, at=frame.as_at.moment)
    erased = last_erasures(versions)
    for version in versions:
        rows.append(replace(_row(frame, version, before), erased=erased.get(version.pk)))
        before = version.number if version.content_held else before
    return rows


def _row(frame: PlanFrame, version: Version, before: str) -> Row:
    if not version.content_held:
        return Row(version)
    at = frame.pairs_at(f"v{version.number}")
    return Row(
        version,
        read_url=_address(frame, "plan", *at),
        changes_url=_changes(frame, before, version.number) if before else "",
        exports=[(name, _address(frame, "export", *at, ("format", name))) for name in WRITTEN],
    )


def _changes(frame: PlanFrame, before: str, number: str) -> str:
    sides = (("from", f"v{before}"), ("to", f"v{number}"))
    return _address(frame, "compare", *sides, *frame.pairs)


def _address(frame: PlanFrame, name: str, *pairs: tuple[str, str]) -> str:
    return f"{plan_url(frame.plan, name)}?{urlencode(pairs)}"
