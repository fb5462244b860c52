"""Whether an address or a number is said to be of an office, or of a home. Pure.

The nearest word decides: in “the team rang her mother on …” it is the mother’s, in “the family
support team, …” the team’s. The words before it count first, then those that follow.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from people.patterns import phrases

_BEFORE, _AFTER = 90, 40
_BUILDINGS = r"""
    offices? | reception | hub | council | hospital | schools? | academy | college | university
    nursery | surgery | clinic | practice | cent(?:re|er) | house | hall | library | church
    mosque | station | building | depot | unit | floor | hotel | venue | suite | headquarters
    theatre | museum | stadium | campus | (?:crown|county|family|magistrates[’']?) court
    """
_PEOPLE_AT_WORK = r"""
    helplines? | hotline | textline | text line | duty | teams? | services? | switchboard | desk
    mash | police | constabulary | line | charity | enquir(?:y|ies) | bookings?
    ext(?:ension)? | officers? | managers? | directors? | head of | co-?ordinators? | business
    work | press | commissioners? | nurses? | inspector | sergeant | detective | chair | chief
    clerk | administrator | department | lead | social worker | professionals? | provider | trust
    front door | fax | contact(?=:)
    """
BUILDING = phrases(
    _BUILDINGS,
    then=r"\b(?! (?:street|st|road|rd|lane|avenue|close|drive|way|row|terrace|gardens|hill)\b)",
)
"""Where people work or meet; not a street that is called after it."""
OFFICE = phrases(f"{_BUILDINGS}\n{_PEOPLE_AT_WORK}")
"""Where people work, and who does."""
_HOME = phrases(
    r"""
    mother | mum | father | dad | parent | carer | grandmother | grandfather | grandparent | nan
    gran | aunt | uncle | brother | sister | sibling | boyfriend | girlfriend | friend | family
    girl | boy | child | young person | baby | pupil | victim | her | his | she | he | home | flat
    lives? | living | resid(?:es?|ing|ent) | moved | placed | stay(?:s|ed|ing) | address | their own
    perpetrator | suspect | offender
    """,
    then=r"(?:[’']s)?\b(?! (?:protection|safety|exploitation))",
)
_BESIDE = re.compile(r"\s*(?:[(,;:–—-]|is (?:the|our|a)\b|ext\b)")
"""What follows speaks of the number or address only where it is set beside it."""
_ELSEWHERE = re.compile(r"(?i)\b(?:to|from|near) $")
"""“From school to …”: what stands before these words lies elsewhere."""
_CLAUSE_ENDS = re.compile(r"[.!?](?=\s+[A-Z])|\n")


class Of(Enum):
    """To what the nearest word ties a number or an address."""

    OFFICE = auto()
    HOME = auto()
    NOTHING = auto()


def belongs_to(text: str, start: int, end: int, *, office: re.Pattern[str]) -> Of:
    """What the words of the same sentence around ``start`` to ``end`` speak of."""
    before = _CLAUSE_ENDS.split(text[max(start - _BEFORE, 0) : start])[-1]
    after = _CLAUSE_ENDS.split(text[end : end + _AFTER])[0]
    if _ELSEWHERE.search(before):
        return Of.NOTHING
    work, home = _last(office, before), _last(_HOME, before)
    if work == home and _BESIDE.match(after):
        work, home = -_first(office, after), -_first(_HOME, after)
    if work == home:
        return Of.NOTHING
    return Of.OFFICE if work > home else Of.HOME


def _last(words: re.Pattern[str], text: str) -> int:
    """Where the last of the words ends; -1 where there is none."""
    return max((match.end() for match in words.finditer(text)), default=-1)


def _first(words: re.Pattern[str], text: str) -> int:
    """Where the first of the words begins; past the text where there is none."""
    found = words.search(text)
    return found.start() if found else len(text) + 1
