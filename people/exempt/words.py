"""What is read at the place of exempt text. Pure."""

from __future__ import annotations

import re

from people.schedule_12a import PARAGRAPHS, named


def exempt_words(paragraph: str, what: str = "text") -> str:
    """What stands at its place: ``This text is exempt: paragraph 1 (…).``

    The statutory name, never the reason: that may tell what the text says.
    """
    return f"This {what} is exempt: {named(paragraph)}."


def _however_broken(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


_NAMES = "|".join(_however_broken(named(paragraph)) for paragraph in PARAGRAPHS)
_NOTICE = re.compile(rf"This\s+[a-z]+\s+is\s+exempt:\s+(?:{_NAMES})\.?")
_NUMBER = re.compile(r"paragraph\s+(\d)")
_JOINS = " \t\n.,;:"
"""What joined words to a notice that is taken away from before them."""


def paragraph_in(text: str) -> str:
    """The paragraph that a notice names; empty for any other text."""
    found = _NUMBER.search(text) if _NOTICE.fullmatch(text.strip()) else None
    return found[1] if found else ""


def are_exempt_words(text: str) -> bool:
    """Whether nothing but the notice of a decision stands in the text, however its lines break."""
    return paragraph_in(text) != ""


def hold_exempt_words(text: str) -> bool:
    """Whether the notice of a decision stands in the text, alone or beside other words."""
    return _NOTICE.search(text) is not None


def beside_exempt_words(text: str) -> str:
    """The words beside the notices in a text, or the text as it is where it holds none."""
    before, *after = _NOTICE.split(text)
    if not after:
        return text
    said = (before.strip(), *(words.lstrip(_JOINS).rstrip() for words in after))
    return "\n".join(filter(None, said))
