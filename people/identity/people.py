"""Children who are told of without their names: by initials with an age, or by a letter. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from people.identity.days import MONTH_OF_YEAR, day
from people.identity.finding import Span
from people.patterns import one_of, phrases, words

_ABBREVIATIONS = words(
    """
    AGM AM AP ASB BC BME CAF CAMHS CC CEO CFO CIN CJS CLA CP CPO CPS CQC CS CSA CSE CSP CX CYP
    DA DBS DC DCC DCI DCS DFE DHR DI DOH DPO DS DSL DV EH EHA EHC EHE ESB EU FE FGC FGM FIP FTE
    GCSE GMP GP GPS HBV HE HMP HO HR HV IAG ICS ICT ID IDVA IRO ISA IT ITT KPI KS LA LAC LADO LCS
    LGA LP LSCB MAP MH MIS MP NE NEET NHS NPS NQT NRM NW OK PA PC PCC PCT PE PEP PH PHE PI PIP PM
    PPU PR PRU PSHE PVI QA QC RE RHI RI RSE SARC SC SCR SE SEN SG SLA SLT SMT SPOC SRE SW TAC TAF
    TM TV UK US VCS VRU VS WTE YJB YOS YOT YP YPS
    """
)
"""What stands in capitals in plans, before a number too, and is nobody’s initials."""
_OF_SEVERAL = words("YP YPS CYP LAC CLA CIN CP SEN BME NEET KS UASC CSE GCSE")
"""What stands in capitals before an age, and is nobody’s initials."""
_AN_AGE = re.compile(r"(?i)aged|old|of|y/?o|y\.o")

_INITIALS = r"(?<![\w.&/-])(?P<who>[A-Z][A-Z]{1,2}|(?:[A-Z]\.\s?){1,2}[A-Z]\.?)(?![\w&/-])"
_NAME_AND_INITIAL = r"(?<![\w.&/-])(?P<who>[A-Z][a-zà-öø-ÿ]{2,}\s[A-Z])\.?(?![\w&/-])"
_NO_FIRST_NAME = words(
    """
    Action Annex Appendix Band Block Box Category Class Cohort Column Course Courses Exhibit
    Figure Flat Form Grade Group Hepatitis Item Level Line List Module Objective Option Panel
    Part Phase Plan Point Priority Programme Route School Schedule Scenario Section Set Sheet
    Site Stage Strand Table Team Theme Tier Type Unit Vitamin Ward Workstream Year
    """
)
"""What stands before a letter, and an age behind it, and is nobody’s name."""
_YEARS = r"(?:\d|1\d)"
_OLD = one_of(
    r"""
    [-\s]?(?:years?|yrs?)(?:[-\s]olds?|\sof\sage)? | [-\s]?y/?o\b | [-\s]?y\.o\. | yrs?\b
    """
)
_SAID = re.compile(
    rf"{_INITIALS}[’']?s?,?\s?[(\[:–-]?\s?"
    rf"(?:(?:who is|who was|is|was|then|now|just|only|a|an|age of)\s){{0,3}}"
    rf"(?:aged?:?\s{_YEARS}|{_YEARS}{_OLD})(?![\d%–-])"
)
_SAID_OF_A_NAME = re.compile(
    rf"{_NAME_AND_INITIAL},?\s?[(\[–-]?\s?(?:(?:who is|who was|is|was|then|now)\s)?"
    rf"(?:aged?:?\s{_YEARS}|{_YEARS}{_OLD})(?![\d%–-])"
)
_NAME_BRACKETED = re.compile(rf"{_NAME_AND_INITIAL}\s?[(\[](?:[5-9]|1[0-8])[)\]]")
_SAID_BEFORE = re.compile(
    rf"(?:(?<![\d–-]){_YEARS}(?:[-\s](?:years?|yrs?)[-\s]olds?|\s?y/?o)"
    rf"|(?:boy|girl|child) (?:of|aged) {_YEARS}),?\s"
    rf"(?:(?:girl|boy|child|male|female|pupil|called|named|known as|initials)[,:]?\s){{0,3}}\(?"
    rf"{_INITIALS}"
)
_BRACKETED = re.compile(rf"{_INITIALS}\s?[(\[]\s?(?:[MF],?\s?)?(?P<age>[5-9]|1[0-8])\s?[)\]]")
_BETWEEN_COMMAS = re.compile(
    rf"{_INITIALS},\s(?P<age>[5-9]|1[0-8])(?=[,;]\s|\s(?:was|is|has|went|who|and (?:her|his))\s)"
)
_OF_INITIALS = re.compile(
    r"(?i)\binitials?:?\s[A-Z]\.?\s?[A-Z]\.?,?\s(?:aged?\s)?(?:[5-9]|1[0-8])\b"
)

_LETTERED = re.compile(
    r"\b(?:(?:[Cc]hild|[Gg]irl|[Bb]oy|[Bb]aby|[Ss]ibling|[Vv]ictim|[Pp]upil|[Yy]oung [Pp]erson"
    r"|[Ff]emale|[Mm]ale)\s(?:[A-HJ-Z]\d?|[A-Z]{2})"
    r"|(?:[Cc]hildren|[Gg]irls|[Bb]oys|[Ss]iblings|[Vv]ictims|[Pp]upils|[Yy]oung [Pp]eople)"
    r"\s[A-HJ-Z](?:,\s[A-HJ-Z])*,?\sand\s[A-HJ-Z]"
    r"|[Yy]oung person\s\d{1,2}|(?:Child|Girl|Boy|Sibling|Victim|Pupil"
    r"|Young Person|YP)\s?(?:[A-HJ-Z]\d?|\d{1,2}))(?![\w&/%])(?!\s(?:years?|yrs?|or over|to)\b)"
)
_A_DAY = re.compile(rf"(?i){day('a')}|\b{MONTH_OF_YEAR}")
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\S)[^.!?\n]*)*")
_OF_A_REVIEW = phrases(
    r"""
    serious case | scrs? | case reviews? | published | publication | overview report | learning
    lessons | recommendations? | action plan | reviewer | panel | inquest | executive summary
    """
)
"""Reviews of a child’s case carry the letter in their name, and are public."""


def initials_with_age(text: str) -> Iterator[Span]:
    for pattern in (_SAID, _SAID_BEFORE, _BRACKETED, _BETWEEN_COMMAS):
        for match in pattern.finditer(text):
            known = _OF_SEVERAL if _AN_AGE.search(match[0]) else _ABBREVIATIONS
            if match["who"] not in known:
                yield match.span()
    for pattern in (_SAID_OF_A_NAME, _NAME_BRACKETED):
        for match in pattern.finditer(text):
            if match["who"].split()[0] not in _NO_FIRST_NAME:
                yield match.span()
    for match in _OF_INITIALS.finditer(text):
        yield match.span()


def unnamed_with_date(text: str) -> Iterator[Span]:
    for sentence in _SENTENCE.finditer(text):
        child, on = _LETTERED.search(sentence[0]), _A_DAY.search(sentence[0])
        if child and on and not _OF_A_REVIEW.search(sentence[0]):
            ends = (*child.span(), *on.span())
            yield sentence.start() + min(ends), sentence.start() + max(ends)
