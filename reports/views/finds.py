"""What in a pack has to be looked at: before a draft is put forward, and before it is published."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.views.asking import ask, refuse_the_past
from people.access import demand, signed_in
from people.errors import Refused
from people.models import User
from people.views.asking import FORM_METHODS, done, sent
from people.views.once import counts_once
from reports.forms import FindsForm, IdentitiesForm
from reports.gate import Held
from reports.selectors.packs import PackRow
from reports.services.drafts import held_in_draft
from reports.services.publishing import held_in_pack
from reports.views import identities
from reports.views.files import cannot
from reports.views.identities import is_confirmed, once
from reports.views.kept import pack_link, pack_url, packs_link, reached

_LEDE = (
    "Every word of the finished files was read, also what no page shows. The pack is not published "
    "while one of these is left. Return the pack to change it, or say under your name that it may "
    "be printed. What is said here holds for the partnership’s later packs too."
)
_NOTHING_YET = (
    "Nothing in the draft looks like a child’s identity. What is unfinished, or exempt, is looked "
    "for in its finished files, once it is put forward."
)
_NOTHING = "There is nothing in the pack’s finished files that somebody has to look at."


@require_http_methods(FORM_METHODS)
@counts_once
def finds_page(request: HttpRequest, partnership: str, plan: str, pack: int) -> HttpResponse:
    frame, row = reached(request, partnership, plan, pack)
    demand(request.user, "reports.confirm_identity", row.pack)
    refuse_the_past(frame)
    try:
        held = once(frame.plan.partnership, _held(row, signed_in(request)))
    except Refused as refusal:
        return cannot(frame, row, refusal)
    form = (IdentitiesForm if row.is_draft else FindsForm)(sent(request), held=held)
    if held and is_confirmed(request, frame.plan.partnership, form):
        return done(request, "It is confirmed, under your name.", pack_url(row.pack))
    title, lede = "What has to be looked at", _lede(row, held)
    way = (packs_link(frame.plan), pack_link(row.pack))
    return ask(frame, form, *way, title=title, lede=lede, current="packs")


def _held(row: PackRow, by: User) -> list[Held]:
    """What holds the pack back as it stands; a published one nothing."""
    if row.is_draft:
        return held_in_draft(row.pack, by)
    return held_in_pack(row.built) if row.is_on_its_way else []


def _lede(row: PackRow, held: Mapping[str, Held]) -> str:
    if row.is_draft:
        return identities.LEDE if held else _NOTHING_YET
    return _LEDE if held else _NOTHING
