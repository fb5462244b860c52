"""Names of people who are no officers, users or members: a family, a child, a witness. Pure.

A name is known by its title (“Mrs Hill”) or by a first name before it (“Aisha Malik”), or behind
it where a line begins (“Malik, Aisha”). Whoever the partnership knows may be named; so may a
place, a street or an inquiry that bears a name.
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
_CAPITALS = rf"{_CAPITAL}{{2,}}(?:[’'-]{_CAPITAL}{{2,}})?"
_GIVEN = rf"(?P<first>{_PART}|{_CAPITAL}{{2,}})(?:-{_PART})?"
_GAP = r"(?:\n|[ \xa0]{1,3})"
_PLAIN = (
    re.compile(rf"(?<![\w’'-]){_GIVEN}{_GAP}(?P<last>{_SURNAME}|{_CAPITALS})(?![\w’'-])"),
    re.compile(
        rf"(?:^|(?<=[;:(]))\s{{0,3}}(?P<last>{_SURNAME}|{_CAPITALS}),{_GAP}{_GIVEN}"
        rf"(?![\w’'-]|\s{_CAPITAL})",
        re.MULTILINE,
    ),
)
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
    Director Chair Lead Member Day Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Term
    Term-Time
    """
)


Name = frozenset[str]
"""The words of one person's name, in small letters."""


def strangers(text: str, known: Collection[Name]) -> Iterator[Span]:
    """Where somebody is named of whom the partnership does not know."""
    titled = ((match, match["name"]) for match in _TITLED.finditer(text))
    plain = ((match, match[0]) for match in _plain_names(text))
    for match, name in (*titled, *plain):
        if not _is_known(name, known) and not _is_of_a_thing(text, match.end()):
            yield match.span()


def words_of(text: str) -> Name:
    """Its words, as they are compared."""
    return frozenset(re.findall(r"[^\W\d_]{2,}", text.casefold()))


def _plain_names(text: str) -> Iterator[re.Match[str]]:
    for pattern in _PLAIN:
        place = 0
        while match := pattern.search(text, place):
            if _is_a_name(match):
                yield match
                place = match.end()
            else:
                # The second word of what is no name can be the first of one.
                place = min(match.end("first"), match.end("last"))


def _is_a_name(match: re.Match[str]) -> bool:
    return match["first"].casefold() in FIRST_NAMES and not _is_no_surname(match["last"])


def _is_no_surname(word: str) -> bool:
    return word.title() in _NO_SURNAME


def _is_known(name: str, known: Collection[Name]) -> bool:
    """Whether every word of it stands in one known name: “Mr Stubbs”, “Helen Marchbank”."""
    said = words_of(name)
    return any(said <= each for each in known)


def _is_of_a_thing(text: str, end: int) -> bool:
    return _OF_A_THING.match(text[end : end + _FOLLOWING].lstrip()) is not None
