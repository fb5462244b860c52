"""Placeholders: what stands in a text for words or figures that were to come. Pure.

What is quoted stands for itself: “TBC” in quotation marks speaks of the letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from people.patterns import one_of, phrases

_FIELD = one_of(
    """
    date | day | month | year | time | names? | numbers? | no | figures? | amount | percentage
    total
    agency | agencies | organisation | provider | school | service | officer | lead | signature
    venue | place | location | link | url | title | text | wording | narrative | details
    reference | ref | data | source | progress | update | evidence | reason
    """
)
_LATER = "to be " + one_of(
    """
    confirmed | advised | determined | announced | added | inserted | supplied | provided
    completed
    updated
    """
)
_TO_COME = r"t\.?b\.?[acd]\.?"
_BRACKETED = re.compile(
    r"\[(?P<square>[^][]{0,120})\]|\{\{?(?P<curly>[^{}]{0,120})\}\}?"
    r"|<<?(?P<angle>[^<>]{0,120})>>?|\((?P<round>[^()]{0,120})\)"
)
_EMPTY = re.compile(r"\s*(?:X+|x{2,}|[\W_]*)\s*")
_STANDS_FOR = re.compile(
    r"(?i)\s*"
    + one_of(
        rf"""
        (?:please )?(?:insert|enter|type)\b.* | (?:add|complete|fill in) (?:\w+ )*(?:here|{_FIELD})
        (?:(?:the|a|exact|full) )?{_FIELD}(?: (?:of|for) .*)? | (?:\w+ ){{1,2}}(?:name|date|number)
        blank | pending | to follow | {_TO_COME} | (?:\w+ ){{0,3}}tb[acd] | dd/mm/yy(?:yy)?
        .*\b(?:missing|lost|awaited)\b.* | awaiting\b.* | .*\b{_LATER}\b.*
        """
    )
    + r"\s*"
)
"""What square, curly and angle brackets hold in place of words."""
_ROUND = re.compile(
    r"(?i)\s*"
    + one_of(
        rf"""
        (?:please )?insert(?: (?:\w+ ){{0,3}}{_FIELD}\b.*)? | (?:.*\b)?{_LATER}
        (?:.*\W)?{_TO_COME}
        x{{2,}} | \?{{2,}} | to follow
        """
    )
    + r"\s*"
)
"""What round brackets hold in place of words; they hold much else."""
_ROUND_FIELD = re.compile(rf"(?i)\s*{_FIELD}\s*")
_ONE_NOUN = re.compile(r"[a-z]{3,}(?<!s)")
_WANTS = re.compile(r"(?i)\b(?:on|by|of|to|for|from|at|in|than|with|until|dated|is|was|were|:) $")
"""What wants a word after it."""
_QUOTED = re.compile(r"“[^”]{0,500}”|\"[^\"\n]{0,500}\"|‘[^’]{0,500}’(?!\w)")

_NEAR = 120
"""Letters before and after an abbreviation that may say that it stands no longer."""
_TBC = re.compile(r"\b(?:TB[ACD]|tb[acd]|Tb[acd])\b|(?<!\w)T\.B\.[ACD]\b\.?")
_NO_LONGER = phrases(
    """
    was | were | been | had | marked | previously | formerly | no longer | not | no | initially
    once
    """,
    then=r"\b[^.;:]*$",
)
_CONFIRMED = re.compile(
    r"(?i)^ (?:was|were|means|stands for)\b"
    r"|^[^.;]*\b(?:ha(?:s|ve) (?:all |now |since )*been|(?:is|are) now|now|since) "
    r"(?:set|confirmed|agreed|filled|replaced|resolved|closed|fixed)\b"
)
_BEGIN = r"(?:^|(?<=[.;:\n] )|(?<=\n))"
_END = r"(?=\s*(?:[.;\n]|$))"
_MARKS = {
    "lorem ipsum": r"\blorem ipsum\b",
    "placeholder": r"\bplaceholder text\b",
    "choose an": r"\bchoose an item\b",
    "click": r"\bclick (?:or tap )?here to \w+(?: \w+){0,3}",
    "insert": rf"\binsert here\b|\bplease insert\b[^.;\n]*|{_BEGIN}insert (?:the )?{_FIELD}\b",
    "here": rf"{_BEGIN}(?:insert|enter|add|type) (?:\w+ ){{0,3}}here\b",
    "to follow": rf"{_BEGIN}{_FIELD} to follow{_END}",
    "to be ": one_of(
        rf"""
        ^to be (?:inserted|added|supplied|confirmed|advised){_END}
        {_BEGIN}(?:\w+ ){{0,3}}(?:\w+: )?to be (?:confirmed|advised|determined|announced){_END}
        \b{_FIELD}\b[^.;\n]{{0,20}}\bto be (?:inserted|added)(?: here)?{_END}
        """
    ),
    "??": r"(?<![\w?!”\"’)])\?{2,}",
    "__": r"(?<![A-Za-z0-9_])_{2,}|_{3,}",
    "....": r"(?<=\s)\.{4,}",
    "……": r"(?<=\s)…{2,}",
    "d/m": r"\bd{1,2}/m{1,2}/y{2,4}\b",
    "other": r"\ba\.? ?n\.? other\b",
    "£x": r"£x{1,4}[km]?\b",
    "%": r"(?<![\w£])x+ ?%",
    "of ": r"(?<!\w)(?-i:X) (?:out )?of \d",
}
"""What stands for words without a bracket, each with letters that it always has."""
_MARKED = {sign: re.compile(f"(?i){pattern}") for sign, pattern in _MARKS.items()}
_XX = re.compile(r"(?<![\w£])(?:X{2,}|x{2,})(?!\w)(?! ?%)")
_NUMBERED = phrases(
    """
    chapter | part | volume | exhibit | article | schedule | section | title | book | appendix
    annex
    size | table | class
    """,
    then="s? $",
)
"""What Roman numbers follow."""


def placeholder(text: str) -> str:
    """The first placeholder of the text as it stands there; empty for none."""
    shown = _QUOTED.sub(lambda m: "”" * len(m[0]), text)
    found = [m for m in (_bracketed(shown), *_marked(shown), _tbc(shown), _xx(shown)) if m]
    return min(found, key=lambda m: m.start())[0].strip() if found else ""


def _marked(text: str) -> Iterator[re.Match[str] | None]:
    small = text.lower()
    return (mark.search(text) for sign, mark in _MARKED.items() if sign in small)


def _bracketed(text: str) -> re.Match[str] | None:
    return next((m for m in _BRACKETED.finditer(text) if _is_gap(text, m)), None)


def _is_gap(text: str, match: re.Match[str]) -> bool:
    wanted = _WANTS.search(text[max(match.start() - _NEAR, 0) : match.start()]) is not None
    if match["round"] is not None:
        inside = match["round"]
        return bool(_ROUND.fullmatch(inside) or (wanted and _ROUND_FIELD.fullmatch(inside)))
    if match["square"] is not None:
        return _is_square_gap(match["square"], wanted=wanted)
    return _STANDS_FOR.fullmatch(match["curly"] or match["angle"] or "") is not None


def _is_square_gap(inside: str, *, wanted: bool) -> bool:
    """Whether square brackets stand for words: always by what they hold, or where one is wanted."""
    if _EMPTY.fullmatch(inside):
        return wanted or bool(inside.strip())
    return bool(_STANDS_FOR.fullmatch(inside) or (wanted and _ONE_NOUN.fullmatch(inside)))


def _tbc(text: str) -> re.Match[str] | None:
    """An abbreviation for "to be confirmed" that still is to be."""
    for match in _TBC.finditer(text):
        before = text[max(match.start() - _NEAR, 0) : match.start()]
        after = text[match.end() : match.end() + _NEAR]
        if not _NO_LONGER.search(before) and not _CONFIRMED.match(after):
            return match
    return None


def _xx(text: str) -> re.Match[str] | None:
    found = _XX.finditer(text)
    return next((m for m in found if not _NUMBERED.search(text[: m.start()][-_NEAR:])), None)
