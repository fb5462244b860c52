"""What changed lately, from the differences of two documents, counted by kind. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from actions.comparing import of_kind
from people.wording import number_of
from plans.brag import RANK, Rating
from plans.changes import LEFT, Change

DAYS = 31
"""How far back "recently" reaches."""

_MOST_REFS = 12


@dataclass(frozen=True, slots=True)
class Changed:
    """How many actions changed in one way."""

    count: int
    what: str
    """``re-rated``."""
    told: str
    """What the count says more closely: ``3 better, 1 worse``; may be empty."""
    refs: Sequence[str]
    """Of those still in the plan, in its order."""
    fell_to_red: Sequence[str] = ()

    @property
    def shown(self) -> Sequence[str]:
        return self.refs[:_MOST_REFS]

    @property
    def more(self) -> int:
        return max(len(self.refs) - _MOST_REFS, 0)


def recent(changes: Sequence[Change]) -> list[Changed]:
    """The changes between two documents of one plan, counted; what did not change is left out."""
    counted: tuple[Callable[[Sequence[Change]], Changed], ...] = (
        _re_rated, _updated, _re_dated, _reworded, _added, _re_led, _left,
    )  # fmt: skip
    return [found for count in counted if (found := count(changes)).count]


def _refs(changes: Iterable[Change]) -> list[str]:
    return [c.ref for c in changes]


def _told(parts: Iterable[tuple[int, str]]) -> str:
    return ", ".join(f"{count} {words}" for count, words in parts if count)


def _re_rated(changes: Sequence[Change]) -> Changed:
    found = of_kind(changes, "re-rated")
    rated = [c for c in found if c.before and c.after]
    better = sum(RANK[c.after] > RANK[c.before] for c in rated)
    told = _told(
        (
            (better, "better"),
            (len(rated) - better, "worse"),
            (sum(not c.before for c in found), "rated for the first time"),
            (sum(not c.after for c in found), "no longer rated"),
        )
    )
    red = [c.ref for c in rated if c.after == Rating.RED]
    return Changed(len(found), "re-rated", told, _refs(found), red)


def _updated(changes: Sequence[Change]) -> Changed:
    re_rated = {c.key for c in of_kind(changes, "re-rated")}
    found = [c for c in of_kind(changes, "new-evidence") if c.key not in re_rated]
    told = "the rating stayed as it was" if found else ""
    return Changed(len(found), "given new evidence", told, _refs(found))


def _re_dated(changes: Sequence[Change]) -> Changed:
    found = of_kind(changes, "re-dated")
    days = [_days(c) for c in found if c.before and c.after]
    later, sooner = [d for d in days if d > 0], [d for d in days if d < 0]
    told = _told(
        (
            (len(later), f"later{_by(later)}"),
            (len(sooner), f"sooner{_by(sooner)}"),
            (sum(not c.before for c in found), "dated for the first time"),
            (sum(not c.after for c in found), "no longer dated"),
        )
    )
    return Changed(len(found), "re-dated", told, _refs(found))


def _days(change: Change) -> int:
    return (date.fromisoformat(change.after) - date.fromisoformat(change.before)).days


def _by(days: Sequence[int]) -> str:
    """`` by 64 days on average``; of one, exactly."""
    if not days:
        return ""
    mean = round(abs(sum(days)) / len(days))
    return f" by {number_of(mean, 'day')}{' on average' if len(days) > 1 else ''}"


def _reworded(changes: Sequence[Change]) -> Changed:
    found = of_kind(changes, "reworded")
    return Changed(len(found), "reworded", "", _refs(found))


def _added(changes: Sequence[Change]) -> Changed:
    found = of_kind(changes, "added")
    unrated = sum(c.after["rating"] is None for c in found)
    told = f"{unrated or 'none'} of them not yet rated" if found else ""
    return Changed(len(found), "added", told, _refs(found))


def _re_led(changes: Sequence[Change]) -> Changed:
    found = of_kind(changes, "re-led")
    vacant = sum(not c.after for c in found)
    return Changed(len(found), "given another lead", _told([(vacant, "now vacant")]), _refs(found))


def _left(changes: Sequence[Change]) -> Changed:
    found = of_kind(changes, "left")
    return Changed(len(found), "left the plan", ", ".join(_ways(found)), ())


def _ways(found: Sequence[Change]) -> Iterator[str]:
    for kind in LEFT:
        count = sum(c.kind == kind for c in found)
        if count:
            yield f"{count} {kind.removeprefix('action ')}: " + ", ".join(
                c.ref for c in found if c.kind == kind
            )
