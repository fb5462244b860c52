"""How hard a text is to read, by Flesch and Kincaid's formula."""

from __future__ import annotations

import re
from collections.abc import Iterable

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouyszxc]es|[^aeiouy]le(?=d$))$")


def syllables(word: str) -> int:
    """As they are spoken, by rules of thumb: groups of vowels, without an e that is not heard."""
    plain = word.lower().replace("’", "").replace("'", "")
    heard = _SILENT.sub("", plain) if len(plain) > 3 else plain
    return max(1, len(_VOWELS.findall(heard)))


def grade(sentences: Iterable[list[str]]) -> float:
    """The school grade (American) that the sentences, as lists of words, ask of a reader."""
    told = [words for words in sentences if words]
    count = sum(map(len, told))
    spoken = sum(syllables(word) for words in told for word in words)
    return 0.39 * count / len(told) + 11.8 * spoken / count - 15.59
