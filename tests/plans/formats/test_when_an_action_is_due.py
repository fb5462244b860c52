import time
from datetime import date

import pytest

from plans.document import NoDateReason
from plans.formats.grid import Cell
from plans.formats.period import period_in
from plans.formats.when import read_when

YEARS = range(2006, 2029)


@pytest.mark.parametrize(
    ("printed", "due_on"),
    [
        ("Sep 2015", date(2015, 9, 30)),
        ("September 2015", date(2015, 9, 30)),
        ("Sept 15", date(2015, 9, 30)),
        ("Sept-15", date(2015, 9, 30)),
        ("Dec ’15", date(2015, 12, 31)),
        ("Feb 2016", date(2016, 2, 29)),
        ("31/03/2016", date(2016, 3, 31)),
        ("03/04/2016", date(2016, 4, 3)),
        ("31.03.16", date(2016, 3, 31)),
        ("31-Mar-16", date(2016, 3, 31)),
        ("31st March 2016", date(2016, 3, 31)),
        ("by 31st of March, 2016", date(2016, 3, 31)),
        ("September 30, 2015", date(2015, 9, 30)),
        ("2016-03-31", date(2016, 3, 31)),
        ("09/2015", date(2015, 9, 30)),
        ("by end of March 2016", date(2016, 3, 31)),
        ("by end of 2016", date(2016, 12, 31)),
        ("end of 2015/16", date(2016, 3, 31)),
        ("Q2 2016/17", date(2016, 9, 30)),
        ("Quarter 4 2015-16", date(2016, 3, 31)),
        ("2016/17 Q2", date(2016, 9, 30)),
        ("FY 2015-16, quarter 4", date(2016, 3, 31)),
        ("16/17 (Q1)", date(2016, 6, 30)),
        ("2015-09-30T00:00:00", date(2015, 9, 30)),
        ("2015-09-30T00:00:00.000Z", date(2015, 9, 30)),
        ("2015-09-30 00:00", date(2015, 9, 30)),
        ("Sept\u00a02015", date(2015, 9, 30)),
        ("Completed July 2015", date(2015, 7, 31)),
        ("Ongoing – review March 2016", date(2016, 3, 31)),
    ],
)
def test_one_date(printed: str, due_on: date) -> None:
    when = read_when(Cell(printed), YEARS)
    assert (when.due_on, when.milestones, when.reason, when.doubts) == (due_on, (), None, ())


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("Sep 2015 March 2016", (date(2015, 9, 30), date(2016, 3, 31))),
        ("Sep 2015/Mar 2016", (date(2015, 9, 30), date(2016, 3, 31))),
        ("Sept - Dec 2015", (date(2015, 9, 30), date(2015, 12, 31))),
        ("Sep/Oct 2015", (date(2015, 9, 30), date(2015, 10, 31))),
        ("2015/16 Q2, 2015/16 Q4", (date(2015, 9, 30), date(2016, 3, 31))),
        ("01/09/15 and then 30/11/15", (date(2015, 9, 1), date(2015, 11, 30))),
    ],
)
def test_several_dates_are_milestones_and_the_last_is_due(
    printed: str, days: tuple[date, ...]
) -> None:
    when = read_when(Cell(printed), YEARS)
    assert (when.milestones, when.due_on, when.doubts) == (days, days[-1], ())


@pytest.mark.parametrize(
    ("printed", "day", "gone"),
    [
        ("Sept 2015 (was Nov 2015)", date(2015, 9, 30), "30 November 2015"),
        ("Was Nov 2015, now Sept 2015", date(2015, 9, 30), "30 November 2015"),
        ("Sept 2015, previously by the end of Nov 2015", date(2015, 9, 30), "30 November 2015"),
        ("April 2016 (moved from January 2016)", date(2016, 4, 30), "31 January 2016"),
        ("Moved from January 2016 to April 2016", date(2016, 4, 30), "31 January 2016"),
        ("30/04/16 (revised from 31/01/16)", date(2016, 4, 30), "31 January 2016"),
        ("Originally due Jan 2016; April 2016", date(2016, 4, 30), "31 January 2016"),
        ("Jan 2016 (original), April 2016", date(2016, 4, 30), "31 January 2016"),
        ("30/09/15 (prev. 30/11/15)", date(2015, 9, 30), "30 November 2015"),
        ("Sept 2015 [originally set for Nov 2015]", date(2015, 9, 30), "30 November 2015"),
        ("Was to be Nov 2015; now Sept 2015", date(2015, 9, 30), "30 November 2015"),
        ("Nov 2015 revised to Sept 2015", date(2015, 9, 30), "30 November 2015"),
        ("Jan 2016, now extended to April 2016", date(2016, 4, 30), "31 January 2016"),
        ("Moved to April 2016 from January 2016", date(2016, 4, 30), "31 January 2016"),
        ("Jan 2016 (superseded), April 2016", date(2016, 4, 30), "31 January 2016"),
        ("Q2 2015/16 (was Q4 2015/16)", date(2015, 9, 30), "31 March 2016"),
    ],
)
def test_a_date_that_no_longer_holds_is_not_taken_and_said(
    printed: str, day: date, gone: str
) -> None:
    when = read_when(Cell(printed), YEARS)
    assert (when.due_on, when.milestones) == (day, ())
    (doubt,) = when.doubts
    assert doubt == (
        f"In “{printed}” this no longer holds: {gone}. This was taken: {day:%-d %B %Y}."
    )


def test_a_cell_of_thousands_of_dates_is_read_in_a_moment() -> None:
    cell, began = Cell("was Sept 2015 " * 3_000), time.process_time()
    assert read_when(cell, YEARS).due_on is None
    assert time.process_time() - began < 1


def test_milestones_stay_beside_a_date_that_no_longer_holds() -> None:
    when = read_when(Cell("Sept 2015 and Dec 2015 (was March 2016)"), YEARS)
    assert when.milestones == (date(2015, 9, 30), date(2015, 12, 31))


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("Ongoing (was Nov 2015)", NoDateReason.ONGOING),
        ("TBC, previously Nov 2015", NoDateReason.TO_BE_CONFIRMED),
        ("Was Nov 2015", NoDateReason.UNREADABLE),
    ],
)
def test_the_only_date_no_longer_holds(printed: str, reason: NoDateReason) -> None:
    when = read_when(Cell(printed), YEARS)
    assert (when.due_on, when.reason) == (None, reason)
    assert "no longer holds: 30 November 2015. No date was taken." in when.doubts[0]


@pytest.mark.parametrize(
    ("printed", "due_on"),
    [
        ("Report was agreed in Sept 2015, print by Dec 2015", date(2015, 12, 31)),
        ("Sept 2015, prior to the launch in Dec 2015", date(2015, 12, 31)),
        ("From Sept 2015 to Dec 2015", date(2015, 12, 31)),
        ("Sept 2015; the plan was revised by Dec 2015", date(2015, 12, 31)),
    ],
)
def test_dates_of_a_story_all_hold(printed: str, due_on: date) -> None:
    when = read_when(Cell(printed), YEARS)
    assert (when.milestones, when.doubts) == ((date(2015, 9, 30), due_on), ())


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("Complete", NoDateReason.COMPLETE),
        ("Completed.", NoDateReason.COMPLETE),
        ("With immediate effect", NoDateReason.IMMEDIATE),
        ("ASAP", NoDateReason.IMMEDIATE),
        ("Ongoing", NoDateReason.ONGOING),
        ("On-going", NoDateReason.ONGOING),
        ("Quarterly", NoDateReason.ONGOING),
        ("TBC", NoDateReason.TO_BE_CONFIRMED),
        ("Date to be confirmed by the board.", NoDateReason.TO_BE_CONFIRMED),
        ("", NoDateReason.NOT_STATED),
        ("-", NoDateReason.NOT_STATED),
        ("N/A", NoDateReason.NOT_STATED),
    ],
)
def test_words_instead_of_a_date(printed: str, reason: NoDateReason) -> None:
    when = read_when(Cell(printed), YEARS)
    assert (when.due_on, when.reason, when.doubts) == (None, reason, ())


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("Nov 2105", "was November 2015 meant?"),
        ("31/02/2016", "February 2016 has no day 31"),
        ("09/30/2015", "was 30 September meant?"),
        ("March", "the year is missing"),
        ("31 March", "the year is missing"),
        ("Q2 2016", "which financial year"),
        ("Q2 2016/18", "no financial year"),
        ("2016/18 Q2", "no financial year"),
        ("Spring 2016", "a season"),
        ("when funds allow", "holds no date"),
    ],
)
def test_what_cannot_be_read_is_a_doubt_and_never_a_guess(printed: str, why: str) -> None:
    when = read_when(Cell(printed), YEARS)
    assert (when.due_on, when.milestones, when.reason) == (None, (), NoDateReason.UNREADABLE)
    assert why in when.doubts[0]
    assert printed in when.doubts[0]


def test_a_date_beside_words_that_may_hold_another() -> None:
    when = read_when(Cell("May 2016, then the 3rd"), YEARS)
    assert when.due_on == date(2016, 5, 31)
    assert "only 31 May 2016 was taken" in when.doubts[0]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Delivery Plan 2015-18", date(2015, 4, 1), date(2018, 3, 31)),
        ("Plan 2015 – 2018", date(2015, 4, 1), date(2018, 3, 31)),
        ("2015/16", date(2015, 4, 1), date(2016, 3, 31)),
        ("2015/16 to 2017/18", date(2015, 4, 1), date(2018, 3, 31)),
        ("June 2015 to March 2018", date(2015, 6, 1), date(2018, 3, 31)),
    ],
)
def test_a_plan_covers_financial_years(words: str, start: date, end: date) -> None:
    period = period_in(words)
    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("1 April 2015 to 31 March 2018", date(2015, 4, 1), date(2018, 3, 31)),
        ("1st April 2015 – 20th May 2018", date(2015, 4, 1), date(2018, 5, 20)),
        ("from 14 May 2015", date(2015, 5, 14), None),
        ("until 20 May 2018", None, date(2018, 5, 20)),
    ],
)
def test_a_plan_covers_the_days_that_it_names(
    words: str, start: date | None, end: date | None
) -> None:
    period = period_in(words)
    assert period is not None
    assert (period.start, period.end) == (start, end)


def test_no_period_is_made_up() -> None:
    assert period_in("Reviewed from 1 April 2015 on") is None
    assert period_in("The plan of 2015") is None
    assert period_in("Plan 2018-15") is None
