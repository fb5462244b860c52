"""Every test, on SQLite and on PostgreSQL, and at the end what could not run and why.

Arguments go to pytest. With ``NOTHING_MISSING=1`` what cannot run counts as failed: so does CI,
which installs everything.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.support import postgres
from tools.stamp import ROOT

_DATABASE_ONLY = ["-m", "database and not browser and not pages"]
"""What runs on PostgreSQL too. The pages are the same whatever the database.

Each page is asked for on PostgreSQL as well, by the matrix of roles and by hostile requests.
"""

_MOST_WORKERS = 4
_NO_TESTS = 5
"""What pytest answers when nothing was chosen."""


@dataclass
class Run:
    """What one run of pytest came to."""

    name: str
    failed: bool
    outcomes: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)


def main(arguments: list[str]) -> int:
    runs = [_run("SQLite", arguments, {}), _on_postgres(arguments)]
    missing = sum((run.missing for run in runs), Counter[str]())
    _say_what_is_missing(missing)
    failed = any(run.failed for run in runs) or (bool(missing) and _must_be_whole())
    _say_the_sum(runs, failed=failed)
    return int(failed)


def _run(
    name: str, arguments: list[str], environment: dict[str, str], chosen: Sequence[str] = ()
) -> Run:
    print(f"\n=== {name} ===", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        tally = Path(folder) / "tally.json"
        workers = ["-n", str(min(os.cpu_count() or 1, _MOST_WORKERS)), "--dist", "worksteal"]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *workers, *chosen, *arguments],
            cwd=ROOT, check=False, env={**os.environ, **environment, "TEST_TALLY": str(tally)},
        )  # fmt: skip
        if not tally.is_file():
            return Run(name, failed=True)
        counted = json.loads(tally.read_text())
    # A choice of tests may hold none for PostgreSQL; the whole suite may not.
    good = (0, _NO_TESTS) if arguments else (0,)
    outcomes, missing = Counter(counted["outcomes"]), Counter(counted["missing"])
    return Run(name, done.returncode not in good, outcomes, missing)


def _on_postgres(arguments: list[str]) -> Run:
    try:
        with postgres.server() as address:
            return _run("PostgreSQL", [*arguments, *_DATABASE_ONLY], {"TEST_DATABASE_URL": address})
    except postgres.NoServer as reason:
        count = _how_many(arguments)
        return Run("PostgreSQL", failed=False, missing=Counter({f"PostgreSQL: {reason}": count}))


def _how_many(arguments: list[str]) -> int:
    """How many tests a PostgreSQL would have run."""
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", *arguments, *_DATABASE_ONLY]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    found = re.search(r"^(\d+)(?:/\d+)? tests? collected", done.stdout, re.MULTILINE)
    return int(found.group(1)) if found else 0


def _must_be_whole() -> bool:
    return os.environ.get("NOTHING_MISSING", "") not in ("", "0")


def _say_what_is_missing(missing: Counter[str]) -> None:
    if missing:
        print("\n=== What this machine could not run ===")
        for reason, count in missing.most_common():
            print(f"{count} tests: {reason.removeprefix('cannot run here: ')}")


def _say_the_sum(runs: list[Run], *, failed: bool) -> None:
    """The last line is the sum of both runs, in the words that readers of logs look for."""
    total = sum((run.outcomes for run in runs), Counter[str]())
    bad = total["failed"] + total["error"]
    not_run = sum(count for run in runs if not run.outcomes for count in run.missing.values())
    print()
    for run in runs:
        print(f"{run.name}: {_sentence(run)}")
    print(
        f"{total['passed']} passed, {max(bad, int(failed))} failed, "
        f"{total['skipped'] + not_run} skipped"
    )


def _sentence(run: Run) -> str:
    said = [f"{count} {name}" for name, count in run.outcomes.items() if count]
    if said or not run.failed:
        return ", ".join(said) or ("could not run" if run.missing else "no test was chosen")
    return "stopped before its end"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
