"""Count what ran and what could not, for the end of one run and for ``make test``."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.support.machine import CANNOT

_OUTCOMES = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server"})
BROWSER_FIXTURES = frozenset({"browser", "page", "no_js_page"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses a database and what uses a browser, so that nobody has to remember to."""
    for item in items:
        fixtures = frozenset(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")
        if fixtures & BROWSER_FIXTURES:
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    stats: dict[str, list[Any]] = terminalreporter.stats
    missing = Counter(
        reason
        for report in stats.get("skipped", ())
        if (reason := _reason(report)).startswith(CANNOT)
    )
    if missing:
        terminalreporter.section("What this machine could not run")
        for reason, count in missing.most_common():
            terminalreporter.line(f"{count} × {reason}")
    _write({name: len(stats.get(name, ())) for name in _OUTCOMES}, missing)


def _reason(report: Any) -> str:
    """The words of a skip: pytest keeps them as the last of (file, line, "Skipped: …")."""
    longrepr = report.longrepr
    words = longrepr[-1] if isinstance(longrepr, tuple) else str(longrepr)
    return str(words).removeprefix("Skipped: ")


def _write(outcomes: dict[str, int], missing: Counter[str]) -> None:
    if target := os.environ.get("TEST_TALLY"):
        Path(target).write_text(json.dumps({"outcomes": outcomes, "missing": missing}))
