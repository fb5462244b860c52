"""What a room above keeps of a user beside the record, and forgets when they have departed."""

from __future__ import annotations

from collections.abc import Callable

from people.models import User

Forgetter = Callable[[User], None]

_forgetters: list[Forgetter] = []


def add_forgetter(forgetter: Forgetter) -> None:
    """Let a room forget what it alone keeps of a user; ``config`` wires it."""
    if forgetter not in _forgetters:
        _forgetters.append(forgetter)


def forget(user: User) -> None:
    for forgetter in _forgetters:
        forgetter(user)
