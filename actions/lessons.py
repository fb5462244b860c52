"""Whether doubts told anything: what became of Greens with a doubt, and of those without. Pure.

An action counts once for each month end at which it was Green and for which the record reaches
three months on. It turned out badly where it was then Red, or past its due date and not Blue.
An action that had left the plan by then is not counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plans.brag import Rating

MONTHS_ON = 3
FEWEST = 10
"""Of fewer cases nothing is said in per cent."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How one action stood at the end of a month."""

    rating: Rating | None
    late: bool
    """Past its due date, open and not Blue."""
    codes: frozenset[str] = frozenset()
    """The doubts of a Green; none is worked out for others."""

    @property
    def badly(self) -> bool:
        return self.rating is Rating.RED or self.late


@dataclass(frozen=True, slots=True)
class Tally:
    cases: int = 0
    badly: int = 0

    @property
    def is_enough(self) -> bool:
        return self.cases >= FEWEST

    @property
    def rate(self) -> float:
        """Of 1; 0 where there was no case."""
        return self.badly / self.cases if self.cases else 0

    @property
    def share(self) -> int:
        """In whole per cent."""
        return round(100 * self.rate)

    @property
    def share_words(self) -> str:
        """``12%``; a few among many are never said to be none."""
        return "under 1%" if self.badly and not self.share else f"{self.share}%"

    def with_case(self, *, badly: bool) -> Tally:
        return Tally(self.cases + 1, self.badly + badly)


@dataclass(frozen=True, slots=True)
class Lessons:
    doubted: Tally
    clear: Tally
    by_code: Mapping[str, Tally]
    left: int
    """Cases whose action had left the plan three months on."""


def lessons(months: Sequence[Mapping[str, Stand]]) -> Lessons:
    """What the month ends teach.

    Args:
        months: for each month end, oldest first and none left out, how each action stood, by key.
    """
    by_code: defaultdict[str, Tally] = defaultdict(Tally)
    totals = {True: Tally(), False: Tally()}
    left = 0
    for stand, after in _cases(months):
        if after is None:
            left += 1
            continue
        doubted = bool(stand.codes)
        totals[doubted] = totals[doubted].with_case(badly=after.badly)
        for code in stand.codes:
            by_code[code] = by_code[code].with_case(badly=after.badly)
    return Lessons(totals[True], totals[False], dict(by_code), left)


def _cases(months: Sequence[Mapping[str, Stand]]) -> Iterator[tuple[Stand, Stand | None]]:
    """Each Green with how the same action stood three months on."""
    for now, then in zip(months, months[MONTHS_ON:], strict=False):
        for key, stand in now.items():
            if stand.rating is Rating.GREEN:
                yield stand, then.get(key)


def finding(found: Lessons) -> str:
    """What the two shares say, in one sentence that claims no cause."""
    if not (found.doubted.is_enough and found.clear.is_enough):
        return "There are too few cases to say whether doubts tell anything in this plan."
    doubted, clear = found.doubted.share_words, found.clear.share_words
    if doubted == clear:
        said = "Greens with a doubt and Greens without turned out badly about equally often"
        return f"{said}: {clear}."
    often = "more" if found.doubted.rate > found.clear.rate else "less"
    return (
        f"Greens with a doubt turned out badly {often} often than Greens without: "
        f"{doubted} against {clear}."
    )
