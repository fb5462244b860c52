"""Giving a pack the pages that it takes in an agenda pack, which only its PDF can tell."""

from __future__ import annotations

from reports.content.agenda import with_pages
from reports.content.shape import PackContent, Pages
from reports.render.pdf import number_of_pages


def paged(content: PackContent, first: int) -> PackContent:
    """The content with its pages in an agenda pack in which its own first page is this one.

    Raises:
        CannotRender: the machine lacks what the PDF needs.
    """
    number = number_of_pages(with_pages(content, Pages(first, first)))
    return with_pages(content, Pages(first, first + number - 1))
