"""What changed between two moments or versions, word by word."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions.differences import grouped, tally
from actions.selectors.cache import cached_document
from actions.selectors.document import versions_at
from actions.selectors.moments import parse_moment
from actions.views.frame import PlanFrame, plan_frame
from people.errors import Refused
from people.frame import Link
from people.wording import short_day_words
from plans.changes import compare
from plans.document import PlanDocument
from plans.models import Version


@require_safe
def compare_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    frame = plan_frame(request, partnership, plan)
    held = [v for v in versions_at(frame.plan, at=frame.as_at.moment) if v.content_held]
    first = request.GET.get("from") or (f"v{held[-1].number}" if held else "")
    last = request.GET.get("to") or "now"
    choices = [(f"v{v.number}", _named(v)) for v in reversed(held)]
    choices.append(("now", "Now"))
    shown = {"choices": _including(choices, first, last), "first": first, "last": last}
    if not first:
        problem = "No version is held yet, so there is nothing to compare with."
        return _page(frame, shown, problem=problem)
    try:
        before, after = _document(frame, first), _document(frame, last)
    except Refused as refusal:
        return _page(frame, shown, problem=str(refusal))
    return _page(frame, shown, before=before, after=after)


def _named(version: Version) -> str:
    """``3.4, 11 Sep 2015``."""
    day = version.dated
    return f"{version.number}, {short_day_words(day)}" if day else version.number


def _document(frame: PlanFrame, text: str) -> PlanDocument:
    moment = parse_moment(frame.plan, text)
    return cached_document(frame.plan, at=moment, position=frame.position)


def _including(choices: list[tuple[str, str]], *texts: str) -> list[tuple[str, str]]:
    """The choices, and whatever moment the address names besides."""
    known = {value for value, _ in choices}
    return choices + [(text, text) for text in texts if text and text not in known]


def _page(
    frame: PlanFrame,
    shown: Mapping[str, object],
    *,
    before: PlanDocument | None = None,
    after: PlanDocument | None = None,
    problem: str = "",
) -> HttpResponse:
    changes = compare(before, after) if before and after else ()
    context = frame.context(
        "versions",
        Link(frame.url("versions"), "Versions"),
        Link("", "What changed"),
        **shown,
        problem=problem,
        compared=before is not None,
        changes=changes,
        tally=tally(changes),
        groups=grouped(changes, before, after) if before and after else [],
    )
    return render(frame.request, "actions/compare.html", context)
