"""Who may come to the pages at all, and that no copy of them is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY, get_pending_stage
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from people.access_log.entering import enter
from people.models import AccessEntry, User
from people.sign_in import kept, session
from people.sign_in.factors import has_second_factor

View = Callable[..., HttpResponse]


class PrivatePages:
    """``Cache-Control: no-store`` on every page that does not say otherwise itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response


def on_the_way_in(view: View) -> View:
    """Mark a page that is reached before signing in is complete."""
    view.is_on_the_way_in = True  # type: ignore[attr-defined]  # a mark of ours
    return view


class WholeWayIn:
    """Who has given the password alone is led to the next step, wherever they want to go."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, _args: Any, _more: Any
    ) -> HttpResponse | None:
        if not _needs_a_user(view):
            return None
        if isinstance(request.user, User):
            complete = session.is_complete(request.session)
            return None if complete else _without_second_factor(request, request.user, view)
        if LOGIN_SESSION_KEY in request.session and get_pending_stage(request):
            return redirect("mfa_authenticate")
        return None


def _without_second_factor(request: HttpRequest, user: User, view: View) -> HttpResponse | None:
    """Who has none sets one up. Who has set one up elsewhere meanwhile signs in with it."""
    if has_second_factor(user):
        enter(AccessEntry.Kind.SESSION_ENDED, by=user, result="a second factor was set up since")
        logout(request)
        return redirect("people:sign-in")
    return None if hasattr(view, "is_on_the_way_in") else redirect("people:second-factor")


class SessionsEnd:
    """A session ends when nobody uses it, or in the end; what was being typed is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "GET" and isinstance(request.user, User):
            _show_again(request, request.user, response)
        return response

    def process_view(
        self, request: HttpRequest, view: View, _args: Any, _more: Any
    ) -> HttpResponse | None:
        """After the form's token was checked: nobody else's form is kept."""
        user = request.user
        if not isinstance(user, User):
            return _after_the_end(request, view)
        if not session.is_over(request.session):
            session.see(request.session)
            return None
        enter(AccessEntry.Kind.SESSION_ENDED, by=user, result="its time was over")
        kept.end_session(request, user)
        kept.keep(request.session, kept.typed_by(user, request))
        return redirect_to_login(kept.page_of(request)) if _needs_a_user(view) else None


def _after_the_end(request: HttpRequest, view: View) -> HttpResponse | None:
    """Keep what is sent from another window of somebody whose session ended, and lead them in."""
    typed = kept.typed_since(request)
    if typed is None or not _needs_a_user(view):
        return None
    kept.keep(request.session, typed)
    return redirect_to_login(typed.page)


def _needs_a_user(view: View) -> bool:
    return getattr(view, "login_required", True)


def _show_again(request: HttpRequest, user: User, response: HttpResponse) -> None:
    """Put into the form of a page what its reader had typed when their session ended."""
    if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        return
    html = response.content.decode()
    filled = kept.shown_again(request.session, user, page=request.path, html=html)
    if filled is not None:
        response.content = filled.encode()
