"""What a test measured, for ``docs/assurance.md``: see ``make assurance``."""

from __future__ import annotations

import json
import os
from pathlib import Path


def figure(goal: str, what: str, value: float | str) -> None:
    """Note what was measured for a goal, such as ``figure("S4", "requests", 10_000)``.

    Numbers that several tests, or workers, note under the same words are added up. Without
    ``FIGURES`` in the environment, which names a file, nothing is noted.
    """
    if target := os.environ.get("FIGURES"):
        line = json.dumps({"goal": goal, "what": what, "value": value}) + "\n"
        with Path(target).open("a", encoding="utf-8") as notes:
            notes.write(line)
