"""What a list of actions shows, in words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from actions.filters import GROUPS, SORTS, Chosen
from actions.table import Row

_SEVERAL = 2


def sentence(chosen: Chosen, kept: Sequence[Row]) -> str:
    """What the list shows, in words: the filters, how many are overdue or doubted, the order."""
    parts = [", ".join(_lowered(_said(chosen))) or "Every action of the plan"]
    late, doubted = sum(row.overdue for row in kept), sum(bool(row.doubts) for row in kept)
    if kept:
        overdue = f"{late or 'None'} {'is' if late < _SEVERAL else 'are'} overdue"
        carry = f"{doubted or 'none'} {'carries' if doubted < _SEVERAL else 'carry'} a doubt"
        parts.append(f"{overdue} and {carry}")
    parts.append(SORTS[chosen.sort].words)
    return ". ".join(parts) + "."


def _said(chosen: Chosen) -> Iterator[str]:
    """Each filter in words: ``Theme 1 Prevent or 2 Protect``, ``Rated Red or not yet rated``."""
    for group in GROUPS:
        words = [c.words for c in chosen.of(group)]
        if words:
            yield _PHRASES[group](words)


def _phrase(name: str) -> Callable[[list[str]], str]:
    """The values after their filter's name; a value that denies (``No lead``) stands alone."""

    def said(words: list[str]) -> str:
        named = " or ".join(w for w in words if not w.startswith(_DENIALS))
        denials = [w for w in words if w.startswith(_DENIALS)]
        return " or ".join(filter(None, (named and name + named, *_after(named, denials))))

    return said


_DENIALS = ("No ", "Not ")


def _after(named: str, denials: list[str]) -> list[str]:
    """The denials as they follow what is named, if anything is."""
    return [_uncapped(w) if named or n else w for n, w in enumerate(denials)]


def _alternatives(words: list[str]) -> str:
    return " or ".join(_uncapped(w) if n else w for n, w in enumerate(words))


def _doubted(words: list[str]) -> str:
    """``With the doubt “Overdue” or “No lead”``; ``With any doubt or no doubt``."""
    codes = " or ".join(f"“{w}”" for w in words if w not in _ANY_OR_NONE)
    named = [f"With the doubt {codes}"] if codes else []
    return _alternatives(named + [_ANY_OR_NONE[w] for w in words if w in _ANY_OR_NONE])


_ANY_OR_NONE = {"Any doubt": "With any doubt", "No doubt": "No doubt"}


_PHRASES: dict[str, Callable[[list[str]], str]] = {
    "theme": _phrase("Theme "),
    "lead": _phrase("Led by "),
    "agency": _phrase("Led from "),
    "rating": _phrase("Rated "),
    "signed": _alternatives,
    "due": _alternatives,
    "doubt": _doubted,
    "challenge": lambda _: "With an open challenge",
    "q": _phrase("With the words "),
}


def _uncapped(words: str) -> str:
    return words[:1].lower() + words[1:]


def _lowered(parts: Iterable[str]) -> Iterator[str]:
    """All but the first in small letters, since they follow one another in one sentence."""
    for number, part in enumerate(parts):
        yield _uncapped(part) if number else part
