"""The versions of a plan, and what each changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions.selectors.document import versions_at
from actions.views.frame import PlanFrame, plan_frame
from people.frame import Link
from plans.models import Version


@dataclass(frozen=True, slots=True)
class Row:
    version: Version
    before: str
    """The number of the version before it whose content is held; empty for the first."""


@require_safe
def versions_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_frame(request, partnership, plan)
    rows = _rows(frame)
    context = frame.context(
        "versions",
        Link("", "Versions"),
        rows=list(reversed(rows)),
        held=[row for row in rows if row.version.content_held],
    )
    return render(request, "actions/versions.html", context)


def _rows(frame: PlanFrame) -> list[Row]:
    rows: list[Row] = []
    before = ""
    for version in versions_at(frame.plan, at=frame.as_at.moment):
        rows.append(Row(version, before))
        before = version.number if version.content_held else before
    return rows
