"""Letters that nobody sees are taken out of a text, and the places of the others stay known."""

from __future__ import annotations

import sys
import unicodedata

from people.identity.invisible import seen


def test_every_letter_that_only_formats_is_unseen() -> None:
    formats = [chr(c) for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) == "Cf"]
    assert [letter for letter in formats if seen(letter) != ("", [])] == []


def test_what_is_seen_keeps_its_place() -> None:
    assert seen("a\u00adb\u200bc") == ("abc", [0, 2, 4])
    assert seen("plain") == ("plain", [0, 1, 2, 3, 4])
