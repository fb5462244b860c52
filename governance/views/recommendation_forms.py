"""What is kept of one recommendation: words, decision, responses, officers, status, links."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.models import Action
from governance.forms.recommendations import (
    CorrectionForm,
    DecisionForm,
    DeliveringForm,
    OfficersChangeForm,
    OfficersForm,
    ResponseForm,
    StatusForm,
)
from governance.forms.reviews import RewordRecommendationForm, WhoRespondsForm
from governance.models import Assignment, Recommendation, Response
from governance.selectors.delivering import newest_link
from governance.services.outcomes import assign, deliver_by, reassign, set_status
from governance.services.reviews import decide, respond, reword, say_who_responds
from governance.views.places import Asked, recommendation_asked_of
from governance.views.review_asking import ask, saved
from people.access import signed_in
from people.asat import newest_revision
from people.models import User
from people.views.asking import FORM_METHODS, sent, unless_overtaken
from people.views.once import counts_once
from people.wording import day_words
from plans.selectors import plans_visible_to

_KEEP = "governance.keep_reviews"


def _asked(request: HttpRequest, partnership: str, review: str, recommendation: str) -> Asked:
    return recommendation_asked_of(request, partnership, review, recommendation, _KEEP)


@require_http_methods(FORM_METHODS)
@counts_once
def reword_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str
) -> HttpResponse:
    asked = _asked(request, partnership, review, recommendation)
    found = asked.the
    form = RewordRecommendationForm(sent(request), initial=_words(found))
    change = unless_overtaken(
        form,
        lambda data: reword(found, by=signed_in(request), **data),
        found,
        _words,
    )
    if form.is_bound and form.carries_out(change):
        return saved(request, asked, "The recommendation has its new words.")
    return ask(
        request,
        asked,
        form,
        title=f"Change the words of recommendation {found.ref}",
        lede="The former words stay in the record, and old pages go on showing them.",
    )


def _words(recommendation: Recommendation) -> dict[str, Any]:
    return {"text": recommendation.text, "seen": newest_revision(recommendation)}


@require_http_methods(FORM_METHODS)
@counts_once
def who_responds_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str
) -> HttpResponse:
    asked = _asked(request, partnership, review, recommendation)
    found = asked.the
    form = WhoRespondsForm(sent(request), partnership=asked.place, initial=_responding(found))
    change = unless_overtaken(
        form,
        lambda data: say_who_responds(found, by=signed_in(request), **data),
        found,
        _responding,
    )
    if form.is_bound and form.carries_out(change):
        return saved(request, asked, f"Who responds to {found.ref} is as you said.")
    return ask(
        request,
        asked,
        form,
        title=f"Who responds to recommendation {found.ref}?",
        lede="Where another body than the one that the review names is to respond.",
    )


def _responding(recommendation: Recommendation) -> dict[str, Any]:
    body = recommendation.responding_body_id
    return {"responding_body": body, "seen": newest_revision(recommendation)}


@require_http_methods(FORM_METHODS)
@counts_once
def decide_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str
) -> HttpResponse:
    asked = _asked(request, partnership, review, recommendation)
    form = DecisionForm(sent(request))
    if form.is_bound and form.carries_out(
        lambda data: decide(asked.the, by=signed_in(request), **data)
    ):
        return saved(request, asked, f"The decision on {asked.the.ref} is kept.")
    return ask(
        request,
        asked,
        form,
        title=f"What the executive decided on recommendation {asked.the.ref}",
        lede="It is kept under your name. A later decision stands in its place; this one stays.",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def respond_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str
) -> HttpResponse:
    asked = _asked(request, partnership, review, recommendation)
    form = ResponseForm(sent(request))
    if form.is_bound and form.carries_out(
        lambda data: respond(asked.the, by=signed_in(request), **data)
    ):
        return saved(request, asked, f"The response to {asked.the.ref} is added.")
    return ask(
        request,
        asked,
        form,
        title=f"Respond to recommendation {asked.the.ref}",
        lede="Nobody can change it afterwards: a mistake is put right by a further response.",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def correct_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str, response: int
) -> HttpResponse:
    asked = _asked(request, partnership, review, recommendation)
    wrong = _response(asked.the, response)
    form = CorrectionForm(sent(request), initial={"text": wrong.text, "said_on": wrong.said_on})
    if form.is_bound and form.carries_out(
        lambda data: respond(asked.the, by=signed_in(request), corrects=wrong, **data)
    ):
        return saved(request, asked, "The correction is added. What it corrects stays shown.")
    return ask(
        request,
        asked,
        form,
        title=f"Correct a response to recommendation {asked.the.ref}",
        lede=f"This becomes a further response, which names the one {_of(wrong)} that it corrects.",
    )


def _response(recommendation: Recommendation, pk: int) -> Response:
    found = recommendation.responses.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _of(response: Response) -> str:
    return f"of {day_words(response.said_on)}" if response.said_on else "without a date"


@require_http_methods(FORM_METHODS)
@counts_once
def assign_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str
) -> HttpResponse:
    asked = _asked(request, partnership, review, recommendation)
    form = OfficersForm(sent(request), partnership=asked.place)
    if form.is_bound and form.carries_out(
        lambda data: assign(asked.the, by=signed_in(request), **data)
    ):
        return saved(request, asked, f"Who carries out {asked.the.ref} is kept.")
    return ask(
        request,
        asked,
        form,
        title=f"Who carries out recommendation {asked.the.ref}, and by when?",
        lede="Officers of the partnership; add one under Leads and agencies if needed.",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def reassign_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str, assignment: int
) -> HttpResponse:
    asked = _asked(request, partnership, review, recommendation)
    held = _assignment(asked.the, assignment)
    form = OfficersChangeForm(
        sent(request),
        partnership=asked.place,
        held=[each.officer_id for each in held.officers.all()],
        initial=_due(held),
    )
    change = unless_overtaken(
        form,
        lambda data: _reassign(held, signed_in(request), data),
        held,
        _due,
    )
    if form.is_bound and form.carries_out(change):
        return saved(request, asked, f"Who carries out {asked.the.ref} is as you said.")
    return ask(
        request,
        asked,
        form,
        title=f"Change who carries out recommendation {asked.the.ref}, or by when",
        lede="Who it was before, and the day before, stay in the record.",
    )


def _reassign(held: Assignment, by: User, data: dict[str, Any]) -> None:
    """Whoever a paper named stays named as it printed them, as long as nobody else is."""
    stood = [each.officer_id for each in held.officers.all()]
    is_same = [officer.pk for officer in data["officers"]] == stood
    printed = held.officers_as_printed if is_same else ""
    reassign(held, by=by, as_printed=printed, **data)


def _due(assignment: Assignment) -> dict[str, Any]:
    return {"due_on": assignment.due_on, "seen": newest_revision(assignment)}


def _assignment(recommendation: Recommendation, pk: int) -> Assignment:
    found = recommendation.assignments.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_http_methods(FORM_METHODS)
@counts_once
def status_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str, assignment: int
) -> HttpResponse:
    asked = _asked(request, partnership, review, recommendation)
    held = _assignment(asked.the, assignment)
    form = StatusForm(sent(request))
    if form.is_bound and form.carries_out(
        lambda data: set_status(held, by=signed_in(request), **data)
    ):
        return saved(request, asked, f"The status of {asked.the.ref} is kept.")
    return ask(
        request,
        asked,
        form,
        title=f"How far is recommendation {asked.the.ref}?",
        lede="It is kept under your name; what was said before stays shown.",
    )


@require_http_methods(FORM_METHODS)
@counts_once
def deliver_page(
    request: HttpRequest, partnership: str, review: str, recommendation: str
) -> HttpResponse:
    asked = _asked(request, partnership, review, recommendation)
    found = asked.the
    linked = Action.objects.filter(delivers__recommendation=found).select_related("plan")
    form = DeliveringForm(
        sent(request),
        plans=plans_visible_to(request.user).filter(partnership=asked.place),
        linked=linked,
        initial={"held": [action.pk for action in linked], **_linked(found)},
    )
    change = unless_overtaken(
        form,
        lambda data: deliver_by(found, by=signed_in(request), **data),
        found,
        _linked,
    )
    if form.is_bound and form.carries_out(change):
        return saved(request, asked, f"The actions that deliver {found.ref} are as you said.")
    return ask(
        request,
        asked,
        form,
        title=f"Which actions deliver recommendation {found.ref}?",
        lede="Their ratings then stand beside its status. A transferred action keeps its link.",
    )


def _linked(recommendation: Recommendation) -> dict[str, Any]:
    return {"seen": newest_link(recommendation)}
