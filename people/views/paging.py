"""Long lists, a page at a time."""

from __future__ import annotations

from typing import TypeVar

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Model, QuerySet

_M = TypeVar("_M", bound=Model)
PER_PAGE = 50


def page_of(rows: QuerySet[_M], wanted: str) -> tuple[Page[_M], list[str]]:
    """The page that is wanted, or the nearest there is, and what is to be said of that."""
    paginator = Paginator(rows, PER_PAGE)
    try:
        return paginator.page(wanted), []
    except InvalidPage:
        found = paginator.get_page(wanted)
        return found, [f"There is no page “{wanted[:20]}”; this is page {found.number}."]
