"""Which changes a reader of a comparison asks for, and how many actions each kind touched. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plans.changes import LEFT, Change
from plans.document import PlanDocument

KINDS: dict[str, tuple[tuple[str, str], ...]] = {
    "re-rated": (("rating", "rating"),),
    "re-dated": (("due date", "due_on"),),
    "reworded": (("wording", "text"),),
    "added": (("action added", ""),),
    "re-led": (("leads", "leads"),),
    "left": tuple((kind, "") for kind in LEFT),
    "new-evidence": (("evidence", "evidence"),),
    "signed-off-or-reopened": (("sign-off", "signed_off"),),
}
"""What ``kind=`` takes, with the kinds and fields of change that each is."""
_ALWAYS = ("re-rated", "re-dated", "reworded", "added", "re-led", "left")
"""Figures that are told even where they are nought."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How many actions changed in one way."""

    code: str
    count: int

    @property
    def words(self) -> str:
        return self.code if self.code in _ALWAYS else self.code.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks to see; nothing of a kind means everything."""

    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    """A sentence for each value that was left out."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two documents and what changed between them."""

    before: PlanDocument
    after: PlanDocument
    changes: tuple[Change, ...]

    @property
    def themes(self) -> dict[str, str]:
        """Every theme of either document by its number."""
        themes = (*self.before.themes, *self.after.themes)
        return {str(theme.number): theme.name for theme in sorted(themes, key=lambda t: t.number)}

    def unchanged(self) -> int:
        """How many actions stand in both documents and did not change."""
        both = {a.key for a in self.before.actions} & {a.key for a in self.after.actions}
        return len(both - {change.key for change in self.changes})


def wanted(parameters: Mapping[str, Sequence[str]], compared: Compared) -> Wanted:
    """What the parameters of an address ask for; what is not understood is left out and said."""
    kinds, themes = parameters.get("kind", ()), parameters.get("theme", ())
    known = compared.themes
    return Wanted(
        tuple(dict.fromkeys(kind for kind in kinds if kind in KINDS)),
        tuple(dict.fromkeys(theme for theme in themes if theme in known)),
        (
            *(f"“{k[:20]}” is no kind of change, so it was left out." for k in kinds
              if k not in KINDS),
            *(f"“{t[:20]}” is no theme of the plan, so it was left out." for t in themes
              if t not in known),
        ),
    )  # fmt: skip


def of_themes(compared: Compared, themes: Sequence[str]) -> tuple[Change, ...]:
    """The changes within these themes; all of them where none is asked for."""
    if not themes:
        return compared.changes
    names = {name for theme in themes for name in _names_of(compared, theme)}
    return tuple(change for change in compared.changes if (change.key or change.ref) in names)


def _names_of(compared: Compared, number: str) -> Iterable[str]:
    """The theme's number, the refs of its objectives and the keys of its actions."""
    yield number
    for document in (compared.before, compared.after):
        for theme in document.themes:
            if str(theme.number) == number:
                yield from (objective.ref for objective in theme.objectives)
                yield from (action.key for action in theme.actions)


def of_kinds(changes: Sequence[Change], kinds: Sequence[str]) -> tuple[Change, ...]:
    """Everything that changed of the actions that changed in one of these ways."""
    if not kinds:
        return tuple(changes)
    keys = {key for kind in kinds for key in touched(changes, kind)}
    return tuple(change for change in changes if change.key in keys)


def touched(changes: Iterable[Change], kind: str) -> list[str]:
    """The keys of the actions that changed in one way."""
    return [change.key for change in of_kind(changes, kind)]


def of_kind(changes: Iterable[Change], kind: str) -> list[Change]:
    """By which change each action changed in one way, each once."""
    meant = KINDS[kind]
    return list({c.key: c for c in changes if c.key and _is(c, meant)}.values())


def _is(change: Change, meant: tuple[tuple[str, str], ...]) -> bool:
    return any(change.kind == kind and field in ("", change.field) for kind, field in meant)


def figures(changes: Sequence[Change]) -> list[Figure]:
    """How many actions changed in each way, in the order in which they are told."""
    counted = [Figure(code, len(touched(changes, code))) for code in KINDS]
    return [figure for figure in counted if figure.count or figure.code in _ALWAYS]
