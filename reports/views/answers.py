"""A paper as the answer to a request: a page to look at, or a file to take away."""

from __future__ import annotations

from django.http import HttpResponse
from django.templatetags.static import static

from reports.content.shape import PackContent
from reports.render.formats import MEDIA, Format
from reports.render.html import render_html


def as_page(content: PackContent) -> HttpResponse:
    return HttpResponse(render_html(content, stylesheet=static("css/pack.css")))


def as_file(data: bytes, name: str, format_: Format) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=MEDIA[format_], headers=headers)
