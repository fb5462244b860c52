"""Measure what the service promises, and write ``docs/assurance.md`` from what was measured.

Arguments name the goals to measure anew; without any, all are. The others keep what was measured
before, with its day. A goal whose tests fail keeps nothing: it says that it failed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tools.goals import GOALS, Goal
from tools.stamp import ROOT

PAGE = ROOT / "docs" / "assurance.md"
MEASURED = ROOT / "docs" / "assurance.json"

_HEAD = """\
# Assurance

What the service promises of its security, and what was measured. Made by `make assurance`, which \
runs the tests of each promise and writes down what they found; `make assurance ARGS=S4` measures \
one anew. Not edited by hand. Nothing stands here that was not run; what no test holds is said.

All was run on one machine, with SQLite and, where a page is looked at, Chromium; the whole suite \
runs on PostgreSQL too.
"""

Measured = Mapping[str, Mapping[str, Any]]


def main(codes: list[str]) -> int:
    """Measure the named goals, or all, and write the page."""
    chosen = [goal for goal in GOALS if not codes or goal.code in codes]
    measured = json.loads(MEASURED.read_text()) if MEASURED.is_file() else {}
    for goal in chosen:
        measured[goal.code] = _measure(goal)
        print(f"{goal.code}: {_found(measured[goal.code])}", flush=True)
    MEASURED.write_text(json.dumps(measured, indent=1, sort_keys=True) + "\n")
    PAGE.write_text(page(measured))
    return int(any(measured[goal.code]["failed"] for goal in chosen))


def _measure(goal: Goal) -> dict[str, Any]:
    """Run a goal's tests; what they counted."""
    with tempfile.TemporaryDirectory() as folder:
        notes, tally = Path(folder) / "figures.jsonl", Path(folder) / "tally.json"
        environment = {"FIGURES": str(notes), "TEST_TALLY": str(tally)}
        if goal.at_length:
            environment["SOAK"] = "1"
        workers = ["-n", str(os.cpu_count() or 1), "--dist", "worksteal"]
        subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *workers, *goal.tests],
            cwd=ROOT, check=False, env={**os.environ, **environment},
        )  # fmt: skip
        outcomes = json.loads(tally.read_text())["outcomes"] if tally.is_file() else {"error": 1}
        lines = notes.read_text().splitlines() if notes.is_file() else []
    return {
        "on": datetime.now(UTC).date().isoformat(),
        "passed": outcomes.get("passed", 0),
        "failed": outcomes.get("failed", 0) + outcomes.get("error", 0),
        "skipped": outcomes.get("skipped", 0),
        "figures": summed(goal.code, map(json.loads, lines)),
    }


def summed(code: str, notes: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The figures of one goal; numbers under the same words are added up."""
    found: dict[str, Any] = {}
    for note in notes:
        if note["goal"] == code:
            what, value = note["what"], note["value"]
            adds = what in found and not isinstance(value, str)
            found[what] = found[what] + value if adds else value
    return dict(sorted(found.items()))


def page(measured: Measured) -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(_section(goal, measured.get(goal.code)) for goal in GOALS)])


def _section(goal: Goal, found: Mapping[str, Any] | None) -> str:
    said = [f"## {goal.code}", "", goal.promise, "", *_lines(goal, found), ""]
    return "\n".join(said)


def _lines(goal: Goal, found: Mapping[str, Any] | None) -> Iterator[str]:
    if found is None:
        yield "- Not measured."
    else:
        yield f"- {found['on']}: {_found(found)}."
        yield from (f"- {what}: {_number(value)}" for what, value in found["figures"].items())
    length = "SOAK=1 " if goal.at_length else ""
    yield f"- Tests: `{length}pytest {' '.join(goal.tests)}`"
    if goal.missing:
        yield f"- Missing: {goal.missing}"


def _found(found: Mapping[str, Any]) -> str:
    said = [f"{found['passed']:,} tests passed"]
    said += [f"{found[name]} {name}" for name in ("failed", "skipped") if found[name]]
    return ", ".join(said)


def _number(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
