"""What a pack prints: as a page, as a marked draft, and as the files that were published."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actions.views.frame import PlanFrame
from people.access import signed_in
from people.access_log.answer import is_of, shows_position
from people.errors import Refused
from people.frame import Link
from reports.content.agenda import with_pages
from reports.content.content_json import read
from reports.content.draft import as_draft
from reports.content.shape import PackContent
from reports.gate import HeldBack
from reports.models import Withholding
from reports.render.formats import MEDIA, Format
from reports.restricted import demand_readable
from reports.selectors.packs import PackRow, pages_of
from reports.selectors.record import SHOWN_TO_BODIES
from reports.selectors.withholding import published_file, withheld
from reports.services.drafts import content_of_draft
from reports.services.files import file_of
from reports.services.publishing import file_name
from reports.store import PACKS
from reports.views.answers import as_file, as_page
from reports.views.kept import pack_link, pack_url, packs_link, reached

_CANNOT, _GONE = 409, 410


@require_safe
def preview_page(request: HttpRequest, partnership: str, plan: str, pack: int) -> HttpResponseBase:
    """What the pack prints, as a page."""
    frame, row = reached(request, partnership, plan, pack)
    shows_position(SHOWN_TO_BODIES)
    if held := _page_withheld(row):
        return _withheld(frame, row, held)
    try:
        return as_page(_printed(row, request))
    except Refused as refusal:
        return cannot(frame, row, refusal)


def _page_withheld(row: PackRow) -> Withholding | None:
    """Why the page of a published pack is not shown now: as its file, so the page."""
    if not row.is_published:
        return None
    file = row.built.files.filter(name__endswith=f".{Format.HTML}").first()
    return withheld(file) if file else None


@require_safe
def draft_file(request: HttpRequest, partnership: str, plan: str, pack: int) -> HttpResponseBase:
    """What a pack that is not published prints, as a PDF of which each page is marked."""
    frame, row = reached(request, partnership, plan, pack)
    if row.is_published:
        raise Http404
    shows_position(SHOWN_TO_BODIES)
    try:
        content = _printed(row, request)
        name = f"draft-{file_name(row.pack, content)}.pdf"
        pdf = file_of(frame.plan.partnership, content, Format.PDF)
    except Refused as refusal:
        return cannot(frame, row, refusal)
    return as_file(pdf, name, Format.PDF)


def _printed(row: PackRow, request: HttpRequest) -> PackContent:
    """What the pack prints as it stands, marked as a draft until it is published.

    Raises:
        Refused: it may tell who a child is, or there is nothing to print.
        MayNot: it prints what is exempt, and the reader may not read that.
    """
    if row.is_draft:
        return as_draft(content_of_draft(row.pack, signed_in(request)))
    content = read(row.built.content)
    demand_readable(request.user, row.built, content)
    if not row.is_published:
        return as_draft(content)
    pages = pages_of(row.built)
    return with_pages(content, pages) if pages else content


@require_safe
def file_page(
    request: HttpRequest, partnership: str, plan: str, published: int, file: str
) -> HttpResponseBase:
    """A file of a published pack, byte for byte as it was published."""
    frame, row = reached(request, partnership, plan, published)
    found = published_file(row.pack, file)
    is_of(f"SHA-256 {found.digest}")
    demand_readable(request.user, row.built, read(row.built.content))
    if held := withheld(found):
        return _withheld(frame, row, held)
    try:
        content = PACKS.opened(found.digest)
    except Refused as refusal:
        return cannot(frame, row, refusal)
    kind = MEDIA[Format(found.name.rpartition(".")[2])]
    return FileResponse(content, as_attachment=True, filename=found.name, content_type=kind)


def _withheld(frame: PlanFrame, row: PackRow, held: Withholding) -> HttpResponse:
    """What stands at the address of a file that is withheld."""
    back = pack_link(row.pack)
    way = (packs_link(frame.plan), back, Link("", "Withheld"))
    context = frame.context("packs", *way, held=held, back=back)
    return render(frame.request, "reports/withheld.html", context, status=_GONE)


def cannot(frame: PlanFrame, row: PackRow, refusal: Refused) -> HttpResponse:
    """Why the pack cannot be shown, on a page that leads back to it."""
    back, is_held = pack_link(row.pack), isinstance(refusal, HeldBack)
    may_confirm = frame.request.user.has_perm("reports.confirm_identity", row.pack)
    finds_url = pack_url(row.pack, "finds") if is_held and may_confirm else ""
    way = (packs_link(frame.plan), back, Link("", "Not shown"))
    context = frame.context(
        "packs", *way, refusal=refusal, back=back, is_held=is_held, finds_url=finds_url
    )
    return render(frame.request, "reports/not_shown.html", context, status=_CANNOT)
