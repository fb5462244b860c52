"""The dates that a sentence names, as spans of days, read as a British reader would. Pure.

A month means its days, a season its months, "the end of June" its last day. A date without a
year is the next one after the day on which the sentence was said. What is not surely a date
("31 June referrals", "Room 2027") is left out.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from actions.doubts.spans import Span, month_span, narrowed, next_month_span, no_such_day

_JANUARY, _MARCH, _APRIL, _SEPTEMBER, _DECEMBER = 1, 3, 4, 9, 12
_YEAR_DIGITS = 4
_CENTURY = 2000
"""In which a year of two digits lies."""
_LATEST = date.max.replace(year=date.max.year - 2)
"""No day after this one has a next year that a date can hold."""
_NUMBERS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if number}

_MONTH = (
    r"(?:(?i:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)|Mar(?:ch)?|MAR(?:CH)?|May|MAY"
    r"|(?i:mar(?:ch)?|may)(?=,? ?20\d\d))\b\.?"
)
"""A month; "may" and "march" in small letters are verbs unless a year follows."""
_YEAR = r"(?:\d{4,5}(?![\d/]|,\d))"
_SEASONS = {"spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "winter": (12, 3)}
_TERMS = {"spring": (1, 4), "summer": (4, 4), "autumn": (9, 4)}
"""The month in which it begins, and how many months it has."""


@dataclass(frozen=True, slots=True)
class Said:
    """A date that a text names."""

    printed: str
    start: int
    end: int
    first: date | None
    """The first day that can be meant; none where the year is none that a date can have."""
    last: date | None
    year: str = ""
    """The year as printed beside a month; empty for none."""
    wrong: str = ""
    """Why there is no such day; a clause such as "June has 30 days"."""


@dataclass(frozen=True, slots=True)
class _Found:
    match: re.Match[str]
    on: date
    """The day on which it was said."""

    def said(self, span: Span | None, *, year: str = "", wrong: str = "") -> Said:
        first, last = span or (None, None)
        m = self.match
        return Said(m[0].strip(" ,."), m.start(), m.end(), first, last, year, wrong)


def _number_of_month(name: str) -> int:
    return _NUMBERS[name[:3].lower()]


def _whole_year(year: str) -> int | None:
    """The year, where ``date`` can hold it, the year after it too."""
    number = int(year)
    return number if len(year) == _YEAR_DIGITS and 0 < number < date.max.year else None


def _day(found: _Found, day: int, month: int, year: str) -> Said:
    """One day; a day that does not exist stands for its month."""
    whole = _whole_year(year) if year else None
    wrong = no_such_day(day, month, whole)
    if year and whole is None:
        return found.said(None, year=year, wrong=wrong)
    span = month_span(whole, month) if whole else next_month_span(month, found.on)
    if span and not wrong:
        there = span[0].replace(day=min(day, span[1].day))
        span = (there, there)
    return found.said(span, year=year, wrong=wrong)


def _month(found: _Found, month: int, year: str | None, part: str | None) -> Said:
    if not year:
        return found.said(narrowed(next_month_span(month, found.on), part))
    whole = _whole_year(year)
    return found.said(narrowed(month_span(whole, month), part) if whole else None, year=year)


def _iso(found: _Found) -> Said:
    year, month, day = found.match["iso"].split("-")
    return _numbered(found, int(day), int(month), year)


def _slashed(found: _Found) -> Said:
    m = found.match
    year = m["ny"] if len(m["ny"]) == _YEAR_DIGITS else f"20{m['ny']}"
    return _numbered(found, int(m["nd"]), int(m["nm"]), year)


def _numbered(found: _Found, day: int, month: int, year: str) -> Said:
    if 0 < month <= _DECEMBER:
        return _day(found, day, month, year)
    return found.said(None, wrong=f"there is no month {month}")


def _day_month(found: _Found) -> Said:
    m = found.match
    return _day(found, int(m["wd"]), _number_of_month(m["wm"]), m["wy"] or "")


def _month_day(found: _Found) -> Said:
    m = found.match
    return _day(found, int(m["ad"] or m["bd"]), _number_of_month(m["am"]), m["ay"] or m["by"] or "")


def _named_month(found: _Found) -> Said:
    m = found.match
    return _month(found, _number_of_month(m["mm"]), m["my"], m["part"])


def _season(found: _Found) -> Said:
    m, on = found.match, found.on
    name = m["season"].lower()
    month, months = (_TERMS if m["term"] and name in _TERMS else _SEASONS)[name]
    span = (
        month_span(int(m["sy"]), month, months) if m["sy"] else next_month_span(month, on, months)
    )
    return found.said(narrowed(span, m["spart"]))


def _quarter(found: _Found) -> Said:
    return _of_financial_year(found, *found.match.group("qy", "qend", "q"))


def _year_and_quarter(found: _Found) -> Said:
    return _of_financial_year(found, *found.match.group("by_year", "by_end", "by_q"))


def _of_financial_year(found: _Found, begins: str, ends: str, quarter: str) -> Said:
    """A quarter of a financial year: Q1 is April to June. No two other years make one."""
    year = _CENTURY + int(begins) % 100
    if int(ends) % 100 != (year + 1) % 100:
        return found.said(None)
    month = _APRIL + 3 * (int(quarter) - 1)
    return found.said(month_span(year + (month > _DECEMBER), (month - 1) % 12 + 1, 3))


def _financial_year(found: _Found) -> Said:
    return found.said(month_span(int(found.match["fy"]), _APRIL, 12))


def _feast(found: _Found) -> Said:
    """Easter lies between 22 March and 25 April."""
    m, on = found.match, found.on
    christmas = m["feast"].lower() == "christmas"
    month = _DECEMBER if christmas else _MARCH
    span = month_span(int(m["ey"]), month) if m["ey"] else next_month_span(month, on)
    if span is None:
        return found.said(None)
    year = span[0].year
    there = date(year, 12, 25) if christmas else date(year, 3, 22)
    return found.said((there, there if christmas else date(year, 4, 25)))


def _coming(found: _Found) -> Said:
    """A year or month called next or new, from the day on which it was said."""
    on, name = found.on, found.match["coming"].lower()
    if "month" in name:
        return found.said(month_span(on.year + (on.month == _DECEMBER), on.month % 12 + 1))
    if "financial" in name:
        return found.said(month_span(on.year + (on.month >= _APRIL), _APRIL, 12))
    if "academic" in name or "school" in name:
        return found.said(month_span(on.year + (on.month >= _SEPTEMBER), _SEPTEMBER, 12))
    return found.said(month_span(on.year + 1, _JANUARY, 12 if "next" in name else 1))


def _end_of_year(found: _Found) -> Said:
    on, name = found.on, found.match["close"].lower()
    last = {"financial": _MARCH, "academic": 7, "school": 7}
    month = next((number for word, number in last.items() if word in name), _DECEMBER)
    end = month_span(on.year + (month < on.month), month)[1]
    return found.said((end, end))


def _bare_year(found: _Found) -> Said:
    m = found.match
    part = (m["ypart"] or "").lower()
    first = _JANUARY + 6 * part.startswith("second")
    span = month_span(int(m["year"]), first, 6 if "half" in part else 12)
    return found.said(span if "half" in part else narrowed(span, part.strip(" -")))


_ISO = r"\b(?P<iso>\d{4}-\d\d-\d\d)\b"
_SLASHED = (
    r"(?<![\d./-])(?P<nd>\d{1,2})(?P<sep>[./-])(?P<nm>\d{1,2})(?P=sep)(?P<ny>\d{4}|\d\d)"
    r"(?![\d/]|[.-]\d)"
)
_DAY_MONTH = (
    r"(?<![\d.,/£-])\b(?P<wd>\d{1,2})(?P<ord>st|nd|rd|th)?(?: of)?[ -]?"
    rf"(?P<wm>{_MONTH})(?:,?[ -]?(?P<wy>{_YEAR}))?"
)
_MONTH_DAY = (
    rf"\b(?P<am>{_MONTH}) (?:the )?(?:(?P<ad>\d{{1,2}})(?:st|nd|rd|th)(?:,? (?P<ay>{_YEAR}))?"
    rf"|(?P<bd>\d{{1,2}}),? (?P<by>\d{{4}})\b)"
)
_PART_MONTH = (
    r"\b(?:(?P<part>(?i:the end of|end of|end|late|mid|middle of|early|beginning of|start of))[ -]"
    rf"(?:the )?)?(?P<mm>{_MONTH})(?:,? ?(?:of )?(?P<my>{_YEAR}))?"
)
_SEASON = (
    r"\b(?:(?P<spart>(?i:the end of|end of|late|mid|early))[ -](?:the )?)?"
    r"(?P<season>(?i:spring|summer|autumn|winter))(?P<term>(?i: term))?"
    r"(?:,? (?:of )?(?P<sy>20\d\d)\b(?!/))?"
)
_QUARTER_NUMBER = r"\b(?i:q|qtr\.?|quarter) ?(?P<{0}>[1-4])"
_QUARTER = (
    _QUARTER_NUMBER.format("q") + r"[ ,:-]+(?i:of )?(?P<qb>\()?(?i:fy ?)?"
    r"(?P<qy>(?:20)?\d\d) ?[/-] ?(?P<qend>(?:20)?\d\d)\b(?![/-]\d| years?\b)(?(qb)\))"
)
_YEAR_AND_QUARTER = (
    r"(?<![\d/.-])(?P<by_year>20\d\d) ?[/-] ?(?P<by_end>(?:20)?\d\d)[ ,:-]+"
    + _QUARTER_NUMBER.format("by_q")
    + r"\b"
)
_FINANCIAL_YEAR = r"(?<![\d/.-])(?P<fy>20\d\d)/(?:20)?\d\d\b(?!/)"
_FEAST = r"\b(?P<feast>(?i:easter|christmas))\b(?: (?P<ey>20\d\d)\b)?"
_COMING = (
    r"\b(?P<coming>(?i:next (?:calendar |financial |academic |school )?year|next month"
    r"|(?:the )?new (?:financial |academic |school )?year))\b"
)
_CLOSE = (
    r"\b(?P<close>(?i:(?:the )?end of (?:the|this) "
    r"(?:financial |academic |school |calendar )?year))\b(?! \d)"
)
_BARE_YEAR = (
    r"\b(?P<ypart>(?i:(?:the )?(?:end of|late|mid|early|(?:first|second) half of))[ -]"
    r"(?i:(?:the )?(?:calendar )?year )?)?"
    r"(?<![\d.,/£-])(?P<year>20\d\d)\b(?![/\d-]|[.,]\d)"
)

_KINDS: tuple[tuple[str, Callable[[_Found], Said]], ...] = (
    (_ISO, _iso),
    (_SLASHED, _slashed),
    (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day),
    (_PART_MONTH, _named_month),
    (_SEASON, _season),
    (_QUARTER, _quarter),
    (_YEAR_AND_QUARTER, _year_and_quarter),
    (_FINANCIAL_YEAR, _financial_year),
    (_FEAST, _feast),
    (_COMING, _coming),
    (_CLOSE, _end_of_year),
    (_BARE_YEAR, _bare_year),
)
"""Each way of writing a date with its reader; where two can begin, the first one reads."""
_DATES = re.compile(
    "|".join(f"(?P<k{n}>{pattern})" for n, (pattern, _) in enumerate(_KINDS)), re.ASCII
)
_BEGINNING = re.compile(
    r"(?i)\b(?:\d|q ?[1-4]\b|(?:the )?(?:end|late|mid|early|beginning|start|first|second|new)\b"
    r"|next |jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter"
    r"|quarter|qtr|easter|christmas)"
)
"""With what a date can begin: looked for first, since it is found much sooner than a date."""


def said_dates(text: str, *, on: date) -> Iterator[Said]:
    """The dates that the text names, in its order.

    Args:
        on: the London day on which the text was said, from which "next year" counts.
    """
    on, end = min(on, _LATEST), 0
    for beginning in _BEGINNING.finditer(text):
        match = beginning.start() >= end and _DATES.match(text, beginning.start())
        if match:
            end = match.end()
            number = int((match.lastgroup or "k0")[1:])
            yield _KINDS[number][1](_Found(match, on))
