"""No answer with restricted text leaves before the access log has its row."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import ResolverMatch

from people.access_log.addresses import ADDRESSES, Logged
from people.access_log.answer import Answer, answering
from people.access_log.entering import keep
from people.exempt.current import reading_as
from people.exempt.reading import Reader
from people.models import AccessEntry, Partnership, User
from people.scope import Scope
from people.sign_in.readers_address import readers_address
from people.standing import standing
from people.wording import listed

Kind = AccessEntry.Kind

_logger = logging.getLogger(__name__)

_SHOWS = (HTTPStatus.OK, HTTPStatus.CONFLICT, HTTPStatus.GONE)
"""Answers that hold the page itself: a form that somebody overtook shows what stands there now."""
_ANY_TEXT = ("ref", "recommendation", "file")
"""What in an address can be any text: told only where there is such a thing."""
_SECRET = ("token",)
"""What in an address opens something by itself: told to nobody."""
_IN_A_ROW = 8
"""As many labels of exempt texts as a row of the log has room for."""
_NAMES = {"ref": "action", "asked": "date asked for", "evidence": "file", "saved": "saved view"}


class AccessLog:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        reader = Reader(request.user)
        with answering(request) as answer, reading_as(reader):
            response = self.get_response(request)
            try:
                if row := _row(answer, response):
                    keep(row)
                for row in _exempt_rows(answer, response, reader):
                    keep(row)
            except DatabaseError:
                response.close()
                if request.method == "POST":  # the form that would be shown again holds its words
                    raise
                _logger.exception("The access log cannot be written; nothing was sent.")
                return _unavailable()
            return response


def _unavailable() -> HttpResponse:
    """A plain page, which asks nothing of the database."""
    return HttpResponse(render_to_string("503.html"), status=HTTPStatus.SERVICE_UNAVAILABLE)


def _row(answer: Answer, response: HttpResponseBase) -> AccessEntry | None:
    match, status = answer.request.resolver_match, response.status_code
    if match is None:
        return None
    if status in _SHOWS:
        return _shown(answer, response, match)
    if status == HTTPStatus.FORBIDDEN and not answer.is_logged:
        return _begun(answer, match, Kind.REFUSED, status)
    if status == HTTPStatus.NOT_FOUND:
        return _from_outside(answer, match)
    return None


def _shown(answer: Answer, response: HttpResponseBase, match: ResolverMatch) -> AccessEntry | None:
    """The row of a reading or a copy; none where the table says that it has none.

    Raises:
        KeyError: the table does not know the address, of which then nothing is sent.
    """
    address = ADDRESSES[match.view_name]
    if not isinstance(address, Logged):
        return None
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    kind = address.page if is_page else address.file
    row = _begun(answer, match, kind, response.status_code)
    if row is not None:
        row.as_at, row.position = answer.as_at, answer.position
    return row


def _exempt_rows(
    answer: Answer, response: HttpResponseBase, reader: Reader
) -> Iterator[AccessEntry]:
    """A row that says which exempt texts are shown, or several where they are many."""
    match, status = answer.request.resolver_match, response.status_code
    if match is None or status not in _SHOWS:
        return
    labels = list(reader.read)
    for several in (labels[i : i + _IN_A_ROW] for i in range(0, len(labels), _IN_A_ROW)):
        row = _begun(answer, match, Kind.EXEMPT, status)
        if row is not None:
            row.what, row.as_at, row.position = listed(several), answer.as_at, answer.position
            yield row


def _from_outside(answer: Answer, match: ResolverMatch) -> AccessEntry | None:
    """Somebody asks for what is of a partnership to which they do not belong, or of none.

    Both ask the same of the database, so that the time tells nobody which of the two it is.
    """
    slug, user = match.kwargs.get("partnership"), answer.request.user
    if slug is None or answer.partnership is not None or not isinstance(user, User):
        return None
    own = standing(user)
    there = Partnership.objects.filter(slug=slug).values_list("pk", flat=True).first()
    if there is not None and own.belongs(Scope(there)):
        return None
    row = _begun(answer, match, Kind.OUTSIDE, HTTPStatus.NOT_FOUND)
    if row is not None:
        row.partnership_id = there
    return row


def _begun(answer: Answer, match: ResolverMatch, kind: Kind, status: int) -> AccessEntry | None:
    """A row with what every one has; none where nobody has signed in."""
    user = answer.request.user
    if not isinstance(user, User):
        return None
    named = _named(match.kwargs, is_found=answer.partnership is not None)
    return AccessEntry(
        kind=kind,
        user=user,
        partnership_id=answer.partnership,
        address=match.view_name,
        what=", ".join([*named, *answer.objects]),
        came_from=readers_address(answer.request),
        result=str(int(status)),
    )


def _named(kwargs: Mapping[str, object], *, is_found: bool) -> list[str]:
    """``plan cse``, ``action 1.4.3``: what an address names, in its order."""
    untold = ("partnership", *_SECRET, *(() if is_found else _ANY_TEXT))
    return [
        f"{_NAMES.get(name, name)} {value}" for name, value in kwargs.items() if name not in untold
    ]
