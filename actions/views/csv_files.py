"""A page's rows as a CSV file, with ``format=csv``."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse

from actions.views.frame import PlanFrame

CSV_FORMAT = "csv"


def wants_csv(request: HttpRequest) -> bool:
    return request.GET.get("format") == CSV_FORMAT


def csv_file(frame: PlanFrame, what: str, content: bytes, *, on: date) -> HttpResponse:
    """The file, whose name says of which plan and position it is.

    Args:
        what: what its rows are, in its name.
        on: the London day of the moment shown.
    """
    name = f"{frame.plan.slug}-{what}-{on.isoformat()}-{frame.position}.csv"
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
