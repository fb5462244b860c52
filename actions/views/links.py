"""Numbers of the plan's page, each with the address of the actions that it counts."""

from __future__ import annotations

from dataclasses import dataclass

from actions.figures import Counts
from actions.filters import address
from actions.views.frame import PlanFrame, plan_url
from plans import brag


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, with the address of the actions that it counts; none for nought."""

    letter: str
    """What stands before the number where its column has no head."""
    number: int
    url: str
    words: str
    """What is counted, for readers that hear the link alone."""
    css: str = ""


class Links:
    """Addresses of the list in the page's position, at its moment or at another."""

    def __init__(self, frame: PlanFrame) -> None:
        self.base = plan_url(frame.plan, "list")
        self.frame = frame

    def to(self, *pairs: tuple[str, str], at: str | None = None) -> str:
        kept = self.frame.pairs if at is None else self.frame.pairs_at(at)
        return address(self.base, [*pairs, *kept])

    def cells(
        self, counts: Counts, of: str, *pairs: tuple[str, str], at: str | None = None
    ) -> list[Cell]:
        return [
            Cell(
                look.letter,
                counts[rating],
                self.to(*pairs, ("rating", look.code), at=at) if counts[rating] else "",
                f"{look.word}, {of}",
            )
            for rating, look in brag.LOOKS.items()
        ]
