"""The routes drawn: every body and route is on it, and nothing runs through anything else."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree as ET

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from governance.routes.drawing import draw
from governance.routes.lanes import lanes
from governance.routes.network import Network, Node, in_order
from tests.governance.routes.networks import BODIES, PAPERS, network

SVG = "{http://www.w3.org/2000/svg}"
WIDEST_GUTTER, NARROWEST = 98, 288


def drawn(net: Network) -> ET.Element:
    picture: ET.Element = fromstring(draw(net, label="Who reports to whom"))
    return picture


def words(picture: ET.Element) -> str:
    return " ".join(text.text or "" for text in picture.iter(f"{SVG}text"))


def test_every_name_and_route_of_a_councils_papers_stands_on_it() -> None:
    picture = drawn(PAPERS)
    said = words(picture)
    assert all(name in said for name in BODIES.values())
    assert all(route.words in said for route in PAPERS.routes)
    assert len(list(picture.iter(f"{SVG}circle"))) == len(PAPERS.routes)
    assert len(list(picture.iter(f"{SVG}polygon"))) == 4


def test_it_has_a_text_alternative_and_no_view_box() -> None:
    picture = drawn(PAPERS)
    assert (picture.get("role"), picture.get("aria-label")) == ("img", "Who reports to whom")
    assert (picture.get("width"), picture.get("viewBox")) == ("100%", None)


def test_it_holds_no_style_and_no_script() -> None:
    assert not re.search(r"style=|<script|<style|\son\w+=", draw(PAPERS, label="x"))


def test_a_name_is_escaped() -> None:
    said = draw(Network((Node("a", "Health & <b>Care</b>"),), ()), label="A & B")
    assert "Health &amp; &lt;b&gt;Care" in said


def test_nobody_is_drawn_of_nobody() -> None:
    assert drawn(Network((), ())).get("height") == "0"


@pytest.mark.parametrize("name", ["X" * 200, "Board of " * 22, "Ł" * 60])
def test_a_long_name_is_broken_and_loses_nothing(name: str) -> None:
    picture = drawn(Network((Node("a", name.strip()),), ()))
    lines = [text.text or "" for text in picture.iter(f"{SVG}text")]
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    assert max(len(line) for line in lines) <= NARROWEST / 8


LETTERS = "abcdefghijklmnopqrst"
PAIRS = [f"{a}>{b}" for a, b in itertools.permutations(LETTERS, 2)]


@given(st.lists(st.sampled_from(PAIRS), max_size=40, unique=True))
def test_no_line_covers_another(routes: list[str]) -> None:
    net = network(*routes, alone=LETTERS)
    laid = lanes(net, in_order(net))
    for one, other in itertools.combinations(laid, 2):
        apart = one.last < other.first or other.last < one.first
        assert apart or one.column != other.column


@given(st.lists(st.sampled_from(PAIRS), max_size=40, unique=True))
def test_twenty_bodies_leave_room_for_their_names(routes: list[str]) -> None:
    picture = drawn(network(*routes, alone=LETTERS))
    boxes = list(picture.iter(f"{SVG}rect"))
    assert len(boxes) == len(LETTERS)
    assert max(float(box.get("x", 0)) for box in boxes) <= WIDEST_GUTTER
    assert all(float(line.get("x1", "0").rstrip("%")) >= 0 for line in picture.iter(f"{SVG}line"))
    tops = sorted((float(b.get("y", 0)), float(b.get("height", 0))) for b in boxes)
    assert all(y + height < below for (y, height), (below, _) in itertools.pairwise(tops))
