"""A page whose transaction the database gave up in favour of another one is answered again."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.messages.middleware import MessageMiddleware
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from people.access_log.answer import begin_again

MOST_TRIES = 3
"""Whoever meets others as often as that is told to come back."""
_GIVEN_UP = "40"
"""How PostgreSQL's codes begin for deadlocks and for what cannot be put into one order."""


class AnsweredAgain:
    """Stands last, so that what it answers passes all the others.

    Nothing of a try that was given up is left, and a form counts once however often it is sent.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer of a further try; none where the fault is another one, or stays."""
        tries = 1
        while _is_given_up(error) and tries < MOST_TRIES:
            tries += 1
            _forget(request)
            try:
                return _answered(request)
            except OperationalError as another:
                error = another
        return None


def _is_given_up(error: Exception) -> bool:
    code = getattr(error.__cause__, "pgcode", None) if isinstance(error, OperationalError) else None
    return bool(code) and str(code).startswith(_GIVEN_UP)


def _forget(request: HttpRequest) -> None:
    """What a try that was given up said: to the page that follows, and to the access log."""
    MessageMiddleware(_answered).process_request(request)
    begin_again()


def _answered(request: HttpRequest) -> HttpResponse:
    view, args, more = resolve(request.path_info)
    for _name, files in request.FILES.lists():
        for file in files:
            file.seek(0)
    answer: HttpResponse = view(request, *args, **more)
    return answer
