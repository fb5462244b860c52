"""Questioning a rating, and the lead's answer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.forms.challenges import AnswerForm, ChallengeForm
from actions.models import Action, Challenge, ProgressUpdate
from actions.selectors.actions import position_on
from actions.selectors.current import newest_standing
from actions.selectors.posted import get_challenge
from actions.services.challenging import answer_challenge, challenge
from actions.views.asking import action_link, ask, asked_of
from actions.views.conflict import met, newest_update
from actions.views.frame import PlanFrame
from actions.views.leads import names_for
from people import clock
from people.access import signed_in
from people.selectors.accounts import bodies_of
from people.selectors.roster import names_now
from people.views.asking import CONFLICT, FORM_METHODS, OK, done, sent, sent_files
from people.wording import day_words
from plans.brag import Rating, look
from plans.document import Position


@require_http_methods(FORM_METHODS)
def challenge_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    frame, action = asked_of(request, partnership, plan, ref, "actions.challenge")
    user = signed_in(request)
    position = position_on(user, action)
    questioned = _seen(action, position)
    form = ChallengeForm(
        sent(request),
        bodies=bodies_of(user, frame.plan.partnership),
        seen=questioned.pk if questioned else 0,
    )
    if request.method == "POST" and form.carries_out(
        lambda data: challenge(
            action,
            by=user,
            question=form.question(),
            position=position,
            last_seen=data["last_seen"],
            form_key=data["form_key"],
        )
    ):
        said = f"Your challenge stands on the page of {action.ref}. Its lead is asked to answer."
        return done(request, said, frame.url("action", action.ref))
    if form.is_overtaken:
        questioned = _seen(action, position)
        form.show_again(questioned.pk if questioned else 0)
    return ask(
        frame,
        form,
        action_link(frame, action),
        title=f"Challenge the rating of {action.ref}",
        lede=f"Its rating is “{_word(questioned)}” and stays so until its lead changes it. "
        "Nobody rates in a lead’s name.",
        action=action,
        status=CONFLICT if form.is_overtaken else OK,
    )


def _word(questioned: ProgressUpdate | None) -> str:
    rating = questioned.rating if questioned else ""
    return look(Rating(rating) if rating else None).word


def _seen(action: Action, position: Position) -> ProgressUpdate | None:
    """The update whose rating the challenger has before them."""
    return newest_standing(at=clock.now(), position=position, action=action).first()


@require_http_methods(FORM_METHODS)
def answer_page(
    request: HttpRequest, partnership: str, plan: str, ref: str, challenge: int
) -> HttpResponse:
    frame, action = asked_of(request, partnership, plan, ref, "actions.answer_challenge")
    asked = get_challenge(action, challenge, seen_by=request.user)
    last = newest_update(action)
    form = AnswerForm(
        sent(request), sent_files(request), action=action, last=last,
        names=names_for(request, action),
    )  # fmt: skip
    if request.method == "POST" and form.carries_out(
        lambda data: answer_challenge(
            asked,
            by=signed_in(request),
            text=data["text"],
            report=form.report() if form.changes_the_rating else None,
            on_behalf_of=form.on_behalf_of(),
            beside=form.beside(),
            last_seen=data["last_seen"],
            form_key=data["form_key"],
        )
    ):
        said = f"Your answer is in the record of {action.ref}."
        return done(request, said, frame.url("action", action.ref))
    form.ask_for_files_again()
    return _answer(frame, action, asked, form, met(form, action, last))


def _answer(
    frame: PlanFrame, action: Action, asked: Challenge, form: AnswerForm, shown: dict[str, Any]
) -> HttpResponse:
    return ask(
        frame,
        form,
        action_link(frame, action),
        title=f"Answer a challenge of {action.ref}",
        lede=f"An answer is asked for by {day_words(asked.answer_by)}.",
        action=action,
        beside="actions/_asked.html",
        asked=asked,
        officers=names_now(frame.plan.partnership),
        **shown,
    )
