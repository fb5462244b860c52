"""Letters that nobody sees are taken out of a text, and the places of the others stay known."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from people.identity.invisible import is_blank, seen


def test_every_letter_that_only_formats_is_unseen() -> None:
    formats = [chr(c) for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) == "Cf"]
    assert [letter for letter in formats if seen(letter) != ("", [])] == []


def test_what_is_seen_keeps_its_place() -> None:
    assert seen("a\u00adb\u200bc") == ("abc", [0, 2, 4])
    assert seen("plain") == ("plain", [0, 1, 2, 3, 4])


@pytest.mark.parametrize(
    "text",
    ["", " \n\u00a0", "\u200b", "\u2060", "\u00ad", "\u3164", "\u2800", "\ufe0f", "\u200d \u200c"],
)
def test_a_text_of_which_nothing_is_seen_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "\u200b.\u200b", "👩\u200d👧", "❤\ufe0f", "می\u200cخواهم"])
def test_a_text_of_which_anything_is_seen_is_not(text: str) -> None:
    assert not is_blank(text)
