"""No template may need what the pages' security policy forbids: style or script within a page."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.stamp import ROOT

FOLDER = ROOT / "templates"
PACKS = FOLDER / "packs"
"""Papers, not pages: they are laid out here and carry their style with them."""

_EVERYWHERE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*="),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "a script within the page": re.compile(r"<script(?![^>]*\bsrc=)"),
    "an address that is a script": re.compile(r"javascript:", re.IGNORECASE),
    "an address outside this service": re.compile(r"<(?:script|link|img|iframe)[^>]*https?://"),
    "a comment over several lines, which would be printed": re.compile(r"\{#(?:(?!#\})[^\n])*\n"),
}
_ON_PAGES = {"a style element": re.compile(r"<style\b")}


def main() -> int:
    found = [line for file in sorted(FOLDER.rglob("*.*")) for line in _complaints(file)]
    print("\n".join(found))
    return int(bool(found))


def _complaints(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    rules = _EVERYWHERE if file.is_relative_to(PACKS) else _EVERYWHERE | _ON_PAGES
    for what, pattern in rules.items():
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{file.relative_to(ROOT)}:{line}: {what}"


if __name__ == "__main__":
    sys.exit(main())
