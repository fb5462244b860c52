"""What the answer under way is about, as those who reach for it find out: for the access log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpRequest


@dataclass(slots=True)
class Answer:
    request: HttpRequest
    partnership: int | None = None
    """Which the reader has reached."""
    as_at: datetime | None = None
    position: str = ""
    objects: list[str] = field(default_factory=list)
    """What it is of, beside what its address names."""
    is_logged: bool = False
    """Whether what happened on the way has a row already."""

    @property
    def address(self) -> str:
        """The name of the page; empty where there is none."""
        match = self.request.resolver_match
        return match.view_name if match else ""

    def begin_again(self) -> None:
        begun = Answer(self.request)
        self.partnership, self.as_at, self.position = begun.partnership, begun.as_at, begun.position
        self.objects, self.is_logged = begun.objects, begun.is_logged


_current: ContextVar[Answer | None] = ContextVar("answer", default=None)


@contextmanager
def answering(request: HttpRequest) -> Iterator[Answer]:
    begun = _current.set(answer := Answer(request))
    try:
        yield answer
    finally:
        _current.reset(begun)


def begin_again() -> None:
    """Forget what was found out: the same request is answered anew."""
    if answer := _current.get():
        answer.begin_again()


def answer_or_none() -> Answer | None:
    """The answer under way in this thread; none in a command."""
    return _current.get()


def reached(partnership: int) -> None:
    """Note whose pages the reader is on: they belong there."""
    if answer := _current.get():
        answer.partnership = partnership


def shows_moment(moment: datetime | None) -> None:
    """Note the past moment that is shown; none for now."""
    if answer := _current.get():
        answer.as_at = moment


def shows_position(position: str) -> None:
    if answer := _current.get():
        answer.position = position


def is_of(words: str) -> None:
    """Note what it is of: a name, a digest; never what a text says."""
    if answer := _current.get():
        answer.objects.append(words)
