"""The access log of a partnership, and how long it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from people import clock
from people.access import signed_in
from people.access_log.addresses import Kind
from people.access_log.asking import Asked
from people.access_log.telling import line, log_csv
from people.forms import TermForm
from people.frame import page
from people.models import AccessEntry, Partnership, User
from people.selectors.access_log import chosen, entries_of, last_removal
from people.selectors.accounts import users_of
from people.services.retention import keep_for
from people.views.asking import (
    FORM_METHODS,
    access_link,
    ask,
    asked_moment,
    asked_of,
    done,
    sent,
    unless_overtaken,
)
from people.views.once import counts_once
from people.views.paging import page_of
from people.wording import day_words, number_of

CSV_FORMAT = "csv"


@require_safe
def access_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Who did what, newest first, filtered; the same as a file with ``format=csv``."""
    place = asked_of(request, partnership, "people.see_access")
    users = list(users_of(place).order_by("name", "pk"))
    asked = Asked(dict(request.GET.lists()), users=[user.pk for user in users])
    rows = chosen(entries_of(place), asked.wanted)
    if request.GET.get("format") == CSV_FORMAT:
        return _csv(place, rows)
    shown, problems = page_of(rows, request.GET.get("page", "1"))
    context = page(
        request,
        place,
        as_at=asked_moment(request, place),
        sentence=_sentence(place),
        lines=[line(entry) for entry in shown],
        page=shown,
        problems=[*asked.ignored, *problems],
        may_manage=request.user.has_perm("people.manage", place),
        **_filter(place, asked, users),
    )
    return render(request, "people/access.html", context)


def _filter(place: Partnership, asked: Asked, users: Sequence[User]) -> dict[str, Any]:
    """What the form of the filters and the links that keep them need."""
    url = access_link(place).url
    return {
        "action": url,
        "users": [(str(user.pk), user.name) for user in users],
        "kinds": Kind.choices,
        "chosen": asked.values,
        "query": asked.query,
        "csv_url": f"{url}?{urlencode([*asked.pairs, ('format', CSV_FORMAT)])}",
    }


def _sentence(place: Partnership) -> str:
    """``Rows are kept for 24 months. On 3 May 2026 12 rows from before 1 May 2024 went.``"""
    kept = f"Rows are kept for {place.access_months} months."
    removal = last_removal(place)
    if removal is None:
        return kept
    day = day_words(clock.london_day(removal.moment))
    before = day_words(clock.london_day(removal.up_to))
    return f"{kept} On {day} {number_of(removal.rows, 'row')} from before {before} went."


def _csv(place: Partnership, rows: QuerySet[AccessEntry]) -> HttpResponse:
    name = f"{place.slug}-access-{clock.today().isoformat()}.csv"
    return HttpResponse(
        log_csv(rows.iterator()),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(FORM_METHODS)
@counts_once
def term_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Say for how long rows are kept."""
    place = asked_of(request, partnership)
    form = TermForm(sent(request), partnership=place)
    change = unless_overtaken(
        form,
        lambda data: keep_for(place, by=signed_in(request), **data),
        place,
        _term_of,
    )
    if form.is_bound and form.carries_out(change):
        sentence = f"Rows of the access log are kept for {place.access_months} months."
        return done(request, sentence, access_link(place).url)
    return ask(
        request,
        place,
        form,
        access_link(place),
        title="How long the access log is kept",
        lede="Older rows are removed for good. The record keeps how many went, and a digest of "
        "them.",
    )


def _term_of(place: Partnership) -> dict[str, Any]:
    return {"months": place.access_months, "seen": place.access_months}
