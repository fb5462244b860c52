"""The minutes of a meeting as an accessible PDF (PDF/UA-1)."""

from __future__ import annotations

from dataclasses import replace

from django.template.loader import render_to_string

from reports.content.minutes_shape import Minutes
from reports.render.glyphs import in_glyphs, what_was_lost
from reports.render.printing import printed
from reports.render.stylesheets import page_furniture, style_of_minutes

_TEMPLATE = "minutes/v1/minutes.html"
_NONE_ON_THE_FIRST = "\n@page :first { @top-left { content: none; } }"
"""There the body and the day are the title."""
_NOT_FOR_PUBLICATION = "\n@page { @top-left { font-weight: 600; color: #0b0c0c; } }"
"""The head says so, and is seen from a distance as in a pack."""


def minutes_pdf(minutes: Minutes) -> bytes:
    """The paper's bytes.

    Raises:
        CannotRender: Pango or a font is missing, or the printing was cut off.
    """
    paper = _printable(minutes)
    html = render_to_string(_TEMPLATE, {"paper": paper})
    return printed(html, style=style_of_minutes(), furniture=furniture_of(paper))


def furniture_of(paper: Minutes) -> str:
    """What stands at the edge of each page."""
    marked = _NOT_FOR_PUBLICATION if paper.marking else ""
    return page_furniture(paper.running_title, paper.foot) + marked + _NONE_ON_THE_FIRST


def _printable(minutes: Minutes) -> Minutes:
    """The same words in what the fonts can print; its notes tell what they cannot."""
    paper, shown = in_glyphs(minutes)
    lost = what_was_lost(shown)
    return replace(paper, notes=(*paper.notes, lost)) if lost else paper
