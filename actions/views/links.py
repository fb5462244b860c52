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
    """Addresses of the list, at the moment of the page or at another."""

    def __init__(self, frame: PlanFrame) -> None:
        self.base = plan_url(frame.plan, "list")
        self.at = frame.as_at.value

    def to(self, *pairs: tuple[str, str], at: str | None = None) -> str:
        moment = self.at if at is None else at
        return address(self.base, [*pairs, *([("at", moment)] if moment else [])])

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
