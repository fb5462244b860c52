"""The pack as HTML: what is printed, and its twin for the screen."""

from __future__ import annotations

from django.template.loader import render_to_string

from reports.content.shape import PackContent


def render_html(content: PackContent, *, stylesheet: str = "") -> str:
    """The whole page; ``stylesheet`` is an address to link, for the twin on the screen.

    The page holds no style, no script, and no address but that one and ``data:``.
    """
    template = f"packs/{content.template_version}/pack.html"
    return render_to_string(template, {"pack": content, "stylesheet": stylesheet})
