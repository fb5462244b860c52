"""Packs that are kept: what each body was told and when, and how far each pack has come."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.views.asking import refuse_the_past
from actions.views.frame import PlanFrame, plan_frame
from people.access import demand
from people.access_log.answer import is_of
from people.frame import Link
from people.views.exempting import decide_url, exempt_link
from plans.models import Plan
from reports.content.agenda import pages_words
from reports.content.sections import SECTIONS
from reports.exempt import SECTION
from reports.life import steps_from
from reports.making import State
from reports.models import Making, Pack, PackFile, Withholding
from reports.permissions import READERS_BEFORE_PUBLICATION
from reports.restricted import may_read, reads_exempt
from reports.selectors.confirmed import Confirmed, confirmed_in
from reports.selectors.makings import last_making
from reports.selectors.packs import (
    PackRow,
    exempt_sections,
    find_pack,
    pack_row,
    packs,
    pages_of,
    steps_of,
)
from reports.selectors.withholding import withheld_among
from reports.steps import WORDS, address_of


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a published pack, as its page names it."""

    file: PackFile
    url: str
    held: Withholding | None
    """Why it is not given out now."""
    change_url: str
    """Where this reader withholds or releases it; empty for who may not."""


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
        demand(request.user, "reports.see_drafts", row.pack)
    is_of(f"pack {number}")
    return frame, row


@require_safe
def packs_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """Every pack of the plan that the reader may see: what each body was told, and when."""
    frame = plan_frame(request, partnership, plan)
    refuse_the_past(frame)
    found = packs(frame.plan)
    makes = request.user.has_perm("reports.keep_packs", frame.plan)
    context = frame.context(
        "packs",
        Link("", "Packs"),
        published=[row for row in found if row.is_published],
        unpublished=[row for row in found if _sees_as_draft(request, row)],
        begin_url=reverse("reports:begin", args=[partnership, plan]) if makes else "",
        make_url=reverse("reports:make", args=[partnership, plan]),
        exempt=exempt_link(frame.plan.partnership) if _decides(request, frame.plan) else None,
    )
    return render(request, "reports/packs.html", context)


def _sees_as_draft(request: HttpRequest, row: PackRow) -> bool:
    """Whether it is not published yet and this reader may read it all the same."""
    return not row.is_published and request.user.has_perm("reports.see_drafts", row.pack)


def _decides(request: HttpRequest, plan: Plan) -> bool:
    return request.user.has_perm("people.decide_exempt", plan.partnership)


@require_safe
def pack_page(request: HttpRequest, partnership: str, plan: str, pack: int) -> HttpResponse:
    """A pack: what it is for, how far it has come, by whom, and its files."""
    frame, row = reached(request, partnership, plan, pack)
    refuse_the_past(frame)
    making = last_making(row.built) if row.is_on_its_way else None
    steps = _offers(request, row)
    reads = row.is_draft or may_read(request.user, row.built)
    context = frame.context(
        "packs",
        packs_link(frame.plan),
        Link("", f"Pack {pack}"),
        row=row,
        pack=row.pack,
        readers=READERS_BEFORE_PUBLICATION,
        steps=list(steps_of(row.pack)),
        files=_files(request, row),
        confirmed=_confirmed(request, row),
        reads=reads,
        sections=_sections(request, row),
        corrections=[each for each in row.pack.corrections.all() if pack_row(each).is_published],
        agenda=_agenda(row),
        is_held_back=making is not None and making.state == State.HELD_BACK,
        step=steps[0] if steps else None,
        offers=[*steps[1:], *_looks(request, row, making), *_changes(request, row)],
    )
    return render(request, "reports/pack.html", context)


def _agenda(row: PackRow) -> str:
    """Its pages in the agenda pack, where the clerk said with which it begins."""
    pages = pages_of(row.built) if row.is_published else None
    return pages_words(pages) if pages else ""


def _files(request: HttpRequest, row: PackRow) -> list[FileLine]:
    if not row.is_published:
        return []
    files = list(row.built.files.all())
    held, may = withheld_among(files), request.user.has_perm("reports.withhold", row.pack)
    return [
        FileLine(
            file,
            pack_url(row.pack, "file", file.name),
            held.get(file.pk),
            pack_url(row.pack, "release" if file.pk in held else "withhold", file.name)
            if may
            else "",
        )
        for file in files
    ]


def _confirmed(request: HttpRequest, row: PackRow) -> list[Confirmed]:
    """What was said of its finds, for who may read what is exempt in it."""
    return confirmed_in(row) if reads_exempt(request.user, row.pack) else []


def _sections(request: HttpRequest, row: PackRow) -> list[tuple[Link, str]]:
    """Where somebody decides on each section of the front sheet, and what was decided."""
    if row.is_published or not request.user.has_perm("people.decide_exempt", row.pack):
        return []
    held, place = exempt_sections(row.pack.pk), row.pack.plan.partnership
    return [
        (Link(decide_url(place, SECTION, row.pack.pk, field), label), held.get(field, ""))
        for field, label in SECTIONS.items()
    ]


def _offers(request: HttpRequest, row: PackRow) -> list[Link]:
    """The steps that this reader may take now."""
    return [
        Link(pack_url(row.pack, "step", address_of(step)), WORDS[step].title)
        for step in steps_from(row.state)
        if request.user.has_perm(WORDS[step].permission, row.pack)
    ]


def _looks(request: HttpRequest, row: PackRow, making: Making | None) -> list[Link]:
    """Where this reader sees what would hold the pack back, and how far its making has come."""
    if row.is_published:
        return []
    found = []
    if request.user.has_perm("reports.confirm_identity", row.pack):
        found.append(Link(pack_url(row.pack, "finds"), "See what would hold it back"))
    if making and request.user.has_perm("reports.keep_packs", row.pack):
        found.append(Link(pack_url(row.pack, "making"), "See how far its making has come"))
    return found


def _changes(request: HttpRequest, row: PackRow) -> list[Link]:
    """How this reader changes what the pack says: the draft itself, or by a correction."""
    if not request.user.has_perm("reports.keep_packs", row.pack):
        return []
    if row.is_draft:
        return [Link(pack_url(row.pack, "edit"), "Change the draft")]
    if row.is_published:
        plan = row.pack.plan
        begin = reverse("reports:begin", args=[plan.partnership.slug, plan.slug])
        return [Link(f"{begin}?replaces={row.pack.number}", "Correct it by another pack")]
    return []
