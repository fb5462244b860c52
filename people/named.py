"""Named places of pages, which rooms above fill; ``config`` wires them, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Named(Generic[P, T]):
    """A place that is filled by functions of what its page shows."""

    _fillers: list[Callable[P, T]] = field(default_factory=list)

    def add(self, filler: Callable[P, T]) -> None:
        if filler not in self._fillers:
            self._fillers.append(filler)

    def given(self, *args: P.args, **kwargs: P.kwargs) -> list[T]:
        """What each filler gives."""
        return [filler(*args, **kwargs) for filler in self._fillers]
