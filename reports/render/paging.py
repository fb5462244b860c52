"""Giving a pack the pages that it takes in an agenda pack, which only its PDF can tell."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from reports.content.agenda import with_pages
from reports.content.shape import PackContent, Pages
from reports.render.formats import Format, rendered


def paged(content: PackContent, first: int) -> PackContent:
    """The content with its pages in an agenda pack in which its own first page is this one.

    Raises:
        CannotRender: the machine lacks what the PDF needs.
    """
    pdf = rendered(with_pages(content, Pages(first, first)), Format.PDF)
    return with_pages(content, Pages(first, first + _number_of_pages(pdf) - 1))


def _number_of_pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as paper:
        return len(paper.pages)
