"""What a promise of the service is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One promise."""

    code: str
    promise: str
    tests: tuple[str, ...]
    """What pytest is given."""
    missing: str = ""
    """What of the promise no test holds, in a sentence."""
    at_length: bool = False
    """Whether the tests run at their full length, as in ``make soak``."""
