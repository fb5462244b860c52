"""How alike two wordings are: of a file's action and of the plan's."""

from __future__ import annotations

from difflib import SequenceMatcher

_WORDS_COMPARED = 400
"""A wording longer than this is told apart by its beginning: the time grows with its square."""
_LETTERS_COMPARED = 300
_SHORTEST_RUN = 3
"""Letters in a row that count as common; fewer are common to any two English sentences."""


def plain(text: str) -> str:
    """The text without what a retyped copy changes: layout and capitals."""
    return " ".join(text.split()).casefold()


def likeness(one: str, other: str) -> float:
    """From 0, nothing in common, to 1, the same but for white space and capitals.

    Words are compared in their order, each weighing its letters; of short wordings the letters
    too, so that a slip of the pen in a few words does not part them.
    """
    left, right = plain(one), plain(other)
    if left == right:
        return 1.0
    return max(_by_word(left, right), _by_letter(left, right))


def share_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a closer look can find these alike; quick, for many pairs."""
    return 5 * len(one & other) >= len(one) + len(other)


def _by_word(left: str, right: str) -> float:
    ours, theirs = left.split()[:_WORDS_COMPARED], right.split()[:_WORDS_COMPARED]
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    common = sum(len(word) for b in blocks for word in ours[b.a : b.a + b.size])
    return _share(common, sum(map(len, ours)) + sum(map(len, theirs)))


def _by_letter(left: str, right: str) -> float:
    if max(len(left), len(right)) > _LETTERS_COMPARED:
        return 0.0
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    common = sum(b.size for b in blocks if b.size >= _SHORTEST_RUN)
    return _share(common, len(left) + len(right))


def _share(common: int, whole: int) -> float:
    return 2 * common / whole if whole else 0.0
