"""Pages that cost much, and how often within an hour one user may ask for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from people.costly_uses import TooOften, count_use
from people.models import User
from people.sign_in import kept

PACKS, FILES, UPLOADS = "packs", "files", "uploads"
SENTENCES = {
    PACKS: "You made {most} packs within an hour, previews included.",
    FILES: "You downloaded {most} files within an hour.",
    UPLOADS: "You sent {most} files within an hour.",
}
_TOO_MANY_REQUESTS = 429


def _pack(request: HttpRequest) -> str:
    return PACKS if request.method == "POST" else ""


def _always_a_pack(_request: HttpRequest) -> str:
    """What a pack prints, or what holds it back, is made to be shown."""
    return PACKS


def _file(_request: HttpRequest) -> str:
    return FILES


def _as_file(request: HttpRequest) -> str:
    return FILES if request.GET.get("format") else ""


def _with_file(request: HttpRequest) -> str:
    return UPLOADS if request.FILES else ""


def _either(request: HttpRequest) -> str:
    return _with_file(request) or _as_file(request)


COSTLY: dict[str, Callable[[HttpRequest], str]] = {
    "reports:make": _pack,
    "reports:identities": _always_a_pack,
    "reports:preview": _always_a_pack,
    "reports:draft": _always_a_pack,
    "reports:step": _pack,
    "reports:making": _pack,
    "reports:finds": _always_a_pack,
    "reports:file": _file,
    "reports:minutes-pdf": _file,
    "reports:minutes-word": _file,
    "reports:review-identities": _always_a_pack,
    "reports:review-pack": _pack,
    "governance:import-review": _with_file,
    "governance:import-into-review": _with_file,
    "actions:export": _file,
    "actions:evidence": _file,
    "people:access": _as_file,
    "people:own-data": _as_file,
    "people:user-data": _as_file,
    "people:officer-data": _as_file,
    "actions:list": _as_file,
    "actions:leads": _as_file,
    "actions:needs": _as_file,
    "actions:slippage": _as_file,
    "actions:compare": _either,
    "actions:import": _with_file,
    "actions:update": _with_file,
    "actions:correct": _with_file,
    "actions:answer-challenge": _with_file,
}
"""By the name of its address, what of a page costs much; nothing, when it is asked for cheaply."""


class NotTooOften:
    """Refuses what costs much to who asked for it too often; any other page costs no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _more: Any
    ) -> HttpResponse | None:
        kind = _kind(request)
        if not kind:
            return None
        most = settings.COSTLY_AN_HOUR[kind]
        try:
            count_use(kind, request, most=most)
        except TooOften as refusal:
            return _refused(request, SENTENCES[kind].format(most=most), refusal)
        return None


def _kind(request: HttpRequest) -> str:
    match = request.resolver_match
    rule = COSTLY.get(match.view_name) if match else None
    return rule(request) if rule else ""


def _refused(request: HttpRequest, sentence: str, refusal: TooOften) -> HttpResponse:
    """When to try again; what was typed is kept for the form's own page."""
    typed = kept.typed_by(request.user, request) if isinstance(request.user, User) else None
    if typed is not None:
        kept.keep(request.session, replace(typed, why="It was sent once too often in an hour."))
    context = {
        "sentence": sentence,
        "again_at": refusal.again_at,
        "typed_on": typed.page if typed else "",
    }
    page = render(request, "429.html", context, status=_TOO_MANY_REQUESTS)
    page["Retry-After"] = str(refusal.wait)
    return page
