"""Who may come to the pages at all, and that no copy of them is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY, get_pending_stage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from people.sign_in import session

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
    view.is_on_the_way_in = True  # type: ignore[attr-defined]
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
        if not getattr(view, "login_required", True):
            return None
        if request.user.is_authenticated:
            opens = session.is_complete(request.session) or hasattr(view, "is_on_the_way_in")
            return None if opens else redirect("people:second-factor")
        if LOGIN_SESSION_KEY in request.session and get_pending_stage(request):
            return redirect("mfa_authenticate")
        return None
