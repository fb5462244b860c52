"""Importing a review's paper in the browser: upload, preview, confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from governance.forms.imports import NewPaperForm, PaperForm, YesForm
from governance.models import Review
from governance.reviews.differences import Difference
from governance.reviews.document import from_data
from governance.reviews.reading import ReviewReading, read_review
from governance.selectors.reviews import bodies_whose_reviews, get_review
from governance.services.importing import ReviewPreview, keep_review, preview
from governance.services.reviews import begin_review
from governance.views.places import (
    Asked,
    governance_link,
    review_asked_of,
    review_url,
    reviews_link,
)
from people.access import demand, signed_in
from people.digests import sha256
from people.errors import Stale
from people.frame import Link, page
from people.models import Body, Partnership
from people.selectors.places import get_partnership
from people.views.asking import FORM_METHODS, asked_moment, done, refuse_the_past
from people.views.once import counts_once
from people.wording import counted
from plans.formats import Problem, Severity, Unreadable

_KEEP = "governance.keep_reviews"
_SALT = "review"
_PROPOSAL_LIFE = 12 * 60 * 60
"""Seconds for which a preview can be confirmed: a session's length."""
_SEVERITIES = (
    (Severity.WARNING, "What needs your yes"),
    (Severity.NOTE, "What was taken for granted"),
)
_TOO_OLD = "This preview is out of date. Choose the file again"


@dataclass(frozen=True, slots=True)
class _Target:
    """Whereto a paper is imported: into a review, or to begin one."""

    request: HttpRequest
    place: Partnership
    review: Review | None

    @property
    def way(self) -> tuple[Link, ...]:
        if self.review is None:
            return (governance_link(self.place), reviews_link(self.place))
        return Asked(self.place, self.review).way

    def upload_form(self, *sent: Any) -> PaperForm:
        if self.review is None:
            kept = bodies_whose_reviews(signed_in(self.request), self.place)
            return NewPaperForm(*sent, partnership=self.place, kept=kept)
        return PaperForm(*sent)


@dataclass(frozen=True, slots=True)
class _Proposal:
    """What a paper proposes, between its preview and the yes."""

    reading: ReviewReading
    about: dict[str, Any]
    """Of a review that it begins: who reviewed, who responds, and when it was reported."""


@require_http_methods(FORM_METHODS)
@counts_once
def import_new_page(request: HttpRequest, partnership: str) -> HttpResponse:
    place = get_partnership(request.user, partnership)
    demand(request.user, _KEEP, place)
    refuse_the_past(request, place, reviews_link(place))
    return _answer(_Target(request, place, None))


@require_http_methods(FORM_METHODS)
@counts_once
def import_into_page(request: HttpRequest, partnership: str, review: str) -> HttpResponse:
    asked = review_asked_of(request, partnership, review, _KEEP)
    return _answer(_Target(request, asked.place, asked.review))


def _answer(target: _Target) -> HttpResponse:
    if target.request.method != "POST":
        return _upload_page(target, target.upload_form())
    return _confirm(target) if "proposal" in target.request.POST else _upload(target)


def _upload(target: _Target) -> HttpResponse:
    form = target.upload_form(target.request.POST, target.request.FILES)
    if not form.is_valid():
        return _upload_page(target, form)
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    try:
        reading = read_review(file.read(), file.name or "")
    except Unreadable as error:
        form.add_error("file", str(error))
        return _upload_page(target, form)
    proposal = _proposed(reading, form.cleaned_data, target)
    if not proposal.reading.document.title:
        form.add_error("title", "The paper has no title. Give the review one")
        return _upload_page(target, form)
    return _preview_page(target, proposal, preview(target.place, target.review, proposal.reading))


def _proposed(reading: ReviewReading, said: dict[str, Any], target: _Target) -> _Proposal:
    """The paper with what was said beside it."""
    document = reading.document
    if said["answered_on"]:
        document = document.first_answered_on(said["answered_on"])
    title = target.review.title if target.review else said["title"] or document.title
    reading = replace(reading, document=replace(document, title=title))
    return _Proposal(reading, _about(said) if target.review is None else {})


def _about(said: dict[str, Any]) -> dict[str, Any]:
    day: date | None = said["reported_on"]
    bodies = {name: said[name].pk if said[name] else None for name in ("body", "responding_body")}
    return {**bodies, "reported_on": day.isoformat() if day else None}


def _confirm(target: _Target) -> HttpResponse:
    try:
        proposal, seen = _unsigned(target)
    except signing.BadSignature:
        again = target.upload_form({}, {})
        again.fields["file"].error_messages["required"] = _TOO_OLD
        return _upload_page(target, again)
    found = preview(target.place, target.review, proposal.reading)
    if _digest(found.changes) != seen:
        return _changed_meanwhile(target, proposal, found)
    form = _yes(found, target.request.POST)
    kept: list[Review] = []
    if form.carries_out(lambda _data: kept.append(_keep(target, proposal, found))):
        count = counted(len(found.made), "thing")
        url = review_url(target.place, kept[0].slug)
        return done(target.request, f"Imported: {count} changed.", url)
    if isinstance(form.refusal, Stale):
        return _changed_meanwhile(
            target, proposal, preview(target.place, target.review, proposal.reading)
        )
    return _preview_page(target, proposal, found, form=form)


def _keep(target: _Target, proposal: _Proposal, found: ReviewPreview) -> Review:
    by = signed_in(target.request)
    with transaction.atomic():
        review = target.review or _begin(target, proposal)
        keep_review(review, found.document, by=by, previewed=found.changes)
    return review


def _begin(target: _Target, proposal: _Proposal) -> Review:
    document, about = proposal.reading.document, proposal.about
    bodies = Body.objects.filter(partnership=target.place)
    day = about["reported_on"]
    review = begin_review(
        target.place,
        by=signed_in(target.request),
        title=document.title,
        body=bodies.filter(pk=about["body"]).first(),
        responding_body=bodies.filter(pk=about["responding_body"]).first(),
        reported_on=date.fromisoformat(day) if day else None,
        notes=document.notes,
    )
    return get_review(target.place, review.slug)


def _changed_meanwhile(target: _Target, proposal: _Proposal, found: ReviewPreview) -> HttpResponse:
    """Nothing was written; what the import would change now is shown instead."""
    words = "The review changed after this preview was made. Look at the new preview."
    messages.warning(target.request, words)
    return _preview_page(target, proposal, found)


def _yes(found: ReviewPreview, data: Any = None) -> YesForm:
    return YesForm(data, has_warnings=bool(found.warnings))


def _signed(target: _Target, proposal: _Proposal, changes: Sequence[Difference]) -> str:
    """What was previewed, signed: so that what is confirmed is what was seen."""
    data = {
        "where": _where(target),
        "document": proposal.reading.document.as_data(),
        "problems": [problem.as_data() for problem in proposal.reading.problems],
        "about": proposal.about,
        "changes": _digest(changes),
    }
    return signing.dumps(data, salt=_SALT, compress=True)


def _where(target: _Target) -> list[int]:
    return [target.place.pk, target.review.pk if target.review else 0]


def _unsigned(target: _Target) -> tuple[_Proposal, str]:
    """What was previewed, and the digest of the changes that it was said to make.

    Raises:
        BadSignature: it was not signed here, for this review, within a session's length.
    """
    sent = target.request.POST["proposal"]
    data = signing.loads(sent, salt=_SALT, max_age=_PROPOSAL_LIFE)
    if data["where"] != _where(target):
        raise signing.BadSignature
    problems = tuple(
        Problem(p["where"], p["what"], Severity(p["severity"])) for p in data["problems"]
    )
    reading = ReviewReading(from_data(data["document"]), problems)
    return _Proposal(reading, data["about"]), str(data["changes"])


def _digest(changes: Sequence[Difference]) -> str:
    return sha256([change.as_data() for change in changes])


def _upload_page(target: _Target, form: PaperForm) -> HttpResponse:
    way, moment = (*target.way, Link("", "Import")), asked_moment(target.request, target.place)
    context = page(target.request, target.place, *way, as_at=moment, form=form)
    return render(target.request, "governance/import.html", context)


def _preview_page(
    target: _Target, proposal: _Proposal, found: ReviewPreview, *, form: YesForm | None = None
) -> HttpResponse:
    form = form or _yes(found)
    form.initial["proposal"] = _signed(target, proposal, found.changes)
    context = page(
        target.request,
        target.place,
        *target.way,
        Link(target.request.path, "Import"),
        Link("", "Preview"),
        form=form,
        title=proposal.reading.document.title,
        found=found,
        problems=_by_severity(found.problems),
        again=target.request.path,
    )
    return render(target.request, "governance/preview.html", context)


def _by_severity(problems: Sequence[Problem]) -> list[tuple[str, list[Problem]]]:
    sorted_out = [(words, [p for p in problems if p.severity == s]) for s, words in _SEVERITIES]
    return [(words, found) for words, found in sorted_out if found]
