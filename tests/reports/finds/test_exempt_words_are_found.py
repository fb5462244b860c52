"""Exempt words are found however a file breaks them, and others are left alone."""

from __future__ import annotations

import pytest

from reports.finds import Known, finds

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


def test_a_ligature_hides_nothing() -> None:
    assert found("the con\ufb01dential \ufb01le", "confidential file") == [
        "con\ufb01dential \ufb01le"
    ]


def test_a_single_word_is_found_whole_alone() -> None:
    assert found("Near Hill, and on Hilltop.", "Hill") == ["Hill"]
    assert found("Hilltop. Downhill.", "Hill") == []


def test_what_says_too_little_is_not_looked_for() -> None:
    assert found("1 and 2", "1", "", "-", "a") == []


def test_where_it_stands_is_told_in_the_words_of_the_text() -> None:
    text = "On 3 May MARSH-\nLANE was closed."
    (one,) = finds(text, Known(exempt=["Marsh Lane"]))
    assert (text[one.start : one.end], one.match) == ("MARSH-\nLANE", "MARSH-\nLANE")
