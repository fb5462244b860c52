"""Scrutiny reviews: what was recommended, what was decided and answered, what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.reviews.document import RecommendationEntry, ReviewDocument, Status
from governance.reviews.prompts import Prompt, prompts
from governance.selectors.reviews import ReviewRow, get_review, review_row, reviews
from people.access import demand
from people.frame import Link, page
from people.models import Partnership
from people.moments import as_at
from people.selectors.places import get_partnership
from people.wording import counted, first_capital, listed, number_words

_BESIDE = "the scrutiny reviews"


@dataclass(frozen=True, slots=True)
class Shown:
    """A recommendation with what does not fit in it."""

    entry: RecommendationEntry
    prompts: tuple[Prompt, ...]

    @property
    def is_overdue(self) -> bool:
        return any(prompt.code == "overdue" for prompt in self.prompts)


def governance_link(partnership: Partnership) -> Link:
    url = reverse("governance:bodies", args=[partnership.slug])
    return Link(url, "Governance", takes_moment=True)


def reviews_link(partnership: Partnership) -> Link:
    url = reverse("governance:reviews", args=[partnership.slug])
    return Link(url, "Scrutiny reviews", takes_moment=True)


@require_safe
def reviews_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Every review, with how far its recommendations have come."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "governance.see", place)
    moment = as_at(request, place, of=_BESIDE)
    found = [
        (row, _sentence(_shown(row.document, moment.day)), _address(place, row) + moment.query)
        for row in reviews(place, at=moment.moment)
    ]
    way = (governance_link(place).at(moment), Link("", "Scrutiny reviews"))
    context = page(request, place, *way, as_at=moment, reviews=found)
    return render(request, "governance/reviews.html", context)


@require_safe
def review_page(request: HttpRequest, partnership: str, review: str) -> HttpResponse:
    """One review: each recommendation with its decision, its answers and what does not fit."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "governance.see", place)
    found = get_review(place, review)
    moment = as_at(request, place, of="this review")
    row = review_row(found, at=moment.moment)
    shown = _shown(row.document, moment.day)
    way = (
        governance_link(place).at(moment),
        reviews_link(place).at(moment),
        Link("", row.title),
    )
    context = page(
        request, place, *way, as_at=moment, row=row, shown=shown, sentence=_sentence(shown)
    )
    return render(request, "governance/review.html", context)


def _address(partnership: Partnership, row: ReviewRow) -> str:
    return reverse("governance:review", args=[partnership.slug, row.slug])


def _shown(document: ReviewDocument, today: date) -> list[Shown]:
    return [Shown(entry, prompts(entry, today=today)) for entry in document.recommendations]


def _sentence(shown: Sequence[Shown]) -> str:
    """``22 recommendations: 18 completed, three in progress, two of them overdue …``"""
    if not shown:
        return "No recommendation is kept of it yet."
    said = f"{first_capital(counted(len(shown), 'recommendation'))}: {_statuses(shown)}"
    overdue = sum(each.is_overdue for each in shown)
    doubtful = sum(bool(each.prompts) for each in shown)
    told = [f"{number_words(overdue)} {'is' if overdue == 1 else 'are'} overdue"] if overdue else []
    told += [f"in {number_words(doubtful)} something does not fit"] if doubtful else []
    return f"{said}. {first_capital(listed(told))}." if told else f"{said}."


def _statuses(shown: Iterable[Shown]) -> str:
    counts = Counter(each.entry.status for each in shown)
    order = (*Status, None)
    return listed(
        f"{number_words(counts[status])} {status.value if status else 'without a status'}"
        for status in order
        if counts[status]
    )
