"""From rows as printed to entries of a plan: dates, ratings and leads read, doubts placed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from plans.document import (
    ActionEntry,
    ActionState,
    NoDateReason,
    ObjectiveEntry,
    OfficerEntry,
    Period,
    ThemeEntry,
)
from plans.formats.columns import Column
from plans.formats.dates import SPREAD, plausible_years, years_named
from plans.formats.due_cell import spread
from plans.formats.grid import Cell
from plans.formats.lead_names import is_vacancy
from plans.formats.leads import Resolver
from plans.formats.outline import Draft, Outline
from plans.formats.ratings import Rated, rate, rate_by_words
from plans.formats.reading import Problem, Severity
from plans.formats.text import quoted, words_only
from plans.formats.when import When, read_when

_AS_ABOVE = re.compile(r"(?:same )?as above|ditto|as previous|same|see above|do")


def is_as_above(text: str) -> bool:
    return _AS_ABOVE.fullmatch(words_only(text)) is not None or text.strip() in {
        '"',
        "”",
        "''",
        "〃",
    }


class Finisher:
    """Turns an outline into themes; keeps the problems and officers that come up."""

    def __init__(
        self,
        outline: Outline,
        officers: tuple[OfficerEntry, ...],
        period: Period,
        *,
        has_list: bool,
    ) -> None:
        self.outline = outline
        self.resolver = Resolver(officers, has_list)
        self.problems: list[Problem] = []
        self.years = _years(outline, period)
        self.before: ActionEntry | None = None
        self.place_before = ""

    def themes(self) -> tuple[ThemeEntry, ...]:
        self.outline.settle()
        self.resolver.learn(d.text(Column.LEAD) for d in self.outline.drafts)
        return tuple(
            ThemeEntry(
                theme.number or 0,
                theme.name,
                "\n".join(theme.statements),
                tuple(
                    ObjectiveEntry(o.ref, o.text, tuple(self.action(d) for d in o.actions))
                    for o in theme.objectives
                ),
            )
            for theme in self.outline.themes
        )

    def action(self, draft: Draft) -> ActionEntry:
        draft.cells = spread(draft.cells)
        entry = ActionEntry(
            text=draft.text(Column.ACTION),
            key=draft.text(Column.KEY),
            ref=self.outline.ref(draft.cell(Column.ACTION_REF), draft.where),
            evidence=draft.evidence,
            baseline_due_on=self._baseline(draft),
        )
        entry = self._led(self._due(self._rated(entry, draft), draft), draft)
        entry = self._recorded(entry, draft)
        self._note_evidence(draft)
        self.before, self.place_before = entry, draft.where
        return entry

    def _say(self, where: str, what: str, severity: Severity) -> None:
        self.problems.append(Problem(where, what, severity))

    def _rated(self, entry: ActionEntry, draft: Draft) -> ActionEntry:
        rated = _rated(draft)
        self.problems.extend(rated.problems)
        printed = rated.as_printed
        if Column.RATING_PRINTED in draft.cells:
            printed = draft.text(Column.RATING_PRINTED)
        return replace(entry, rating=rated.rating, rating_as_printed=printed)

    def _due(self, entry: ActionEntry, draft: Draft) -> ActionEntry:
        printed = draft.text(Column.WHEN)
        worded = Column.NO_DATE not in draft.cells and draft.cell(Column.DUE).blank
        if worded and is_as_above(printed) and self.before is not None:
            self._resolved(draft, "date", printed)
            above = self.before
            return replace(
                entry, due_on=above.due_on, milestones=above.milestones, when_as_printed=printed,
                no_date_reason=above.no_date_reason,
            )  # fmt: skip
        when = self._when(draft)
        for doubt in when.doubts:
            self._say(draft.where, doubt, Severity.WARNING)
        return replace(
            entry,
            due_on=when.due_on,
            milestones=when.milestones,
            when_as_printed=printed,
            no_date_reason=when.reason,
        )

    def _when(self, draft: Draft) -> When:
        """What the columns for dates state together: a due date goes before the words."""
        due = draft.cell(Column.DUE)
        milestones = tuple(self._milestones(draft))
        if not due.blank:
            when = self._exact(due)
            return replace(when, milestones=milestones or when.milestones)
        if reason := _reason(draft.text(Column.NO_DATE)):
            return When(milestones=milestones, reason=reason)
        return read_when(draft.cell(Column.WHEN), self.years)

    def _exact(self, cell: Cell) -> When:
        """A date in full, of whatever year; else what the words say."""
        day = _iso_day(cell.text)
        return When(due_on=day) if day else read_when(cell, self.years)

    def _milestones(self, draft: Draft) -> Iterator[date]:
        for part in filter(None, draft.text(Column.MILESTONES).split(";")):
            when = self._exact(Cell(part.strip()))
            if when.due_on:
                yield when.due_on
            else:
                what = f"The milestone {quoted(part)} is no date and was not read."
                self._say(draft.where, what, Severity.WARNING)

    def _baseline(self, draft: Draft) -> date | None:
        cell = draft.cell(Column.BASELINE)
        when = self._exact(cell) if not cell.blank else When()
        for doubt in when.doubts:
            self._say(draft.where, f"The original date: {doubt}", Severity.WARNING)
        return when.due_on

    def _led(self, entry: ActionEntry, draft: Draft) -> ActionEntry:
        printed = draft.text(Column.LEAD)
        if Column.LEAD_PRINTED in draft.cells:
            parts = (part.strip() for part in printed.split(";"))
            names = tuple(dict.fromkeys(n for n in parts if not is_vacancy(n)))
            self._keep(names)
            return replace(entry, leads=names, lead_as_printed=draft.text(Column.LEAD_PRINTED))
        if is_as_above(printed) and self.before is not None:
            self._resolved(draft, "lead", printed)
            return replace(entry, leads=self.before.leads, lead_as_printed=printed)
        led = self.resolver.resolve(printed, draft.where)
        self.problems.extend(led.problems)
        self._give_agency(led.names, draft)
        return replace(entry, leads=led.names, lead_as_printed=printed)

    def _keep(self, names: tuple[str, ...]) -> None:
        """Officers of a file that names them exactly, one after another."""
        for name in names:
            self.resolver.keep(name)

    def _give_agency(self, names: tuple[str, ...], draft: Draft) -> None:
        agency = draft.text(Column.AGENCY)
        if agency and len(names) == 1:
            self.resolver.belongs(names[0], agency)

    def _resolved(self, draft: Draft, what: str, printed: str) -> None:
        note = f"{quoted(printed)}: the {what} of {self.place_before} was taken."
        self._say(draft.where, note, Severity.NOTE)

    def _note_evidence(self, draft: Draft) -> None:
        """Evidence stays in the lead's own words; where “as above” points is said."""
        if draft.evidence and is_as_above(draft.evidence) and self.before is not None:
            what = (
                f"The evidence {quoted(draft.evidence)} means that of {self.place_before}; "
                f"it was kept as printed."
            )
            self._say(draft.where, what, Severity.NOTE)

    def _recorded(self, entry: ActionEntry, draft: Draft) -> ActionEntry:
        """What only a file of this program states."""
        state, signed = (
            draft.text(Column.STATE).casefold(),
            draft.text(Column.SIGNED_OFF).casefold(),
        )
        return replace(
            entry,
            moment=_instant(draft.text(Column.MOMENT)),
            signed_off=signed == "yes",
            state=ActionState(state) if state in tuple(ActionState) else ActionState.OPEN,
        )


def _rated(draft: Draft) -> Rated:
    """What the rating's cell states; in a table with keys, which is ours, its words go first."""
    if Column.RATING not in draft.cells:
        return Rated(None)
    rule = rate_by_words if Column.KEY in draft.cells else rate
    return rule(draft.cell(Column.RATING), draft.where)


def _years(outline: Outline, period: Period) -> range:
    """The years that its dates can mean: round its period, else round those that it names."""
    if period.start and period.end:
        return range(period.start.year - SPREAD, period.end.year + SPREAD + 1)
    return plausible_years(list(_named_years(outline)))


def _named_years(outline: Outline) -> Iterator[int]:
    for draft in outline.drafts:
        for column in (Column.WHEN, Column.DUE):
            cell = draft.cell(column)
            yield from [cell.day.year] if cell.day else years_named(cell.text)


def _reason(text: str) -> NoDateReason | None:
    return NoDateReason(text.casefold()) if text.casefold() in tuple(NoDateReason) else None


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _instant(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
        return moment.astimezone(UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
