"""Whether two names may be one person's: short forms, initials, slips of the pen."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from people.wording import plain
from plans.formats.text import fold, words_only

_FULL = 2
"""Words of a full name."""
_TELLING = 3
"""Letters from which a part of a name says something."""
_NEARLY = 0.85
"""Likeness from which two spellings are taken for one name, 0 to 1."""
_SHORT_NAMES = (
    {"robert", "bob", "rob", "bobby"},
    {"william", "bill", "will", "billy"},
    {"richard", "dick", "rick", "rich"},
    {"elizabeth", "liz", "beth", "betty", "lizzie"},
    {"margaret", "maggie", "peggy", "meg"},
    {"anthony", "tony"},
    {"edward", "ted", "ned", "eddie"},
    {"james", "jim", "jimmy", "jamie"},
    {"john", "jack"},
    {"michael", "mike", "mick"},
    {"katherine", "kate", "kathy", "katie", "kay", "kat"},
    {"teresa", "theresa", "terri", "terry", "tess"},
    {"susan", "sue", "susie"},
    {"deborah", "debbie", "deb"},
    {"patricia", "pat", "trish", "tricia"},
    {"joanne", "jo", "joanna"},
    {"philip", "phil"},
    {"stephen", "steve", "steven"},
    {"christopher", "chris"},
    {"christine", "chris", "chrissie"},
    {"andrew", "andy", "drew"},
    {"david", "dave"},
    {"rebecca", "becky"},
    {"samantha", "sam"},
    {"samuel", "sam"},
    {"alexandra", "alex"},
    {"alexander", "alex"},
    {"jennifer", "jen", "jenny"},
    {"jacqueline", "jackie", "jacqui"},
)


def same_name(printed: str, listed: Iterable[str]) -> str:
    """The one listed name that the printed one is, but for capitals, else for marks and points.

    Empty for none, or for several that cannot be told apart.
    """
    names = list(listed)
    for folded in (str.casefold, _without_marks):
        said = folded(printed)
        found = [name for name in names if said and folded(name) == said]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def _without_marks(name: str) -> str:
    return words_only(plain(name))


def alike(printed: str, listed: str) -> bool:
    """Whether a printed name may be a listed one: short, an initial, a slip of the pen."""
    mine, theirs = words_only(printed).split(), words_only(listed).split()
    if len(theirs) < _FULL or not mine:
        return False
    if len(mine) == 1:
        return mine[0] in {theirs[0], theirs[-1], "".join(w[0] for w in theirs)}
    if mine[-1] == theirs[-1]:
        return _first_alike(mine[0], theirs[0])
    return (
        mine[0] == theirs[0]
        and len(mine[-1]) >= _TELLING
        and _ratio(mine[-1], theirs[-1]) >= _NEARLY
    )


def _first_alike(mine: str, theirs: str) -> bool:
    if len(mine) == 1 or len(theirs) == 1:
        return mine[0] == theirs[0]
    if any(mine in names and theirs in names for names in _SHORT_NAMES):
        return True
    short, long = sorted((mine, theirs), key=len)
    return (len(short) >= _TELLING and long.startswith(short)) or (
        mine[0] == theirs[0] and _ratio(mine, theirs) >= _NEARLY
    )


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()
