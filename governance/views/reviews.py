"""Scrutiny reviews: what was recommended, what was decided and answered, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actions.filters import address
from actions.views.frame import plan_url
from governance.reviews.choosing import SORTS, Pairs, choose
from governance.reviews.choosing_panel import orders, panel
from governance.reviews.judged import CLAIMED_IN_DOUBT, Judged, judged, sentence
from governance.reviews.rows import ReviewRow
from governance.selectors.delivering import delivered_for
from governance.selectors.reviews import get_review, review_row, reviews
from governance.views.places import (
    governance_link,
    recommendation_url,
    review_url,
    reviews_link,
)
from people.access import demand
from people.frame import Link, page
from people.models import Partnership
from people.moments import AsAt, as_at
from people.selectors.places import get_partnership
from people.wording import counted, first_capital, number_words
from plans.models import Plan

_BESIDE = "the scrutiny reviews"
_EDITS = (
    ("add-recommendation", "Add a recommendation"),
    ("import-into-review", "Import a newer paper"),
    ("change-review", "Change the review"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A review in the list of all."""

    row: ReviewRow
    found: Sequence[Judged]
    url: str

    @property
    def sentence(self) -> str:
        return sentence(self.found)


@require_safe
def reviews_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Every review with how far it has come, and every recommendation, to be chosen from."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "governance.see", place)
    moment = as_at(request, place, of=_BESIDE)
    held = reviews(place, at=moment.moment)
    table = judged_for(request, place, held, moment)
    way = (governance_link(place).at(moment), Link("", "Scrutiny reviews"))
    keeps = moment.is_now and request.user.has_perm("governance.keep_reviews", place)
    context = page(
        request,
        place,
        *way,
        as_at=moment,
        reviews=[_listed(place, row, table, moment) for row in held],
        sentence=_sentence(held, table),
        offers=_begins(place) if keeps else (),
        names_reviews=len(held) > 1,
        **_chosen(request, table, moment),
    )
    return render(request, "governance/reviews.html", context)


@require_safe
def review_page(request: HttpRequest, partnership: str, review: str) -> HttpResponse:
    """One review: each recommendation with its decision, its status and what does not fit."""
    place = get_partnership(request.user, partnership)
    demand(request.user, "governance.see", place)
    found = get_review(place, review)
    moment = as_at(request, place, of="this review")
    row = review_row(found, at=moment.moment)
    table = judged_for(request, place, [row], moment)
    way = (
        governance_link(place).at(moment),
        reviews_link(place).at(moment),
        Link("", row.title),
    )
    keeps = moment.is_now and request.user.has_perm("governance.keep_reviews", found)
    context = page(
        request,
        place,
        *way,
        as_at=moment,
        row=row,
        sentence=sentence(table),
        offers=_edits(place, row) if keeps else (),
        names_reviews=False,
        pack_url=f"{review_url(place, row.slug)}pack/{moment.query}",
        **_chosen(request, table, moment),
    )
    return render(request, "governance/review.html", context)


def judged_for(
    request: HttpRequest, place: Partnership, held: Sequence[ReviewRow], moment: AsAt
) -> list[Judged]:
    """The recommendations of some reviews, as the reader of a page sees them at its moment."""

    def action_url(plan: Plan, ref: str) -> str:
        return plan_url(plan, "action", ref) + moment.instant_query

    keys = [row.pk for review in held for row in review.recommendations]
    return judged(
        held,
        today=moment.day,
        delivered=delivered_for(request.user, keys, at=moment.moment, address=action_url),
        address=lambda review, ref: recommendation_url(place, review.slug, ref) + moment.query,
    )


def _chosen(request: HttpRequest, table: Sequence[Judged], moment: AsAt) -> dict[str, Any]:
    """What the address chooses of a table, and how else it can be chosen from."""
    chosen = choose(dict(request.GET.lists()), table)
    at = _at(moment)
    kept = chosen.keep(table)
    return {
        "total": len(table),
        "kept": kept,
        "order": SORTS[chosen.sort].words,
        "problems": chosen.ignored,
        "panel": panel(table, chosen, base=request.path, at=at),
        "orders": orders(chosen, base=request.path, at=at),
        "answers": list(_answers(table, request.path, at)),
    }


def _at(moment: AsAt) -> Pairs:
    return [("at", moment.value)] if moment.value else []


def _answers(table: Sequence[Judged], base: str, at: Pairs) -> list[Link]:
    """What is asked most, each with its number and its address."""
    late = sum(each.is_overdue for each in table)
    claims = sum(each.is_doubtful_claim for each in table)
    overdue: Pairs = [("overdue", "response"), ("overdue", "action"), ("sort", "overdue")]
    return [
        Link(address(base, [*overdue, *at]), "Overdue", count=late),
        Link(
            address(base, [("doubt", "claim"), *at]), first_capital(CLAIMED_IN_DOUBT), count=claims
        ),
    ]


def _listed(place: Partnership, row: ReviewRow, table: Sequence[Judged], moment: AsAt) -> Listed:
    found = [each for each in table if each.review.slug == row.slug]
    return Listed(row, found, review_url(place, row.slug) + moment.query)


def _sentence(held: Sequence[ReviewRow], table: Sequence[Judged]) -> str:
    """``Two reviews with 30 recommendations: four are overdue, and three are said to be …``"""
    if not held:
        return ""
    late = sum(each.is_overdue for each in table)
    claims = sum(each.is_doubtful_claim for each in table)
    told = f"{_some(late)} overdue, and {_some(claims)} {CLAIMED_IN_DOUBT}"
    many = f"{counted(len(held), 'review')} with {counted(len(table), 'recommendation')}"
    return f"{first_capital(many)}: {told}."


def _some(number: int) -> str:
    """``none is``, ``one is``, ``two are``."""
    return f"{number_words(number) if number else 'none'} {'is' if number <= 1 else 'are'}"


def _begins(place: Partnership) -> tuple[Link, ...]:
    return (
        Link(reverse("governance:begin-review", args=[place.slug]), "Begin a review"),
        Link(reverse("governance:import-review", args=[place.slug]), "Import a review"),
    )


def _edits(place: Partnership, row: ReviewRow) -> tuple[Link, ...]:
    where = [place.slug, row.slug]
    return tuple(Link(reverse(f"governance:{name}", args=where), words) for name, words in _EDITS)
