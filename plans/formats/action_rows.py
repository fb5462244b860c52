"""The rows of an action table: actions, rows that go on from the one above, names of themes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, zip_longest

from plans.formats.colours import tells_a_rating
from plans.formats.columns import Column
from plans.formats.grid import NOTHING, Cell, Merge, Row
from plans.formats.headers import Header
from plans.formats.outline import Draft, Outline
from plans.formats.reading import Severity
from plans.formats.settled_columns import settled
from plans.formats.text import quoted, words_only
from plans.formats.titles import looks_like_ref, objective_row, objective_title, theme_title

_LONG = 90
"""Characters from which a row across the table is a statement rather than a name."""
_CELLS = (
    Column.KEY, Column.ACTION_REF, Column.ACTION, Column.LEAD, Column.LEAD_PRINTED, Column.WHEN,
    Column.DUE, Column.MILESTONES, Column.NO_DATE, Column.BASELINE, Column.RATING,
    Column.RATING_PRINTED, Column.MOMENT, Column.SIGNED_OFF, Column.STATE, Column.AGENCY,
)  # fmt: skip
_TOTALS = {"total", "totals", "grand total", "sub total", "subtotal", "sum", "count"}
_FIGURE = re.compile(r"[£$€]?-?\d[\d,]*(?:\.\d+)?\s?%?")
_KEYS = (Column.KEY, Column.ACTION_REF, Column.LEAD, Column.WHEN)
"""What the second half of a row split over a page leaves blank."""


class ActionRows:
    """One action table read into the outline, row by row."""

    def __init__(self, outline: Outline, header: Header, rows: tuple[Row, ...], where: str) -> None:
        self.outline = outline
        self.rows = tuple(row for row in rows if not _sums_up(row))
        self.where = where
        self.evidence = header.evidence
        self.above: dict[int, Cell] = {}
        self.band_before = self.band_follows = False
        outline.last = None
        self._say_sums(rows)
        self._settle_columns(header)
        self._say_numbers()
        self.nested = any(self._is_band(a) and self._is_band(b) for a, b in pairwise(self.rows))
        self.has_theme = outline.theme is not None

    def read(self) -> None:
        rows = [r for r in self.rows if r.words or any(c.fill for c in r.cells)]
        for row, following in zip_longest(rows, rows[1:]):
            self.band_follows = following is not None and self._is_band(following)
            self._row(row)

    def _say_sums(self, rows: tuple[Row, ...]) -> None:
        for row in filter(_sums_up, rows):
            what = f"This row sums up others and was not read: {quoted(row.text)}."
            self.outline.say(row.where, what, Severity.NOTE)

    def _say_numbers(self) -> None:
        places = [self.columns.get(c, -1) for c in (Column.OBJECTIVE_REF, Column.ACTION_REF)]
        cells = (row.cell(place) for row in self.rows for place in places)
        if any(cell.numbered and not cell.text for cell in cells):
            what = "The numbers are automatic and were not read. Type them into their cells."
            self.outline.say(self.where, what, Severity.WARNING)

    def _settle_columns(self, header: Header) -> None:
        found = settled(header, self.rows)
        self.columns, self.words_are_no_rating = found.columns, found.words_are_no_rating
        if found.remark:
            self.outline.say(self.where, found.remark, Severity.WARNING)

    def _is_band(self, row: Row) -> bool:
        """A row across the table that names a theme or an objective."""
        if row.full_width:
            return True
        if len(row.words) != 1:
            return False
        place = next(n for n, c in enumerate(row.cells) if c.text)
        return self._names_something(place, row.words[0])

    def _names_something(self, place: int, text: str) -> bool:
        texts = {
            self.columns.get(c) for c in (Column.ACTION, Column.OBJECTIVE, Column.THEME)
        } | set(self.evidence)
        theme, objective = theme_title(text), objective_title(text)
        if (theme and theme.explicit) or (objective and objective.explicit):
            return place not in self.evidence
        return place not in texts and place == 0 and not looks_like_ref(text)

    def _row(self, row: Row) -> None:
        if self._is_band(row):
            self._band(row.words[0], row.where)
            return
        self.band_before = False
        cells = {n: self._resolved(n, c) for n, c in enumerate(row.cells)}
        fresh = self._place(row, cells)
        self._action(row, cells, fresh=fresh)

    def _resolved(self, place: int, cell: Cell) -> Cell:
        """The cell itself, or the merged one above that covers it."""
        if cell.merge is Merge.ABOVE:
            return replace(self.above.get(place, NOTHING), merge=Merge.ABOVE)
        self.above[place] = cell
        return cell

    def _band(self, text: str, where: str) -> None:
        theme, objective = theme_title(text), objective_row(text) or objective_title(text)
        is_theme = self._band_is_theme(text)
        if objective and (objective.explicit or not is_theme or not theme):
            self.outline.open_objective(objective.ref, objective.text, where)
        elif self.band_before and (len(text) > _LONG or Column.OBJECTIVE in self.columns):
            self.outline.state(text)
        elif is_theme or (theme and theme.explicit):
            self._theme_band(text, where)
        elif len(text) > _LONG and Column.OBJECTIVE in self.columns:
            self.outline.state(text)
        else:
            self.outline.open_objective("", text, where)
            self.band_before = False

    def _theme_band(self, text: str, where: str) -> None:
        theme = theme_title(text)
        number, name = (theme.number, theme.name) if theme else (None, text)
        self.outline.open_theme(number, name, where, from_band=True)
        self.band_before = True

    def _band_is_theme(self, text: str) -> bool:
        """Whether a row across the table is a theme's; it may be an objective's instead."""
        theme = theme_title(text)
        if theme and theme.explicit:
            return True
        if Column.OBJECTIVE in self.columns:
            return len(text) <= _LONG
        if self.nested:
            return self.band_follows and not self.band_before
        return not self.has_theme and theme is not None

    def _place(self, row: Row, cells: dict[int, Cell]) -> bool:
        """Open the theme and objective that the row names; whether it names an objective anew."""
        self._open_theme(row, cells)
        ref = self.outline.ref(self._own_cell(cells, Column.OBJECTIVE_REF), row.where)
        text = self._own(cells, Column.OBJECTIVE)
        if not ref and not text:
            return False
        if self._objective_goes_on(row, ref, text):
            return False
        if text and not ref and (title := objective_title(text)) and title.ref:
            ref, text = title.ref, title.text
        self.outline.open_objective(ref, text, row.where)
        return True

    def _own(self, cells: dict[int, Cell], column: Column) -> str:
        return self._own_cell(cells, column).text

    def _own_cell(self, cells: dict[int, Cell], column: Column) -> Cell:
        """The row's own cell, not one merged from above."""
        cell = cells.get(self.columns.get(column, -1), NOTHING)
        return NOTHING if cell.merge is Merge.ABOVE else cell

    def _open_theme(self, row: Row, cells: dict[int, Cell]) -> None:
        number, name = self._own(cells, Column.THEME_REF), self._own(cells, Column.THEME)
        title = theme_title(name) if name else None
        if title and not number:
            self.outline.open_theme(title.number, title.name, row.where)
        elif number or name:
            digits = "".join(c for c in number if c.isdecimal())
            self.outline.open_theme(int(digits[:4]) if digits else None, name, row.where)

    def _objective_goes_on(self, row: Row, ref: str, text: str) -> bool:
        """An objective's last words that stand alone after a page break join the objective."""
        now = self.outline.objective
        if (
            ref
            or now is None
            or not text[:1].islower()
            or row.cell(self.columns[Column.ACTION]).text
        ):
            return False
        now.text = f"{now.text} {text}"
        self.outline.say(
            row.where, f"{quoted(text)} was joined to the objective above.", Severity.NOTE
        )
        return True

    def _draft(self, row: Row, cells: dict[int, Cell]) -> Draft:
        found = {c: cells.get(self.columns[c], NOTHING) for c in _CELLS if c in self.columns}
        if self.words_are_no_rating:
            found[Column.RATING] = replace(found.get(Column.RATING, NOTHING), text="")
        evidence = [t for n in self.evidence if (t := cells.get(n, NOTHING).text)]
        return Draft(row.where, found, "\n".join(dict.fromkeys(evidence)), self.where)

    def _action(self, row: Row, cells: dict[int, Cell], *, fresh: bool) -> None:
        draft, last = self._draft(row, cells), self.outline.last
        action = draft.cell(Column.ACTION)
        if action.merge is Merge.ABOVE and last is not None:
            self._join(last, draft, row)
        elif not action.text:
            self._without_text(draft, row, fresh=fresh)
        elif last is not None and not fresh and self._goes_on(draft, last):
            self._join(last, draft, row)
        else:
            self._remark_if_bare(draft)
            self.outline.add(draft)

    def _goes_on(self, draft: Draft, last: Draft) -> bool:
        """Whether the row is the rest of the one above: its key cells are blank."""
        if any(draft.text(c) for c in _KEYS) or not self._no_other_rating(draft, last):
            return False
        return draft.text(Column.ACTION)[:1].islower() or bool(last.text(Column.ACTION_REF))

    @staticmethod
    def _no_other_rating(draft: Draft, last: Draft) -> bool:
        cell, before = draft.cell(Column.RATING), last.cell(Column.RATING)
        return not cell.text and (not tells_a_rating(cell.fill) or cell.fill == before.fill)

    def _without_text(self, draft: Draft, row: Row, *, fresh: bool) -> None:
        stated = any(draft.text(c) for c in _KEYS) or draft.text(Column.RATING)
        if not stated and not draft.evidence:
            self._lost_words(row)
        elif self.outline.last is not None and not fresh and not stated:
            self._join(self.outline.last, draft, row)
        else:
            what = f"This row has no action text, so it was not read: {quoted(row.text, 300)}."
            self.outline.say(row.where, what, Severity.ERROR)

    def _lost_words(self, row: Row) -> None:
        """Name words that stand in no column that is read."""
        known = {*self.columns.values(), *self.evidence}
        stray = [c.text for n, c in enumerate(row.cells) if c.text and n not in known]
        if stray:
            what = f"This row is no action and was not read: {quoted(' '.join(stray), 300)}."
            self.outline.say(row.where, what, Severity.WARNING)

    def _join(self, last: Draft, draft: Draft, row: Row) -> None:
        """Add the row's own words to the action above, saying so."""
        for column in (Column.ACTION, Column.LEAD, Column.WHEN):
            cell = draft.cell(column)
            if cell.text and cell.merge is not Merge.ABOVE:
                above = last.cell(column)
                last.cells[column] = replace(
                    above, text=_joined(above.text, cell.text), day=None if above.text else cell.day
                )
        if draft.evidence and draft.evidence != last.evidence:
            last.evidence = _joined(last.evidence, draft.evidence)
        if last.cell(Column.RATING) == NOTHING and Column.RATING in draft.cells:
            last.cells[Column.RATING] = draft.cell(Column.RATING)
        what = f"This row goes on from the row above and was joined to it: {quoted(row.text)}."
        self.outline.say(row.where, what, Severity.NOTE)

    def _remark_if_bare(self, draft: Draft) -> None:
        shown = [c for c in (Column.LEAD, Column.WHEN, Column.RATING) if c in self.columns]
        bare = not any(draft.text(c) or tells_a_rating(draft.cell(c).fill) for c in shown)
        if len(shown) > 1 and bare and not draft.evidence:
            what = (
                "This row names no lead, date, evidence or rating; it was read "
                "as an action of its own."
            )
            self.outline.say(draft.where, what, Severity.NOTE)


def _sums_up(row: Row) -> bool:
    """Whether the row only counts others: "Total, 1"."""
    first, *rest = row.words or ("",)
    return words_only(first) in _TOTALS and all(_FIGURE.fullmatch(text) for text in rest)


def _joined(above: str, below: str) -> str:
    """Two halves of a text: on one line where the sentence goes on, else as a new paragraph."""
    return (
        f"{above} {below}"
        if above and below[:1].islower()
        else "\n".join(t for t in (above, below) if t)
    )
