"""What the service says to its log: each line with the request that it belongs to.

No line holds what people wrote, who they are or what they searched for: a request is named by its
address's name, and a fault by where it happened and what kind it is.
"""

from __future__ import annotations

import json
import logging
import re
import time
import traceback
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse

from config.counting import count

_logger = logging.getLogger("config.requests")
_request: ContextVar[str] = ContextVar("request", default="")
_FROM_A_PROXY = re.compile(r"[A-Za-z0-9-]{8,64}")
_HEADER = "X-Request-ID"
_MILLISECONDS = 1000


def request_id() -> str:
    """The number of the request under way; empty outside of one."""
    return _request.get()


class Requests:
    """Gives each request a number, or keeps a proxy's, and logs and counts its end."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(_HEADER, "")
        number = given if _FROM_A_PROXY.fullmatch(given) else uuid.uuid4().hex
        token, begun = _request.set(number), time.monotonic()
        try:
            response = self.get_response(request)
            _tell(request, response, seconds=time.monotonic() - begun)
        finally:
            _request.reset(token)
        response.headers[_HEADER] = number
        return response


def _tell(request: HttpRequest, response: HttpResponse, *, seconds: float) -> None:
    status, method, name = response.status_code, request.method, _name(request)
    _logger.info("%d %s %s in %d ms", status, method, name, round(seconds * _MILLISECONDS))
    count(address=name, method=method, status=status, seconds=seconds)


def _name(request: HttpRequest) -> str:
    """The name of its address: the address itself may tell a search or a person."""
    return request.resolver_match.view_name if request.resolver_match else "no address of ours"


def _message(record: logging.LogRecord) -> str:
    """What is said; of a request that failed its address's name, since addresses can be keys."""
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest):
        return f"{getattr(record, 'status_code', '')} {request.method} {_name(request)}".strip()
    return record.getMessage()


def _fault(record: logging.LogRecord) -> str:
    """Where a fault happened, and of what kind it is; its message may repeat a text."""
    kind, _error, where = record.exc_info or (None, None, None)
    return "".join([*traceback.format_tb(where), kind.__qualname__]) if kind else ""


class Plain(logging.Formatter):
    """For a person who reads them as they come."""

    def format(self, record: logging.LogRecord) -> str:
        number = request_id()
        line = f"{record.levelname} {record.name} {_message(record)}"
        named = f"{line} [{number}]" if number else line
        return "\n".join(filter(None, (named, _fault(record))))


class AsJson(logging.Formatter):
    """One line of JSON for each, for a program that gathers them."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
            "request": request_id(),
            "fault": _fault(record),
        }
        return json.dumps({name: value for name, value in said.items() if value})
