"""In which order bodies and plans are drawn: who hears above who reports."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from governance.routes.network import Network, in_order
from tests.governance.routes.networks import PAPERS, network


def keys(net: Network) -> str:
    return "".join(node.key for node in in_order(net))


def test_who_hears_stands_above_who_reports() -> None:
    assert keys(network("a>b", "b>c")) == "cba"


def test_a_route_past_a_body_in_between_changes_no_order() -> None:
    assert keys(network("a>b", "b>c", "a>c")) == "cba"


def test_plans_stand_at_the_foot_whoever_else_reports_to_nobody() -> None:
    assert keys(network("p>b", alone="z", plans="p")) == "bzp"


def test_beside_one_another_they_stand_by_name() -> None:
    assert keys(network("c>d", "a>d", "b>d")) == "dabc"


def test_routes_in_a_circle_keep_everybody_once() -> None:
    assert sorted(keys(network("a>b", "b>c", "c>a"))) == ["a", "b", "c"]
    assert sorted(keys(network("a>b", "b>a", "x>a"))) == ["a", "b", "x"]


def test_the_two_routes_of_a_councils_papers() -> None:
    order = [node.key for node in in_order(PAPERS)]
    assert order == ["improvement", "lscb", "commission", "sub group", "reference", "plan"]


LETTERS = "abcdefghijklmnopqrst"
PAIRS = [f"{a}>{b}" for a, b in itertools.permutations(LETTERS, 2)]


@given(st.lists(st.sampled_from(PAIRS), max_size=40, unique=True))
def test_whatever_the_routes_everybody_stands_there_once(routes: list[str]) -> None:
    assert sorted(keys(network(*routes, alone=LETTERS))) == list(LETTERS)
