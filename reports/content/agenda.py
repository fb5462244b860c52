"""Where a pack stands in the agenda pack of its meeting: the clerk says with which page it begins.

Pure. Every copy says the same pages, whatever its format: those of the PDF.
"""

from __future__ import annotations

from dataclasses import replace

from reports.content.shape import FrontRow, PackContent, Pages

ROW = "In the agenda pack"


def with_pages(content: PackContent, pages: Pages) -> PackContent:
    """The content with its pages, which the front sheet tells below the meeting."""
    rows = [row for row in content.front.rows if row.name != ROW]
    place = 1 + max((n for n, row in enumerate(rows) if row.name in _MEETING), default=-1)
    rows.insert(place, FrontRow(ROW, pages_words(pages)))
    return replace(content, pages=pages, front=replace(content.front, rows=tuple(rows)))


_MEETING = ("Meeting", "Date")


def pages_words(pages: Pages) -> str:
    """``Pages 12–34``."""
    if pages.first == pages.last:
        return f"Page {pages.first}"
    return f"Pages {pages.first}–{pages.last}"
