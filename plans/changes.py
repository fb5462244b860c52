"""Comparing two documents: what was added, left, re-rated, re-dated, re-led, re-worded.

Themes are known by their number, objectives by their ref, actions by their key, officers by
their name, terms by themselves and versions by their number. What only says which moment a
document shows (``at``, ``position``, ``version``, ``changed_since_version`` and an action's
``moment``) is not compared. Themes stand in the order of their numbers; the order of the
officers and of the glossary says nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from plans.document import PlanDocument, ThemeEntry, VersionEntry
from plans.document_json import as_data
from plans.formats.text import one_line
from plans.sides import Data, PlacedAction, Side

_Name = TypeVar("_Name", bound=Hashable)

ACTION_FIELDS: tuple[tuple[str, str], ...] = (
    ("rating", "rating"),
    ("rating", "rating_as_printed"),
    ("evidence", "evidence"),
    ("due date", "due_on"),
    ("due date", "milestones"),
    ("due date", "when_as_printed"),
    ("due date", "no_date_reason"),
    ("due date", "baseline_due_on"),
    ("leads", "leads"),
    ("leads", "lead_as_printed"),
    ("wording", "ref"),
    ("wording", "text"),
    ("sign-off", "signed_off"),
    ("sign-off", "state"),
)
"""Every field of an action that is compared, with the kind of change that it makes."""

PLAN_FIELDS = ("title", "period", "owner", "methodology")
LEFT = ("action withdrawn", "action transferred")
"""Kinds of change by which an action leaves the plan."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``before`` and ``after`` are plain JSON values.

    ``key`` and ``ref`` name the action, objective (ref only), or theme (its number as ref).
    """

    kind: str
    key: str = ""
    ref: str = ""
    field: str = ""
    before: Any = None
    after: Any = None

    def as_data(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "key": self.key,
            "ref": self.ref,
            "field": self.field,
            "before": self.before,
            "after": self.after,
        }


def compare(before: PlanDocument, after: PlanDocument) -> tuple[Change, ...]:
    """Every difference, in the order of ``after``; what left stands where it stood.

    ``apply_changes(before, compare(before, after))`` has the same content as ``after``.

    Raises:
        NotComparable: an action has no key, or a key, a ref of an objective or a number of a
            theme stands twice. A file's reading is completed first: see ``plans.matching``.
    """
    b, a = Side(before), Side(after)
    was, now = as_data(before), as_data(after)
    return (
        *_plan_changes(was, now),
        *_versions_listed(before, after),
        *_listed_changes("officer", "name", was["officers"], now["officers"]),
        *_theme_changes(b, a),
        *_listed_changes("glossary", "term", was["glossary"], now["glossary"]),
    )


def version_name(version: VersionEntry) -> Hashable:
    """What a version is known by: its number, or where it has none, all that is said of it."""
    return version.number or (version.date, version.author, version.comments)


class Progress(Protocol):
    """Whatever says how an action stands: an entry of a document, an update of the record."""

    @property
    def rating(self) -> str | None: ...
    @property
    def rating_as_printed(self) -> str: ...
    @property
    def evidence(self) -> str: ...


def progress_of(entry: Progress | None) -> tuple[str, str, str]:
    """What is said of an action's progress, white space aside.

    Applying a document makes a new update where this differs from the current one.
    """
    if entry is None:
        return "", "", ""
    return entry.rating or "", entry.rating_as_printed, one_line(entry.evidence)


def in_plan_order(before: Sequence[_Name], after: Sequence[_Name]) -> list[_Name]:
    """Everything of ``after`` in its order, with what left it at the place that it had."""
    kept = set(after)
    left: defaultdict[_Name | None, list[_Name]] = defaultdict(list)
    last: _Name | None = None
    for name in before:
        if name in kept:
            last = name
        else:
            left[last].append(name)
    return left[None] + [n for name in after for n in (name, *left[name])]


def _plan_changes(was: Data, now: Data) -> Iterator[Change]:
    for field in PLAN_FIELDS:
        if was[field] != now[field]:
            yield Change(f"plan {field}", field=field, before=was[field], after=now[field])


def _versions_listed(before: PlanDocument, after: PlanDocument) -> Iterator[Change]:
    listed = {version_name(v) for v in before.versions}
    for version, data in zip(after.versions, as_data(after)["versions"], strict=True):
        if version_name(version) not in listed:
            listed.add(version_name(version))
            yield Change("plan version listed", field="versions", after=data)


def _counted(
    name: str, entries: list[Data], others: list[Data]
) -> dict[tuple[Hashable, ...], Data]:
    """The entries, told apart: those that the others hold too by all that they say.

    The rest go by their name; two of one name by which comes first.
    """
    shared = Counter(map(_words, entries)) & Counter(map(_words, others))
    seen: Counter[str] = Counter()
    counted: dict[tuple[Hashable, ...], Data] = {}
    for entry in entries:
        words = _words(entry)
        if shared[words]:
            shared[words] -= 1
            counted[words, shared[words]] = entry
        else:
            counted[entry[name], seen[entry[name]]] = entry
            seen[entry[name]] += 1
    return counted


def _words(entry: Data) -> tuple[str, ...]:
    return tuple(map(str, entry.values()))


def _listed_changes(
    kind: str, name: str, before: list[Data], after: list[Data]
) -> Iterator[Change]:
    was, now = _counted(name, before, after), _counted(name, after, before)
    for place in in_plan_order(list(was), list(now)):
        old, new = was.get(place), now.get(place)
        if old is None:
            yield Change(f"{kind} added", after=new)
        elif new is None:
            yield Change(f"{kind} removed", before=old)
        elif old != new:
            yield Change(f"{kind} changed", before=old, after=new)


def _theme_changes(b: Side, a: Side) -> Iterator[Change]:
    for number in in_plan_order(list(b.themes), list(a.themes)):
        yield from _theme_words(number, b, a)
        was, now = b.refs_of(number), a.refs_of(number)
        yield from _order_change(
            Change("theme order", ref=str(number), field="objectives"), was, now, b.objectives
        )
        left = [ref for ref in was if ref in now or ref not in a.objectives]
        for ref in in_plan_order(left, now):
            yield from _objective_changes(ref, b, a)


def _theme_data(theme: ThemeEntry) -> Data:
    return {"number": theme.number, "name": theme.name, "statement": theme.statement}


def _theme_words(number: int, b: Side, a: Side) -> Iterator[Change]:
    ref = str(number)
    if number not in a.themes:
        yield Change("theme removed", ref=ref, before=_theme_data(b.themes[number]))
    elif number not in b.themes:
        yield Change("theme added", ref=ref, after=_theme_data(a.themes[number]))
    else:
        old, new = _theme_data(b.themes[number]), _theme_data(a.themes[number])
        yield from _field_changes("theme wording", ref, ("name", "statement"), old, new)


def _field_changes(
    kind: str, ref: str, fields: Iterable[str], old: Data, new: Data
) -> Iterator[Change]:
    for field in fields:
        if old[field] != new[field]:
            yield Change(kind, ref=ref, field=field, before=old[field], after=new[field])


def _order_change(
    change: Change, was: Sequence[str], now: Sequence[str], known: Collection[str]
) -> Iterator[Change]:
    """The change filled with both orders of what both documents hold, if they differ.

    What moved in from elsewhere is taken to have come in at the end, in its order.
    """
    both = [name for name in now if name in known]
    stayed = [name for name in was if name in set(both)]
    came = [name for name in both if name not in set(was)]
    if stayed + came != both:
        yield Change(change.kind, "", change.ref, change.field, stayed + came, both)


def _objective_changes(ref: str, b: Side, a: Side) -> Iterator[Change]:
    yield from _objective_words(ref, b, a)
    was, now = b.keys_of(ref), a.keys_of(ref)
    yield from _order_change(Change("plan order", ref=ref, field=ref), was, now, b.actions)
    left = [key for key in was if key in now or key not in a.actions]
    for key in in_plan_order(left, now):
        yield from _action_changes(key, b, a)


def _objective_words(ref: str, b: Side, a: Side) -> Iterator[Change]:
    if ref not in a.objectives:
        yield Change("objective removed", ref=ref, before=b.objectives[ref].as_data())
    elif ref not in b.objectives:
        yield Change("objective added", ref=ref, after=a.objectives[ref].as_data())
    else:
        old, new = b.objectives[ref].as_data(), a.objectives[ref].as_data()
        yield from _field_changes("objective wording", ref, ("text", "theme"), old, new)


def _action_changes(key: str, b: Side, a: Side) -> Iterator[Change]:
    if key not in a.actions:
        was = b.actions[key]
        yield Change(f"action {a.state_of(key)}", key, was.entry.ref, before=was.as_data())
    elif key not in b.actions:
        now = a.actions[key]
        yield Change("action added", key, now.entry.ref, after=now.as_data())
    else:
        yield from _entry_changes(b.actions[key], a.actions[key])


def _exact(value: Any) -> Any:
    return value


_AS_COMPARED: dict[str, Callable[[Any], Any]] = {"evidence": one_line}
"""How a field is taken when two are compared; the others as they stand."""


def _entry_changes(was: PlacedAction, now: PlacedAction) -> Iterator[Change]:
    old, new = was.as_data(), now.as_data()
    for kind, field in (*ACTION_FIELDS, ("wording", "objective")):
        taken = _AS_COMPARED.get(field, _exact)
        if taken(old[field]) != taken(new[field]):
            ref = now.entry.ref
            yield Change(kind, now.entry.key, ref, field, old[field], new[field])
