"""What is read at the place of exempt text. Pure."""

from __future__ import annotations

import re

from people.schedule_12a import PARAGRAPHS, named


def exempt_words(paragraph: str, what: str = "text") -> str:
    """What stands at its place: ``This text is exempt: paragraph 1 (…).``

    The statutory name, never the reason: that may tell what the text says.
    """
    return f"This {what} is exempt: {named(paragraph)}."


_WORDS = re.compile(
    "|".join(re.escape(f" is exempt: {named(paragraph)}.") + "$" for paragraph in PARAGRAPHS)
)


def are_exempt_words(text: str) -> bool:
    """Whether nothing but the notice of a decision stands in the text."""
    return text.startswith("This ") and _WORDS.search(text) is not None
