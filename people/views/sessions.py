"""Where one is signed in, and ending it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from people.access import signed_in
from people.selectors.sessions import open_sessions
from people.services.sessions import end_sessions
from people.views.asking import done
from people.wording import counted, first_capital

_OTHERS = "others"


@require_safe
def sessions_page(request: HttpRequest) -> HttpResponse:
    """One's own sessions: since when, last seen when, in which browser."""
    found = open_sessions(signed_in(request), this=str(request.session.session_key))
    others = sum(not each.is_this for each in found)
    return render(request, "people/sessions.html", {"sessions": found, "others": others})


@require_POST
def end_page(request: HttpRequest) -> HttpResponse:
    """End one of one's own sessions, or all but this one."""
    user, this = signed_in(request), str(request.session.session_key)
    wanted = request.POST.get("session", "")
    others = [each.visit for each in open_sessions(user, this=this) if not each.is_this]
    chosen = [visit for visit in others if wanted in (str(visit), _OTHERS)]
    end_sessions(user.visits.filter(pk__in=chosen))
    ended = counted(len(chosen), "session")
    verb = "has" if len(chosen) == 1 else "have"
    return done(request, f"{first_capital(ended)} {verb} ended.", "people:sessions")
