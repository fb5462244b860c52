"""The writing that is under way in this thread, if any.

Held apart from ``people.writing`` so that models can ask for it without importing one another.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from people.writing import Writing

_current: ContextVar[Writing | None] = ContextVar("writing", default=None)


class OutsideWriting(RuntimeError):
    """A tracked or append-only row was saved outside a service: a fault of the program."""


def set_writing(writing: Writing | None) -> None:
    _current.set(writing)


def writing_or_none() -> Writing | None:
    return _current.get()


def current_writing() -> Writing:
    """The writing under way.

    Raises:
        OutsideWriting: there is none.
    """
    writing = _current.get()
    if writing is None:
        raise OutsideWriting("Rows with history are written inside people.writing.writing() only.")
    return writing
