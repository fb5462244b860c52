"""A pack that puts a published one right says on paper which one: members may hold both. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from people.wording import day_words
from reports.content.shape import FrontRow, PackContent

ROW = "Replaces"


def correcting(content: PackContent, *, number: int, published_on: date) -> PackContent:
    """The content with the pack that it replaces, which the front sheet tells first."""
    told = FrontRow(ROW, f"Pack {number}, published on {day_words(published_on)}")
    front = replace(content.front, rows=(told, *content.front.rows))
    return replace(content, front=front)
