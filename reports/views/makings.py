"""How far the making of a pack's files has come; stopping it, and asking for it again."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from actions.views.asking import refuse_the_past
from actions.views.frame import PlanFrame
from people.access import demand, signed_in
from people.forms import ButtonForm
from people.frame import Link
from people.views.asking import FORM_METHODS, done, sent
from people.views.once import counts_once
from reports.making import ACTIVE, Stage, State, progress, steps_done
from reports.models import Making
from reports.selectors.makings import last_making
from reports.selectors.packs import PackRow
from reports.services.makings import ask_again, begin, is_left, stop, work
from reports.views.kept import pack_link, pack_url, packs_link, reached


@require_http_methods(FORM_METHODS)
@counts_once
def making_page(request: HttpRequest, partnership: str, plan: str, pack: int) -> HttpResponse:
    """What is being done; without scripts it is looked at again by its own link."""
    frame, row = reached(request, partnership, plan, pack)
    demand(request.user, "reports.keep_packs", row.pack)
    refuse_the_past(frame)
    making = last_making(row.built) if row.last else None
    form = _form(request, making)
    if making and form.is_bound and form.carries_out(lambda _data: _do(request, making)):
        return done(request, "It is noted.", pack_url(row.pack, "making"))
    context = _told(frame, row, making) if making else {}
    way = (packs_link(frame.plan), pack_link(row.pack), Link("", "Its making"))
    context = frame.context("packs", *way, pack=row.pack, making=making, form=form, **context)
    return render(request, "reports/making.html", context)


def _form(request: HttpRequest, making: Making | None) -> ButtonForm:
    is_active = making is not None and making.state in ACTIVE
    button = "Stop it" if is_active else "Try again"
    form = ButtonForm(sent(request), button=button, warns=is_active)
    if making is None or making.state == State.PUBLISHED:
        form.ask_nothing()
    return form


def _do(request: HttpRequest, making: Making) -> None:
    """Stop it, also where whoever was at it is gone; or ask for it again."""
    if making.state in ACTIVE:
        stop(making)
        transaction.on_commit(partial(work, making))
    else:
        asked = ask_again(making, by=signed_in(request))
        transaction.on_commit(partial(begin, asked))


def _told(frame: PlanFrame, row: PackRow, making: Making) -> dict[str, object]:
    """What the page says of a making."""
    state = State(making.state)
    stage = Stage(making.stage) if making.stage else None
    can_confirm = frame.request.user.has_perm("reports.confirm_identity", row.pack)
    return {
        "progress": progress(state, stage),
        "steps_done": steps_done(state, stage),
        "steps": len(Stage),
        "is_active": state in ACTIVE,
        "is_left": is_left(making),
        "is_held": state is State.HELD_BACK,
        "finds_url": pack_url(row.pack, "finds") if can_confirm else "",
    }
