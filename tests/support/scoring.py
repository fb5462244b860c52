"""How often a rule that reads words is right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """How one rule did on a set of labelled cases."""

    right: int
    false_alarms: int
    missed: int
    negatives: int
    """Cases in which it truly does not hold."""

    @property
    def positives(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false_alarms)

    @property
    def recall(self) -> float:
        return self.right / self.positives
