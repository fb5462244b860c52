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

_WE = "(?:we|council|partnership|board|executive|cabinet|authority|trust|police|partners|officers)"
_THIS = (
    "(?:this|that|it|(?:the|a|any) "
    "(?:recommendation|proposal|wording|need|merger|idea|principle|change|suggestion|timescale))"
)
_UNABLE = "(?:unable|not able|not in a position)"

DECLINES = re.compile(
    one_of(
        rf"""
        (?:is|are|remains?|were) {_UNABLE} to (?:accept\b|agree(?: (?:to|with)\b|[.,;]))
        \b(?:cannot|can ?not|(?:do|does|did|could) not) accept (?:{_THIS}\b|that\b)
        \b(?:cannot|can ?not|(?:do|does|did|could) not) agree (?:to|with) {_THIS}\b
        \bcould not agree to th | \b(?:is|are) not persuaded\b
        \bdeclined? th(?:is|e) recommendation\b
        \brecommendation (?:is|was) (?:not accepted|rejected)\b
        \bminded not to\b | \bdecided against\b | \bno (?:further )?action is proposed\b
        \b(?:do|does) not (?:propose|intend) to\b | \bnot in favour\b
        \b{_WE} will not (?:adopt|create|set|take|proceed|publish|change|appoint|support)\b
        \b{_WE} (?:do|does) not (?:support|endorse)\b
        \bwill not be (?:pursued|taken forward|adopted|created|set up)\b
        """
    )
)
_NOT = "(?:was|were|has|have|could) not (?:yet )?(?:be |been )?"
_DONE = (
    "(?:delivered|implemented|completed|established|opened|introduced|set up|progressed|co-located"
    "|merged|launched|appointed|recruited|filled(?! in)|built|provided|published|produced|started"
    "|begun|held|carried out|put in place|taken forward|rolled out)"
)
NOT_DONE = re.compile(
    one_of(
        rf"""
        \bnot (?:to be |been )?(?:feasible|achievable|viable)\b
        \b(?:has|have|was|were) not (?:been )?possible to\b | \bproved impossible\b
        \b(?:unable|not (?:been )?able) to (?:progress|implement|deliver|proceed)\b
        \b(?:unable|not (?:been )?able) to agree (?:a|on|the)\b
        \bfailed to (?:obtain|secure|agree|recruit|find|deliver|appoint)\b
        \b(?:cannot|can ?not|could not) be (?:progressed|implemented|delivered|achieved|changed)\b
        \b{_NOT}{_DONE}\b | \bnever (?:started|began|opened|ran|happened|took place)\b
        \bdid not (?:go ahead|take place|happen|proceed|open|start|begin|run)\b
        \b(?:was|were|been) (?:abandoned|stopped|dropped|shelved|cancelled|halted|suspended)\b
        \b(?:came to nothing|fell through|pulled out of|was not granted)\b
        \bremains? (?:vacant|unfilled)\b | \bno agreement (?:was|could be) reached\b
        \b(?:talks|negotiations|discussions)\b[^.;]* failed\b
        \b(?:was|were|remained|been) unsuccessful\b
        \b(?:bid|application|request)\b[^.;]* (?:was|were|been) (?:rejected|refused)\b
        \bfunding {_NOT}(?:obtained|secured|found|identified|granted)\b
        """
    )
)
_WILL_BE = r"\b(?:will|is to|are to) (?:(?:then|now|also) )?be "
_MADE = (
    "(?:finali[sz]ed|prepared|drafted|developed|written|negotiated|planned|designed|set up"
    "|recruited|arranged|built|drawn up|scoped|explored|considered)"
)
_TIMES = "january|february|march|april|may|june|july|august|september|october|november|december"
_SOON = "(?:shortly|soon|in due course|later this year)"
TO_COME = re.compile(
    one_of(
        rf"""
        {_WILL_BE}(?:discussed|presented|agreed|considered|reviewed|launched|completed)\b
        {_WILL_BE}(?:shared|developed|published|rolled out|arranged|submitted|advertised)\b
        {_WILL_BE}\w+ed {_SOON}\b | \bwill\b[^.;]* in due course\b | \bwill go to\b
        \bwork in progress\b | \bunder development\b | \byet to\b | \bnearly (?:finished|complete)\b
        (?<!which )(?<!that )(?:is|are) still (?:being|to be)\b
        \bawait(?:ing|s) (?:confirmation|approval|a decision|the|feedback)\b
        \bdiscussions (?:continue|are (?:under ?way|ongoing|continuing))\b
        \bwork on [^.;]* (?:continues|is continuing)\b | \bwith \w+ for comment\b
        \b(?:is|are) (?:now |currently )?being {_MADE}\b
        (?<!that )(?:is|are) to be (?:held|\w+ed)\b
        \bis on the agenda\b | \b(?:is|are) awaited\b
        \b(?:consultation|training|recruitment|work) (?:begins|starts) (?:in|on|next) (?:{_TIMES})\b
        \b(?:is|are) (?:planned|due|scheduled) (?:to|for (?!when)) | \bis anticipated that\b
        \b(?:is|are) expected (?:in|that|to (?:open|begin|start|report|be (?:completed|ready)))\b
        \b(?:we|the \w+) (?:hopes?|expects?|plans?|intends?) to\b
        \bdraft is (?:with|being)\b | \bout for consultation\b
        \brecruitment is (?:under ?way|ongoing|in progress)\b | \barrangements are being made\b
        """
    )
)
_ENDS = r"(?: (?:since|at|to) [^.:;]*)?[. ]*"
_POINTS_ELSEWHERE = re.compile(
    r"(?:please )?(?:see|refer to) (?:the )?(?:attached|above|previous|below)\b[^:\d]*"
    r"|(?:please )?(?:see|refer to) (?:the )?\w+[. ]*"
    r"|(?:please )?(?:see|refer to) (?:the )?(?:response|update|item|recommendation)\b[^.:,]*[. ]*"
    r"|(?:there (?:is|has been) )?(?:no|nothing) (?:further |new )?"
    r"(?:updates?|changes?|new|to (?:add|report))"
    rf"{_ENDS}"
    r"|as (?:above|before|previously (?:stated|reported)|per (?:the )?(?:previous|last) \w+)[. ]*"
    r"|(?:same|update) as (?:before|above|per (?:the )?last)\b[^.:,]*[. ]*"
    r"|(?:(?:the )?position (?:is|remains) )?(?:unchanged|the same)[. ]*"
    r"|n/a[. ]*"
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
