"""The documents, and what stands in them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.support.machine import ROOT

DOCS = ROOT / "docs"
_SKIPPED = {".venv", "node_modules", "build", "static_built", "out"}
_BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")


def document(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def every_document() -> list[Path]:
    """Every Markdown file of the repository; without git, every one that lies there."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.md"],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    if listed.returncode == 0:
        return [path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file()]
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*.md"))
    return [ROOT / path for path in found if not _SKIPPED & set(path.parts)]


def words(text: str) -> str:
    """The document without its blocks of code."""
    return _BLOCK.sub("", text)


def code(text: str) -> set[str]:
    """Everything that a document sets as code within its sentences and tables."""
    return set(_CODE.findall(words(text)))


def headings(text: str, level: int) -> list[str]:
    return re.findall(rf"^{'#' * level} (.+)$", words(text), re.MULTILINE)


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its level or above."""
    found = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert found, f"There is no heading “{heading}”."
    rest = text[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(text: str) -> list[list[str]]:
    """The rows of every table, each as its cells."""
    lines = re.findall(r"^\| *(.+?) *\|$", text, re.MULTILINE)
    return [[cell.strip() for cell in line.split(" | ")] for line in lines]
