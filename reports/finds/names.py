"""Names of people who are no officers, users or members: a family, a child, a witness. Pure.

A name is known by its title (“Mrs Hill”) or by a first name before it (“Aisha Malik”). Whoever the
partnership knows may be named; so may a place, a street or an inquiry that bears a name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from people.identity.finding import Span
from people.patterns import phrases, words
from reports.finds.first_names import FIRST_NAMES

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŠŻŽČĆ]"
_PART = rf"(?:(?:O[’']|Mc|Mac|d[’'])?{_CAPITAL}[a-zà-öø-ÿłńśšżžčćğ]+)"
_SURNAME = rf"(?:(?:van|de|al|el|bin|ní|ó)[ -])?{_PART}(?:-{_PART})?"
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Rev|Sir|Dame|Lady|Lord|Baroness)"
    rf"\.?\s(?:{_CAPITAL}\.?\s)?(?P<name>{_SURNAME}(?:\s{_SURNAME})?)"
)
_TWO = re.compile(rf"(?<![\w’'-])(?P<first>{_PART})\s(?P<last>{_SURNAME})(?![\w’'-])")
_OF_A_THING = phrases(
    """
    inquiry | enquiry | report | review | house | hall | centre | center | school | academy
    college | hospital | street | road | avenue | lane | close | drive | court | way | park
    trust | foundation | charity | project | ward | building | library | church | hotel | clinic
    law | act | day | week | award | model | approach | programme | consulting | ltd | limited
    """
)
_FOLLOWING = 24
"""Letters behind a name in which it may turn out to be that of a thing."""
_NO_SURNAME = words(
    """
    Council Board Police Partnership Service Services Team Group Committee Commission Officer
    Head Health Street Road Centre House School Plan Pack Page Part Theme Action Objective
    Green Amber Red Blue January February March April May June July August September October
    November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Children Young
    People Youth Court Act Hub Project Trust Strategy Policy Report Review Inquiry Manager
    Director Chair Lead Member Day Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Term Term-
    Time
    """
)


def strangers(text: str, known: Collection[str]) -> Iterator[Span]:
    """Where somebody is named of whom the partnership does not know.

    Args:
        known: the words of known names, in small letters.
    """
    titled = ((match, match["name"]) for match in _TITLED.finditer(text))
    plain = ((match, match[0]) for match in _TWO.finditer(text) if _is_a_name(match))
    for match, name in (*titled, *plain):
        if not _is_known(name, known) and not _is_of_a_thing(text, match.end()):
            yield match.span()


def words_of(names: Collection[str]) -> frozenset[str]:
    """The words of names, as they are compared."""
    return frozenset(
        word for name in names for word in re.findall(r"[^\W\d_]{2,}", name.casefold())
    )


def _is_a_name(match: re.Match[str]) -> bool:
    return match["first"].casefold() in FIRST_NAMES and match["last"] not in _NO_SURNAME


def _is_known(name: str, known: Collection[str]) -> bool:
    """Whether every word of it is a known name’s: “Mr Stubbs”, “Helen Marchbank”."""
    return words_of([name]) <= frozenset(known)


def _is_of_a_thing(text: str, end: int) -> bool:
    return _OF_A_THING.match(text[end : end + _FOLLOWING].lstrip()) is not None
