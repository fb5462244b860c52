"""From a paper to a review: the executive's response table, as councils print it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from governance.reviews.decisions import decision_of
from governance.reviews.document import (
    AssignmentEntry,
    RecommendationEntry,
    ReviewDocument,
)
from governance.reviews.headings import Column, Columns, columns_of
from governance.reviews.outcomes import Outcome, outcomes_of
from governance.reviews.refs import Numbering
from governance.reviews.responses import responses_of
from plans.formats import Problem, Severity, Unreadable, pages
from plans.formats.grid import BODY, Pages, Paragraph, Row, Table
from plans.formats.leads import Resolver
from plans.formats.text import quoted

_BROKEN_NAME = re.compile(r"(?<=\w)\s?-\s(?=[^\W\d_])|(?<=\w)\s-\s?(?=[^\W\d_])")
"""A double name with a space beside its hyphen."""


@dataclass(frozen=True, slots=True)
class ReviewReading:
    """What a reader made of a file."""

    document: ReviewDocument
    problems: tuple[Problem, ...] = ()


def read_review(content: bytes, name: str) -> ReviewReading:
    """The review in a Word, Excel or CSV file.

    Raises:
        Unreadable: the file cannot be taken, or has no table of recommendations.
    """
    return understand(pages(content, name))


def understand(paper: Pages) -> ReviewReading:
    """The review that the blocks print.

    Raises:
        Unreadable: no table of recommendations is among them.
    """
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    found = next(((t, columns) for t in tables if (columns := columns_of(t))), None)
    if found is None:
        raise Unreadable(
            "No table of recommendations was found. Its headings have to name the recommendation "
            "and the response."
        )
    return _Reader(*found).reading(paper)


@dataclass
class _Reader:
    table: Table
    columns: Columns
    problems: list[Problem] = field(default_factory=list)

    def reading(self, paper: Pages) -> ReviewReading:
        rows = [row for row in self.table.rows[self.columns.first :] if row.words]
        self._say_what_is_missing()
        entries = tuple(self._entries(rows))
        title, notes = _beside(paper)
        problems = (*paper.problems, *self.problems)
        return ReviewReading(ReviewDocument(title, entries, notes), problems)

    def _say_what_is_missing(self) -> None:
        optional = {Column.NUMBER.value}
        for heading in self.columns.missing():
            if heading not in optional:
                what = f"The table has no column for “{heading}”."
                self.problems.append(Problem(self.table.where, what, Severity.WARNING))

    def _entries(self, rows: Sequence[Row]) -> Iterator[RecommendationEntry]:
        officers = Resolver((), has_list=False)
        officers.learn(_mended(self.columns.text(row, Column.OFFICER)) for row in rows)
        numbering = Numbering()
        for row in rows:
            printed = self.columns.text(row, Column.NUMBER), self.columns.text(row, Column.TEXT)
            ref, text, notes = numbering.take(*printed)
            self._note(row, *notes)
            yield self._entry(row, ref, text, officers)

    def _entry(self, row: Row, ref: str, text: str, officers: Resolver) -> RecommendationEntry:
        printed = self.columns.text(row, Column.DECISION)
        decision, subject_to = decision_of(printed)
        if decision is None and printed:
            self._warn(row, f"{quoted(printed)} is no decision that is known; it was left open.")
        return RecommendationEntry(
            ref=ref,
            text=text,
            decision=decision,
            subject_to=subject_to,
            decision_as_printed=printed,
            responses=responses_of(self.columns.text(row, Column.RESPONSE)),
            assignments=tuple(self._assignments(row, officers)),
        )

    def _assignments(self, row: Row, officers: Resolver) -> Iterator[AssignmentEntry]:
        """The lines of the officers beside the lines of the dates, where there are as many."""
        named = self.columns.text(row, Column.OFFICER)
        outcomes = outcomes_of(self.columns.cell(row, Column.ACTION_BY))
        lines = named.split("\n") if named.count("\n") + 1 == len(outcomes) > 1 else [named]
        for line, outcome in zip_longest(lines, outcomes, fillvalue=None):
            yield self._assignment(row, line or "", outcome or Outcome(), officers)

    def _assignment(
        self, row: Row, named: str, outcome: Outcome, officers: Resolver
    ) -> AssignmentEntry:
        led = officers.resolve(_mended(named), row.where)
        self.problems += [replace(problem, severity=Severity.NOTE) for problem in led.problems]
        for name in led.names:
            officers.keep(name)
        self._warn(row, *outcome.doubts)
        return AssignmentEntry(
            officers=led.names,
            officers_as_printed=named,
            action_by_as_printed=outcome.as_printed,
            status=outcome.status,
            due_on=outcome.due_on,
            completed_on=outcome.completed_on,
        )

    def _note(self, row: Row, *said: str) -> None:
        self.problems += [Problem(row.where, what, Severity.NOTE) for what in said]

    def _warn(self, row: Row, *said: str) -> None:
        self.problems += [Problem(row.where, what, Severity.WARNING) for what in said]


def _mended(printed: str) -> str:
    return _BROKEN_NAME.sub("-", printed)


def _beside(paper: Pages) -> tuple[str, tuple[str, ...]]:
    """The title of the paper, and the paragraphs beside its table."""
    said = [block for block in paper.blocks if isinstance(block, Paragraph) and not block.sheet]
    title = next((p for p in said if p.level != BODY), said[0] if said else None)
    notes = tuple(p.text for p in said if p is not title)
    return (title.text if title else paper.title), notes
