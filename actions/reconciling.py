"""Every action that a plan ever held, by where it is now, counted and adding up. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from people.wording import number_of


class HasState(Protocol):
    @property
    def state(self) -> str: ...


_F = TypeVar("_F", bound=HasState)

STATES = (
    ("signed off", "Signed off"),
    ("transferred", "Transferred to another plan"),
    ("withdrawn", "Withdrawn"),
    ("open", "Still open"),
)
"""Where an action can be, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Share(Generic[_F]):
    """The actions that are in one state."""

    state: str
    words: str
    fates: Sequence[_F]

    @property
    def count(self) -> int:
        return len(self.fates)

    @property
    def gone(self) -> bool:
        """Whether its actions have left the plan, so that there is a reason to tell."""
        return self.state in ("transferred", "withdrawn")


@dataclass(frozen=True, slots=True)
class Account(Generic[_F]):
    shares: Sequence[Share[_F]]

    @property
    def total(self) -> int:
        return sum(share.count for share in self.shares)

    @property
    def sentence(self) -> str:
        """``5 actions = 1 signed off + 1 transferred + 1 withdrawn + 2 open``."""
        parts = " + ".join(f"{share.count} {share.state}" for share in self.shares)
        return f"{number_of(self.total, 'action')} = {parts}"

    def of(self, state: str) -> Sequence[_F]:
        return next((share.fates for share in self.shares if share.state == state), ())


def account(fates: Iterable[_F]) -> Account[_F]:
    """The fates sorted by state.

    Raises:
        ValueError: an action is in a state that none of the shares is of; the sum would be wrong.
    """
    held = list(fates)
    shares = [Share(s, words, [f for f in held if f.state == s]) for s, words in STATES]
    if sum(share.count for share in shares) != len(held):
        raise ValueError("An action is in a state that the account does not know.")
    return Account(shares)
