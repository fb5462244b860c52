"""Charts of ratings: the figures, the pattern that tells them apart, the words beside them."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import brag, charts
from plans.brag import Rating
from plans.month_columns import month_columns
from tests.support.html import render

SVG = "{http://www.w3.org/2000/svg}"
PLAN = {Rating.BLUE: 19, Rating.GREEN: 37, Rating.AMBER: 14, Rating.RED: 4, None: 4}
ONE_RATING = [{**dict.fromkeys(brag.ORDER, 0), rating: 3} for rating in brag.ORDER]
numbers = st.integers(min_value=0, max_value=500)
some_counts = st.fixed_dictionaries(dict.fromkeys(brag.ORDER, numbers))


def parsed(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)  # noqa: S314  (our own drawing)


def segments(drawing: str) -> list[ET.Element]:
    return [r for r in parsed(drawing).iter(f"{SVG}rect") if r.get("class") == "seg"]


def per_cent(element: ET.Element, name: str) -> float:
    return float(str(element.get(name)).removesuffix("%"))


def words(drawing: str) -> list[str]:
    return ["".join(t.itertext()) for t in parsed(drawing).iter(f"{SVG}text")]


def test_a_bar_states_its_figures_and_shows_each_as_letter_and_number() -> None:
    bar = charts.stacked_bar(PLAN, prefix="a", subject="All 78 actions", height=44)
    root = parsed(bar)
    assert root.get("role") == "img"
    assert root.get("aria-label") == (
        "All 78 actions: Blue 19, Green 37, Amber 14, Red 4, Not yet rated 4"
    )
    assert words(bar) == ["B19", "G37", "A14", "R4", "N4"]


@given(some_counts)
def test_the_segments_of_a_bar_fill_it_in_the_order_of_ratings(counts: charts.Counts) -> None:
    drawn = segments(charts.stacked_bar(counts, prefix="p", subject="Theme"))
    assert len(drawn) == sum(1 for n in counts.values() if n)
    if drawn:
        assert sum(per_cent(s, "width") for s in drawn) == pytest.approx(100, abs=0.05)
    end = 0.0
    for segment in drawn:
        assert per_cent(segment, "x") == pytest.approx(end, abs=0.05)
        end += per_cent(segment, "width")


@pytest.mark.parametrize(
    ("share", "label", "left_out_on_phone"),
    [(30, "R30", False), (11, "R11", True), (6, "R", False), (3, None, False)],
)
def test_a_small_segment_says_less(share: int, label: str | None, left_out_on_phone: bool) -> None:
    bar = charts.stacked_bar(
        {Rating.GREEN: 100 - share, Rating.RED: share}, prefix="p", subject="T"
    )
    assert [w for w in words(bar) if w.startswith("R")] == ([label] if label else [])
    hidden = [t for t in parsed(bar).iter(f"{SVG}tspan") if t.get("class") == "narrow-off"]
    assert bool(hidden) is left_out_on_phone


def test_ratings_are_told_apart_without_colour() -> None:
    fills = []
    for counts in ONE_RATING:
        root = parsed(charts.stacked_bar(counts, prefix="p", subject="T"))
        patterns = {r.get("fill") for r in root.iter(f"{SVG}rect")} & {
            "url(#p-b)", "url(#p-a)", "url(#p-r)"
        }  # fmt: skip
        edged = any(line.get("class") == "edge" for line in root.iter(f"{SVG}line"))
        fills.append((*patterns, edged))
    assert len(set(fills)) == len(brag.ORDER), "two ratings look the same in grey"


def test_what_has_no_rating_is_white_with_an_edge_on_every_side() -> None:
    root = parsed(charts.stacked_bar({None: 2}, prefix="p", subject="T"))
    assert sum(1 for line in root.iter(f"{SVG}line") if line.get("class") == "edge") == 4


def test_an_empty_bar_says_so() -> None:
    bar = charts.stacked_bar({}, prefix="p", subject="Pursue")
    assert parsed(bar).get("aria-label") == "Pursue: no actions"
    assert words(bar) == ["No actions"]


NAMES = ("January", "February", "March", "April", "May", "June", "July", "August")
MONTHS = [
    (f"{name} 2026", {Rating.BLUE: n, Rating.GREEN: 20 - n, Rating.RED: 2, None: 1})
    for n, name in enumerate(NAMES)
]


def test_the_months_say_what_rose_and_fell() -> None:
    columns = month_columns(MONTHS, prefix="m")
    assert parsed(columns).get("aria-label") == (
        "Stacked columns, January 2026 to August 2026. Blue rose from 0 to 7. Green fell from 20 "
        "to 13. Amber stayed at none. Red stayed at 2. Not yet rated stayed at 1."
    )
    assert [w for w in words(columns) if re.fullmatch(r"[BGARN] \d+", w)] == [
        "B 7", "G 13", "R 2", "N 1"
    ]  # fmt: skip


def test_a_narrow_box_keeps_every_third_name_of_a_month() -> None:
    names = parsed(month_columns(MONTHS, prefix="m")).iter(f"{SVG}text")
    kept = [t.text for t in names if t.text in {m[:3] for m, _ in MONTHS} and not t.get("class")]
    assert kept == ["Jan", "Apr", "Jul"]


@given(st.lists(some_counts, min_size=1, max_size=14))
def test_every_column_stays_on_the_drawing_and_no_label_covers_another(
    counts: list[charts.Counts],
) -> None:
    drawing = month_columns([(f"Month {n}", c) for n, c in enumerate(counts)], prefix="m")
    root = parsed(drawing)
    height = float(str(root.get("height")))
    for rect in root.findall(f"{SVG}rect"):
        top, left = float(str(rect.get("y"))), per_cent(rect, "x")
        bottom = top + float(str(rect.get("height")))
        assert 0 <= top <= bottom <= height
        assert 0 <= left <= left + per_cent(rect, "width") <= 100
    labels = [float(str(t.get("y"))) for t in root.findall(f"{SVG}text") if t.get("class") == "k"]
    assert all(lower - upper >= 14.9 for lower, upper in pairwise(labels))


def test_no_months_say_so() -> None:
    assert words(month_columns([], prefix="m")) == ["No month has figures yet"]


def test_the_key_names_every_rating_with_its_own_swatch() -> None:
    entries = charts.key("k")
    assert [entry.look.word for entry in entries] == [look.word for look in brag.LOOKS.values()]
    assert len({entry.swatch for entry in entries}) == len(brag.ORDER)
    assert all(parsed(entry.swatch).get("aria-hidden") == "true" for entry in entries)


def test_names_are_written_as_words_and_never_as_markup() -> None:
    hostile = '"><script>alert(1)</script>'
    bar = charts.stacked_bar(PLAN, prefix="p", subject=hostile)
    months = month_columns([(hostile, PLAN), ("<b>", PLAN)], prefix="m")
    assert "<script" not in bar + months
    assert str(parsed(bar).get("aria-label")).startswith(hostile)


def test_a_drawing_holds_no_style_and_no_script_and_a_template_prints_it_unescaped() -> None:
    for drawing in (
        charts.stacked_bar(PLAN, prefix="p", subject="All"),
        month_columns(MONTHS, prefix="m"),
        *(entry.swatch for entry in charts.key("k")),
    ):
        assert not re.search(r"\sstyle=|<script|\son\w+=|viewBox", drawing)
        assert render("{{ drawing }}", drawing=drawing) == drawing


def test_ids_of_two_charts_on_a_page_differ() -> None:
    ids = re.compile(r'id="([^"]+)"')
    one = charts.stacked_bar(PLAN, prefix="one", subject="All")
    two = charts.stacked_bar(PLAN, prefix="two", subject="All")
    assert not set(ids.findall(one)) & set(ids.findall(two))
