"""Drafting a pack, and each step of its life."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from actions.views.asking import ask, refuse_the_past
from actions.views.frame import PlanFrame, plan_frame
from people.access import demand, signed_in
from people.asat import newest_revision
from people.errors import Refused
from people.models import User
from people.views.asking import CONFLICT, FORM_METHODS, OK, done, sent, unless_overtaken
from people.views.once import counts_once
from people.wording import listed
from reports.content.sections import SECTIONS
from reports.forms import DraftForm, StepForm, drafted
from reports.life import Step
from reports.models import BuiltPack, Making, Pack
from reports.permissions import READERS_BEFORE_PUBLICATION
from reports.selectors.packs import (
    PackRow,
    exempt_sections,
    find_pack,
    pack_row,
    texts_to_start_from,
)
from reports.services import drafts, steps
from reports.services.makings import ask_to_publish, begin
from reports.steps import WORDS, step_at
from reports.views.kept import pack_link, pack_url, packs_link, reached

_FRONT_SHEET = "A section of the front sheet that you leave empty is written from the record."


@require_http_methods(FORM_METHODS)
@counts_once
def begin_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """Begin a draft, or one that corrects a published pack."""
    frame = plan_frame(request, partnership, plan)
    demand(request.user, "reports.keep_packs", frame.plan)
    refuse_the_past(frame)
    replaces = _replaced(frame)
    exempt = exempt_sections(replaces.pk) if replaces else {}
    earlier = {} if replaces else texts_to_start_from(frame.plan)
    initial = drafted(replaces) if replaces else earlier
    form = _form(frame, {**initial, **dict.fromkeys(exempt, "")})
    begun: list[Pack] = []

    def begin(_data: dict[str, Any]) -> None:
        by = signed_in(request)
        begun.append(drafts.begin_pack(frame.plan, by=by, draft=form.draft(), replaces=replaces))

    if form.is_bound and form.carries_out(begin):
        return done(request, "The draft is kept.", pack_url(begun[0]))
    return ask(
        frame,
        form,
        packs_link(frame.plan),
        title=f"Correct pack {replaces.number}" if replaces else "Draft a pack",
        lede=" ".join(
            (READERS_BEFORE_PUBLICATION, *_begun_with(earlier), _FRONT_SHEET, *_without(exempt))
        ),
        current="packs",
    )


def _begun_with(earlier: Mapping[str, str]) -> Iterator[str]:
    """That words stand in the form already, which nobody wrote for this pack."""
    if any(earlier.values()):
        yield (
            "The front sheet begins with what that of an earlier pack says. "
            "Change what is not so now, its title too."
        )


def _without(exempt: Collection[str]) -> Iterator[str]:
    """That a correction begins without sections that are exempt: here nobody decided on them."""
    if exempt:
        sections = listed(label for field, label in SECTIONS.items() if field in exempt)
        yield f"It begins without what is exempt in the pack that it corrects: {sections}."


def _form(frame: PlanFrame, initial: dict[str, Any]) -> DraftForm:
    return DraftForm(
        sent(frame.request),
        plan=frame.plan,
        document=frame.document(),
        moment=frame.as_at,
        initial=initial,
    )


def _replaced(frame: PlanFrame) -> Pack | None:
    """The pack that the address says is to be corrected.

    Raises:
        Http404: there is none of that number.
    """
    number = frame.request.GET.get("replaces", "")
    if not number:
        return None
    if not (number.isascii() and number.isdecimal()):
        raise Http404
    return find_pack(frame.plan, int(number))


@require_http_methods(FORM_METHODS)
@counts_once
def edit_page(request: HttpRequest, partnership: str, plan: str, pack: int) -> HttpResponse:
    """Change a draft."""
    frame, row = reached(request, partnership, plan, pack)
    demand(request.user, "reports.keep_packs", row.pack)
    refuse_the_past(frame)
    form = _form(frame, _as_it_stands(row.pack))
    change = unless_overtaken(
        form,
        lambda data: drafts.change_draft(
            row.pack, by=signed_in(request), seen=data["seen"] or 0, draft=form.draft()
        ),
        row.pack,
        _as_it_stands,
    )
    if form.is_bound and form.carries_out(change):
        return done(request, "The draft is changed.", pack_url(row.pack))
    return ask(
        frame,
        form,
        packs_link(frame.plan),
        pack_link(row.pack),
        title=f"Change pack {pack}",
        lede=_FRONT_SHEET,
        current="packs",
        status=CONFLICT if form.is_overtaken else OK,
    )


def _as_it_stands(pack: Pack) -> dict[str, Any]:
    return {**drafted(pack), "seen": newest_revision(pack)}


@require_http_methods(FORM_METHODS)
def step_page(
    request: HttpRequest, partnership: str, plan: str, pack: int, stage: str
) -> HttpResponse:
    """Take a step of the pack's life."""
    frame, row = reached(request, partnership, plan, pack)
    taken = step_at(stage)
    if taken is None:
        raise Http404
    words = WORDS[taken]
    demand(request.user, words.permission, row.pack)
    refuse_the_past(frame)
    form = StepForm(sent(request), step=taken, initial={"seen": _put_forward(row)})
    if form.is_bound and form.carries_out(lambda data: _take(taken, row, request, data)):
        if taken is Step.PUBLISHED and not pack_row(row.pack).is_published:
            return HttpResponseRedirect(pack_url(row.pack, "making"))
        return done(request, words.done, pack_url(row.pack))
    way = (packs_link(frame.plan), pack_link(row.pack))
    status = CONFLICT if form.is_overtaken else OK
    return ask(
        frame, form, *way, title=words.title, lede=words.lede, current="packs", status=status
    )


def _put_forward(row: PackRow) -> int | None:
    """The number of what was put forward last: it is what whoever takes a step has seen."""
    return row.last.built_id if row.last else None


_OF_WHAT_IS_BUILT = {
    Step.CONSIDERED: steps.consider,
    Step.APPROVED: steps.approve,
    Step.RETURNED: steps.return_pack,
}


def _take(step: Step, row: PackRow, request: HttpRequest, data: dict[str, Any]) -> object:
    by = signed_in(request)
    if step is Step.PUT_FORWARD:
        return drafts.put_forward(row.pack, by=by, **data)
    built = _seen(row, data.pop("seen"))
    if step is Step.PUBLISHED:
        return _publish(built, request, by, data)
    return _OF_WHAT_IS_BUILT[step](built, by=by, **data)


def _publish(built: BuiltPack, request: HttpRequest, by: User, data: dict[str, Any]) -> Making:
    """Have it made, or see what another form asked for: that is said."""
    asked = ask_to_publish(built, by=by, **data)
    if asked.form_key != data["form_key"]:
        who = "You" if asked.by == by else asked.by or "The system"
        messages.info(
            request,
            f"{who} asked for this already. You see how far that has come, and what you typed is "
            "not kept.",
        )
    begin(asked)
    return asked


def _seen(row: PackRow, number: int) -> BuiltPack:
    """What the pack printed when its page was opened.

    Raises:
        Refused: it was never put forward so.
    """
    built = row.pack.built.filter(pk=number).first()
    if built is None:
        raise Refused("This pack is a draft. Put the pack forward first.")
    return built
