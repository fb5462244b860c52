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
_COMPLETE = ("complete", "completed", "done", "task completed", "action complete",
             "action completed")  # fmt: skip
_ON_TARGET = ("on target", "on track", "task is on target")
_MAY_BE_LATE = ("delivery date may not be met",)
_OFF_TARGET = ("significantly off target", "off target")
_BY_PHRASE = {
    **dict.fromkeys(_COMPLETE, Rating.BLUE),
    **dict.fromkeys(_ON_TARGET, Rating.GREEN),
    **dict.fromkeys(_MAY_BE_LATE, Rating.AMBER),
    **dict.fromkeys(_OFF_TARGET, Rating.RED),
}
"""What a meaning says on its own."""
_LATE = frozenset({Rating.AMBER, Rating.RED})
_MEANINGS: dict[str, frozenset[Rating]] = {
    **dict.fromkeys(_COMPLETE, frozenset({Rating.BLUE, Rating.GREEN})),
    **dict.fromkeys(_ON_TARGET, frozenset({Rating.GREEN})),
    **dict.fromkeys(_MAY_BE_LATE, frozenset({Rating.AMBER})),
    **dict.fromkeys((*_OFF_TARGET, "at risk", "delayed", "overdue", "late"), _LATE),
}
"""A meaning that may stand beside a colour's name, and the colours beside which it may."""
_MEANT = re.compile(rf"\b(?:{'|'.join(sorted(_MEANINGS, key=lambda meaning: -len(meaning)))})\b")
_HARMLESS = frozenset(
    (
        "rating", "rated", "brag", "rag", "status", "overall", "current", "currently", "now",
        "is", "the", "colour", "progress", "action", "task", "still", "remains",
    )
)  # fmt: skip
"""Words beside a colour's name that leave it what it is."""
_UNRATED = re.compile(
    r"(brag |rag |rating )*(rating )?(to be (confirmed|agreed|determined"
    r"|assigned)|t ?b ?[cad]|(n )?not (yet )?rated"
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
    if word_doubt and _named(words_only(cell.text)):
        return Rated(None, cell.text, tuple(problems))
    if worded and coloured and worded is not coloured:
        problems.append(_disagreement(cell.text, worded, coloured, where))
        return Rated(None, cell.text, tuple(problems))
    return Rated(worded or coloured, cell.text, tuple(problems))


def rate_by_words(cell: Cell, where: str) -> Rated:
    """As ``rate``, but words go before a colour that they do not agree with, with a warning.

    Whoever returns one of our documents with another word in a cell leaves its shading as it was.
    """
    worded, doubt = rating_in_words(cell.text)
    coloured = rating_of(cell.fill).rating if cell.fill else None
    if doubt or not (worded and coloured) or worded is coloured:
        return rate(cell, where)
    what = (
        f"The rating says {quoted(cell.text)} in a cell that is coloured {LOOKS[coloured].word}; "
        f"{LOOKS[worded].word} was taken."
    )
    return Rated(worded, cell.text, (Problem(where, what, Severity.WARNING),))


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
    if doubt := _doubt(words, text):
        return None, f"{doubt}, so none was taken"
    return _BY_PHRASE.get(words) or _named(words).pop(), ""


def _doubt(words: str, text: str) -> str:
    """Why the words state no one rating; empty where they do."""
    found, meant = _named(words), set(_MEANT.findall(words))
    if len(found) > 1 or (found and any(not found <= _MEANINGS[m] for m in meant)):
        return "names more than one rating"
    if not found and words not in _BY_PHRASE:
        return "is no rating that is known"
    if "?" in text:
        return "is a question"
    beside = _beside(words) if found else ""
    return f"says more than a colour ({quoted(beside)})" if beside else ""


def _named(words: str) -> set[Rating]:
    """The ratings that the words name; letters count only where nothing but letters stands."""
    parts = words.split()
    letters = {_LETTERS[p] for p in parts} if _LETTERS.keys() >= set(parts) else set()
    return {_WORDS[p] for p in parts if p in _WORDS} or letters


def _beside(words: str) -> str:
    """What stands beside the colours and may turn them round: "no longer", "if funded"."""
    known = _HARMLESS | _WORDS.keys() | _LETTERS.keys()
    return " ".join(p for p in _MEANT.sub(" ", words).split() if p not in known)
