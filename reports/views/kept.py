"""Packs that are kept: what each body was told and when, and how far each pack has come."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.views.asking import refuse_the_past
from actions.views.frame import PlanFrame, plan_frame
from people.access import demand, signed_in
from people.access_log.answer import is_of, shows_position
from people.errors import Refused
from people.frame import Link
from plans.models import Plan
from reports.content.content_json import read
from reports.content.draft import as_draft
from reports.content.shape import PackContent
from reports.gate import refuse_held_file
from reports.life import Step, steps_from
from reports.models import Making, Pack, PackFile
from reports.render.html import render_html
from reports.render.pdf import render_pdf
from reports.selectors.packs import PackRow, find_pack, pack_row, packs, steps_of
from reports.selectors.record import SHOWN_TO_BODIES
from reports.services.packs import content_of_draft, file_name
from reports.steps import WORDS, address_of
from reports.store import PACKS

_MEDIA = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}
_CANNOT = 409


def packs_link(plan: Plan) -> Link:
    return Link(reverse("reports:kept", args=[plan.partnership.slug, plan.slug]), "Packs")


def pack_url(pack: Pack, name: str = "pack", *more: str) -> str:
    plan = pack.plan
    return reverse(f"reports:{name}", args=[plan.partnership.slug, plan.slug, pack.number, *more])


def pack_link(pack: Pack) -> Link:
    return Link(pack_url(pack), f"Pack {pack.number}")


def reached(
    request: HttpRequest, partnership: str, plan: str, number: int
) -> tuple[PlanFrame, PackRow]:
    """The frame and the pack of an address, for a reader who may see it.

    Raises:
        Http404: there is no such pack for this reader.
        PermissionDenied: it is not published, and drafts are not theirs to read.
    """
    frame = plan_frame(request, partnership, plan)
    row = pack_row(find_pack(frame.plan, number))
    if not row.is_published:
        demand(request.user, "reports.see_drafts", frame.plan)
    is_of(f"pack {number}")
    return frame, row


@require_safe
def packs_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """Every pack of the plan that the reader may see: what each body was told, and when."""
    frame = plan_frame(request, partnership, plan)
    refuse_the_past(frame)
    sees_drafts = request.user.has_perm("reports.see_drafts", frame.plan)
    found = packs(frame.plan)
    makes = request.user.has_perm("reports.keep_packs", frame.plan)
    context = frame.context(
        "packs",
        Link("", "Packs"),
        published=[row for row in found if row.is_published],
        unpublished=[row for row in found if sees_drafts and not row.is_published],
        begin_url=reverse("reports:begin", args=[partnership, plan]) if makes else "",
        make_url=reverse("reports:make", args=[partnership, plan]),
    )
    return render(request, "reports/packs.html", context)


@require_safe
def pack_page(request: HttpRequest, partnership: str, plan: str, pack: int) -> HttpResponse:
    """A pack: what it is for, how far it has come, by whom, and its files."""
    frame, row = reached(request, partnership, plan, pack)
    refuse_the_past(frame)
    context = frame.context(
        "packs",
        packs_link(frame.plan),
        Link("", f"Pack {pack}"),
        row=row,
        pack=row.pack,
        steps=list(steps_of(row.pack)),
        files=_files(row),
        corrections=[each for each in row.pack.corrections.all() if pack_row(each).is_published],
        offers=[*_offers(request, row), *_looks(request, row)],
        changes=_changes(request, row),
    )
    return render(request, "reports/pack.html", context)


def _files(row: PackRow) -> list[tuple[PackFile, str]]:
    if row.last is None or not row.is_published:
        return []
    return [(file, pack_url(row.pack, "file", file.name)) for file in row.last.built.files.all()]


def _offers(request: HttpRequest, row: PackRow) -> list[Link]:
    """The steps that this reader may take now."""
    return [
        Link(pack_url(row.pack, "step", address_of(step)), WORDS[step].title)
        for step in steps_from(row.state)
        if request.user.has_perm(WORDS[step].permission, row.pack)
    ]


def _looks(request: HttpRequest, row: PackRow) -> list[Link]:
    """Where this reader sees what would hold the pack back, and how far its making has come."""
    if row.last is None or row.is_published or row.last.step == Step.RETURNED:
        return []
    found = []
    if request.user.has_perm("reports.confirm_identity", row.pack):
        found.append(Link(pack_url(row.pack, "finds"), "See what would hold it back"))
    makings = Making.objects.filter(built=row.built)
    if makings.exists() and request.user.has_perm("reports.keep_packs", row.pack):
        found.append(Link(pack_url(row.pack, "making"), "See how far its making has come"))
    return found


def _changes(request: HttpRequest, row: PackRow) -> list[Link]:
    """How this reader changes what the pack says: the draft itself, or by a correction."""
    if not request.user.has_perm("reports.keep_packs", row.pack):
        return []
    if Step.PUT_FORWARD in steps_from(row.state):
        return [Link(pack_url(row.pack, "edit"), "Change the draft")]
    if row.is_published:
        plan = row.pack.plan
        begin = reverse("reports:begin", args=[plan.partnership.slug, plan.slug])
        return [Link(f"{begin}?replaces={row.pack.number}", "Correct it by another pack")]
    return []


@require_safe
def preview_page(request: HttpRequest, partnership: str, plan: str, pack: int) -> HttpResponseBase:
    """What the pack prints, as a page."""
    frame, row = reached(request, partnership, plan, pack)
    shows_position(SHOWN_TO_BODIES)
    try:
        html = render_html(_printed(row, request), stylesheet=static("css/pack.css"))
    except Refused as refusal:
        return cannot(frame, row, refusal)
    return HttpResponse(html)


@require_safe
def draft_file(request: HttpRequest, partnership: str, plan: str, pack: int) -> HttpResponseBase:
    """What a pack that is not published prints, as a PDF of which each page is marked."""
    frame, row = reached(request, partnership, plan, pack)
    if row.is_published:
        raise Http404
    shows_position(SHOWN_TO_BODIES)
    try:
        pdf = refuse_held_file(frame.plan.partnership, render_pdf(_printed(row, request)))
    except Refused as refusal:
        return cannot(frame, row, refusal)
    headers = {"Content-Disposition": f'attachment; filename="draft-{file_name(row.pack)}.pdf"'}
    return HttpResponse(pdf, content_type=_MEDIA["pdf"], headers=headers)


def _printed(row: PackRow, request: HttpRequest) -> PackContent:
    """What the pack prints as it stands, marked as a draft until it is published.

    Raises:
        Refused: it may tell who a child is, or there is nothing to print.
    """
    if row.last is None or row.last.step == Step.RETURNED:
        return as_draft(content_of_draft(row.pack, signed_in(request)))
    content = read(row.last.built.content)
    return content if row.is_published else as_draft(content)


@require_safe
def file_page(
    request: HttpRequest, partnership: str, plan: str, published: int, file: str
) -> HttpResponseBase:
    """A file of a published pack, byte for byte as it was published."""
    frame, row = reached(request, partnership, plan, published)
    if row.last is None or not row.is_published:
        raise Http404
    found = row.last.built.files.filter(name=file).first()
    if found is None:
        raise Http404
    is_of(f"SHA-256 {found.digest}")
    try:
        content = PACKS.opened(found.digest)
    except Refused as refusal:
        return cannot(frame, row, refusal)
    kind = _MEDIA[found.name.rpartition(".")[2]]
    return FileResponse(content, as_attachment=True, filename=found.name, content_type=kind)


def cannot(frame: PlanFrame, row: PackRow, refusal: Refused) -> HttpResponse:
    """Why the pack cannot be shown, on a page that leads back to it."""
    back = pack_link(row.pack)
    way = (packs_link(frame.plan), back, Link("", "Not shown"))
    context = frame.context("packs", *way, refusal=refusal, back=back)
    return render(frame.request, "reports/not_shown.html", context, status=_CANNOT)
