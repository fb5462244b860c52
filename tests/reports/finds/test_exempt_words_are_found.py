"""Exempt words are found however a file breaks them, and others are left alone."""

from __future__ import annotations

import pytest

from reports.finds import Known, finds
from reports.finds.exempt import letters_of, may_stand_in

EXEMPT = "The hotel on Marsh Lane was watched for nine nights in June by two teams."


def found(text: str, *exempt: str) -> list[str]:
    known = Known(exempt=exempt)
    return [each.match for each in finds(text, known) if each.rule == "exempt_words"]


@pytest.mark.parametrize(
    "text",
    [
        EXEMPT,
        EXEMPT.upper(),
        EXEMPT.replace(" ", "\n"),
        EXEMPT.replace("watched", "wat-\nched"),
        EXEMPT.replace("watched", "wat\u00adched"),
        EXEMPT.replace("hotel", "ho\u200btel"),
        EXEMPT.replace(" ", "\u00a0"),
        EXEMPT.replace(" ", "  "),
        EXEMPT.replace(",", "").replace(".", ""),
        f"It is said that {EXEMPT[4:]} And more.",
    ],
)
def test_however_it_is_broken(text: str) -> None:
    assert found(text, EXEMPT)


def test_half_of_it_is_found() -> None:
    assert found("Last year the hotel on Marsh Lane closed.", EXEMPT) == []
    assert found("Last year the hotel on Marsh Lane was shut.", EXEMPT) == [
        "the hotel on Marsh Lane was"
    ]
    assert found("nine nights in June by two", EXEMPT) == ["nine nights in June by two"]
    assert found("nights in June by two teams", EXEMPT) == ["nights in June by two teams"]
    assert found("It was done in June by two teams.", EXEMPT) == []


def test_a_ligature_hides_nothing() -> None:
    assert found("the con\ufb01dential \ufb01le", "confidential file") == [
        "con\ufb01dential \ufb01le"
    ]


def test_a_single_word_is_found_whole_alone() -> None:
    assert found("Near Hill, and on Hilltop.", "Hill") == ["Hill"]
    assert found("Hilltop. Downhill. Both Hills too.", "Hill") == []


def test_what_says_too_little_is_not_looked_for() -> None:
    assert found("1 and 2 of us", "1", "", "-", "us") == []
    assert found("Ada was seen.", "Ada") == ["Ada"]


def test_where_it_stands_is_told_in_the_words_of_the_text() -> None:
    text = "On 3 May MARSH-\nLANE was closed."
    (one,) = finds(text, Known(exempt=["Marsh Lane"]))
    assert (text[one.start : one.end], one.match) == ("MARSH-\nLANE", "MARSH-\nLANE")


def test_what_two_texts_share_is_found_once() -> None:
    """The longer one tells it."""
    hotel, lane = "the hotel on Marsh Lane", "Marsh Lane was closed"
    assert found("In May the hotel on Marsh Lane was closed.", lane, hotel) == [hotel]
    assert found("In May the hotel on Marsh Lane was closed.", hotel, f"{lane} again") == [hotel]
    assert found("In May the hotel on Marsh Lane shut.", "Marsh", hotel) == [hotel]


def test_each_that_stands_apart_is_found_in_its_order() -> None:
    text = "Marsh Lane was closed; the hotel on Hill Road and Marsh Lane were not."
    exempt = ("the hotel on Hill Road", "Marsh Lane")
    assert found(text, *exempt) == ["Marsh Lane", "the hotel on Hill Road", "Marsh Lane"]
    assert found("Hillcrest/Marsh", "Hillcrest/", "/Marsh") == ["Hillcrest", "Marsh"]


@pytest.mark.parametrize(
    ("text", "stands"),
    [(f"It was said: {EXEMPT}", True), ("On Marsh Lane\nwas nothing.", True), ("Nothing.", False)],
)
def test_a_text_whose_letters_hold_none_of_it_need_not_be_asked_of(text: str, stands: bool) -> None:
    exempt = (EXEMPT, "Marsh-Lane")
    assert may_stand_in(letters_of(text), exempt) is stands
    assert bool(found(text, *exempt)) is stands
