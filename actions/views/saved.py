"""Saving a view of a plan's actions, and deleting it again."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.filter_sentence import sentence
from actions.filters import address, choose
from actions.forms.saved_filters import DeleteFilterForm, SaveFilterForm
from actions.models import SavedFilter
from actions.selectors.saved_filters import get_saved_filter, saved_filters
from actions.services.saved_filters import delete_filter, save_filter
from actions.views.asking import ask, refuse_the_past
from actions.views.frame import PlanFrame, plan_frame, plan_url
from actions.views.table import table_of
from people.access import demand, signed_in
from people.frame import Link
from people.views.asking import FORM_METHODS, done, sent
from people.views.once import counts_once


@dataclass(frozen=True, slots=True)
class SavedLink:
    """A saved view above the filters."""

    name: str
    url: str
    owner: str
    """Whose shared view it is; empty for the reader's own."""
    shared: bool
    delete_url: str
    """Empty where the reader may not delete it, and at a past moment."""


def saved_links(frame: PlanFrame) -> list[SavedLink]:
    """The saved views that the reader sees, at the moment of the page and in its position."""
    user = signed_in(frame.request)
    return [
        _link(frame, saved, own=saved.owner_id == user.pk)
        for saved in saved_filters(frame.plan, user)
    ]


def _link(frame: PlanFrame, saved: SavedFilter, *, own: bool) -> SavedLink:
    kept = f"&{urlencode(frame.pairs)}" if frame.pairs else ""
    user = frame.request.user
    may = frame.as_at.is_now and user.has_perm("actions.delete_saved_filter", saved)
    return SavedLink(
        saved.name,
        f"{plan_url(frame.plan, 'list')}?{saved.query}{kept}",
        "" if own else saved.owner.name,
        saved.shared,
        plan_url(frame.plan, "delete-filter", str(saved.pk)) if may else "",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def save_page(request: HttpRequest, partnership: str, plan: str) -> HttpResponse:
    """Asks for a name; the view is the one that the page's own address describes."""
    frame = plan_frame(request, partnership, plan)
    refuse_the_past(frame)
    table = table_of(frame)
    chosen = choose(dict(request.GET.lists()), table.document, today=table.today)
    query = address("", chosen.parameters()).removeprefix("?")
    back = address(plan_url(frame.plan, "list"), chosen.parameters())
    form = SaveFilterForm(sent(request))
    if request.method == "POST" and form.carries_out(
        lambda data: save_filter(
            frame.plan,
            by=signed_in(request),
            name=data["name"],
            query=query,
            shared=data["shared"],
        )
    ):
        return done(request, "The view is saved. It stands above the filters.", back)
    lede = sentence(chosen, [])
    return ask(frame, form, Link(back, "Actions"), title="Save this view", lede=lede)


@require_http_methods(FORM_METHODS)
@counts_once
def delete_page(request: HttpRequest, partnership: str, plan: str, saved: int) -> HttpResponse:
    frame = plan_frame(request, partnership, plan)
    found = get_saved_filter(frame.plan, signed_in(request), saved)
    demand(request.user, "actions.delete_saved_filter", found)
    refuse_the_past(frame)
    form = DeleteFilterForm(sent(request))
    back = plan_url(frame.plan, "list")
    if request.method == "POST" and form.carries_out(lambda _: delete_filter(found)):
        return done(request, f"The saved view “{found.name}” is deleted.", back)
    lede = "No action changes. " + (
        "Everyone who reads the plan loses this view." if found.shared else "Only you see it."
    )
    return ask(frame, form, Link(back, "Actions"), title=f"Delete “{found.name}”", lede=lede)
