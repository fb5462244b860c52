"""Signing in by way of an identity provider, and back."""

from __future__ import annotations

from http import HTTPStatus

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from people.access_log.entering import enter
from people.errors import Refused
from people.letters.links import link_to
from people.models import AccessEntry, User
from people.selectors.accounts import get_any_account
from people.sign_in.demonstration import may_sign_in
from people.sign_in.links import PURPOSES
from people.sign_on.asking import Invited, Question, ask, take_question, who_answers
from people.sign_on.binding import account_of, bind
from people.sign_on.id_token import Identity, NotBelieved
from people.sign_on.providers import NotAnswering, Provider, get_provider
from people.views.asking import wanted_page

_UNKNOWN = (
    "No account here is bound to you. Ask the plan administrator of your partnership for an "
    "invitation, and sign in by its link first."
)
_NOT_BELIEVED = "What came back was not what we had asked for. Nobody is signed in. Try again."


@require_safe
@login_not_required
def leave_page(request: HttpRequest, provider: str) -> HttpResponse:
    """Go to the provider, who asks who somebody is."""
    return _leave(request, get_provider(provider), invited=None)


@require_safe
@login_not_required
def invited_page(
    request: HttpRequest, provider: str, purpose: str, user: int, token: str
) -> HttpResponse:
    """Go to the provider by a link that was sent: the account is then bound to who comes back."""
    if purpose not in PURPOSES:
        raise Http404
    return _leave(request, get_provider(provider), invited=Invited(purpose, user, token))


def _leave(request: HttpRequest, provider: Provider, *, invited: Invited | None) -> HttpResponse:
    goal = wanted_page(request)
    back = link_to(reverse("people:sign-on-back", args=[provider.key]))
    try:
        return redirect(ask(request.session, provider, back=back, goal=goal, invited=invited))
    except NotAnswering as silence:
        return _refuse(request, str(silence), HTTPStatus.BAD_GATEWAY)


@require_safe
@login_not_required
def back_page(request: HttpRequest, provider: str) -> HttpResponse:
    """Back from the provider: the account that is bound to them goes on to the next step."""
    found, answer = get_provider(provider), request.GET.dict()
    try:
        question = take_question(request.session, found, answer)
        identity = who_answers(found, question, answer)
        user = _account(question, identity, found)
    except NotBelieved:
        return _not_let_in(request, _NOT_BELIEVED, "answer not believed")
    except NotAnswering as silence:
        status = HTTPStatus.BAD_GATEWAY
        return _not_let_in(request, str(silence), "provider not answering", status)
    except Refused as refusal:
        return _not_let_in(request, str(refusal), "no account bound")
    response: HttpResponse = perform_login(
        request, Login(user=user, redirect_url=question.goal or None)
    )
    return response


def _account(question: Question, identity: Identity, provider: Provider) -> User:
    """The account to sign in; bound just now if they came by a link.

    Raises:
        Refused: there is none, or it may not sign in.
    """
    if question.invited is not None:
        invited = Invited(**question.invited)
        user = get_any_account(invited.user)
        if user is None:
            raise Refused(_UNKNOWN)
        purpose = PURPOSES[invited.purpose]
        bind(user, identity, purpose=purpose, token=invited.token, provider=provider.name)
    user = account_of(identity)
    if user is None or not may_sign_in(user):
        raise Refused(_UNKNOWN)
    return user


def _not_let_in(
    request: HttpRequest, why: str, result: str, status: HTTPStatus = HTTPStatus.FORBIDDEN
) -> HttpResponse:
    enter(AccessEntry.Kind.SIGN_IN_REFUSED, by=None, result=result)
    return _refuse(request, why, status)


def _refuse(request: HttpRequest, why: str, status: HTTPStatus) -> HttpResponse:
    return render(request, "people/sign_on_refused.html", {"why": why}, status=status)
