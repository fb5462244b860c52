"""Whatever silences a check or skips a test says why, in the same comment or by its own words."""

from __future__ import annotations

import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.machine import ROOT
from tools.check_leaks import tracked_files

SILENCES = re.compile(
    r"#\s*(?:noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?"
    r"|type:\s*ignore(?:\[[\w, -]+\])?|nosec(?:\s+B\d+)*|pragma:\s*no\s?cover)"
)
PUNCTUATION = " \t-()#."
LISTS = ("[tool.ruff.lint]", "[tool.ruff.lint.per-file-ignores]", "[tool.bandit]")
SKIPS = re.compile(r"pytest\.(?:skip|xfail|importorskip)\(|skipTest\(|mark\.(?:xfail|skip)\b")
SAID_ELSEWHERE = {
    "tests/support/machine.py": "the one place where a test is skipped, for want of what it names",
}
SOURCES = sorted(
    name for name in tracked_files() if name.endswith(".py") and name not in SAID_ELSEWHERE
)


def without_reason(path: Path) -> Iterator[str]:
    """The comments that silence a check and say no more than that."""
    with tokenize.open(path) as lines:
        for token in tokenize.generate_tokens(lines.readline):
            rest, silences = SILENCES.subn("", token.string)
            if token.type == tokenize.COMMENT and silences and not rest.strip(PUNCTUATION):
                yield f"{path}:{token.start[0]}: {token.string}"


def test_every_line_that_silences_a_check_says_why() -> None:
    assert [each for name in SOURCES for each in without_reason(ROOT / name)] == []


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("import os  # noqa: F401", False),
        ("import os  # noqa: F401, PLC0415 - once models are there", True),
        ("x = y  # type: ignore[attr-defined]", False),
        ("x = y  # type: ignore[attr-defined]  # annotated", True),
        ("x = y  # noqa: S105 # nosec B105", False),
        ("x = y  # noqa", False),
        ('x = "# noqa: F401"', True),
    ],
)
def test_the_reason_is_looked_for(tmp_path: Path, line: str, is_told: bool) -> None:
    path = tmp_path / "some.py"
    path.write_text(f"{line}\n")
    assert (list(without_reason(path)) == []) is is_told


@pytest.mark.parametrize("heading", LISTS)
def test_every_rule_that_is_left_out_for_all_says_why(heading: str) -> None:
    section = (ROOT / "pyproject.toml").read_text().split(f"{heading}\n")[1].split("\n[")[0]
    kept = re.sub(r"select = \[.*?\]\n", "", section, flags=re.DOTALL)
    lines = [line.strip() for line in kept.splitlines()]
    assert [line for line in lines if re.search(r'"[A-Z]+\d+"', line) and "#" not in line] == []


def test_no_test_is_skipped_but_for_want_of_what_is_named() -> None:
    texts = {name: (ROOT / name).read_text() for name in SOURCES if name.startswith("tests/")}
    assert [name for name, text in texts.items() if SKIPS.search(text)] == []
