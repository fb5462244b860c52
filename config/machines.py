"""Addresses by which machines ask how the service is. No session is read for them.

A session lies in the database, and what these say has to be said while that is away.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, path, resolve

from config import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("metrics", views.told, name="metrics"),
]


class AnsweredFirst:
    """Answers these addresses before whatever asks who the reader is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            asked = resolve(request.path_info, __name__)
        except Resolver404:
            return self.get_response(request)
        request.resolver_match = asked
        answer: HttpResponse = asked.func(request)
        return answer
