"""The notice that stands at the place of exempt text is known, alone and beside other words."""

from __future__ import annotations

import pytest

from people.exempt.words import (
    are_exempt_words,
    beside_exempt_words,
    exempt_words,
    hold_exempt_words,
    paragraph_in,
)
from people.schedule_12a import PARAGRAPHS

NOTICE = exempt_words("3")


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_its_paragraph_is_read(paragraph: str) -> None:
    for what in ("text", "action", "item", "section"):
        assert paragraph_in(exempt_words(paragraph, what)) == paragraph


@pytest.mark.parametrize(
    "text", [NOTICE.replace(" ", "\n", 3), f" {NOTICE}\n", NOTICE.removesuffix(".")]
)
def test_lines_and_a_lost_stop_leave_it_what_it_is(text: str) -> None:
    assert are_exempt_words(text)
    assert beside_exempt_words(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "This text is exempt.",
        "This text is exempt: paragraph 8 (information).",
        f"{NOTICE} Two more.",
        f"{NOTICE} Two more. {NOTICE}",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert not are_exempt_words(text)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        (f"{NOTICE} Two more.", "Two more."),
        (f"Two more. {NOTICE}", "Two more."),
        (f"{NOTICE[:-1]}, but two more.", "but two more."),
        (f"One.\n{NOTICE}\nTwo.\n{NOTICE} Three.", "One.\nTwo.\nThree."),
    ],
)
def test_words_beside_it_are_told_apart(text: str, beside: str) -> None:
    assert hold_exempt_words(text)
    assert beside_exempt_words(text) == beside


def test_a_text_without_it_stays_as_it_is() -> None:
    text = "  No agreement yet,\n with health. "
    assert not hold_exempt_words(text)
    assert beside_exempt_words(text) == text
