"""Downloading a file beside an update."""

from __future__ import annotations

from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions.evidence.store import EVIDENCE
from actions.models import EvidenceFile
from actions.selectors.actions import ref_in
from actions.selectors.evidence import get_evidence
from actions.views.frame import PlanFrame, plan_frame
from people.erased import are_erased_words
from people.errors import Refused
from people.frame import Link

_GONE = 410
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
"""A file is never shown as a page of ours, whatever it is."""


@require_safe
def evidence_file(
    request: HttpRequest, partnership: str, plan: str, evidence: int
) -> HttpResponseBase:
    """The file as it was uploaded, to be saved; one that was changed since is not given out."""
    frame = plan_frame(request, partnership, plan)
    found = get_evidence(request.user, frame.plan, evidence)
    try:
        content = _opened(found)
    except Refused as refusal:
        return _refusal(frame, found, refusal)
    return FileResponse(
        content,
        as_attachment=True,
        filename=found.name,
        content_type=found.media_type,
        headers=_HEADERS,
    )


def _opened(found: EvidenceFile) -> BinaryIO:
    """The content, open for reading.

    Raises:
        Refused: it was erased, is missing, or is not what was uploaded.
    """
    if are_erased_words(found.name):
        raise Refused("This file was erased from the record. The action’s record says when.")
    return EVIDENCE.opened(found.digest)


def _refusal(frame: PlanFrame, found: EvidenceFile, refusal: Refused) -> HttpResponseBase:
    ref = ref_in(frame.plan, found.update.action)
    back = Link(frame.url("action", ref), ref)
    context = frame.context("list", back, Link("", found.name), refusal=refusal, back=back)
    return render(frame.request, "actions/evidence_gone.html", context, status=_GONE)
