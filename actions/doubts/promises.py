"""Evidence that promises delivery after the due date. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actions.doubts.said_dates import Said, said_dates
from people.patterns import phrases
from plans.formats.text import one_line

YEARS_AHEAD = 15
"""A promise farther ahead than this is a slip of the pen, not a promise."""

_NEAR = 40
"""Letters after a date within which "will" speaks of it: "In June the new hub will open"."""

_LONGEST = 250
"""Letters of a clause before and after a date."""

_SHOWN = 75
"""Letters of a promise that a doubt quotes."""

_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^a-z])|;\s|\n")
_CLAUSE = re.compile(
    r"[,;(] ?(?:and|but|so|while|although|with)\b|[;()]|\b(?:but|while|although)\b"
)

_WILL = phrases(
    r"""
    will | shall | should | to be | can | cannot | can[’']t | won[’']t
    (?:is|are)(?: not|n[’']t)? to
    to (?=(?:begin|start|commence|finish|complete|open|launch|go live)\b)
    (?:aim(?:s|ing)?|hope[ds]?|hoping|intend(?:s|ed)?|plans?|expect(?:s|ed)?|on (?:course|track)) to
    """,
    then=r"(?:\b|(?<= ))",
)
"""What foretells the verb that follows it."""
_FORESEEN = phrases(
    """
    due | planned | scheduled | expect(?:ed|s)? | anticipate[ds]? | target | forecast | estimated
    set for | now | hoped | on (?:target|course|track) for
    """
)
"""What foretells the delivery named before or after it."""
_DELIVER = phrases(
    r"""
    complet\w+ | deliver\w* | launch\w* | publish\w* | publication | finish\w* | conclude\w*
    roll(?:ed)?[ -]?out | (?:go|goes|going)[ -]live | live | implement\w* | up and running
    (?:in|into) (?:place|force|post|use) | tak(?:e|es|ing) (?:up|place) | carried out | undertaken
    starts? | started | starting | re-?starts? | begins? | beginning | commenc\w+ | resum\w+
    award\w* | appoint\w* | recruit\w* | filled | staffed | commission\w* | let | install\w* | built
    open(?:s|ed|ing)? | sign(?:ed)?(?:[ -]off)? | approv\w+ | adopt\w* | agreed | establish\w*
    set up
    issued? | print\w* | sent | circulated | distribut\w* | releas\w+ | introduc\w+ | shown
    train(?:ed)? | training | visited | covered? | coverage | achieved? | provided? | made | run
    ready | operational | arrives? | available | final\w* | embedded | a named
    receive(?! an? (?:report|update))
    """
)
_PUTTING_OFF = r"""
    slip(?:ped|ping|s)? | deferred | postponed | put back | re-?scheduled | moved? | delayed
    extended
    pushed back | re-?profiled | revised
    """
_PUT_OFF = phrases(
    _PUTTING_OFF,
    then=r"\b(?: (?!until\b)\w+){0,4}(?: from [^,;]{1,30})? (?:to|for|until|as)(?: the)? $",
)
_PUT_OFF_FROM = phrases(_PUTTING_OFF, then=r"\b(?: \w+){0,4} from(?: the)? $")
_PRESENT = phrases(
    """
    goes live | opens | (?:re-?)?starts | begins | (?:re)?commences | launches | takes up post
    finishes
    completes | resumes | publishes | joins(?: us)? | follows | arrives
    finishing | starting | opening | launching | completing
    """,
    then=r"(?: (?:on|in|from|by|at)(?: the)?)? $",
)
_BARE = phrases(
    """
    completion | implementation | launch | go[ -]live(?: date)? | roll[ -]?out | start date
    final version | opening | finish | target date | sign-off | installation | delivery | handover
    publication | award | adoption | approval | (?:contract|course|service|project) start
    """,
    then=r"(?:[ :–-]+(?:of|is|in|on|by|from|for|now|date|forecast|due|new)?){0,3}$",
)
"""Delivery named without a verb, directly before the date."""
_DONE_LATER = phrases(
    """
    (?<!was )(?<!were )(?<!been )(?:launched|completed|delivered|implemented|published|opened)
    (?<!was )(?<!were )(?<!been )(?:rolled out|started|commenced)
    """,
    then=" (?:on |in |from )?$",
)
_IT_IS = "(?:now|(?:it|this|which|that) is(?: now)?)"
_AIMED = phrases(
    f"""
    (?:aim(?:s|ing|ed)?|heading|working|looking) (?:for|at|to|towards?) | tak(?:e|es|ing) until
    {_IT_IS} (?:expected|planned|scheduled|due|likely|forecast|set)(?: (?:in|by|for|on|to be))?
    """,
    then="(?: the)? $",
)
_LABELLED = re.compile(
    r"(?i)^\W*(?:launch(?: event| day)?|completion|delivery|target|go-live|roll-?out)\W*$"
)

_NOT_THIS = phrases(
    r"""
    next | again | further(?! delay) | annual\w* | refresh\w* | revisit\w* | renew\w* | repeat\w*
    reprint\w* | re-?audit\w* | review (?:in|on|by|due|date) | reviewed | evaluat\w+ | survey\w*
    follow-up | thereafter | after that | continu\w+ | (?:an?|another) [A-Z]\w+ version
    (?:version|edition) (?:two|three|2|3)
    funding | funded | fund | grants? | budgets? | bids? | retender\w* | conference
    ends | ended | (?:will|to) end | ending | expires? | retires?
    inspect\w* | national | nationally | statutory | government\w* | department | ministry
    home office
    ofsted | bill | act | laws? | legislation | trial | court | hearing | sentenc\w+ | elections?
    figures | data | who
    (?:pupils|students|children|people|staff|those|starters) (?:start|finish|join|complet)ing
    had been | had we | feared | since | whether | if | asked | rather than | instead
    brought forward
    (?:action|objective|recommendation) \d[\d.]*
    """
)
"""What follows delivery, or is somebody else's: none of these promises the action itself."""
_DONE = re.compile(
    r"(?i)^\W*(?:done|complete|completed|delivered|finished|achieved|closed|yes)\b\s*[.,:;–(-]"
)
_BEFORE = re.compile(r"(?i)\b(?P<word>before|until|till|to|through|since|prior to)(?: the)? $")
_NOT = re.compile(r"(?i)\b(?:not|cannot|can’t|won’t|unable|never)\b|n’t\b")
_YEAR_ALONE = re.compile(
    r"(?i)\b(?:in|during|by|until|for|of|from|to|early|mid|late|before|throughout)(?: the)? $"
)
_YEAR_NAMED = re.compile(r"20\d\d|[./-]\d\d$|(?i:year)")
_PAST = re.compile(r"(?i)\b(?:was|were|had|did|has|have|met|told|said|gave|ran|\w+ed)\b")
_RANGE = re.compile(r"(?i)^\s*(?:to|until|till|and|–|-|/|or)?\s*(?:the end of\s*)?$")


@dataclass(frozen=True, slots=True)
class Promise:
    """Delivery that the evidence puts after the due date."""

    says: str
    """The words that say it, the date among them."""
    printed: str
    """The date as it stands there."""
    not_before: date
    """The earliest day that it can mean."""


def late_promises(evidence: str, due_on: date, *, said_on: date) -> Iterator[Promise]:
    """The promises of delivery on a day after the due date, whatever day of a month is meant.

    Args:
        said_on: the London day on which the evidence was given.
    """
    said = said_dates(evidence, on=said_on)
    if not any(_is_late(date_said, due_on) for date_said in said) or _DONE.match(evidence):
        return
    for sentence in _SENTENCE.split(evidence):
        for late in _late(sentence, due_on, said_on):
            lead, tail = _clause(sentence, late)
            if late.first and _promises(lead, tail, late):
                yield Promise(_excerpt(lead, late.printed, tail), late.printed, late.first)


def _late(sentence: str, due_on: date, said_on: date) -> Iterator[Said]:
    """The dates after the due date, without those that end a range or name a far year."""
    before: Said | None = None
    for said in said_dates(sentence, on=said_on):
        in_range = before and _is_range(sentence, before, said)
        if not in_range and _is_date(sentence, said) and _is_late(said, due_on):
            yield said
        before = said


def _is_range(sentence: str, first: Said, last: Said) -> bool:
    """Whether two dates are a beginning and an end, rather than one put off to the other."""
    joined = _RANGE.match(sentence[first.end : last.start])
    return bool(joined and not _PUT_OFF_FROM.search(sentence[: first.start]))


def _is_late(said: Said, due_on: date) -> bool:
    first = said.first
    return first is not None and first > due_on and first.year <= due_on.year + YEARS_AHEAD


def _is_date(sentence: str, said: Said) -> bool:
    """Whether a year or a month that stands alone is meant as a date."""
    if re.fullmatch(r"\d{4}(?:/\d+)?|(?i:may|march|mar|jun|jan|sep|dec)", said.printed):
        return _YEAR_ALONE.search(sentence[max(said.start - _NEAR, 0) : said.start]) is not None
    return True


def _excerpt(lead: str, printed: str, tail: str) -> str:
    """The clause, or where it is long its words up to the date."""
    whole = one_line(f"{lead}{printed}{tail}").strip(" .,–")
    if len(whole) <= _SHOWN:
        return whole
    before = one_line(lead)
    start = before.find(" ", max(len(before) + len(printed) - _SHOWN, 0))
    return f"…{before[start:].strip()} {printed}"


def _promises(lead: str, tail: str, said: Said) -> bool:
    """Whether the clause round the date promises delivery then, and of this action."""
    before = _BEFORE.search(lead)
    if _PUT_OFF.search(lead) and not _NOT_THIS.search(lead):
        return True
    if _NOT_THIS.search(f"{lead} – {tail}"):
        return False
    if _AIMED.search(lead):
        return True
    if before and not (before["word"].lower() in {"before", "until", "till"} and _NOT.search(lead)):
        return False
    return _foretells(lead, tail, said)


def _foretells(lead: str, tail: str, said: Said) -> bool:
    told = _WILL.search(lead) or _FORESEEN.search(lead)
    if not _YEAR_NAMED.search(said.printed) and _PAST.search(lead) and not told:
        return False
    if _is_foretold(lead, tail) or _PRESENT.search(lead):
        return True
    if not _YEAR_NAMED.search(said.printed):
        return bool(_LABELLED.match(lead) and not tail.strip(" ."))
    return bool(_BARE.search(lead) or _DONE_LATER.search(lead))


def _is_foretold(lead: str, tail: str) -> bool:
    """Whether the last word before the date that can, or else one after it, foretells delivery."""
    clause = f"{lead} – {tail}"
    if _FORESEEN.search(clause) and _DELIVER.search(clause):
        return True
    told = [*_WILL.finditer(lead)] or [*_WILL.finditer(clause, len(lead), len(lead) + _NEAR)]
    return bool(told and _DELIVER.search(clause, told[-1].end()))


def _clause(sentence: str, said: Said) -> tuple[str, str]:
    """What stands before and after the date within its clause."""
    lead = sentence[max(said.start - _LONGEST, 0) : said.start]
    marks = [mark.end() for mark in _CLAUSE.finditer(lead)]
    lead = lead[marks[-1] if marks else 0 :]
    tail = sentence[said.end : said.end + _LONGEST]
    end = _CLAUSE.search(tail)
    return lead, tail[: end.start()] if end else tail
