"""A plan as a file, as it stood at any moment, in the reader's position."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_safe

from actions.selectors.cache import cached_document
from actions.views.frame import PlanFrame, position_problem, reading_frame
from actions.views.position import file_note, own_in
from people.wording import listed
from plans.formats import WRITTEN, write

DEFAULT_FORMAT = "json"
TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


@require_safe
def export_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """The file; where its moment or format is not understood, why, and no file of now instead."""
    frame = reading_frame(request, partnership, plan)
    wanted = request.GET.get("format", DEFAULT_FORMAT)
    if problems := list(_problems(frame, wanted)):
        return HttpResponseBadRequest(" ".join(problems), content_type="text/plain; charset=utf-8")
    return _file(frame, wanted)


def _problems(frame: PlanFrame, wanted: str) -> Iterator[str]:
    if problem := position_problem(frame):
        yield problem
    if wanted not in WRITTEN:
        yield f"“{wanted[:20]}” is no format. Ask for {listed(WRITTEN, 'or')}."
    if frame.as_at.problem:
        yield frame.as_at.problem.partition(" This page")[0]


def _file(frame: PlanFrame, wanted: str) -> HttpResponse:
    document = cached_document(frame.plan, at=frame.as_at.moment, position=frame.position)
    note = file_note(own_in(frame, at=document.at or frame.as_at.moment))
    return HttpResponse(
        write(document, wanted, note=note),
        content_type=TYPES.get(wanted, "application/octet-stream"),
        headers={"Content-Disposition": f'attachment; filename="{_name(frame)}.{wanted}"'},
    )


def _name(frame: PlanFrame) -> str:
    """Letters, digits, dots and hyphens only: a version's number may hold anything."""
    moment = frame.as_at.value or frame.as_at.day.isoformat()
    return _UNSAFE.sub("-", f"{frame.plan.slug}-{moment[:40]}-{frame.position}")
