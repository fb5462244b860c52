"""What a heading says: a theme, an objective, or a section of the paper that is no action list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from plans.formats.text import fold, one_line, words_only


class Section(Enum):
    """A part of a delivery plan's paper that is not its actions."""

    VERSIONS = "versions"
    OFFICERS = "officers"
    GLOSSARY = "glossary"
    RATING_KEY = "rating key"
    METHODOLOGY = "methodology"
    PROSE = "prose"
    """Introductions and the like, which are no part of a plan document."""


_SECTIONS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    (
        Section.VERSIONS,
        re.compile(
            r"(?:document |plan )?(?:version|amendment|document|change|revision)s? "
            r"(?:control|history|record|log|table)|versions?|change log"
        ),
    ),
    (
        Section.OFFICERS,
        re.compile(
            r"(?:list of |named |key )?(?:action |accountable |responsible )?(?:leads?"
            r"|lead officers?|officers|lead professionals|contacts)(?: list| "
            r"and contacts| details)?"
        ),
    ),
    (
        Section.GLOSSARY,
        re.compile(
            r"(?:glossary|abbreviations|acronyms|key terms)\b.{0,40}|list of "
            r"(?:abbreviations|acronyms|terms)"
        ),
    ),
    (
        Section.RATING_KEY,
        re.compile(
            r"(?:.*\b)?(?:b ?rag|rag)\b.{0,30}|key(?: to .{0,40})?|rating key"
            r"|progress key|status key"
        ),
    ),
    (
        Section.RATING_KEY,
        re.compile(r".*\bb?rag\b (?:ratings?|key|status|definitions?)(?: key| definitions?)?"),
    ),
    (
        Section.METHODOLOGY,
        re.compile(
            r"methodology|our approach|approach|how (?:this|the) plan .{0,40}"
            r"|method"
        ),
    ),
    (
        Section.PROSE,
        re.compile(
            r"introduction|background|purpose|foreword|context|contents|governance(?: "
            r"arrangements)?|executive summary|scope|vision|reporting arrangements"
            r"|monitoring(?: and review)?|about this plan|appendix.{0,60}|next "
            r"steps"
        ),
    ),
)
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = r"(?!jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sep|oct|nov|dec)"
_THEME = re.compile(
    r"^(?:priority |key )?(?:theme|priority|strand|pillar|work ?stream)(?: area)?\s*"
    rf"(?:(?P<number>\d{{1,2}})|(?P<word>{'|'.join(_COUNTED)}))\b\s*[-:.,)]*\s*(?P<name>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NAMED_THEME = re.compile(
    r"^(?:priority |key )?(?:theme|strand|pillar|work ?stream)\s*[-:]\s*(?P<name>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(
    rf"^(?P<number>\d{{1,2}})(?:\s*[.):-]\s*|\s+){_MONTHS}(?P<name>[^\W\d].*)$",
    re.IGNORECASE | re.DOTALL,
)
_AN_OBJECTIVE = r"^(?:strategic |key )?(?:objective|outcome|aim|goal)"
_OBJECTIVE_REF = r"[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})*"
_OBJECTIVE = re.compile(
    rf"{_AN_OBJECTIVE}\s*(?P<ref>{_OBJECTIVE_REF})?\s*[-:.,)]+\s*(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_COUNTED_OBJECTIVE = re.compile(
    rf"{_AN_OBJECTIVE}\s+(?P<ref>{_OBJECTIVE_REF})\s+(?P<text>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_OBJECTIVE_ROW = re.compile(
    r"^(?:strategic )?objective (?:“(?P<quoted>[^”\n]+)”"
    r"|(?P<ref>[a-z]{1,4} \d+(?:[.-]\d+)*[a-z]?|(?=\S*\d)\S{1,30}?|[^\W\d_])[.:]?)"
    r"(?:\n(?P<text>.+))?$",
    re.IGNORECASE | re.DOTALL,
)
_DOTTED = re.compile(
    r"^(?P<ref>\d{1,2}\.\d{1,2}|[A-Z]{1,3}\d{1,2})[.):]?\s*[-:]?\s+(?P<text>[^\W\d].*)$", re.DOTALL
)
_TAIL = re.compile(
    r"^(?P<title>.*\b(?:plan|strategy)\b.*?)\s+[-–—:|]\s+(?P<theme>(?:theme\s*)?\d{1,2}\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_MORE = re.compile(r"\s*[\[(]?\bcont(?:inued|'d|d|\.)[\])]?\.?\s*$", re.IGNORECASE)
_REF = re.compile(
    (
        r"^(?:(?:strategic |key )?(?:objective|outcome|priority|aim|action"
        r"|theme|no\.?|ref\.?)\s*)?(?P<ref>[A-Za-z]{0,4}[ -]?\d+(?:[.-]\d+)*[a-z]?)[.):]?$"
    ),
    re.IGNORECASE,
)
_DATED_REF = re.compile(
    r"(?P<day>\d\d?)[/-](?P<month>\d\d?)[/-](?P<year>\d{4})"
    r"|(?P<day2>\d\d)/(?P<month2>\d\d)/(?P<year2>\d\d)"
    r"|(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?"
)
"""What a spreadsheet makes of a ref such as 1.4.3: it takes it for a date."""

_LONGEST = 70
"""Characters of a section's title."""


@dataclass(frozen=True, slots=True)
class ThemeTitle:
    number: int | None
    name: str
    explicit: bool
    """The word theme stands there, not a number alone."""


@dataclass(frozen=True, slots=True)
class ObjectiveTitle:
    ref: str
    text: str
    explicit: bool


def section_of(text: str) -> Section | None:
    words = re.sub(r"^(?:\d+|appendix \w) ", "", words_only(text)) or words_only(text)
    if len(words) > _LONGEST:
        return None
    return next((section for section, pattern in _SECTIONS if pattern.fullmatch(words)), None)


def without_more(text: str) -> str:
    """The heading without "(continued)"."""
    return _MORE.sub("", text).strip()


def theme_title(text: str) -> ThemeTitle | None:
    """The theme that a heading names; none where it is not worded as one."""
    line = without_more(one_line(text))
    plain = fold_dashes(line)
    if match := _THEME.match(plain):
        number = (
            int(match["number"]) if match["number"] else _COUNTED.index(match["word"].lower()) + 1
        )
        return ThemeTitle(number, match["name"].strip(), explicit=True)
    if match := _NAMED_THEME.match(plain):
        return ThemeTitle(None, match["name"].strip(), explicit=True)
    if match := _NUMBERED.match(plain):
        return ThemeTitle(int(match["number"]), match["name"].strip(), explicit=False)
    return None


def fold_dashes(text: str) -> str:
    """Long dashes that separate, as hyphens, so that one pattern finds them; others stay."""
    return re.sub(r"^([\w ]{0,24}?\s*)[–—]", r"\1-", text)


def objective_title(text: str) -> ObjectiveTitle | None:
    """The objective that a heading names; none where it is not worded as one."""
    plain = fold_dashes(without_more(text))
    for pattern, explicit in ((_OBJECTIVE, True), (_COUNTED_OBJECTIVE, True), (_DOTTED, False)):
        if match := pattern.match(plain):
            return ObjectiveTitle(tidy_ref(match["ref"] or ""), match["text"].strip(), explicit)
    return None


def objective_row(text: str) -> ObjectiveTitle | None:
    """The objective of a row across a table: its number on a line, its words on the next."""
    match = _OBJECTIVE_ROW.match(text)
    if match is None:
        return None
    return ObjectiveTitle(match["quoted"] or match["ref"], match["text"] or "", explicit=True)


def split_tail(text: str) -> tuple[str, str]:
    """A title that ends in a theme, as two; the second is empty where it does not."""
    match = _TAIL.match(one_line(text))
    return (match["title"], match["theme"]) if match else (text, "")


def tidy_ref(text: str) -> str:
    """A ref as printed without its word and its last stop: "Objective 1.1." is 1.1."""
    line = one_line(text)
    match = _REF.match(line)
    return match["ref"] if match else line.strip(" .")


def ref_of_date(text: str) -> str:
    """The ref that a spreadsheet took for this date, 1.4.3 for 01/04/2003; empty for no date."""
    match = _DATED_REF.fullmatch(one_line(text))
    if match is None:
        return ""
    day, month, year = (int(number) for number in _in_order(match))
    return f"{day}.{month}.{year % 100}"


def _in_order(match: re.Match[str]) -> tuple[str, ...]:
    """Day, month and year of whichever of the three ways to print a date."""
    ways = [tuple(match[f"{part}{n}"] for part in ("day", "month", "year")) for n in ("", 2, 3)]
    return next(way for way in ways if all(way))


def looks_like_ref(text: str) -> bool:
    return _REF.match(one_line(text)) is not None


def same_words(one: str, other: str) -> bool:
    return fold(one) == fold(other)
