"""A plan while it is being read: themes, objectives and their rows, still as printed."""

from __future__ import annotations

from dataclasses import dataclass, field

from plans.formats.columns import Column
from plans.formats.grid import NOTHING, Cell
from plans.formats.reading import Problem, Severity
from plans.formats.text import quoted
from plans.formats.titles import ref_of_date, same_words, tidy_ref


@dataclass
class Draft:
    """An action as its row printed it."""

    where: str
    cells: dict[Column, Cell]
    evidence: str = ""
    table: str = ""

    def text(self, column: Column) -> str:
        return self.cell(column).text

    def cell(self, column: Column) -> Cell:
        return self.cells.get(column, NOTHING)


@dataclass
class ObjectiveDraft:
    ref: str
    text: str
    where: str
    actions: list[Draft] = field(default_factory=list)


@dataclass
class ThemeDraft:
    number: int | None
    name: str
    where: str
    from_band: bool = False
    """Named by a row across a table, which may turn out to be a remark."""
    statements: list[str] = field(default_factory=list)
    objectives: list[ObjectiveDraft] = field(default_factory=list)


class Outline:
    """What has been read so far, and where the next action belongs."""

    def __init__(self) -> None:
        self.themes: list[ThemeDraft] = []
        self.problems: list[Problem] = []
        self.theme: ThemeDraft | None = None
        self.objective: ObjectiveDraft | None = None
        self.last: Draft | None = None
        self._objectives: dict[tuple[int, str, str], ObjectiveDraft] = {}

    def say(self, where: str, what: str, severity: Severity) -> None:
        self.problems.append(Problem(where, what, severity))

    def ref(self, cell: Cell, where: str) -> str:
        """The ref that a cell prints; none where a spreadsheet made a date of it."""
        likely = ref_of_date(cell.text)
        if not likely and cell.day is None:
            return tidy_ref(cell.text)
        asked = f"; was {likely} meant?" if likely else "."
        what = f"The ref {quoted(cell.text)} is a date and was left blank{asked}"
        self.say(where, what, Severity.WARNING)
        return ""

    def open_theme(
        self, number: int | None, name: str, where: str, *, from_band: bool = False
    ) -> None:
        """The theme of this number or name: the one already read, else a new one."""
        theme = self._theme(number, name)
        if theme is None:
            theme = ThemeDraft(number, name, where, from_band)
            self.themes.append(theme)
        if theme is not self.theme:
            self.objective = None
        self.theme = theme

    def _theme(self, number: int | None, name: str) -> ThemeDraft | None:
        for theme in self.themes:
            alike = bool(name) and same_words(theme.name, name)
            counted = number is not None and theme.number is not None
            if (counted and theme.number == number and (alike or not name)) or (
                alike and not counted
            ):
                return theme
        return None

    def state(self, text: str) -> None:
        """A statement of the current theme."""
        if self.theme is not None and text not in self.theme.statements:
            self.theme.statements.append(text)

    def open_objective(self, ref: str, text: str, where: str) -> None:
        """The objective of this ref and text in the theme: the one already read, else a new one."""
        theme = self._any_theme(where)
        now = self.objective
        if now and (not ref or ref == now.ref) and (not text or same_words(text, now.text)):
            return
        found = next((o for o in theme.objectives if self._same(o, ref, text)), None)
        if found is None:
            found = self._new_objective(theme, ref, text, where)
        self.objective = found

    @staticmethod
    def _same(objective: ObjectiveDraft, ref: str, text: str) -> bool:
        by_ref = not ref or objective.ref == ref
        return by_ref and (same_words(objective.text, text) if text else bool(ref))

    def _new_objective(self, theme: ThemeDraft, ref: str, text: str, where: str) -> ObjectiveDraft:
        if ref and any(o.ref == ref for t in self.themes for o in t.objectives):
            self.say(
                where,
                f"The objective number {ref} stands beside two different texts.",
                Severity.WARNING,
            )
        objective = ObjectiveDraft(ref, text, where)
        theme.objectives.append(objective)
        return objective

    def _any_theme(self, where: str) -> ThemeDraft:
        if self.theme is None:
            self.theme = ThemeDraft(None, "", where)
            self.themes.append(self.theme)
            self.say(
                where, "No theme is named above this row; its theme has no name.", Severity.WARNING
            )
        return self.theme

    def add(self, draft: Draft) -> None:
        if self.objective is None:
            self.open_unnamed(draft.where)
        if self.objective is not None:
            self.objective.actions.append(draft)
        self.last = draft

    def open_unnamed(self, where: str) -> None:
        theme = self._any_theme(where)
        found = next((o for o in theme.objectives if not o.ref and not o.text), None)
        if found is None:
            found = ObjectiveDraft("", "", where)
            theme.objectives.append(found)
            self.say(
                where,
                "No objective is named above this row; its objective has no text.",
                Severity.WARNING,
            )
        self.objective = found

    @property
    def drafts(self) -> list[Draft]:
        return [a for t in self.themes for o in t.objectives for a in o.actions]

    def settle(self) -> None:
        """Leave out rows that named nothing, saying so; number what has no number."""
        for theme in [t for t in self.themes if t.from_band and not t.objectives]:
            self.themes.remove(theme)
            name = f"{theme.number or ''} {theme.name}".strip()
            self.say(
                theme.where,
                f"No action stands under {quoted(name)}; the row was not read.",
                Severity.WARNING,
            )
        for theme in self.themes:
            if theme.number is None:
                theme.number = max((t.number or 0 for t in self.themes), default=0) + 1
