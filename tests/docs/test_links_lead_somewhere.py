"""Every link between documents leads to a file, and to a heading where it names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import every_document, headings, words
from tests.support.machine import ROOT

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_ELSEWHERE = ("http://", "https://", "mailto:")


def links(path: Path) -> list[str]:
    found = _LINK.findall(words(path.read_text(encoding="utf-8")))
    return [link for link in found if not link.startswith(_ELSEWHERE)]


def anchors(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    titles = [title for level in range(1, 5) for title in headings(text, level)]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken(path: Path) -> Iterator[str]:
    for link in links(path):
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists():
            yield f"{link}: there is no such file"
        elif anchor and anchor not in anchors(target):
            yield f"{link}: there is no such heading"


@pytest.mark.parametrize("path", every_document(), ids=lambda path: str(path.relative_to(ROOT)))
def test_each_link_leads_somewhere(path: Path) -> None:
    assert list(broken(path)) == []


def test_each_document_is_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path not in reached and path.suffix == ".md":
            reached.add(path)
            targets = (link.partition("#")[0] for link in links(path))
            waiting += [(path.parent / name).resolve() for name in targets if name]
    ours = {path for path in every_document() if path.is_relative_to(ROOT / "docs")}
    assert ours <= reached
