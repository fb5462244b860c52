"""Taking turns: threads that wait for the same thing get it in the order in which they came."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """A queue of the threads of this process."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._waiting: deque[threading.Event] = deque()

    @property
    def waiting(self) -> int:
        """How many wait, the one whose turn it is included."""
        return len(self._waiting)

    @contextmanager
    def taken(self, patience: float) -> Iterator[None]:
        """One's turn, until the block ends.

        Args:
            patience: seconds to wait for it at most.

        Raises:
            TimeoutError: the wait was in vain.
        """
        mine = threading.Event()
        with self._mutex:
            self._waiting.append(mine)
            self._call_the_first()
        try:
            if not mine.wait(patience):
                raise TimeoutError
            yield
        finally:
            with self._mutex:
                self._waiting.remove(mine)
                self._call_the_first()

    def _call_the_first(self) -> None:
        if self._waiting:
            self._waiting[0].set()
