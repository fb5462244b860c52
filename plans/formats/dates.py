"""The dates that a text names, read as a British reader would.

A month without a day means its last day (see ``docs/formats.md``). What cannot be meant is not
guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from plans.formats.past import is_past

_MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTHS = {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
"""A month, in a group whose name is to be filled in."""
_FINANCIAL = r"(?P<{0}>(?:20)?\d\d)\s?[/-]\s?(?P<{1}>(?:20)?\d\d)\b"
_QUARTER = r"\b(?:q|qtr\.?|quarter)\s?(?P<{0}>[1-4])\b"

_TWELVE = range(1, 13)
_SHORT_YEAR = 2
_LAST_QUARTER = 4

THIS_AGE = range(1970, 2100)
"""Years that a day can be of, whatever it is the day of."""
ANY_YEAR = range(2000, 2050)
"""Years that can be meant where nothing else is known of the plan."""
SPREAD = 10
"""Years before and after a plan's own that a date in it can mean."""


@dataclass(frozen=True, slots=True)
class NamedDates:
    """The dates in a text, in order, each once; those that it says no longer hold; its rest."""

    days: list[date]
    past: list[date]
    rest: str


class NoDate(Exception):
    """What stands there cannot be a date; the message says why, in a clause or a question."""


def _year(text: str, years: range, at: Callable[[int], str]) -> int:
    year = int(text) + (2000 if len(text) == _SHORT_YEAR else 0)
    if year in years:
        return year
    likely = likely_year(str(year), years)
    asked = f"; was {at(likely)} meant" if likely else ""
    raise NoDate(
        f"the year {year} cannot be meant{asked}?" if likely else f"the year {year} cannot be meant"
    )


def likely_year(year: str, years: range) -> int | None:
    """The year that was meant where two neighbouring digits changed places, or one slipped."""
    swaps = [year[:i] + year[i + 1] + year[i] + year[i + 2 :] for i in range(len(year) - 1)]
    slips = [year[:i] + d + year[i + 1 :] for i in range(len(year)) for d in "0123456789"]
    return next((int(y) for y in swaps if int(y) in years), None) or next(
        (int(y) for y in reversed(slips) if int(y) in years), None
    )


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def called(month: int, year: int) -> str:
    return f"{calendar.month_name[month]} {year}"


def _day(day: str, month: int, year: str, years: range) -> date:
    whole = _year(year, years, lambda y: f"{int(day)} {called(month, y)}")
    try:
        return date(whole, month, int(day))
    except ValueError:
        raise NoDate(f"{calendar.month_name[month]} {whole} has no day {int(day)}") from None


def _numeric(m: re.Match[str], years: range) -> date:
    """Day, month, year: British order, and no other.

    Raises:
        NoDate: the month does not exist; the American reading is proposed where it would do.
    """
    day, month = int(m["nd"]), int(m["nm"])
    if month in _TWELVE:
        return _day(m["nd"], month, m["ny"], years)
    if day in _TWELVE:
        raise NoDate(f"there is no month {month}; was {month} {calendar.month_name[day]} meant?")
    raise NoDate(f"there is no month {month}")


def _iso(m: re.Match[str], years: range) -> date:
    if int(m["im"]) not in _TWELVE:
        raise NoDate(f"there is no month {int(m['im'])}")
    return _day(m["id"], int(m["im"]), m["iy"], years)


def _month_number(m: re.Match[str], years: range) -> date:
    month = int(m["mm"])
    if month not in _TWELVE:
        raise NoDate(f"there is no month {month}")
    return month_end(_year(m["my"], years, lambda y: called(month, y)), month)


def _worded_day(m: re.Match[str], years: range) -> date:
    return _day(m["wd"], _MONTHS[m["wm"][:3]], m["wy"], years)


def _american_day(m: re.Match[str], years: range) -> date:
    return _day(m["ad"], _MONTHS[m["am"][:3]], m["ay"], years)


def _worded_month(m: re.Match[str], years: range) -> date:
    month = _MONTHS[m["om"][:3]]
    return month_end(_year(m["oy"], years, lambda y: called(month, y)), month)


def _financial_end(first: str, second: str) -> int:
    """The calendar year in which a financial year such as 2016/17 ends.

    Raises:
        NoDate: the two are not neighbours.
    """
    start, end = int(first) % 100, int(second) % 100
    if end != (start + 1) % 100:
        raise NoDate(f"{first}/{second} is no financial year")
    return 2000 + end


def _quarter(m: re.Match[str], _years: range) -> date:
    return _quarter_end(int(m["q"]), _financial_end(m["qa"], m["qb"]))


def _year_and_quarter(m: re.Match[str], _years: range) -> date:
    return _quarter_end(int(m["yq"]), _financial_end(m["ya"], m["yb"]))


def _quarter_end(quarter: int, end: int) -> date:
    """The end of a quarter of the financial year that ends in ``end``: Q1 is April to June."""
    return month_end(end, 3) if quarter == _LAST_QUARTER else month_end(end - 1, 3 + 3 * quarter)


def _financial_year(m: re.Match[str], _years: range) -> date:
    return month_end(_financial_end(m["fa"], m["fb"]), 3)


def _year_end(m: re.Match[str], years: range) -> date:
    return date(_year(m["ey"], years, lambda y: f"the end of {y}"), 12, 31)


_READERS: tuple[tuple[str, Callable[[re.Match[str], range], date]], ...] = (
    (
        r"\b(?P<iy>\d{4})-(?P<im>\d{1,2})-(?P<id>\d{1,2})(?!\d)(?:[t ]00:00(?::00(?:\.0+)?)?z?)?",
        _iso,
    ),
    (r"\b(?P<nd>\d{1,2})\s?[./-]\s?(?P<nm>\d{1,2})\s?[./-]\s?(?P<ny>\d{4}|\d\d)\b", _numeric),
    (
        r"\b(?P<wd>\d{1,2})\s?(?:st|nd|rd|th)?\s?(?:of\s)?[ -]?"
        + MONTH.format("wm")
        + r"[ ,/-]*'?(?P<wy>\d{4}|\d\d)\b(?![/-]\d)",
        _worded_day,
    ),
    (
        r"\b" + MONTH.format("am") + r"\s?(?P<ad>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<ay>\d{4})\b",
        _american_day,
    ),
    (
        r"\b" + MONTH.format("om") + r"[ ,/-]*'?(?P<oy>\d{4}|\d\d)\b(?!(?:st|nd|rd|th|/\d))",
        _worded_month,
    ),
    (
        _QUARTER.format("q")
        + r"[ ,:-]*(?:of\s)?(?:fy\s?)?\(?"
        + _FINANCIAL.format("qa", "qb")
        + r"\)?",
        _quarter,
    ),
    (
        r"\b(?:fy\s?)?"
        + _FINANCIAL.format("ya", "yb")
        + r"[ ,:-]*\(?"
        + _QUARTER.format("yq")
        + r"\)?",
        _year_and_quarter,
    ),
    (
        r"\b(?:(?:by\s)?(?:the\s)?end\sof|end|year\s?end)\s(?:the\s)?(?:financial\syear\s|fy\s?)?"
        + _FINANCIAL.format("fa", "fb"),
        _financial_year,
    ),
    (r"\b(?P<mm>\d{1,2})\s?[/.]\s?(?P<my>20\d\d)\b", _month_number),
    (
        r"\b(?:(?:by\s)?(?:the\s)?end\s(?:of\s)?)(?:the\s)?(?:calendar\syear\s)?(?P<ey>\d{4})\b(?!\s?[/-])",
        _year_end,
    ),
)
_DATES = re.compile("|".join(f"(?P<k{n}>{p})" for n, (p, _) in enumerate(_READERS)))
_SHARED_YEAR = re.compile(
    r"\b"
    + MONTH.format("sm")
    + r"(?P<between>\s*(?:/|&|-|and|to|,|or)\s*)(?="
    + MONTH.format("nx")
    + r"[ ,/-]*'?(?P<sy>\d{4}|\d\d)\b(?!(?:st|nd|rd|th)))"
)


def dates_in(text: str, years: range) -> NamedDates:
    """The dates that a folded text names.

    Raises:
        NoDate: one of them cannot be meant, in a plan of these years.
    """
    spread = _SHARED_YEAR.sub(lambda m: f"{m['sm']} {m['sy']}{m['between']}", text)
    days: set[date] = set()
    past: set[date] = set()
    for match in _DATES.finditer(spread):
        held = past if is_past(spread, *match.span()) else days
        held.add(_one(match, years))
    return NamedDates(sorted(days), sorted(past - days), _DATES.sub(" ", spread))


def _one(match: re.Match[str], years: range) -> date:
    number = next(n for n in range(len(_READERS)) if match[f"k{n}"] is not None)
    return _READERS[number][1](match, years)


def plausible_years(found: list[int]) -> range:
    """The years that a plan's dates can mean: round the middle one of those that it names."""
    known = sorted(y for y in found if y in THIS_AGE)
    if not known:
        return ANY_YEAR
    middle = known[len(known) // 2]
    return range(middle - SPREAD, middle + SPREAD + 1)


def years_named(text: str) -> list[int]:
    return [int(y) for y in re.findall(r"\b(?:19|20|21)\d\d\b", text)]
