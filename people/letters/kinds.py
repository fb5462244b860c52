"""The kinds of letters there are: each room gives its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from people.models import Letter


def nothing_against(_letter: Letter) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What letters of one kind are about, and whether one can do without them."""

    name: str
    """As the outbox holds it, such as ``round-opens``."""
    words: str
    """What it is, as the pages of letters name it: ``what is due from you``."""
    is_digest: bool = False
    """A digest can be unsubscribed from; a duty cannot."""
    reason_against: Callable[[Letter], str] = nothing_against
    """Asked just before a letter leaves: why it is to stay, in a sentence; empty to let it go."""


_kinds: dict[str, Kind] = {}


def add_kind(kind: Kind) -> None:
    """Let a room write letters of a kind; ``config`` wires it."""
    _kinds[kind.name] = kind


def kind_named(name: str) -> Kind:
    """The kind; of one that no room gives any more, at least its name."""
    return _kinds.get(name) or Kind(name, name)


def digests() -> list[Kind]:
    """The kinds of letters that a user can do without."""
    known = sorted(_kinds.values(), key=lambda kind: kind.words)
    return [kind for kind in known if kind.is_digest]
