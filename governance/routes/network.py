"""Bodies and plans as a network of routes, and the order in which it is drawn. Pure.

Whoever hears stands above whoever reports. Routes may run in a circle: the one that closes it then
leads downwards, and nothing else changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from people.wording import plain


@dataclass(frozen=True, slots=True)
class Node:
    """A body or a plan."""

    key: str
    name: str
    is_plan: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """That one node reports to, or is looked at by, another."""

    source: str
    target: str
    words: str
    """As they stand beside the source: ``reports to Partnership Board, quarterly``."""


@dataclass(frozen=True, slots=True)
class Network:
    nodes: tuple[Node, ...]
    routes: tuple[Route, ...]

    def from_(self, node: Node) -> list[Route]:
        return [route for route in self.routes if route.source == node.key]


def in_order(network: Network) -> list[Node]:
    """The nodes from the top: who hears last of all first, plans at the foot."""
    heights = _heights(network)
    return sorted(
        network.nodes, key=lambda node: (node.is_plan, -heights[node.key], plain(node.name))
    )


def _heights(network: Network) -> Mapping[str, int]:
    """How many steps the longest way up to each node has."""
    reporters: defaultdict[str, list[str]] = defaultdict(list)
    for route in network.routes:
        reporters[route.target].append(route.source)
    heights: dict[str, int] = {}
    for node in sorted(network.nodes, key=lambda node: (plain(node.name), node.key)):
        _climb(node.key, reporters, heights, under_way=set())
    return heights


def _climb(
    key: str, reporters: Mapping[str, list[str]], heights: dict[str, int], under_way: set[str]
) -> int:
    """The height of a node; a route that closes a circle does not count."""
    if key in heights:
        return heights[key]
    under_way.add(key)
    below = [
        _climb(each, reporters, heights, under_way)
        for each in reporters.get(key, ())
        if each not in under_way
    ]
    under_way.remove(key)
    heights[key] = 1 + max(below, default=0)
    return heights[key]
