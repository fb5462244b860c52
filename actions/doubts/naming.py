"""Whether evidence names anything that could be asked for. Pure.

What counts as a name: a figure, in digits or words; a date, also "last week" or "monthly"; a kind
of document; a body, service or post that can be pointed to; a person. What does not: "partners",
"staff", "schools", "meetings", "training", "processes", and the subject of the plan itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.doubts.naming_words import NAMING
from actions.doubts.ordinary_words import ORDINARY
from people.patterns import one_of, phrases, words

_FIGURE = re.compile(
    r"(?i)\d|(?<!behalf )\bhalf\b|\bthirds?\b(?! sector| part)|\bper cent\b"
    r"|\b(?:within|in|after|of) an? (?:hour|day|week|fortnight|month|year)\b"
    r"|(?<!no )(?<!no-)(?<!any)\bone\b(?! another|[ -]to[ -]one|[ -]stop)"
)
_YEAR = r"(?:financial |academic |school |calendar )?"
_DATE = phrases(
    rf"""
    new {_YEAR}year | half term | (?:financial|academic|school|calendar) year
    (?:last|next|this|each|every|per) {_YEAR}(?:year|quarter|term|month|fortnight|week|weekend)
    (?:last|next|this|each|every|per) (?:day|night)
    (?:in|since|by|until|from|during|before|after|last|next|of) (?:may|march)
    """,
    then=r"\b(?! be\b)",
)
_PLAN = one_of(
    """
    the | an? | this | that | our | its | action | care | safety | support | delivery | business
    development | improvement | communications? | training | project | transition | education
    response | forward | implementation | work | witness | patrol | protection | recovery
    contingency | media | workforce | audit | draft | joint
    """
)
_DOCUMENT = phrases(
    rf"""
    case stud(?:y|ies) | press releases? | business cases? | terms of reference | fact sheets?
    data sets? | flow charts? | web pages? | job descriptions? | needs (?:assessment|analysis)
    (?:an?|each|every|the) text | of plans | {_PLAN} plans?
    (?:sharing|service|level|partnership|written|formal) agreements?
    (?:the|an?|new|revised|draft|our|this)(?: [\w-]+)? form | forms? (?:is|are|has|have)
    (?:referral|assessment|consent|feedback) forms?
    """
)
_REPORTED_BY = (
    "to", "will", "can", "must", "should", "and", "families", "parents", "carers", "staff",
    "children", "people", "partners", "agencies", "managers", "workers", "practitioners",
)  # fmt: skip
"""After these "report" is a verb."""
_REPORT = re.compile(
    r"(?i)"
    + "".join(rf"(?<!\b{word} )" for word in _REPORTED_BY)
    + r"\breports?\b(?! that| back| feeling| no\b)"
)
_BODY = re.compile(
    r"(?i)(?<!on )(?<!across the )(?<!above )\bboards?\b|(?<!age )(?<!peer )\bgroup\b(?! work)"
    r"|\b(?:gold|silver) command\b|\btask force\b|\btrade union\b"
    r"|\b(?:the|our|this|each|every|one) (?:partnership|trust|school|college|academy|nursery|agency"
    r"|provider|contractor|commission|department|home|centre)\b"
)
_SERVICE = phrases(
    r"""
    early help | youth (?:justice|offending|service|work\w*) | social (?:care|work\w*)
    (?:children|adult|family|families)(?:[’']?s)?[’']? services | adult services | legal services
    health visit\w+ | school nurs\w+ | fire service | emergency department | victim support
    accident and emergency | trading standards | education welfare | virtual school | public health
    mental health services? | children[’']s homes? | neighbourhood watch | street ?work\w*
    """
)
_ANY_SERVICE = one_of(
    """
    the | an? | this | that | our | each | any | every | its | new | existing | current | good
    better | best | quality | local | more | other | same | whole | wider | front-?line | universal
    specialist | targeted | support | public | statutory | improved | single | seamless | responsive
    consistent | of | in | for | and | to | with | from | by | customer | full | comprehensive
    equitable | timely | joint | joined-up
    """
)
_KIND_OF_SERVICE = re.compile(
    rf"(?i)\b(?!{_ANY_SERVICE} )[a-z][\w’'-]+ service\b(?! (?:user|delivery|improvement|provision"
    r"|mapping|level|specification|standard|response|offer))"
)
_THE = "(?:the|an?|our|this|new|each|every|one)"
_POST = phrases(
    rf"""
    head of | lead members? | portfolio holder | chief executive
    {_THE} (?:[\w-]+ ){{0,2}}(?:worker|lead|consultant|teacher|practitioner|mentor|advocate)
    {_THE} (?:[\w-]+ ){{0,2}}champion
    """
)
_KINDS = (_FIGURE, _DATE, _DOCUMENT, _REPORT, _BODY, _SERVICE, _KIND_OF_SERVICE, _POST)

_TOPICS = words(
    """
    CSE CE CCE CSA DA DV FGM HBA SEN SEND LAC CLA CIC CIN EHC EHCP LA LAS NEET ASB KPI KPIS IT HR
    ICT PSHE SRE RSE BRAG RAG MH ADHD ASD LGBT LGBTQ BME BAME UASC CYP YP CPD ACES TBC TBA TBD ASAP
    OK NB FAQ FAQS AM PM UK EU ID VS IE EG ETC NA XX XXX XXXX
    """
)
"""What a plan is about, and the shorthand of offices: capitals that name no body."""
_WORD = re.compile(r"[^\W\d_][\w’'&.-]*")
_SENTENCE_END = re.compile(r"[.!?:;\n•–—(\[“\"‘/-]\s*$")
_CAMEL = re.compile(r"[a-z]{2,}[A-Z]")
_ORDINARY_END = re.compile(
    r"[a-z]{2,}(?:[st]ions?|ments?|ings?|ities|ity|ness|ances?|ences?|isms?|ships?|ables?|ively"
    r"|ially|ately|ingly|edly|fully|ously|antly|ently|arly|cies|ures?)"
)
"""How words end that are no names, where one begins a sentence."""


_POSSESSIVE = ("’s", "'s")


def names_nothing(evidence: str, names: frozenset[str]) -> bool:
    """Whether the evidence has words and none of them names something.

    Args:
        names: officers, agencies and bodies of the partnership.
    """
    written = [match[0].rstrip(".-’'") for match in _WORD.finditer(evidence)]
    if not written or any(_without_s(word.lower()) in NAMING for word in written):
        return False
    if any(kind.search(evidence) for kind in _KINDS) or _has_one_of(evidence, names):
        return False
    if evidence.isupper():
        return all(_is_ordinary(word) or _is_topic(word) for word in written)
    return not any(_is_name(word, begins=begins) for word, begins in _capitals(evidence))


def _without_s(word: str) -> str:
    """The word without a possessive end."""
    return word.removesuffix("s").rstrip("’'") if word.endswith(_POSSESSIVE) else word.rstrip("’'")


def _has_one_of(text: str, names: frozenset[str]) -> bool:
    folded = text.casefold()
    return any(
        re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", folded)
        for name in names
        if name.strip() and name.casefold() in folded
    )


def _capitals(text: str) -> Iterator[tuple[str, bool]]:
    """Each word that holds a capital, and whether a sentence begins with it."""
    for match in _WORD.finditer(text):
        word = match[0].rstrip(".-’'")
        if word != word.lower():
            before = text[max(match.start() - 4, 0) : match.start()]
            yield word, not before.strip() or _SENTENCE_END.search(before) is not None


def _is_name(word: str, *, begins: bool) -> bool:
    """Whether a word with a capital is a name: of an organisation, a place, a person."""
    bare = _without_s(word)
    if bare.isupper():
        return len(bare) > 1 and not _is_topic(bare)
    if _CAMEL.search(bare):
        return True
    if not begins:
        return not _is_ordinary(bare) or bare == "March"
    return not _is_ordinary(bare) and _ORDINARY_END.fullmatch(bare.lower()) is None


def _is_topic(word: str) -> bool:
    return word.replace(".", "") in _TOPICS


def _is_ordinary(word: str) -> bool:
    parts = (part for part in re.split(r"[-’'/&.]", word.lower()) if part)
    return all(part in ORDINARY for part in parts)
