"""Two people whose pages one process makes at once find out side by side what is hidden to them."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from people.exempt.reading import Reader
from people.models import Officer

SECONDS = 5


class Slow(Reader):
    """Whose decisions are there once those of another are being asked for too."""

    both_ask = Barrier(2, timeout=SECONDS)

    def _in_force(self) -> Iterable[tuple[str, int, str, str]]:
        self.both_ask.wait()
        return ()


def test_two_threads_read_at_once() -> None:
    with ThreadPoolExecutor(2) as pool:
        hidden = list(pool.map(lambda reader: reader.hidden(Officer), (Slow(), Slow())))
    assert hidden == [{}, {}]
