"""A room above fills a named place on a page of a plan."""

from __future__ import annotations

from actions.views.panels import NamedPlace, Panel


def test_a_place_holds_what_fills_it_in_order() -> None:
    place: NamedPlace[[str]] = NamedPlace()
    place.add(lambda word: Panel("a.html", word))
    place.add(lambda word: Panel("b.html", word.upper()))

    assert place.panels("risk") == [Panel("a.html", "risk"), Panel("b.html", "RISK")]


def test_who_has_nothing_to_say_leaves_no_trace() -> None:
    place: NamedPlace[[str]] = NamedPlace()
    place.add(lambda _word: None)

    assert place.panels("risk") == []


def test_nobody_fills_a_place_twice() -> None:
    place: NamedPlace[[str]] = NamedPlace()

    def filler(word: str) -> Panel:
        return Panel("a.html", word)

    place.add(filler)
    place.add(filler)

    assert len(place.panels("risk")) == 1


def test_each_place_is_its_own() -> None:
    first: NamedPlace[[]] = NamedPlace()
    second: NamedPlace[[]] = NamedPlace()
    first.add(lambda: Panel("a.html", 1))

    assert (len(first.panels()), second.panels()) == (1, [])
