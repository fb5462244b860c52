"""What the digest before a meeting says: counts, refs and links, and no word of a text. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from actions.recent import Changed
from people.letters.content import Content, Item, Part
from people.wording import counted, day_words, first_capital

_MOST_REFS = 12


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Actions of which the same doubt holds."""

    words: str
    """``rated Green, and in doubt``."""
    refs: Sequence[str]
    path: str


@dataclass(frozen=True, slots=True)
class PlanTold:
    """A plan of which the body hears, as one reader may see it."""

    title: str
    path: str
    since: str
    """``the meeting of 3 August 2026``."""
    moved: Sequence[Changed] = ()
    moved_path: str = ""
    not_compared: str = ""
    """Why it cannot be said what moved; empty where it can."""
    waiting: int = 0
    """Decisions that wait for the reader."""
    waiting_path: str = ""
    doubtful: Sequence[Doubtful] = ()


@dataclass(frozen=True, slots=True)
class Owed:
    """Promises and next steps that are open at the body."""

    number: int
    overdue: int
    path: str


@dataclass(frozen=True, slots=True)
class MeetingTold:
    body: str
    held_on: date
    path: str
    plans: Sequence[PlanTold]
    owed: Owed


def digest(told: MeetingTold) -> Content:
    day = day_words(told.held_on)
    return Content(
        subject=f"Before the meeting of {told.body} on {day}",
        opening=f"{told.body} meets on {day}. This is what moved in its plans, what waits, and "
        "where a rating is in doubt. A doubt is a prompt to ask, not a verdict.",
        parts=tuple(_parts(told)),
    )


def _parts(told: MeetingTold) -> Iterator[Part]:
    for plan in told.plans:
        yield from _of_plan(plan)
    if told.owed.number:
        yield Part("Owed to the body", (Item(_owed_words(told.owed), told.owed.path),))
    yield Part("The meeting", (Item("Open the meeting", told.path),))


def _of_plan(plan: PlanTold) -> Iterator[Part]:
    yield Part(
        f"{plan.title}: what moved since {plan.since}",
        (*map(_moved(plan), plan.moved), Item(f"Open {plan.title}", plan.path)),
        plan.not_compared or ("" if plan.moved else "Nothing has moved."),
    )
    if plan.waiting:
        yield Part(f"{plan.title}: what waits for you", (_waiting(plan),))
    if plan.doubtful:
        yield Part(f"{plan.title}: what is in doubt", tuple(map(_doubtful, plan.doubtful)))


def _moved(plan: PlanTold) -> Callable[[Changed], Item]:
    def line(found: Changed) -> Item:
        told = f" ({found.told})" if found.told else ""
        number = first_capital(counted(found.count, "action"))
        return Item(f"{number} {found.what}{told}{_listed(found.refs)}", plan.moved_path)

    return line


def _waiting(plan: PlanTold) -> Item:
    verb = "waits" if plan.waiting == 1 else "wait"
    words = f"{first_capital(counted(plan.waiting, 'decision'))} {verb} for you"
    return Item(words, plan.waiting_path)


def _doubtful(found: Doubtful) -> Item:
    number = first_capital(counted(len(found.refs), "action"))
    return Item(f"{number} {found.words}{_listed(found.refs)}", found.path)


def _listed(refs: Sequence[str]) -> str:
    """``: 1.1.1, 1.1.2 and 9 more``; nothing where none is named."""
    if not refs:
        return ""
    shown, more = ", ".join(refs[:_MOST_REFS]), len(refs) - _MOST_REFS
    return f": {shown} and {more} more" if more > 0 else f": {shown}"


def _owed_words(owed: Owed) -> str:
    said = counted(owed.number, "promise or next step", "promises and next steps")
    late = f", {counted(owed.overdue, 'of them', 'of them')} overdue" if owed.overdue else ""
    return f"{first_capital(said)} open{late}"
