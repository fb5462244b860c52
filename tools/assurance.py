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
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import parse

from tools.goals import GOALS, NOT_HELD, Goal
from tools.stamp import ROOT

PAGE = ROOT / "docs" / "assurance.md"
MEASURED = ROOT / "docs" / "assurance.json"

_HEAD = """\
# Assurance

What the service promises of security, reliability and accessibility, and what was measured. Made \
by `make assurance`, which runs the tests of each promise and writes down what they found; \
`make assurance ARGS=S4` measures one anew. Not edited by hand. Nothing stands here that was not \
run; what no test holds is said.

All was run on one machine, with SQLite and, where a page is looked at, Chromium. The suite runs \
on PostgreSQL too, but for tests that only ask for every page again.
"""

Measured = Mapping[str, Mapping[str, Any]]


def main(codes: list[str]) -> int:
    """Measure the named goals, or all, and write the page."""
    chosen = [goal for goal in GOALS if not codes or goal.code in codes]
    measured = json.loads(MEASURED.read_text()) if MEASURED.is_file() else {}
    for at_length in (False, True):
        goals = [goal for goal in chosen if goal.at_length is at_length]
        measured |= _measure(goals, {"SOAK": "1"} if at_length else {}) if goals else {}
    for goal in chosen:
        print(f"{goal.code}: {_found(measured[goal.code])}", flush=True)
    MEASURED.write_text(json.dumps(measured, indent=1, sort_keys=True) + "\n")
    PAGE.write_text(page(measured))
    return int(any(measured[goal.code]["failed"] for goal in chosen))


def _measure(goals: list[Goal], environment: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What the tests of these goals counted, by goal."""
    cases, figures = _run(goals, environment)
    today = datetime.now(UTC).date().isoformat()
    return {
        goal.code: {
            "on": today,
            **outcomes(goal, cases),
            "figures": summed(goal.code, figures),
        }
        for goal in goals
    }


def _run(
    goals: list[Goal], environment: Mapping[str, str]
) -> tuple[list[Element], list[dict[str, Any]]]:
    """Run the tests of these goals, each once: how each ended, and the figures that they noted."""
    with tempfile.TemporaryDirectory() as folder:
        notes, told = Path(folder) / "figures.jsonl", Path(folder) / "told.xml"
        workers = ["-n", str(os.cpu_count() or 1), "--dist", "worksteal"]
        report = [f"--junitxml={told}", "-o", "junit_family=xunit1"]
        tests = list(dict.fromkeys(name for goal in goals for name in goal.tests))
        subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *workers, *report, *tests],
            cwd=ROOT, check=False, env={**os.environ, **environment, "FIGURES": str(notes)},
        )  # fmt: skip
        cases = list(parse(told).iter("testcase"))
        lines = notes.read_text().splitlines() if notes.is_file() else []
    return cases, [json.loads(line) for line in lines]


def outcomes(goal: Goal, cases: Iterable[Element]) -> dict[str, int]:
    """How the tests of one goal ended."""
    found = dict.fromkeys(("passed", "failed", "skipped"), 0)
    for case in cases:
        if any(_is_of(case, name) for name in goal.tests):
            found[_outcome(case)] += 1
    return found


def _is_of(case: Element, name: str) -> bool:
    """Whether a test is what a goal names: a folder, a file, or one test of a file or its case."""
    file, test = case.get("file", ""), case.get("name", "")
    named = (file, f"{file}::{test.partition('[')[0]}", f"{file}::{test}")
    return name in named or file.startswith(f"{name}/")


def _outcome(case: Element) -> str:
    ends = {child.tag for child in case}
    if ends & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in ends else "passed"


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
    sections = [_section(goal, measured.get(goal.code)) for goal in GOALS]
    return "\n".join([_HEAD, *sections, "## Not held, or not measured", "", *_not_held(), ""])


def _not_held() -> Iterator[str]:
    return (f"- {code}: {what}" for code, what in NOT_HELD.items())


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
