"""Deciding what waits in the queue, and the page on which a form comes back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from actions.forms.deciding import (
    CloseForm,
    ConsiderForm,
    DateDecisionForm,
    DecisionForm,
    SignOffForm,
)
from actions.models import Action, Challenge, ChallengeClosing, DateRequest, ProgressUpdate, SignOff
from actions.queue import Awaits, Item, Kind
from actions.selectors.actions import get_action
from actions.selectors.posted import get_challenge, get_said
from actions.selectors.queue import reader_of, waiting
from actions.selectors.queue_items import challenge_item, queue
from actions.services.challenging import Question, challenge, close_challenge
from actions.services.considering import accept_update, return_update
from actions.services.dates import agree_date, refuse_date
from actions.services.posting import posted_before, refuse_unless_said
from actions.services.signing import Judgement, return_sign_off, sign_off
from actions.views.asking import action_link, asked_of, refuse_the_past
from actions.views.frame import PlanFrame, plan_frame
from actions.views.queue_lines import (
    doubts_in,
    form_for,
    kind_of,
    line_of,
    queue_url,
)
from actions.views.table import table_of
from people import clock
from people.access import demand, signed_in
from people.errors import Refused
from people.frame import Link
from people.models import User
from people.views.asking import CONFLICT, FORM_METHODS, OK, done
from plans.document import Position
from plans.models import Plan

Data = dict[str, Any]


@require_POST
def consider(
    request: HttpRequest, partnership: str, plan: str, ref: str, update: int
) -> HttpResponse:
    """Accept an update, return it with a reason, or challenge its rating."""
    frame, action = asked_of(request, partnership, plan, ref, "actions.consider")
    said, form = get_said(ProgressUpdate, action, update), ConsiderForm(request.POST)
    if form.carries_out(lambda data: _consider(signed_in(request), said, data)):
        return _decided(frame, _CONSIDERED[form.cleaned_data["decision"]].format(ref=action.ref))
    return _again(frame, action, form, _item(frame, Kind.UPDATE, action))


def _consider(user: User, update: ProgressUpdate, data: Data) -> None:
    seen, key = data["last_seen"], data["form_key"]
    match data["decision"]:
        case "accept":
            accept_update(update, by=user, last_seen=seen, form_key=key)
        case "return":
            return_update(update, by=user, reason=data["reason"], last_seen=seen, form_key=key)
        case "challenge":
            demand(user, "actions.challenge", update.action)
            challenge(
                update.action,
                by=user,
                question=Question(data["reason"], data["answer_by"]),
                position=Position.RECORDED,
                last_seen=seen,
                form_key=key,
            )


@require_POST
def decide_sign_off(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    """Sign an action off, or return it: as its chair, or as the chief officer who signs second."""
    frame = plan_frame(request, partnership, plan)
    action = get_action(frame.plan, ref)
    form, item = SignOffForm(request.POST), _item(frame, Kind.SIGN_OFF, action)
    if before := _decided_before(form, action, signed_in(request)):
        return _sent_again(frame, action, form, before)
    demand(request.user, _signing(request, action, item), action)
    refuse_the_past(frame, action)
    if form.carries_out(lambda data: _judge(frame, action, item, data)):
        return _decided(frame, _SIGNED[form.cleaned_data["decision"]].format(ref=action.ref))
    return _again(frame, action, form, _item(frame, Kind.SIGN_OFF, action))


def _decided_before(form: SignOffForm, action: Action, user: User) -> SignOff | None:
    """What the user's own form decided before, which closed the action to further forms."""
    before = posted_before(SignOff, form.cleaned_data["form_key"], {}) if form.is_valid() else None
    own = before is not None and (before.action_id, before.by_id) == (action.pk, user.pk)
    return before if own else None


def _sent_again(
    frame: PlanFrame, action: Action, form: SignOffForm, before: SignOff
) -> HttpResponse:
    """What was decided then; a form that gives another reason now comes back with it."""
    if form.carries_out(lambda data: refuse_unless_said(before, {"rationale": data["reason"]})):
        return _decided(frame, _SIGNED[_DECISIONS[before.decision]].format(ref=action.ref))
    return _again(frame, action, form, None)


def _signing(request: HttpRequest, action: Action, item: Item | None) -> str:
    """The permission that is asked for: a chief officer's for the second signature."""
    first, second = "actions.sign_off", "actions.second_sign_off"
    if item is not None:
        return second if item.awaits is Awaits.CHIEF_OFFICER else first
    return second if request.user.has_perm(second, action) else first


def _judge(frame: PlanFrame, action: Action, item: Item | None, data: Data) -> None:
    user, seen, key = signed_in(frame.request), data["last_seen"], data["form_key"]
    second = item is not None and item.awaits is Awaits.CHIEF_OFFICER
    capacity = SignOff.Capacity.CHIEF_OFFICER if second else SignOff.Capacity.CHAIR
    judgement = Judgement(capacity, data["reason"], seen, key)
    if item is None:
        raise Refused(f"{action.ref} does not wait for your signature. Look at the queue again.")
    match data["decision"]:
        case "sign-off":
            sign_off(action, by=user, judgement=judgement)
        case "return":
            return_sign_off(action, by=user, judgement=judgement)
        case "accept":
            accepted = get_said(ProgressUpdate, action, seen)
            accept_update(accepted, by=user, last_seen=seen, form_key=key)


@require_POST
def decide_date(
    request: HttpRequest, partnership: str, plan: str, ref: str, asked: int
) -> HttpResponse:
    """Agree to a date that a lead asked for, or refuse it."""
    frame, action = asked_of(request, partnership, plan, ref, "actions.decide_date")
    wanted, form = get_said(DateRequest, action, asked), DateDecisionForm(request.POST)
    if form.carries_out(lambda data: _decide_date(signed_in(request), wanted, data)):
        return _decided(frame, _DATED[form.cleaned_data["decision"]].format(ref=action.ref))
    return _again(frame, action, form, _item(frame, Kind.DATE, action))


def _decide_date(user: User, wanted: DateRequest, data: Data) -> None:
    reason, key = data["reason"], data["form_key"]
    if data["decision"] == "refuse":
        refuse_date(wanted, by=user, reason=reason, form_key=key)
    else:
        agreed_by = _as_printed(user, wanted.action.plan)
        agree_date(wanted, by=user, agreed_by=agreed_by, reason=reason, form_key=key)


def _as_printed(user: User, plan: Plan) -> str:
    """Who agreed, as packs print it: ``Ruth Osgood, chair, Exploitation Sub Group``."""
    return ", ".join([user.name, "chair", *([plan.driven_by.name] if plan.driven_by else [])])


@require_http_methods(FORM_METHODS)
def close(
    request: HttpRequest, partnership: str, plan: str, ref: str, challenge: int
) -> HttpResponse:
    """Say how a challenge ended: for a chair of the challenger's body, who may see no queue."""
    frame = plan_frame(request, partnership, plan)
    action = get_action(frame.plan, ref)
    found = get_challenge(action, challenge, seen_by=request.user)
    demand(request.user, "actions.close_challenge", found)
    refuse_the_past(frame, action)
    if request.method != "POST":
        item = _open_challenge(frame, found)
        return _show(frame, action, form_for(item) if item else CloseForm(), item)
    form = CloseForm(request.POST)
    if form.carries_out(lambda data: _close(signed_in(request), found, data)):
        return _decided(frame, f"The challenge of {action.ref} is closed.", action)
    return _again(frame, action, form, _open_challenge(frame, found))


def _close(user: User, found: Challenge, data: Data) -> None:
    close_challenge(
        found,
        by=user,
        outcome=ChallengeClosing.Outcome(data["decision"]),
        reason=data["reason"],
        last_seen=data["last_seen"],
        form_key=data["form_key"],
    )


_CONSIDERED = {
    "accept": "The update of {ref} is accepted. Boards and scrutiny see it now.",
    "return": "The update of {ref} went back to its lead with your reason.",
    "challenge": "You challenged the rating of {ref}. Its lead is asked to answer.",
}
_SIGNED = {
    "sign-off": "You signed {ref} off.",
    "return": "{ref} went back to its lead with your reason.",
    "accept": "The update of {ref} is accepted. Its sign-off still waits.",
}
_DECISIONS = {
    SignOff.Decision.SIGNED_OFF.value: "sign-off",
    SignOff.Decision.RETURNED.value: "return",
}
_DATED = {
    "agree": "The new date of {ref} is agreed. The first one stays shown beside it.",
    "refuse": "The date of {ref} stays as it was. Its lead reads your reason.",
}


def _item(frame: PlanFrame, kind: Kind, action: Action) -> Item | None:
    """What waits on the action, as the reader may see it now."""
    reader = reader_of(signed_in(frame.request), frame.plan)
    now = clock.now()
    return queue(waiting(frame.plan, reader, at=now), at=now).find(kind, action.pk)


def _open_challenge(frame: PlanFrame, found: Challenge) -> Item | None:
    if ChallengeClosing.objects.filter(challenge=found).exists():
        return None
    reader = reader_of(signed_in(frame.request), frame.plan)
    return challenge_item(found, reader, at=clock.now())


def _decided(frame: PlanFrame, sentence: str, action: Action | None = None) -> HttpResponse:
    """On to the queue; to the action for whoever sees no queue."""
    if action and not frame.request.user.has_perm("actions.see_queue", frame.plan):
        return done(frame.request, sentence, frame.url("action", action.ref))
    return done(frame.request, sentence, queue_url(frame.plan, kind_of(frame.request)))


def _again(frame: PlanFrame, action: Action, form: DecisionForm, item: Item | None) -> HttpResponse:
    """The form comes back with what was typed, beside what is so now."""
    if item is None:
        return _show(frame, action, form, None, status=CONFLICT if form.refusal else OK)
    if not form.is_overtaken:
        form.asks_on(item)
        return _show(frame, action, form, item)
    return _show(frame, action, _renewed(form, item), item, status=CONFLICT)


def _renewed(form: DecisionForm, item: Item) -> DecisionForm:
    """The same words in a form that has seen what is newest."""
    data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict: the form was sent
    data["last_seen"] = str(form.seen_on(item))
    again = form_for(item, data)
    again.is_valid()
    again.add_error(
        None,
        "Something newer came after you opened this page, and nothing was decided. "
        "Your words are kept: read what is new below, then decide again.",
    )
    return again


def _show(
    frame: PlanFrame,
    action: Action,
    form: DecisionForm,
    item: Item | None,
    *,
    status: int = OK,
) -> HttpResponse:
    line = None
    if item is not None:
        doubts = doubts_in(table_of(frame))
        line = line_of(frame, item, doubts, opened=True, form=form)
    context = frame.context(
        "queue",
        action_link(frame, action),
        Link("", "Decide"),
        action=action,
        action_url=frame.url("action", action.ref),
        queue_url=queue_url(frame.plan, kind_of(frame.request)),
        sees_queue=frame.request.user.has_perm("actions.see_queue", frame.plan),
        form=form,
        line=line,
    )
    return render(frame.request, "actions/queue/decide.html", context, status=status)
