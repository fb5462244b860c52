"""Where the themes, objectives and actions of a file stand in the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plans.changes import in_plan_order
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats.reading import Problem, Severity
from plans.numbering import Refs, objective_of, theme_of
from plans.pairing import Row, pair_objectives, pair_themes


@dataclass(frozen=True, slots=True)
class _Given:
    """One objective of the file, with its theme and the number of that theme in the plan."""

    theme: ThemeEntry
    number: int
    objective: ObjectiveEntry


class Places:
    """The plan's themes and objectives as the file would leave them, without their actions.

    A file without a column for themes, or for objectives, says nothing of where its actions
    stand: those that the plan knows stay where they are.
    """

    def __init__(self, file: PlanDocument, plan: PlanDocument, refs: Refs) -> None:
        self._plan = plan
        self._refs = refs
        self._names_themes = any(t.name for t in file.themes)
        self._names_objectives = any(o.ref or o.text for o in file.objectives)
        self._known = {o.ref: (t.number, o) for t in plan.themes for o in t.objectives}
        self._themes: dict[int, ThemeEntry] = {}
        self._objectives: dict[str, ObjectiveEntry] = {}
        self._theme_of: dict[str, int] = {}
        self.problems: list[Problem] = []
        numbers = self._place_themes(file)
        self._bare = {
            number
            for theme, number in zip(file.themes, numbers, strict=True)
            if not theme.objectives
        }
        """Themes that the file itself gives without objectives."""
        self._given = [
            _Given(theme, number, objective)
            for theme, number in zip(file.themes, numbers, strict=True)
            for objective in theme.objectives
        ]
        self.homes = self._place_objectives()
        """The ref of each of the file's objectives; empty where the file names none."""

    def home_of(self, objective: int, ref: str, home_in_plan: str) -> str:
        """The objective in which an action belongs that the file gives in this one.

        Where the file names none: the one that the action has in the plan, else the one that
        its own ref names, else a new one for all that stand together.
        """
        if self.homes[objective]:
            return self.homes[objective]
        given = self._given[objective]
        home = home_in_plan or objective_of(ref)
        if not home:
            home = self.homes[objective] = self._refs.next_under(str(given.number))
        if home not in self._objectives:
            _, known = self._known.get(home, (0, ObjectiveEntry(home, "")))
            self._put(known, self._theme_for(home, given))
        return home

    def themes_with(self, actions: Mapping[str, Sequence[ActionEntry]]) -> tuple[ThemeEntry, ...]:
        """The themes in the order of their numbers, filled with the actions by objective.

        An objective that holds no action in the plan is kept: no table of actions shows it.
        """
        given = set(self._objectives)
        for ref, (number, objective) in self._known.items():
            if not objective.actions and ref not in given:
                self._put(objective, number)
        for theme in self._plan.themes:
            if not theme.objectives:
                self._themes.setdefault(theme.number, theme)
        filled = (self._filled(self._themes[n], given, actions) for n in sorted(self._themes))
        return tuple(theme for theme in filled if theme.objectives or self._says_more(theme))

    def _says_more(self, theme: ThemeEntry) -> bool:
        """Whether a theme without objectives is one at all, or only the want of a column."""
        held = {t.number for t in self._plan.themes}
        return bool(theme.name) or theme.number in held | self._bare

    def _filled(
        self, theme: ThemeEntry, given: set[str], actions: Mapping[str, Sequence[ActionEntry]]
    ) -> ThemeEntry:
        """The theme's objectives in the file's order; what only the plan has, where it stood."""
        here = [ref for ref, number in self._theme_of.items() if number == theme.number]
        stood = [ref for ref in self._known if ref in set(here)]
        order = in_plan_order(stood, [ref for ref in here if ref in given])
        placed = (replace(self._objectives[r], actions=tuple(actions.get(r, ()))) for r in order)
        return replace(theme, objectives=tuple(placed))

    def _put(self, objective: ObjectiveEntry, number: int) -> None:
        self._objectives[objective.ref] = replace(objective, actions=())
        self._theme_of[objective.ref] = number
        if number not in self._themes:
            in_plan = (t for t in self._plan.themes if t.number == number)
            self._themes[number] = replace(next(in_plan, ThemeEntry(number, "")), objectives=())

    def _place_themes(self, file: PlanDocument) -> list[int]:
        """The number in the plan of each of the file's themes."""
        plan = self._plan.themes
        pairs = pair_themes(_theme_rows(file), _theme_rows(self._plan))
        given = {t.number for t in (*plan, *file.themes)}
        numbers = []
        for place, theme in enumerate(file.themes):
            stood = plan[pairs[place].index] if place in pairs else None
            number = stood.number if stood else self._new_number(theme, given)
            self._themes[number] = _completed_theme(theme, stood, number)
            self._say_if_renumbered(theme, number)
            numbers.append(number)
        return numbers

    def _new_number(self, theme: ThemeEntry, given: set[int]) -> int:
        """The number as printed, unless the plan gives it to another theme."""
        if any(t.number == theme.number for t in self._plan.themes):
            given.add(max(given) + 1)
            return max(given)
        return theme.number

    def _say_if_renumbered(self, theme: ThemeEntry, number: int) -> None:
        if number != theme.number:
            what = f"“{theme.name}” is taken for theme {number} of the plan."
            self.problems.append(Problem(f"theme {theme.number}", what, Severity.NOTE))

    def _place_objectives(self) -> list[str]:
        rows = [Row("", g.objective.ref, g.objective.text, home=str(g.number)) for g in self._given]
        known = list(self._known.values())
        pairs = pair_objectives(rows, [Row("", o.ref, o.text, str(n)) for n, o in known])
        stood = {place: known[pair.index][1] for place, pair in pairs.items()}
        return [self._home(given, stood.get(n)) for n, given in enumerate(self._given)]

    def _home(self, given: _Given, stood: ObjectiveEntry | None) -> str:
        """The ref of an objective of the file, once it is put in its place."""
        ref, text = given.objective.ref, given.objective.text
        if stood is None and not self._names_objectives:
            return ""
        ref = ref or (stood.ref if stood else self._refs.next_under(str(given.number)))
        text = text or (stood.text if stood else "")
        self._put(ObjectiveEntry(ref, text), self._theme_for(ref, given))
        return ref

    def _theme_for(self, ref: str, given: _Given) -> int:
        """The theme of an objective: as the file has it, if it names its themes at all."""
        if self._names_themes:
            return given.number
        if ref in self._known:
            return self._known[ref][0]
        return theme_of(ref) or given.number


def _theme_rows(document: PlanDocument) -> list[Row]:
    return [Row("", str(theme.number), theme.name) for theme in document.themes]


def _completed_theme(theme: ThemeEntry, stood: ThemeEntry | None, number: int) -> ThemeEntry:
    """The theme in the file's words; where it has none, in the plan's."""
    name = theme.name or (stood.name if stood else "")
    statement = theme.statement or (stood.statement if stood else "")
    return ThemeEntry(number, name, statement)
