"""Where the lines of a drawing of routes run: each that is reported to has a lane. Pure.

A lane is a line beside the rows, from the highest to the lowest row that it joins. Two lanes stand
in one column where they share no row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from governance.routes.network import Network, Node


class Lane(NamedTuple):
    """The line that leads to one node from all that report to it."""

    target: str
    first: int
    """The highest row that it joins, counted from the top."""
    last: int
    column: int
    """Counted from the rows outwards."""


def lanes(network: Network, rows: Sequence[Node]) -> list[Lane]:
    """A lane for every node that is reported to, the shortest nearest to the rows."""
    places = {node.key: place for place, node in enumerate(rows)}
    spans = _spans(network, places)
    laid: list[Lane] = []
    for target, (first, last) in sorted(spans.items(), key=lambda span: _length(span[1])):
        taken = {lane.column for lane in laid if lane.first <= last and first <= lane.last}
        free = next(column for column in range(len(laid) + 1) if column not in taken)
        laid.append(Lane(target, first, last, free))
    return laid


def _spans(network: Network, places: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    spans: dict[str, tuple[int, int]] = {}
    for route in network.routes:
        ends = (places[route.source], places[route.target])
        first, last = spans.get(route.target, ends)
        spans[route.target] = (min(first, *ends), max(last, *ends))
    return spans


def _length(span: tuple[int, int]) -> tuple[int, int]:
    first, last = span
    return last - first, first
