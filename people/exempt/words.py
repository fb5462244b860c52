"""What is read at the place of exempt text. Pure."""

from __future__ import annotations

import re

from people.schedule_12a import PARAGRAPHS, named


def exempt_words(paragraph: str, what: str = "text") -> str:
    """What stands at its place: ``This text is exempt: paragraph 1 (…).``

    The statutory name, never the reason: that may tell what the text says.
    """
    return f"This {what} is exempt: {named(paragraph)}."


_WORDS = re.compile(r"This [a-z]+ is exempt: paragraph (\d)")


def paragraph_in(text: str) -> str:
    """The paragraph that a notice names; empty for any other text."""
    found = _WORDS.match(text)
    paragraph = found[1] if found else ""
    is_whole = paragraph in PARAGRAPHS and text.endswith(f" is exempt: {named(paragraph)}.")
    return paragraph if is_whole else ""


def are_exempt_words(text: str) -> bool:
    """Whether nothing but the notice of a decision stands in the text."""
    return paragraph_in(text) != ""
