"""The rating of a cell: from its words, its letter or its colour, never made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.brag import LOOKS, Rating
from plans.formats.colours import rating_of
from plans.formats.grid import Cell
from plans.formats.reading import Problem, Severity
from plans.formats.text import quoted, words_only

_WORDS = {
    "blue": Rating.BLUE,
    "green": Rating.GREEN,
    "amber": Rating.AMBER,
    "yellow": Rating.AMBER,
    "orange": Rating.AMBER,
    "red": Rating.RED,
}
_LETTERS = {"b": Rating.BLUE, "g": Rating.GREEN, "a": Rating.AMBER, "r": Rating.RED}
_PHRASES = {
    Rating.BLUE: {
        "complete",
        "completed",
        "done",
        "task completed",
        "action complete",
        "action completed",
    },
    Rating.GREEN: {"on target", "on track", "task is on target"},
    Rating.AMBER: {"delivery date may not be met"},
    Rating.RED: {"significantly off target", "off target"},
}
_BY_PHRASE = {phrase: rating for rating, phrases in _PHRASES.items() for phrase in phrases}
_UNRATED = re.compile(
    r"(brag |rag |rating )*(rating )?(to be (confirmed|agreed|determined"
    r"|assigned)|t ?b ?[cad]|not (yet )?rated"
    r"|none|n a|not applicable|not available|no rating|unrated|not stated"
    r"|nil)?"
)


@dataclass(frozen=True, slots=True)
class Rated:
    rating: Rating | None
    as_printed: str = ""
    problems: tuple[Problem, ...] = ()


def rate(cell: Cell, where: str) -> Rated:
    """What the rating cell states; text and fill that disagree, or a doubt, are a warning."""
    worded, word_doubt = rating_in_words(cell.text)
    shade = rating_of(cell.fill) if cell.fill else None
    coloured = shade.rating if shade else None
    problems = list(_doubts(cell, where, word_doubt, shade.doubt if shade and not worded else ""))
    if worded and coloured and worded is not coloured:
        problems.append(_disagreement(cell.text, worded, coloured, where))
        return Rated(None, cell.text, tuple(problems))
    return Rated(worded or coloured, cell.text, tuple(problems))


def _disagreement(text: str, worded: Rating, coloured: Rating, where: str) -> Problem:
    what = (
        f"The rating's text {quoted(text)} says {LOOKS[worded].word}, its colour says "
        f"{LOOKS[coloured].word}; no rating was taken."
    )
    return Problem(where, what, Severity.WARNING)


def _doubts(cell: Cell, where: str, word_doubt: str, colour_doubt: str) -> Iterator[Problem]:
    if word_doubt:
        yield Problem(where, f"The rating {quoted(cell.text)} {word_doubt}.", Severity.WARNING)
    if colour_doubt:
        what = f"The rating cell's colour {colour_doubt}; no rating was taken."
        yield Problem(where, what, Severity.WARNING)


def rating_in_words(text: str) -> tuple[Rating | None, str]:
    """The rating that a text states, and what is doubtful about it (empty where nothing is)."""
    words = words_only(text)
    if _UNRATED.fullmatch(words):
        return None, ""
    if words in _BY_PHRASE:
        return _BY_PHRASE[words], ""
    found = _named(words)
    if len(found) == 1:
        return found.pop(), ""
    if found:
        return None, "names more than one rating, so none was taken"
    return None, "is no rating that is known, so none was taken"


def _named(words: str) -> set[Rating]:
    """The ratings that the words name; letters count only where nothing but letters stands."""
    parts = words.split()
    colours = {_WORDS[p] for p in parts if p in _WORDS}
    if colours or any(p not in _LETTERS for p in parts):
        return colours
    return {_LETTERS[p] for p in parts}
