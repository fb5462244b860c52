"""Values that are kept while they are asked for. Pure."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Newest(Generic[_T]):
    """The values that were asked for last. Safe among threads; two may make one value."""

    def __init__(self, most: int, weigh: Callable[[_T], int] = lambda _: 1) -> None:
        """``most``: what all values may weigh together; the newest is held whatever it weighs."""
        self._most = most
        self._weigh = weigh
        self._held: OrderedDict[Hashable, tuple[object, _T]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], _T], *, state: object = None) -> _T:
        """The value of this key, which is made anew, and the old one dropped, in another state."""
        with self._lock:
            known = self._held.get(key)
            if known is not None and known[0] == state:
                self._held.move_to_end(key)
                return known[1]
        made = make()
        with self._lock:
            if key in self._held:
                self._drop(key)
            self._held[key] = state, made
            self._weight += self._weigh(made)
            while self._weight > self._most and len(self._held) > 1:
                self._drop(next(iter(self._held)))
        return made

    def _drop(self, key: Hashable) -> None:
        _, dropped = self._held.pop(key)
        self._weight -= self._weigh(dropped)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
            self._weight = 0
