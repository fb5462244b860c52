"""Write ``docs/accessibility-statement.md``: the statement that the law asks of a public body.

In the form of the model statement under the Public Sector Bodies (Websites and Mobile Applications)
Accessibility Regulations 2018, from the table of criteria and the day on which it was measured.
What only the council can say stands in square brackets.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date

from tools.assurance import MEASURED, Measured
from tools.stamp import ROOT
from tools.wcag import CRITERIA, Criterion, Standing

PAGE = ROOT / "docs" / "accessibility-statement.md"

_HEAD = """\
# Accessibility statement

In the form of the model statement of the Public Sector Bodies (Websites and Mobile Applications) \
(No. 2) Accessibility Regulations 2018. Made by `python -m tools.statement` from the table of \
criteria in `tools/wcag.py` and the day of the last measurement; not edited by hand. The council \
that runs the service fills in what stands in square brackets, publishes it, and has every page \
lead to it by `ACCESSIBILITY_STATEMENT` ([operating](operating.md)).

This statement applies to the delivery plan service at [address], run by [council]. We want as \
many people as possible to be able to use it. You should be able to:

- change colours, contrast and fonts by your browser or your system;
- read it at 400 %, where nothing scrolls sideways, and with text twice as large or spaced as you \
like;
- go through the main work by the keyboard alone;
- use it without scripts;
- know a rating by its letter and its word, without its colour.

## How accessible it is

Automatic tests look at each page ([assurance](assurance.md) says how many, and what they found). \
No screen reader, speech control or magnifier has been used on it, and no person with a disability \
has tried it. Such a trial is needed before anybody can say that it is fully accessible. Texts, \
files and links that officers add can have barriers of their own.

## Feedback and contact

If you cannot read or use something here, or need it in another form, write to [e-mail address] or \
call [number]. Say which page it is, and what you need. We answer within [days] working days.

## If you are not content with our answer

The Equality and Human Rights Commission (EHRC) enforces the regulations. If you are not content \
with how we answer, contact the Equality Advisory and Support Service (EASS); in Northern Ireland, \
the Equality Commission for Northern Ireland (ECNI).

## Technical information

[Council] is committed to making its website accessible, in accordance with the Public Sector \
Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.
"""


def statement(measured: Measured) -> str:
    """The whole statement; its day is that of the newest measurement of accessibility."""
    count = Counter(each.standing for each in CRITERIA)
    lines = [_HEAD, *_compliance(count), *_open(), *_table(), *_ending(_measured_on(measured))]
    return "\n".join(lines) + "\n"


def _compliance(count: Counter[Standing]) -> Iterator[str]:
    yield "### Compliance status"
    yield ""
    yield (
        "This website is partially compliant with the Web Content Accessibility Guidelines 2.2, "
        f"level AA. Of its {len(CRITERIA)} criteria, {count[Standing.TESTED]} are held by tests, "
        f"{count[Standing.PARTLY]} in part, and {count[Standing.NOT_THERE]} apply to nothing that "
        f"is there, which a test holds too. {count[Standing.NOT_TESTED]} are not tested."
    )
    yield ""


def _open() -> Iterator[str]:
    yield "## What is not known to be accessible"
    yield ""
    yield "No fault is known that was not put right. What nobody has tested yet:"
    yield ""
    yield from (
        f"- {each.number} {each.name}: {each.said}"
        for each in CRITERIA
        if each.standing in (Standing.NOT_TESTED, Standing.PARTLY)
    )
    yield ""
    yield "### Disproportionate burden"
    yield ""
    yield "None is claimed."
    yield ""


def _table() -> Iterator[str]:
    yield "## Each criterion"
    yield ""
    yield "| criterion | level | how far | what is looked at | by |"
    yield "| --- | --- | --- | --- | --- |"
    yield from map(_row, CRITERIA)
    yield ""


def _row(each: Criterion) -> str:
    tests = ", ".join(f"`{test}`" for test in each.tests) or "–"
    name = f"{each.number} {each.name}"
    return f"| {name} | {each.level} | {each.standing} | {each.said} | {tests} |"


def _measured_on(measured: Measured) -> date:
    return max(date.fromisoformat(measured[each]["on"]) for each in measured if each[0] == "A")


def _ending(day: date) -> Iterator[str]:
    yield "## Preparation of this statement"
    yield ""
    yield (
        f"This statement was prepared on {day.day} {day:%B} {day.year}, from tests that ran on "
        "that day. It was last reviewed on [date]. The website was last tested by a person on "
        "[date: not yet]."
    )


def main() -> int:
    PAGE.write_text(statement(json.loads(MEASURED.read_text())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
