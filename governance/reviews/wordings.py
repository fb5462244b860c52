"""What the words of a response say of what became of a recommendation. Pure.

Rules read the words: what a rule is not sure of, it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from governance.reviews.document import ResponseEntry
from people.patterns import one_of
from plans.formats.text import fold, one_line, quoted

_LONGEST_QUOTATION = 140

DECLINES = re.compile(
    one_of(
        r"""
        \b(?:unable|not able|not in a position) to (?:accept|agree)\b
        \b(?:cannot|can ?not|(?:do|does|did|could) not) (?:accept|agree (?:to|with) th)
        \bdeclined? th(?:is|e) recommendation\b
        \brecommendation (?:is|was) (?:not accepted|rejected)\b
        """
    )
)
NOT_DONE = re.compile(
    one_of(
        r"""
        \bnot (?:been )?(?:feasible|achievable|viable)\b
        \b(?:unable|not (?:been )?able) to (?:progress|implement|deliver|proceed)\b
        \b(?:cannot|can ?not|could not) be (?:progressed|implemented|delivered|achieved)\b
        \b(?:was|were|remained|been) unsuccessful\b
        \b(?:bid|application|request)\b[^.;]* (?:was|were|been) (?:rejected|refused)\b
        \bfunding (?:was|has|could) not (?:be|been )?(?:obtained|secured|found|identified)\b
        """
    )
)
_WILL_BE = r"\b(?:will|is to|are to) (?:(?:then|now|also) )?be "
TO_COME = re.compile(
    one_of(
        rf"""
        {_WILL_BE}(?:discussed|presented|agreed|considered|reviewed|launched|completed)\b
        {_WILL_BE}(?:shared|developed|published|rolled out)\b
        \bwork in progress\b | \bunder development\b | \bstill (?:being|to be)\b
        """
    )
)
_POINTS_ELSEWHERE = re.compile(
    r"(?:please )?(?:see|refer to) (?:the )?(?:attached|above|previous|below)\b.*"
    r"|(?:there is )?(?:no|nothing) (?:further |new )?(?:update|change|to (?:add|report))\b.*"
    r"|as (?:above|before|previously (?:stated|reported))\b.*"
)


def said(pattern: re.Pattern[str], answers: Iterable[ResponseEntry]) -> str:
    """The words of the first answer that says so, quoted; empty where none does."""
    return next(_quotations(pattern, answers), "")


def _quotations(pattern: re.Pattern[str], answers: Iterable[ResponseEntry]) -> Iterator[str]:
    for each in answers:
        line = one_line(each.text)
        found = pattern.search(line.lower())
        if found:
            yield quoted(_clause(line, found), _LONGEST_QUOTATION)


def _clause(line: str, found: re.Match[str]) -> str:
    """The words round a finding, from the comma or full stop before them to the one behind."""
    start = max(line.rfind(sign, 0, found.start()) for sign in ",;.") + 1
    ends = [at for sign in ";." if (at := line.find(sign, found.end())) >= 0]
    return line[start : min(ends, default=len(line))].strip()


def points_elsewhere(text: str) -> bool:
    """Whether a text only sends its reader to another."""
    return _POINTS_ELSEWHERE.fullmatch(fold(text)) is not None
